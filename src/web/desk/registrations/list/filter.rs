use super::columns::Column;
use super::shown::Shown;
use crate::domain::registration::{RegistrationStatus, Source};
use crate::domain::registration_list::{AtTable, Sort};
use crate::web::components::fields::{Choice, options};
use crate::web::context::Page;
use leptos::prelude::*;

/// The search and the filters, in as few lines as there is room for.
pub fn filter_form(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let Shown { listing, filter, sort, .. } = shown;
    let action = page.urls.desk_event_page(listing.event.id, "registrations");
    let professions = listing
        .by_profession
        .iter()
        .map(|count| Choice::new(count.code.clone(), count.labels[usize::from(!t.is_japanese())].clone()));
    let statuses = RegistrationStatus::ALL
        .iter()
        .filter(|status| {
            filter.status == Some(**status) || listing.by_status.iter().any(|(present, _)| present == *status)
        })
        .map(|status| Choice::new(status.code(), t.get(&format!("registrations-status-{}", status.code()))));
    let sources = Source::ALL
        .iter()
        .filter(|source| filter.source == Some(**source) || listing.sources.contains(source))
        .map(|source| Choice::new(source.code(), t.get(&format!("registrations-source-{}", source.code()))));
    let tables = (1..=listing.tables.tables)
        .map(|number| Choice::new(number.to_string(), t.with("seating-table", [("number", number.into())])))
        .chain([Choice::new(AtTable::Nowhere.code(), t.get("registrations-no-table"))]);
    let topics = listing.event.topics().into_iter().map(|topic| Choice::new(topic, topic)).collect::<Vec<_>>();
    // A topic that somebody typed, and that is asked for, can be asked for again.
    let own = (!filter.topic.is_empty() && topics.iter().all(|topic| topic.value != filter.topic))
        .then(|| Choice::new(filter.topic.clone(), filter.topic.clone()));
    let sorts =
        Sort::ALL.iter().map(|sort| Choice::new(sort.code(), t.get(&format!("registrations-sort-{}", sort.code()))));
    let status = filter.status.map(RegistrationStatus::code).unwrap_or_default();
    let source = filter.source.map(Source::code).unwrap_or_default();
    let table = filter.table.map(AtTable::code).unwrap_or_default();
    let all = |label: String| Choice::new("", t.with("registrations-filter-all", [("label", label.into())]));
    let with_all = |label: String, choices: Vec<Choice>| [all(label)].into_iter().chain(choices).collect();
    let label = |id: &str| t.get(id);
    let has_tables = listing.tables.tables > 0;
    let group_work = listing.event.details.group_work;
    view! {
        <form method="post" action=action class="regs-filter" role="search">
            <input type="search" id="q" class="regs-filter__text" name="q" value=filter.text.clone() autocomplete="off"
                aria-label=label("registrations-search") placeholder=label("registrations-search")/>
            {select("profession", label("field-profession"), with_all(label("field-profession"), professions.collect()), &filter.profession)}
            {select("status", label("registrations-status"), with_all(label("registrations-status"), statuses.collect()), status)}
            {has_tables.then(|| select("table", label("registrations-column-table"), with_all(label("registrations-column-table"), tables.collect()), &table))}
            {(!topics.is_empty() || own.is_some()).then(|| {
                let topics = topics.into_iter().chain(own).collect();
                select("topic", label("registrations-column-topic"), with_all(label("registrations-column-topic"), topics), &filter.topic)
            })}
            {(listing.sources.len() > 1 || filter.source.is_some()).then(|| {
                select("source", label("registrations-source"), with_all(label("registrations-source"), sources.collect()), source)
            })}
            {select("sort", label("registrations-sort"), sorts.collect(), sort.code())}
            {group_work.then(|| check("facilitator", label("registrations-column-facilitator"), filter.facilitator))}
            {check("arrangement", label("registrations-filter-arrangement"), filter.arrangement)}
            <button type="submit" class="button button--small">{t.get("registrations-apply")}</button>
        </form>
    }
}

fn select(id: &'static str, label: String, choices: Vec<Choice>, value: &str) -> impl IntoView + use<> {
    view! { <select name=id aria-label=label>{options(choices, value)}</select> }
}

fn check(id: &'static str, label: String, checked: bool) -> impl IntoView + use<> {
    view! {
        <label class="regs-filter__check"><input type="checkbox" name=id value="yes" checked=checked/><span>{label}</span></label>
    }
}

/// Which columns are shown, folded.
pub fn columns_form(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let action = page.urls.desk_event_page(shown.listing.event.id, "registrations/columns");
    let boxes = Column::ALL.iter().map(|column| {
        let checked = shown.columns.contains(column);
        view! {
            <label class="regs-filter__check">
                <input type="checkbox" name="column" value=column.code() checked=checked/><span>{column.heading(page)}</span>
            </label>
        }
    });
    view! {
        <details class="regs-columns">
            <summary>{t.get("registrations-columns")}</summary>
            <form method="post" action=action class="regs-columns__form">
                {boxes.collect_view()}
                <button type="submit" class="button button--small button--second">{t.get("registrations-columns-keep")}</button>
            </form>
        </details>
    }
}
