//! The sessions of events in the database. A session keeps its row as long as it is one of its
//! event's: other records may refer to it.

use super::entity::event_session::{ActiveModel, Column, Entity};
use super::{Connection, EventLock, Result};
use crate::domain::event::Session;
use crate::domain::ids::{EventId, SessionId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Inserts the sessions of a new event.
pub(super) async fn insert(c: &impl Connection, event: EventId, sessions: &[Session]) -> Result<()> {
    for (position, session) in (1..).zip(sessions) {
        Entity::insert(row(event, position, session)).exec_without_returning(c).await?;
    }
    Ok(())
}

/// Makes the event's sessions these: rows are deleted, changed and inserted only where something
/// differs.
pub(super) async fn save(lock: &EventLock<'_>, sessions: &[Session]) -> Result<()> {
    let (c, event) = (lock.transaction(), lock.id());
    let before: Vec<(i32, &Session)> = (1..).zip(&lock.event().details.sessions).collect();
    let of_id = |id: SessionId| before.iter().find(|(_, stored)| stored.id == id);
    let gone = before.iter().filter(|(_, stored)| sessions.iter().all(|session| session.id != stored.id));
    let gone: Vec<_> = gone.map(|(_, stored)| stored.id.0).collect();
    if !gone.is_empty() {
        Entity::delete_many().filter(Column::EventId.eq(event.0)).filter(Column::Id.is_in(gone)).exec(c).await?;
    }
    let moved =
        (1..).zip(sessions).filter(|(position, session)| of_id(session.id).is_some_and(|(at, _)| at != position));
    let moved: Vec<_> = moved.map(|(_, session)| session.id.0).collect();
    if !moved.is_empty() {
        // Out of each other's way: no two sessions of an event may have one position.
        Entity::update_many()
            .col_expr(Column::Position, Expr::value(0).sub(Expr::col(Column::Position)))
            .filter(Column::EventId.eq(event.0))
            .filter(Column::Id.is_in(moved))
            .exec(c)
            .await?;
    }
    for (position, session) in (1..).zip(sessions) {
        match of_id(session.id) {
            Some(stored) if *stored == (position, session) => {}
            Some(_) => {
                let row = ActiveModel { id: sea_orm::NotSet, ..row(event, position, session) };
                let own = Entity::update_many().set(row).filter(Column::EventId.eq(event.0));
                own.filter(Column::Id.eq(session.id.0)).exec(c).await?;
            }
            None => {
                Entity::insert(row(event, position, session)).exec_without_returning(c).await?;
            }
        }
    }
    Ok(())
}

fn row(event: EventId, position: i32, session: &Session) -> ActiveModel {
    ActiveModel {
        id: Set(session.id.0),
        event_id: Set(event.0),
        position: Set(position),
        title: Set(session.title.clone()),
        starts_at: Set(session.starts_at),
        ends_at: Set(session.ends_at),
        venue: Set(session.venue.clone()),
        map_url: Set(session.map_url.clone()),
        online_url: Set(session.online_url.clone()),
    }
}
