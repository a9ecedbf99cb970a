//! The office's own note of a registration.

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::registration::{NOTE_MAX, Registration};
use crate::domain::text::tidy_text;
use crate::infra::db::{self, EventLock, Fault, registrations};
use serde_json::json;

/// Why nothing was noted.
#[derive(Debug, thiserror::Error)]
pub enum NoteError {
    /// The note is longer than is kept.
    #[error("the note is too long")]
    TooLong,
    /// The organisation has no such registration.
    #[error("no such registration")]
    NotFound,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Writes the office's note of a registration; an empty one takes it away.
///
/// # Errors
/// See [`NoteError`]; nothing is written then.
pub async fn note(
    world: &World,
    by: &Organiser,
    (event, id): (EventId, RegistrationId),
    typed: &str,
) -> Result<(), NoteError> {
    let note = tidy_text(typed);
    if note.chars().count() > NOTE_MAX {
        return Err(NoteError::TooLong);
    }
    let transaction = world.db.write().await?;
    let lock = EventLock::take(&transaction, by.organisation, event).await?.ok_or(NoteError::NotFound)?;
    let found = registrations::by_id(&transaction, event, id).await?.ok_or(NoteError::NotFound)?;
    if found.note == note {
        return Ok(());
    }
    let changed = Registration { note, updated_at: world.now(), ..found.clone() };
    registrations::update(&lock, &found, &changed).await?;
    audit::note(world, &transaction, by, Action::NoteRegistration, Record::Registration(id), json!({})).await?;
    db::commit(transaction).await?;
    Ok(())
}
