//! The pictures of events in the database.

use super::entity::{event, event_picture};
use super::numbers::count;
use super::{Connection, EventLock, Result};
use crate::domain::event::Picture;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// The bytes of the picture of this hash.
///
/// # Errors
/// The database's.
pub async fn bytes(c: &impl Connection, hash: &str) -> Result<Option<Vec<u8>>> {
    let found = event_picture::Entity::find_by_id(hash.to_owned()).one(c).await?;
    Ok(found.map(|row| row.bytes))
}

/// Gives an event this picture in the place of the one before, or none; counts its version up. Without
/// bytes the picture stays, and only its text changes.
///
/// # Errors
/// The database's.
pub async fn set(
    lock: &mut EventLock<'_>,
    picture: Option<Picture>,
    bytes: Option<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let c = lock.transaction();
    let id = lock.id();
    if bytes.is_some() || picture.is_none() {
        event_picture::Entity::delete_many().filter(event_picture::Column::EventId.eq(id.0)).exec(c).await?;
    }
    if let (Some(picture), Some(bytes)) = (&picture, bytes) {
        let row = event_picture::ActiveModel {
            hash: Set(picture.hash.clone()),
            event_id: Set(id.0),
            bytes: Set(bytes),
            made_at: Set(now),
        };
        event_picture::Entity::insert(row).exec_without_returning(c).await?;
    }
    let shown = picture.clone().unwrap_or_default();
    let row = event::ActiveModel {
        picture_hash: Set(shown.hash),
        picture_alt: Set(shown.alt),
        picture_width: Set(count(shown.width)?),
        picture_height: Set(count(shown.height)?),
        updated_at: Set(now),
        ..Default::default()
    };
    event::Entity::update_many()
        .set(row)
        .col_expr(event::Column::Version, Expr::col(event::Column::Version).add(1))
        .filter(event::Column::Id.eq(id.0))
        .exec(c)
        .await?;
    lock.event.picture = picture;
    lock.event.updated_at = now;
    lock.event.version += 1;
    Ok(())
}
