use super::super::form::errors;
use super::super::{state, when};
use crate::domain::event::{Event, EventStatus, TableRule};
use crate::domain::event_form::EventFault;
use crate::domain::event_life::{NextStep, Step};
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

/// What the page shows.
pub struct Overview<'a> {
    pub page: &'a Page,
    pub organiser: &'a Organiser,
    pub event: &'a Event,
    pub now: DateTime<Utc>,
    pub next: NextStep,
    /// What the event lacks before it can be published or reopened.
    pub missing: Vec<EventFault>,
    /// Whether a step was refused because of that.
    pub refused: bool,
    pub public_address: String,
    /// What has just been done, as a sentence.
    pub done: Option<String>,
}

impl Overview<'_> {
    pub fn answer(&self, status: StatusCode) -> Response {
        let title = self.event.details.title.clone();
        let shell = Shell::desk(&title, self.organiser).with_errors(self.refused);
        let t = self.page.t;
        let (word, class) = state(self.page, self.event, self.now);
        answer(status, self.page, &shell, || {
            view! {
                <p class="desk-back"><a href=self.page.urls.desk()>{t.get("desk-to-events")}</a></p>
                {self.done.clone().map(|done| view! { <p class="notice notice--good" role="status">{done}</p> })}
                <div class="desk-head">
                    <h1>{title.clone()}</h1>
                    <span class=class>{word}</span>
                </div>
                <p class="desk-when">{when(self.page, self.event)}</p>
                {self.next_step()}
                {self.counts()}
                {self.links()}
                {self.address()}
                {self.facts()}
                {self.organiser.role.may_edit().then(|| self.acts())}
            }
        })
    }

    fn next_step(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let details = &self.event.details;
        let dates = self.page.dates;
        let sentence = t.with(
            &format!("event-next-{}", self.next.code()),
            [
                ("from", dates.date_time(details.apply_from).into()),
                ("until", dates.date_time(details.apply_until).into()),
            ],
        );
        let edit = self.page.urls.desk_event_page(self.event.id, "edit");
        let editable = self.organiser.role.may_edit();
        // Of a draft everything that is missing is named; of a closed event only when reopening
        // was refused.
        let named = self.event.status == EventStatus::Draft || self.refused;
        let missing: Vec<_> = errors(t, if named { &self.missing } else { &[] })
            .into_iter()
            .map(|(field, sentence)| {
                let target = format!("{edit}#{field}");
                if editable {
                    view! { <li><a href=target>{sentence}</a></li> }.into_any()
                } else {
                    view! { <li>{sentence}</li> }.into_any()
                }
            })
            .collect();
        let class = if self.refused { "notice notice--warning" } else { "notice" };
        view! {
            <section class=class aria-labelledby="next" role=self.refused.then_some("alert")>
                <h2 id="next" class="desk-next">{t.get("event-next-title")}</h2>
                <p>{sentence}</p>
                {(!missing.is_empty()).then(|| view! { <ul class="desk-links">{missing}</ul> })}
            </section>
        }
    }

    fn counts(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let event = self.event;
        let figures = [
            (t.get("event-count-taken"), event.seats_taken),
            (t.get("event-count-capacity"), event.details.capacity),
            (t.get("event-count-left"), event.places_left()),
            (t.get("event-count-turned-away"), event.turned_away),
        ]
        .map(|(label, number)| {
            view! { <div><dt>{label}</dt><dd>{t.with("event-people", [("count", number.into())])}</dd></div> }
        });
        let share = f64::from(event.seats_taken) / f64::from(event.details.capacity.max(1)) * 100.0;
        view! {
            <dl class="desk-figures">{figures.into_iter().collect_view()}</dl>
            // The same as the figures beside it, for the eye only.
            <svg class="desk-bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
                <rect class="desk-bar__ground" width="100" height="4"/>
                <rect class="desk-bar__share" width=format!("{share:.1}") height="4"/>
            </svg>
        }
    }

    fn links(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let id = self.event.id;
        let urls = self.page.urls;
        let mut links = vec![
            (urls.desk_event_page(id, "registrations"), t.get("event-link-registrations")),
            (urls.desk_event_page(id, "seating"), t.get("event-link-seating")),
            (urls.desk_event_page(id, "papers"), t.get("event-link-papers")),
            (urls.outbox(), t.get("event-link-outbox")),
            (urls.desk_event_page(id, "preview"), t.get("event-link-preview")),
        ];
        if self.event.details.group_work {
            links.insert(2, (urls.desk_event_page(id, "rotation"), t.get("rotation-title")));
        }
        if self.organiser.role.may_edit() {
            links.insert(1, (urls.desk_event_page(id, "import"), t.get("event-link-import")));
        }
        if self.event.status != EventStatus::Draft {
            links.push((urls.event(&self.event.code), t.get("event-link-public")));
        }
        let items = links.into_iter().map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect_view();
        view! { <nav aria-label=t.get("event-links")><ul class="desk-menu">{items}</ul></nav> }
    }

    fn address(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let hint = if self.event.status == EventStatus::Draft { "event-address-later" } else { "event-address-hint" };
        view! {
            <label for="address" class="field__label">{t.get("event-address")}</label>
            <input id="address" class="desk-copy" readonly=true aria-describedby="address-hint"
                value=self.public_address.clone()/>
            <p id="address-hint" class="desk-small">{t.get(hint)}</p>
        }
    }

    fn facts(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let details = &self.event.details;
        let dates = self.page.dates;
        let places: Vec<_> = details
            .sessions
            .iter()
            .map(|session| {
                let place = match (session.venue.as_str(), session.online_url.as_str()) {
                    ("", "") => t.get("event-nowhere-yet"),
                    ("", _) => t.get("event-online"),
                    (venue, "") => venue.to_owned(),
                    (venue, _) => t.with("event-venue-and-online", [("venue", venue.to_owned().into())]),
                };
                t.with(
                    "event-session-line",
                    [("when", dates.span(session.starts_at, session.ends_at).into()), ("place", place.into())],
                )
            })
            .collect();
        let window = t.with(
            "event-window",
            [
                ("from", dates.date_time(details.apply_from).into()),
                ("until", dates.date_time(details.apply_until).into()),
            ],
        );
        let groups = match details.tables {
            _ if !details.group_work => t.get("event-groups-none"),
            TableRule::Tables(number) => t.with("event-groups-tables", [("number", number.into())]),
            TableRule::Seats(number) => t.with("event-groups-seats", [("number", number.into())]),
        };
        let contact = format!("{} {}", details.contact_name, details.contact_phone);
        let facts = [
            (t.get("event-part-sessions"), places.join("\n")),
            (t.get("event-applying"), window),
            (t.get("event-part-groups"), groups),
            (t.get("event-part-contact"), contact),
        ]
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
        view! { <dl class="facts">{facts.into_iter().collect_view()}</dl> }
    }

    fn acts(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let page = |name: &str| self.page.urls.desk_event_page(self.event.id, name);
        let steps: Vec<_> = Step::ALL
            .iter()
            .filter(|step| step.target(self.event.status).is_some())
            .map(|step| {
                let label = t.get(&format!("event-step-{}", step.code()));
                let address = page(step.code());
                match step {
                    Step::Cancel => view! { <a class="button button--second" href=address>{label}</a> }.into_any(),
                    // Of a draft the one thing to do next stands out: completing it, or publishing it.
                    Step::Publish if self.missing.is_empty() => {
                        view! { <PostButton address label class="button"/> }.into_any()
                    }
                    _ => view! { <PostButton address label class="button button--second"/> }.into_any(),
                }
            })
            .collect();
        let edit_first = self.event.status == EventStatus::Draft && !self.missing.is_empty();
        let edit = if edit_first { "button" } else { "button button--second" };
        let copy = view! { <PostButton address=page("copy") label=t.get("event-copy") class="button button--second"/> };
        view! {
            <div class="buttons">
                <a class=edit href=page("edit")>{t.get("event-edit")}</a>
                {steps}
                {copy}
            </div>
        }
    }
}

#[component]
fn PostButton(address: String, label: String, class: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=address class="inline-form"><button type="submit" class=class>{label}</button></form>
    }
}
