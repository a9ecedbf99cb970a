//! The page of an event at a glance.

use super::next;
use super::shown::Overview;
use crate::domain::event::{EventStatus, TableRule};
use crate::domain::event_life::Step;
use crate::web::desk::outlook;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

impl Overview<'_> {
    pub fn answer(&self, status: StatusCode) -> Response {
        let title = self.page.t.get("event-menu-overview");
        let shell = Shell::desk(&title, self.organiser).with_errors(self.refused);
        answer(status, self.page, &shell, || {
            view! {
                {self.done.clone().map(|done| view! { <p class="notice notice--good" role="status">{done}</p> })}
                <h1>{title.clone()}</h1>
                {next::next_steps(self)}
                {self.counts()}
                {self.outlook.as_ref().map(|outlook| outlook::block(self.page, outlook))}
                {self.address()}
                {self.facts()}
                {self.organiser.role.may_edit().then(|| self.acts())}
            }
        })
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

    fn address(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        // Of a draft the head of the page leads there.
        let preview = (self.event.status != EventStatus::Draft).then(|| {
            let href = self.page.urls.desk_event_page(self.event.id, "preview");
            view! { <a class="desk-target" href=href>{t.get("event-link-preview")}</a> }
        });
        let hint = if self.event.status == EventStatus::Draft { "event-address-later" } else { "event-address-hint" };
        view! {
            <label for="address" class="field__label">{t.get("event-address")}</label>
            <input id="address" class="desk-copy" readonly=true aria-describedby="address-hint"
                value=self.public_address.clone()/>
            <p id="address-hint" class="desk-small">
                {t.get(hint)}" "{preview}
            </p>
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
            .filter(|step| step.helps(self.event, self.now))
            // An incomplete draft is first completed; above it says with what.
            .filter(|step| **step != Step::Publish || self.missing.is_empty())
            .map(|step| {
                let label = t.get(&format!("event-step-{}", step.code()));
                let address = page(step.code());
                match step {
                    Step::Cancel => view! { <a class="button button--second" href=address>{label}</a> }.into_any(),
                    // Of a complete draft the one thing to do next stands out.
                    Step::Publish => view! { <PostButton address label class="button"/> }.into_any(),
                    _ => view! { <PostButton address label class="button button--second"/> }.into_any(),
                }
            })
            .collect();
        let delete = (self.event.status == EventStatus::Draft).then(|| {
            view! { <a class="button button--second" href=page("delete")>{t.get("event-delete")}</a> }
        });
        let copy = view! { <PostButton address=page("copy") label=t.get("event-copy") class="button button--second"/> };
        view! {
            <div class="buttons">
                <a class="button button--second" href=page("edit")>{t.get("event-edit")}</a>
                <a class="button button--second" href=page("picture")>{t.get("event-link-picture")}</a>
                {steps}
                {copy}
                {delete}
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
