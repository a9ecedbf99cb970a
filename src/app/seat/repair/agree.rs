//! The organiser agrees to an offer: it becomes the event's draft.

use super::basis::Basis;
use super::{RepairError, Wish};
use crate::app::World;
use crate::app::heavy::Patience;
use crate::app::seat::edit::Seen;
use crate::app::seat::store;
use crate::domain::audit::Action;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::seating::Seating;
use crate::infra::db::{self, EventLock, attendance};

/// What agreeing led to.
#[derive(Clone, Debug)]
pub enum Agreed {
    /// A new draft.
    Made(Box<Seating>),
    /// The offer leaves everything as it is: nothing was written.
    Same,
}

/// Stores the offer called `mark` as a new draft, and who is absent with it; the seating that stood becomes history, or stays
/// published. The offers are found anew: only what the organiser saw, for the people of now, is
/// stored.
///
/// # Errors
/// See [`RepairError`]; nothing is written then. [`RepairError::Anew`] where the people or their
/// rules are not those of the trade that was shown.
pub async fn agree(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    seen: Seen,
    wish: &Wish,
    mark: &str,
) -> Result<Agreed, RepairError> {
    let patience = Patience::begin();
    let basis = Basis::read(world.db.read(), organiser, event, seen, wish).await?;
    let (basis, trade) = basis.trade(world, &patience).await?;
    let Some(offer) = trade.offers.iter().find(|offer| offer.mark == mark) else {
        return Err(RepairError::Anew(Box::new(trade)));
    };
    if offer.nothing_changes {
        return Ok(Agreed::Same);
    }
    let transaction = world.db.write().await?;
    let lock = EventLock::take(&transaction, organiser.organisation, event).await?.ok_or(RepairError::NotFound)?;
    let now = Basis::read(&transaction, organiser, event, seen, wish).await?;
    if now.asked.input() != basis.asked.input() || now.absent != basis.absent {
        drop(transaction);
        return Err(RepairError::Anew(Box::new(now.trade(world, &patience).await?.1)));
    }
    attendance::set_absent(&lock, basis.absent.iter().copied(), world.now()).await?;
    let draft = store::draft(world, organiser, event, basis.settings_to_keep(), &basis.asked, offer.made.clone());
    let draft = store::insert(world, &lock, organiser, draft, Action::RepairSeating).await?;
    db::commit(transaction).await?;
    Ok(Agreed::Made(Box::new(draft)))
}
