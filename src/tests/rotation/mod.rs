//! Rotations: rounds in which nobody meets twice, stored, repeatable, on paper, and what two
//! organisers may do.

mod aims;
mod guards;
mod make;
mod papers;

use super::{Browser, TestApp};
use crate::domain::event::Event;
use crate::domain::ids::RegistrationId;
use crate::domain::rotation::Rotation;
use crate::infra::db::rotations;
use std::collections::BTreeMap;

fn url(event: &Event) -> String {
    format!("/desk/events/{}/rotation", event.id)
}

async fn stored(app: &TestApp, event: &Event) -> Option<Rotation> {
    rotations::of_event(app.world.db.read(), event.id).await.unwrap()
}

/// Sends the form as the page shows it, with these fields in place of its own.
async fn make(desk: &mut Browser, event: &Event, changes: &[(&str, &str)]) -> super::Answer {
    let mut form = desk.get(&url(event)).await.form("form.seat-form");
    form.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&url(event), &fields).await
}

/// How often each two people share a table.
fn meetings(rotation: &Rotation) -> BTreeMap<(RegistrationId, RegistrationId), usize> {
    let mut met = BTreeMap::new();
    for a in &rotation.places {
        let here = rotation.places.iter().filter(|b| (a.round, a.table) == (b.round, b.table));
        for b in here.filter(|b| a.registration < b.registration) {
            *met.entry((a.registration, b.registration)).or_default() += 1;
        }
    }
    met
}
