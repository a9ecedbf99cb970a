use crate::app::registrations::{Listing, ProfessionCount};
use crate::web::context::Page;
use leptos::prelude::*;

/// How many of each profession: a bar and its number, each a link to the people.
pub fn by_profession(page: &Page, listing: &Listing) -> impl IntoView + use<> {
    let t = page.t;
    let list = page.urls.desk_event_page(listing.event.id, "registrations");
    let most = listing.by_profession.iter().map(|count| count.people).max().unwrap_or_default().max(1);
    let lines = listing
        .by_profession
        .iter()
        .map(|count| {
            let label = count.labels[usize::from(!t.is_japanese())].clone();
            let people = t.with("registrations-people", [("count", count.people.into())]);
            let target = format!("{list}?profession={}#list", count.code);
            view! {
                <li>
                    <span class="regs-counts__label">
                        {if count.people > 0 {
                            view! { <a href=target>{label}</a> }.into_any()
                        } else {
                            view! { <span>{label}</span> }.into_any()
                        }}
                    </span>
                    {bar(count, most)} " "
                    <span class="regs-counts__number">{people}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{t.get("registrations-by-profession")}</h2>
        <ul class="regs-counts">{lines}</ul>
    }
}

/// The bar says nothing that the number beside it does not say.
fn bar(count: &ProfessionCount, most: usize) -> impl IntoView + use<> {
    let width = (count.people * 100 / most).to_string();
    view! {
        <svg class="regs-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width=width height="10"></rect>
        </svg>
    }
}

/// How many are confirmed, cancelled …, and how many seats are left.
pub fn sums(page: &Page, listing: &Listing) -> impl IntoView + use<> {
    let t = page.t;
    let event = &listing.event;
    let seats = t.with(
        "registrations-seats",
        [("capacity", event.details.capacity.into()), ("left", event.places_left().into())],
    );
    let statuses = listing
        .by_status
        .iter()
        .map(|(status, count)| {
            let label = t.get(&format!("registrations-status-{}", status.code()));
            let people = t.with("registrations-people", [("count", (*count).into())]);
            view! { <div><dt>{label}</dt><dd>{people}</dd></div> }
        })
        .collect_view();
    view! {
        <dl class="regs-sums">
            {statuses}
            <div><dt>{t.get("registrations-capacity")}</dt><dd>{seats}</dd></div>
        </dl>
    }
}
