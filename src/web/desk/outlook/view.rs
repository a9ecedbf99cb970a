use super::picture::picture;
use super::words;
use crate::app::outlook::{Funnel, Line, Outlook};
use crate::domain::organiser::Organiser;
use crate::domain::outlook::Share;
use crate::i18n::Texts;
use crate::islands::Mark;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The page.
pub fn answered(page: &Page, organiser: &Organiser, outlook: &Outlook) -> Response {
    let t = page.t;
    let title = t.get("outlook-title");
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{lead(t, outlook)}</p>
            {said(page, outlook)}
            {table(page, outlook)}
            {(outlook.tables > 0).then(|| view! { <p class="desk-small">{t.get("outlook-hint")}</p> })}
        }
    })
}

fn lead(t: Texts, outlook: &Outlook) -> String {
    let event = &outlook.event;
    let counts = [
        ("confirmed", outlook.total.confirmed.into()),
        ("capacity", event.details.capacity.into()),
        ("left", event.places_left().into()),
        ("tables", outlook.tables.into()),
    ];
    t.with(if outlook.tables > 0 && outlook.ahead { "outlook-lead" } else { "outlook-lead-no-groups" }, counts)
}

fn said(page: &Page, outlook: &Outlook) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let said = words::sentences(page, outlook);
    (!said.is_empty()).then(|| {
        view! {
            <section class="outlook" aria-labelledby="outlook">
                <h2 id="outlook">{t.get("outlook-said")}</h2>
                {words::list(said)}
            </section>
        }
    })
}

/// The figures of a row.
fn figures(funnel: Funnel) -> [(&'static str, usize); 4] {
    [
        ("outlook-applied", funnel.applied),
        ("outlook-confirmed", funnel.confirmed),
        ("outlook-waiting", funnel.waiting),
        ("outlook-gone", funnel.gone),
    ]
}

fn table(page: &Page, outlook: &Outlook) -> impl IntoView + use<> {
    let t = page.t;
    let has_tables = outlook.tables > 0;
    let heads = figures(Funnel::default()).map(|(id, _)| view! { <th scope="col" class="number">{t.get(id)}</th> });
    let tables_head = has_tables.then(|| {
        view! {
            <th scope="col">{t.get("outlook-spread")}</th>
            {outlook.ahead.then(|| view! { <th scope="col">{t.get("outlook-one-more")}</th> })}
        }
    });
    let rows = outlook.lines.iter().map(|line| row(t, line, outlook)).collect_view();
    let totals = figures(outlook.total)
        .map(|(id, count)| view! { <td class="number" data-label=t.get(id)>{people(t, count)}</td> });
    view! {
        <h2>{t.get("outlook-by-profession")}</h2>
        <table class="table desk-cards outlook-table">
            <thead><tr>
                <th scope="col">{t.get("field-profession")}</th>
                {heads.into_iter().collect_view()}
                {tables_head}
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr>
                <th scope="row">{t.get("outlook-total")}</th>
                {totals.into_iter().collect_view()}
                {has_tables.then(|| view! { <td colspan=about_tables(outlook)></td> })}
            </tr></tfoot>
        </table>
    }
}

fn people(t: Texts, count: usize) -> String {
    t.with("event-people", [("count", count.into())])
}

fn row(t: Texts, line: &Line, outlook: &Outlook) -> impl IntoView + use<> {
    let profession = &line.profession;
    let cells = figures(line.funnel)
        .map(|(id, count)| view! { <td class="number" data-label=t.get(id)>{people(t, count)}</td> });
    view! {
        <tr>
            <th scope="row">
                <Mark position=profession.position sign=profession.mark.clone()/><span>{words::label(t, line)}</span>
            </th>
            {cells.into_iter().collect_view()}
            {(outlook.tables > 0).then(|| at_tables(t, profession.position, line.share, outlook))}
        </tr>
    }
}

/// How many columns tell of the tables.
fn about_tables(outlook: &Outlook) -> u8 {
    1 + u8::from(outlook.ahead)
}

fn at_tables(t: Texts, position: usize, share: Option<Share>, outlook: &Outlook) -> AnyView {
    let Some(share) = share else {
        return view! { <td colspan=about_tables(outlook) class="desk-small">{t.get("outlook-other")}</td> }.into_any();
    };
    view! {
        <td class="outlook-table__spread">
            {picture(t, position, share)}
            <span class="outlook-table__words" aria-hidden="true">{words::spread(t, share)}</span>
        </td>
        {outlook.ahead.then(|| view! { <td data-label=t.get("outlook-one-more")>{words::one_more(t, share)}</td> })}
    }
    .into_any()
}
