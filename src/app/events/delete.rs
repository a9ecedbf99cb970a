//! Deleting a draft that was made by mistake.

use crate::app::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::event::EventStatus;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::infra::db::{self, EventLock, events, registrations};
use serde_json::json;

/// Why a draft was not deleted.
#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    /// There is no such event in the organisation.
    #[error("no such event")]
    NotFound,
    /// It is public, or somebody is registered for it.
    #[error("the event is in use")]
    InUse,
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Deletes a draft for which nobody was ever registered. An event that was public is called off, not
/// deleted: people know of it.
///
/// # Errors
/// See [`DeleteError`]; nothing is deleted then.
pub async fn delete(world: &World, by: &Organiser, id: EventId) -> Result<(), DeleteError> {
    let transaction = world.db.write().await?;
    let lock = EventLock::take(&transaction, by.organisation, id).await?.ok_or(DeleteError::NotFound)?;
    if lock.event().status != EventStatus::Draft || registrations::any(&transaction, id).await? {
        return Err(DeleteError::InUse);
    }
    let detail = json!({ "title": lock.event().details.title });
    audit::note(world, &transaction, by, Action::DeleteEvent, Record::Event(id), detail).await?;
    match events::delete(&lock).await {
        Ok(()) => {}
        // Something that was made of it still stands, for instance a mail.
        Err(fault) if fault.is_refused() => return Err(DeleteError::InUse),
        Err(fault) => return Err(fault.into()),
    }
    world.commit(transaction).await?;
    Ok(())
}
