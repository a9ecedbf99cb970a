//! Making a draft final.

use super::store;
use crate::app::World;
use crate::domain::audit::Action;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::SeatingState;
use crate::infra::db::{self, EventLock, seatings};

/// Makes the draft the event's published seating: the one that the lists follow; the former one
/// becomes history. `false` where the draft is not at `number` and `version` any more, or the
/// event is another organisation's: nothing is written then.
///
/// # Errors
/// The database's.
pub async fn publish(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    number: u32,
    version: u32,
) -> db::Result<bool> {
    let transaction = world.db.write().await?;
    let Some(lock) = EventLock::take(&transaction, organiser.organisation, event).await? else {
        return Ok(false);
    };
    let Some(mut draft) = seatings::in_state(&transaction, event, SeatingState::Draft).await? else {
        return Ok(false);
    };
    if (draft.number, draft.version) != (number, version) {
        return Ok(false);
    }
    seatings::replace(&lock, SeatingState::Published).await?;
    draft.state = SeatingState::Published;
    draft.updated_at = world.now();
    draft.published_at = Some(world.now());
    if !seatings::update(&lock, &draft, version).await? {
        return Ok(false);
    }
    store::note(world, &transaction, organiser, &draft, Action::PublishSeating).await?;
    db::commit(transaction).await?;
    Ok(true)
}
