use super::counts;
use super::with;
use crate::app::registrations::Listing;
use crate::domain::organiser::Organiser;
use crate::domain::registration::{Registration, RegistrationStatus, Source};
use crate::domain::registration_list::{Filter, PAGE, Sort};
use crate::web::components::fields::Choice;
use crate::web::context::Page;
use crate::web::desk::registrations::entry::badge;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// What the page shows.
pub struct Shown {
    pub listing: Listing,
    pub filter: Filter,
    pub sort: Sort,
    /// The address of the first page of this list.
    pub address: String,
    /// How many people an import has just taken in.
    pub imported: Option<u32>,
}

/// A page of the list of registrations.
pub fn list(page: &Page, organiser: &Organiser, shown: &Shown) -> Response {
    let t = page.t;
    let title = t.get("registrations-title");
    let listing = &shown.listing;
    let event = &listing.event;
    let taken_in = shown.imported.map(|count| t.with("registrations-imported", [("count", count.into())]));
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            {taken_in.map(|text| view! { <div class="notice notice--good" role="status"><p>{text}</p></div> })}
            <h1>{title.clone()}</h1>
            {organiser.role.may_edit().then(|| view! {
                <div class="buttons">
                    <a class="button" href=page.urls.desk_event_page(event.id, "registrations/new")>
                        {t.get("registrations-add")}
                    </a>
                    <a class="button button--second" href=page.urls.desk_event_page(event.id, "import")>
                        {t.get("import-title")}
                    </a>
                </div>
            })}
            {counts::sums(page, listing)}
            {counts::by_profession(page, listing)}
            <h2 id="list">{t.get("registrations-list")}</h2>
            {filter_form(page, shown)}
            {found(page, shown)}
        }
    })
}

fn filter_form(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let Shown { listing, filter, sort, .. } = shown;
    let action = page.urls.desk_event_page(listing.event.id, "registrations");
    let all = || Choice::new("", t.get("registrations-all"));
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
    let source = filter.source.map(Source::code).unwrap_or_default();
    let sorts =
        Sort::ALL.iter().map(|sort| Choice::new(sort.code(), t.get(&format!("registrations-sort-{}", sort.code()))));
    let status = filter.status.map(RegistrationStatus::code).unwrap_or_default();
    view! {
        <form method="post" action=action class="regs-filter" role="search">
            <div class="regs-filter__field regs-filter__field--wide">
                <label for="q">{t.get("registrations-search")}</label>
                <input type="search" id="q" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            {select("profession", t.get("field-profession"), [all()].into_iter().chain(professions).collect(), &filter.profession)}
            {select("status", t.get("registrations-status"), [all()].into_iter().chain(statuses).collect(), status)}
            {select("source", t.get("registrations-source"), [all()].into_iter().chain(sources).collect(), source)}
            {select("sort", t.get("registrations-sort"), sorts.collect(), sort.code())}
            <button type="submit" class="button button--second">{t.get("registrations-apply")}</button>
        </form>
    }
}

fn select(id: &'static str, label: String, choices: Vec<Choice>, value: &str) -> impl IntoView + use<> {
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class="regs-filter__field">
            <label for=id>{label}</label>
            <select id=id name=id>{options}</select>
        </div>
    }
}

fn found(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let Shown { listing, filter, .. } = shown;
    let narrowed = filter.narrows();
    let all = page.urls.desk_event_page(listing.event.id, "registrations");
    let (id, count) = match listing.found {
        Some(count) if narrowed => ("registrations-found", count),
        Some(count) => ("registrations-found-all", count),
        None => ("registrations-found-more", PAGE),
    };
    let count = t.with(id, [("count", count.into()), ("total", listing.total.into())]);
    let nobody = listing.page.rows.is_empty();
    let rows = listing.page.rows.iter().map(|one| row(page, one)).collect_view();
    view! {
        <p role="status">
            {count}
            {narrowed.then(|| view! { " " <a href=format!("{all}#list")>{t.get("registrations-show-all")}</a> })}
        </p>
        {(!nobody).then(|| view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("registrations-list")>
                <table class="table desk-cards">
                    <thead><tr>
                        <th scope="col" class="number">{t.get("registrations-number")}</th>
                        <th scope="col">{t.get("field-name")}</th>
                        <th scope="col">{t.get("field-furigana")}</th>
                        <th scope="col">{t.get("field-profession")}</th>
                        <th scope="col">{t.get("registrations-workplace")}</th>
                        <th scope="col">{t.get("registrations-status")}</th>
                        <th scope="col">{t.get("registrations-at")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
        {turns(page, shown)}
    }
}

/// The ways to the pages round this one.
fn turns(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let list = &shown.listing.page;
    let link = |path: &str, id: &str, rel: Option<&'static str>| {
        let label = t.with(id, [("count", PAGE.into())]);
        view! { <a class="button button--second" href=format!("{path}#list") rel=rel>{label}</a> }
    };
    let number = |one: Option<&Registration>| one.map(|one| one.number.to_string()).unwrap_or_default();
    let before = list.has_before.then(|| with(&shown.address, "before", &number(list.rows.first())));
    let after = list.has_after.then(|| with(&shown.address, "after", &number(list.rows.last())));
    (list.has_before || list.has_after).then(|| {
        view! {
            <nav class="buttons" aria-label=t.get("registrations-pages")>
                {before.as_ref().map(|_| link(&shown.address, "registrations-page-first", None))}
                {before.as_ref().map(|path| link(path, "registrations-page-before", Some("prev")))}
                {after.as_ref().map(|path| link(path, "registrations-page-after", Some("next")))}
            </nav>
        }
    })
}

fn row(page: &Page, one: &Registration) -> AnyView {
    let t = page.t;
    let person = &one.applicant;
    let target = page.urls.desk_registration(one.event, one.id);
    let at = format!("{} {}", page.dates.short(one.created_at), page.dates.time(one.created_at));
    view! {
        <tr>
            <td class="number" data-label=t.get("registrations-number")>{one.number}</td>
            <th scope="row"><a class="regs-name" href=target>{person.name.clone()}</a></th>
            <td data-label=t.get("field-furigana")>{person.furigana.clone()}</td>
            <td data-label=t.get("field-profession")>{person.profession_label.clone()}</td>
            <td data-label=t.get("registrations-workplace")>{person.workplace.clone()}</td>
            <td data-label=t.get("registrations-status")>{badge(t, *one.status)}</td>
            <td class="regs-at" data-label=t.get("registrations-at")>{at}</td>
        </tr>
    }
    .into_any()
}
