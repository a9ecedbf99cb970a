//! Copying an event: the next one of a series begins with the last one's details.

use crate::app::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::{Event, EventDetails, Session};
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, commit, events};
use serde_json::json;

/// Makes a draft with the details of `event`, and the rules by which its places are given. The sessions keep their dates for the organiser to
/// change; the addresses of online meetings are left out, since each meeting has its own.
///
/// # Errors
/// The database's.
pub async fn copy(world: &World, by: &Organiser, event: &Event) -> db::Result<Event> {
    let again = |session: &Session| Session { id: world.new_id(), online_url: String::new(), ..session.clone() };
    let sessions = event.details.sessions.iter().map(again).collect();
    let details = EventDetails { sessions, ..event.details.clone() };
    let named = (world.new_id(), by.organisation, world.new_code());
    let copy = Event::draft(named, world.new_id(), details, world.now()).with_rules_of(event, world.now());
    let transaction = world.db.write().await?;
    events::insert(&transaction, &copy).await?;
    let detail = json!({ "of": event.id.to_string() });
    audit::note(world, &transaction, by, Action::CopyEvent, Record::Event(copy.id), detail).await?;
    commit(transaction).await?;
    Ok(copy)
}
