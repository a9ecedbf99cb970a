//! The lock of an event: whoever writes anything of an event holds it.
//!
//! On PostgreSQL it is the lock of the event's row, on `SQLite` the database's one write lock. It
//! is made from an organisation *and* an event in one step, and every function that writes
//! something of an event asks for it: what belongs to another organisation cannot be written, and
//! nothing can be written while somebody else is writing.

use super::entity::event;
use super::event_rows::locked;
use super::{Result, Transaction};
use crate::domain::event::Event;
use crate::domain::ids::{EventId, OrganisationId};
use sea_orm::{ColumnTrait, Condition};

/// An event under its lock, held until the transaction ends.
pub struct EventLock<'tx> {
    transaction: &'tx Transaction,
    pub(super) event: Event,
}

impl<'tx> EventLock<'tx> {
    /// Waits for every other writer of the event, and holds it from then on. `None` where the
    /// organisation has no such event.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(
        transaction: &'tx Transaction,
        organisation: OrganisationId,
        id: EventId,
    ) -> Result<Option<Self>> {
        transaction.stand_in_line(id.0).await?;
        let own =
            Condition::all().add(event::Column::Id.eq(id.0)).add(event::Column::OrganisationId.eq(organisation.0));
        Ok(locked(transaction, own).await?.map(|event| Self { transaction, event }))
    }

    /// The same for an event that was read before, for instance by its public code.
    ///
    /// # Errors
    /// The database's.
    pub async fn again(transaction: &'tx Transaction, read: &Event) -> Result<Option<Self>> {
        Self::take(transaction, read.organisation, read.id).await
    }

    /// The event as it is under the lock.
    #[must_use]
    pub const fn event(&self) -> &Event {
        &self.event
    }

    /// Its identity.
    #[must_use]
    pub const fn id(&self) -> EventId {
        self.event.id
    }

    /// The transaction that holds the lock: for reading, and for writing what belongs to no event.
    #[must_use]
    pub const fn transaction(&self) -> &'tx Transaction {
        self.transaction
    }
}
