use super::asked::with;
use crate::app::registrations::Listing;
use crate::islands::Mark;
use crate::web::context::Page;
use leptos::prelude::*;

/// How many of each profession: a bar with a part for each, and folded below it the same in words,
/// each a link to the people.
pub fn by_profession(page: &Page, listing: &Listing) -> impl IntoView + use<> {
    let t = page.t;
    let list = page.urls.desk_event_page(listing.event.id, "registrations");
    let present: Vec<_> = listing.by_profession.iter().filter(|count| count.people > 0).collect();
    let all: usize = present.iter().map(|count| count.people).sum();
    let mut from = 0;
    let parts: Vec<_> = present
        .iter()
        .map(|count| {
            let (at, width) = (share(from, all), share(count.people, all));
            from += count.people;
            view! { <rect class=format!("fill--{}", count.position % 16 + 1) x=at width=width height="10"/> }
        })
        .collect();
    let lines = present
        .iter()
        .map(|count| {
            let label = count.labels[usize::from(!t.is_japanese())].clone();
            let people = t.with("registrations-people", [("count", count.people.into())]);
            let target = with(&list, "profession", &count.code);
            view! {
                <li><a href=target><Mark position=count.position sign=count.mark.clone()/><span>{label}</span>" "{people}</a></li>
            }
        })
        .collect_view();
    (!present.is_empty()).then(|| {
        view! {
            <details class="regs-mix">
                <summary>
                    <span>{t.get("registrations-by-profession")}</span>
                    // What the words below say, for the eye.
                    <svg class="regs-mix__bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">{parts}</svg>
                </summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}

/// A part of all, in thousandths.
fn share(part: usize, all: usize) -> String {
    (part * 1000 / all.max(1)).to_string()
}

/// How many are confirmed, cancelled …, and how many seats are left, in one line.
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
