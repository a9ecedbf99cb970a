use super::{row, table};
use crate::domain::event::Event;
use crate::domain::local_time::fiscal_year;
use crate::web::context::Page;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What is over, by fiscal year, the latest year open; a search by title where there are some.
pub fn list(page: &Page, past: Vec<Event>, looked_for: &str, now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    if past.is_empty() && looked_for.is_empty() {
        return None;
    }
    let mut years: Vec<(i32, Vec<Event>)> = Vec::new();
    for event in past {
        let year = event.starts_at().map_or(0, |at| fiscal_year(page.dates.zone(), at));
        match years.last_mut().filter(|(last, _)| *last == year) {
            Some((_, events)) => events.push(event),
            None => years.push((year, vec![event])),
        }
    }
    let none = years.is_empty().then(|| view! { <p>{t.get("events-past-none")}</p> });
    let searched = !looked_for.is_empty();
    let parts = years.into_iter().enumerate().map(|(at, (year, events))| {
        let words = t.with("events-fiscal-year", [("year", year.to_string().into()), ("count", events.len().into())]);
        let rows = events.iter().map(|event| row(page, event, now)).collect_view();
        view! { <details class="desk-year" open=at == 0 || searched><summary>{words}</summary>{table(page, rows)}</details> }
    });
    let parts = parts.collect_view();
    let all = searched.then(|| view! { <a href=page.urls.desk()>{t.get("registrations-show-all")}</a> });
    Some(view! {
        <h2 id="past">{t.get("events-past")}</h2>
        <form method="get" action=format!("{}#past", page.urls.desk()) class="desk-search" role="search">
            <input type="search" name="q" value=looked_for.to_owned() aria-label=t.get("events-search") placeholder=t.get("events-search")/>
            <button type="submit" class="button button--small button--second">{t.get("events-search-button")}</button>
            {all}
        </form>
        {none}
        {parts}
    })
}
