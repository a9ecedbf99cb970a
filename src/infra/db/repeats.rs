//! Repeat applications in the database: a second application with a mail address that is
//! already registered, which makes no registration.

use super::entity::repeat_application;
use super::numbers::count;
use super::{EventLock, Result};
use crate::domain::ids::RegistrationId;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A repeat application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The hash of its form's receipt.
    pub receipt_hash: String,
    /// The registration that the mail address already has.
    pub registration: RegistrationId,
    /// The 受付番号 that its sender is shown.
    pub number: u32,
    /// When it came.
    pub created_at: DateTime<Utc>,
}

/// Inserts a repeat application.
///
/// # Errors
/// The database's; a duplicate where the receipt or the number was used.
pub async fn insert(lock: &EventLock<'_>, new: &Repeat) -> Result<()> {
    let row = repeat_application::ActiveModel {
        event_id: Set(lock.id().0),
        receipt_hash: Set(new.receipt_hash.clone()),
        registration_id: Set(new.registration.0),
        number: Set(count(new.number)?),
        created_at: Set(new.created_at),
    };
    repeat_application::Entity::insert(row).exec_without_returning(lock.transaction()).await?;
    Ok(())
}
