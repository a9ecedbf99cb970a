use super::columns::Column;
use super::shown::Shown;
use crate::domain::board::short_label;
use crate::domain::registration::Registration;
use crate::islands::Mark;
use crate::web::context::Page;
use crate::web::desk::registrations::entry::badge;
use leptos::prelude::*;

/// The people of the page as a table, in a form that does something with several of them.
pub fn people(page: &Page, shown: &Shown, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let listing = &shown.listing;
    let action = page.urls.desk_event_page(listing.event.id, "registrations/chosen");
    let headings = shown.columns.iter().map(|column| {
        view! { <th scope="col" class=format!("people__{}", column.code())>{column.heading(page)}</th> }
    });
    let headings = headings.collect_view();
    let rows = listing.page.rows.iter().map(|one| row(page, shown, one)).collect_view();
    view! {
        <form method="post" action=action class="people-form">
            <div class="people-scroll" tabindex="0" role="region" aria-label=t.get("registrations-list")>
                <table class="table people">
                    <thead><tr>
                        <td><span class="visually-hidden">{t.get("registrations-choose-row")}</span></td>
                        <th scope="col" class="number">{t.get("registrations-number-short")}</th>
                        <th scope="col">{t.get("field-name")}</th>
                        {headings}
                        <th scope="col">{t.get("registrations-status")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="people-bar no-print">
                <span>{t.get("registrations-with-chosen")}</span>
                <button type="submit" name="act" value="xlsx" class="button button--small button--second">{t.get("papers-download-xlsx")}</button>
                <button type="submit" name="act" value="csv" class="button button--small button--second">{t.get("papers-download-csv")}</button>
                {may_edit.then(|| view! {
                    <button type="submit" name="act" value="cancel" class="button button--small button--second">{t.get("registrations-cancel")}</button>
                })}
            </div>
        </form>
    }
}

fn row(page: &Page, shown: &Shown, one: &Registration) -> impl IntoView + use<> {
    let t = page.t;
    let target = page.urls.desk_registration(one.event, one.id);
    let cells = shown.columns.iter().map(|column| cell(page, shown, one, *column)).collect_view();
    let spoken = t.with("registrations-choose-one", [("name", one.applicant.name.clone().into())]);
    let absent = one.is_absent().then(|| {
        view! { <span class="badge badge--warning">{t.get("repair-absent-short")}</span>" " }
    });
    view! {
        <tr>
            <td class="people__pick">
                <label><input type="checkbox" name="chosen" value=one.number.to_string()/><span class="visually-hidden">{spoken}</span></label>
            </td>
            <td class="number people__number">{one.number}</td>
            <th scope="row"><a class="regs-name" href=target>{one.applicant.name.clone()}</a></th>
            {cells}
            <td class="people__state">{absent}{badge(t, *one.status)}</td>
        </tr>
    }
}

fn cell(page: &Page, shown: &Shown, one: &Registration, column: Column) -> AnyView {
    let t = page.t;
    let person = &one.applicant;
    let text = match column {
        Column::Furigana => person.furigana.clone(),
        Column::Profession => return profession(page, shown, one),
        Column::Workplace => person.workplace.clone(),
        Column::Table => {
            let table = shown.listing.tables.of.get(&one.id).map(ToString::to_string).unwrap_or_default();
            return view! { <td class="people__table" data-label=column.heading(page)>{table}</td> }.into_any();
        }
        Column::Facilitator => yes(page, person.facilitator),
        Column::Arrangement => person.arrangement.clone(),
        Column::Topic => person.topic.clone(),
        Column::Years => person.years.map(|years| t.get(&format!("years-{}", years.code()))).unwrap_or_default(),
        Column::Phone => person.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        Column::Mail => person.mail.as_ref().map(|mail| mail.as_str().to_owned()).unwrap_or_default(),
        Column::Note => one.note.clone(),
        Column::Source => t.get(&format!("registrations-source-{}", one.source.code())),
        Column::At => page.dates.short(one.created_at),
    };
    let class = format!("people__{}", column.code());
    view! { <td class=class data-label=column.heading(page)>{text}</td> }.into_any()
}

fn yes(page: &Page, is: bool) -> String {
    if is { page.t.get("papers-yes") } else { String::new() }
}

fn profession(page: &Page, shown: &Shown, one: &Registration) -> AnyView {
    let person = &one.applicant;
    let count = shown.listing.by_profession.iter().find(|count| count.code == person.profession_code);
    let mark = count.map(|count| view! { <Mark position=count.position sign=count.mark.clone()/> });
    // In the page's language; what somebody typed stays as it is.
    let listed = count.filter(|count| !page.t.is_japanese() && count.labels[0] == person.profession_label);
    let label = listed.map_or(person.profession_label.as_str(), |count| count.labels[1].as_str());
    let label = short_label(label).to_owned();
    view! { <td class="people__profession"><span>{mark}<span>{label}</span></span></td> }.into_any()
}
