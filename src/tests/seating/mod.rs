//! Seating: who is seated, that it is proven and repeatable, and what two organisers may do.

mod advice;
mod board;
mod make;
mod on_screen;
mod private;
mod repair;
mod repair_guards;
mod tastes;

use super::{Answer, Browser, TestApp};
use crate::app::seat;
use crate::domain::adjust::Props;
use crate::domain::application::{ApplicationForm, FilledBy};
use crate::domain::event::{Event, TableRule};
use crate::domain::organiser::Role;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, Source};
use crate::domain::seating::{Seating, SeatingSettings};
use std::collections::BTreeMap;

/// A confirmed registration of what staff typed.
pub(in crate::tests) async fn confirm(app: &TestApp, event: &Event, form: ApplicationForm) -> Registration {
    let applicant = form.check(&ProfessionList::default_list(), FilledBy::Staff).unwrap();
    app.enter(event, applicant, Source::Desk).await
}

/// What the board of a page is handed.
pub(in crate::tests) fn props(page: &Answer) -> Props {
    let props = page.attributes("leptos-island", "data-props");
    let props: serde_json::Value = serde_json::from_str(&props[0]).unwrap();
    serde_json::from_value(props["data"].clone()).unwrap()
}

/// Cancels a registration, as the desk does.
pub(in crate::tests) async fn cancel(app: &TestApp, event: &Event, registration: &Registration) {
    app.cancel(event, registration).await;
}

/// The 60 of the workshop's mix: 19 care managers, 10 visiting nurses, 6 of the support centre …
pub(in crate::tests) async fn workshop_people(app: &TestApp, event: &Event) -> Vec<Registration> {
    let mix = [
        ("care_manager", 19),
        ("visiting_nurse", 10),
        ("community_support_center", 6),
        ("pharmacist", 5),
        ("therapist", 5),
        ("care_worker", 4),
        ("doctor", 3),
        ("hospital_nurse", 3),
        ("medical_social_worker", 2),
        ("dentist", 2),
        ("city_official", 1),
    ];
    let professions: Vec<&str> = mix.iter().flat_map(|(code, count)| vec![*code; *count]).collect();
    let mut people = Vec::new();
    for (number, profession) in professions.into_iter().enumerate() {
        let form = ApplicationForm {
            name: format!("髙橋 {number}"),
            furigana: format!("たかはし {}", kana(number)),
            profession: profession.into(),
            workplace: format!("事業所{}", number % 23),
            facilitator: if number % 5 == 0 { "yes".into() } else { String::new() },
            ..Default::default()
        };
        people.push(confirm(app, event, form).await);
    }
    people
}

fn kana(number: usize) -> String {
    let signs: Vec<char> = "あいうえおかきくけこ".chars().collect();
    format!("{}{}", signs[number / 10 % 10], signs[number % 10])
}

/// The seating page of an event.
fn url(event: &Event) -> String {
    format!("/desk/events/{}/seating", event.id)
}

/// The seating that is worked on.
async fn stored(app: &TestApp, event: &Event) -> Seating {
    seat::current(app.world.db.read(), event.id).await.unwrap().unwrap()
}

/// Sends a form of the seating page.
async fn post(desk: &mut Browser, event: &Event, form: &BTreeMap<String, String>) -> Answer {
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&url(event), &fields).await
}

/// Goes back to an earlier version, from the page that shows it.
async fn restore(desk: &mut Browser, event: &Event, number: u32) -> Answer {
    let mut form = desk.get(&format!("{}/{number}", url(event))).await.form("main form");
    form.insert("action".into(), "restore".into());
    post(desk, event, &form).await
}

/// Seats an event at so many tables.
pub(in crate::tests) async fn seat(app: &TestApp, event: &Event, tables: u32) -> Seating {
    let organiser = app.organiser(Role::Editor).await;
    seat::seat(&app.world, &organiser, event.id, SeatingSettings::of(TableRule::Tables(tables))).await.unwrap()
}
