//! The head of every page of an event: where one is, how the event stands, and its pages.

use super::event_words::{state, when};
use crate::app::events::Glance;
use crate::domain::event::EventStatus;
use crate::domain::ids::EventId;
use crate::web::context::Page;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// A page of an event's menu.
struct Tab {
    /// Its address.
    href: String,
    /// Its name.
    label: String,
    /// What stands behind the name: a number or a word.
    state: String,
    /// The pages below an event that belong to it, by the first part of their address.
    parts: &'static [&'static str],
}

/// The head of a page of `glance`'s event.
pub fn event_head(page: &Page, glance: &Glance, now: DateTime<Utc>, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let event = &glance.event;
    let (word, class) = state(page, event, now);
    let taken =
        t.with("events-applied-of", [("taken", event.seats_taken.into()), ("capacity", event.details.capacity.into())]);
    let taken_spoken =
        t.with("event-head-taken", [("taken", event.seats_taken.into()), ("capacity", event.details.capacity.into())]);
    let (address, outside) = if event.status == EventStatus::Draft {
        (page.urls.desk_event_page(event.id, "preview"), t.get("event-link-preview"))
    } else {
        (page.urls.event(&event.code), t.get("event-link-public"))
    };
    let part = part_of(&page.path, event.id);
    let tabs = tabs(page, glance, may_edit).into_iter().map(|tab| {
        let current = tab.parts.contains(&part.0.as_str()).then_some(if part.1 { "page" } else { "true" });
        view! {
            <li>
                <a href=tab.href aria-current=current>
                    {tab.label}
                    {(!tab.state.is_empty()).then(|| view! { " "<span class="event-menu__state">{tab.state}</span> })}
                </a>
            </li>
        }
    });
    view! {
        <div class="event-head">
            <div class="event-head__line">
                <nav class="event-head__crumbs" aria-label=t.get("desk-crumbs")>
                    <ol>
                        <li><a href=page.urls.desk()>{t.get("desk-menu-events")}</a></li>
                        <li><a class="event-head__title" href=page.urls.desk_event(event.id)>{event.details.title.clone()}</a></li>
                    </ol>
                </nav>
                <span class="event-head__when">{when(page, event)}</span>
                <span class=class>{word}</span>
                <span class="event-head__taken"><span aria-hidden="true">{taken}</span><span class="visually-hidden">{taken_spoken}</span></span>
                <a class="event-head__outside" href=address>{outside}</a>
            </div>
            <nav class="event-menu" aria-label=t.get("event-links")><ul>{tabs.collect_view()}</ul></nav>
        </div>
    }
}

fn tabs(page: &Page, glance: &Glance, may_edit: bool) -> Vec<Tab> {
    let t = page.t;
    let event = &glance.event;
    let at = |part: &str| page.urls.desk_event_page(event.id, part);
    let tab = |href: String, label: &str, state: String, parts| Tab { href, label: t.get(label), state, parts };
    let plain = String::new;
    let seated = glance.seating.map(|state| t.get(&format!("seating-state-{}", state.code()))).unwrap_or_default();
    let mut tabs =
        vec![tab(page.urls.desk_event(event.id), "event-menu-overview", plain(), &["", "preview", "cancel", "delete"])];
    if may_edit {
        tabs.push(tab(at("edit"), "event-menu-edit", plain(), &["edit"]));
    }
    let people = event.seats_taken.to_string();
    tabs.push(tab(at("registrations"), "event-link-registrations", people, &["registrations", "import"]));
    tabs.push(tab(at("admission"), "rules-title", plain(), &["admission"]));
    if event.status != EventStatus::Draft {
        tabs.push(tab(at("outlook"), "outlook-menu", plain(), &["outlook", "to-invite"]));
    }
    if event.waiting > 0 || !event.place().is_plain() || event.place().rules.waiting.is_some() {
        let waiting = if event.waiting > 0 { event.waiting.to_string() } else { String::new() };
        tabs.push(tab(at("waiting"), "waiting-title", waiting, &["waiting"]));
    }
    if event.details.group_work || glance.seating.is_some() {
        tabs.push(tab(at("seating"), "event-link-seating", seated, &["seating"]));
        tabs.push(tab(at("rotation"), "rotation-title", plain(), &["rotation"]));
    }
    tabs.push(tab(at("papers"), "event-menu-papers", plain(), &["papers"]));
    tabs.push(tab(at("mails"), "event-menu-mails", plain(), &["mails"]));
    tabs
}

/// Which part of an event a path names, and whether it names the part itself and no page below it.
fn part_of(path: &str, event: EventId) -> (String, bool) {
    let path = path.split('?').next().unwrap_or_default();
    let below = path.split_once(&event.to_string()).map_or("", |(_, below)| below).trim_start_matches('/');
    let mut parts = below.split('/');
    let first = parts.next().unwrap_or_default();
    (first.to_owned(), parts.next().is_none() && !matches!(first, "preview" | "cancel" | "delete" | "import"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_a_part_of_its_event() {
        let id: EventId = uuid::Uuid::from_u128(7).into();
        let of = |below: &str| part_of(&format!("/desk/events/{id}{below}"), id);
        let part = |first: &str, itself| (first.to_owned(), itself);
        assert_eq!(of(""), part("", true));
        assert_eq!(of("?done=create"), part("", true));
        assert_eq!(of("/registrations?status=confirmed"), part("registrations", true));
        assert_eq!(of("/registrations/new"), part("registrations", false));
        assert_eq!(of("/import"), part("import", false));
        assert_eq!(of("/seating/3"), part("seating", false));
        assert_eq!(of("/cancel"), part("cancel", false));
    }
}
