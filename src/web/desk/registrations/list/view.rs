use super::asked::{with, with_query};
use super::shown::Shown;
use super::{counts, filter, table};
use crate::domain::organiser::Organiser;
use crate::domain::registration::Registration;
use crate::domain::registration_list::PAGE;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// A page of the list of registrations.
pub fn list(page: &Page, organiser: &Organiser, shown: &Shown) -> Response {
    let t = page.t;
    let title = t.get("event-link-registrations");
    let listing = &shown.listing;
    let event = &listing.event;
    let taken_in = shown.imported.map(|count| t.with("registrations-imported", [("count", count.into())]));
    let cancelled = shown.cancelled.map(|count| t.with("registrations-cancelled", [("count", count.into())]));
    let told = taken_in.or(cancelled);
    let left_out = shown.left_out.map(|count| t.with("registrations-left-out", [("count", count.into())]));
    let beyond = page.urls.desk_event_page(event.id, "left-out");
    let may_edit = organiser.role.may_edit();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            {told.map(|text| view! {
                <div class="notice notice--good" role="status">
                    <p>{text}</p>
                    {left_out.map(|text| view! { <p><a href=beyond>{text}</a></p> })}
                </div>
            })}
            <div class="desk-head">
                <h1>{title.clone()}</h1>
                {may_edit.then(|| view! {
                    <div class="desk-head__acts">
                        <a class="button button--small" href=page.urls.desk_event_page(event.id, "registrations/new")>
                            {t.get("registrations-add")}
                        </a>
                        <a class="button button--small button--second" href=page.urls.desk_event_page(event.id, "import")>
                            {t.get("import-title")}
                        </a>
                    </div>
                })}
            </div>
            {filter::filter_form(page, shown)}
            {found(page, shown, may_edit)}
            {(listing.total > 0).then(|| counts::sums(page, listing))}
            <p><a class="desk-target" href=page.urls.desk_event_page(event.id, "registrations/topics")>{t.get("topics-title")}</a></p>
        }
    })
}

fn found(page: &Page, shown: &Shown, may_edit: bool) -> impl IntoView + use<> {
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
    let file = |kind: &str| {
        let path = page.urls.desk_event_page(listing.event.id, &format!("registrations/list/{kind}"));
        with_query(path, filter, shown.sort)
    };
    let files = [("xlsx", t.get("registrations-file-xlsx")), ("csv", t.get("registrations-file-csv"))]
        .map(|(kind, label)| view! { <a class="desk-target" href=file(kind)>{label}</a> });
    view! {
        <div class="regs-line">
            <p role="status">
                {count}
                {narrowed.then(|| view! { " " <a href=all>{t.get("registrations-show-all")}</a> })}
            </p>
            {counts::by_profession(page, listing)}
            {filter::columns_form(page, shown)}
            {(!nobody).then(|| view! { <span class="regs-line__files no-print">{files.into_iter().collect_view()}</span> })}
        </div>
        {(nobody && narrowed).then(|| view! { <p class="notice">{t.get("registrations-nobody-found")}</p> })}
        {(nobody && !narrowed).then(|| view! { <p class="notice">{t.get("registrations-nobody-yet")}</p> })}
        {(!nobody).then(|| table::people(page, shown, may_edit))}
        {turns(page, shown)}
    }
}

/// The ways to the pages round this one.
fn turns(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let list = &shown.listing.page;
    let link = |path: &str, id: &str, rel: Option<&'static str>| {
        let label = t.with(id, [("count", PAGE.into())]);
        view! { <a class="button button--small button--second" href=path.to_owned() rel=rel>{label}</a> }
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
