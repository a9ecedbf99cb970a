//! What the worker takes out of the outbox.
//!
//! **Sent once, as far as that can be known.** A worker leases mails in a writing transaction of
//! its own, sends them, and records what came of it in another one. Two workers never hold a
//! lease of the same mail at once: on PostgreSQL the row is locked and others skip it, on
//! `SQLite` there is one writer at a time. A process that ends between sending and recording
//! leaves a lease that runs out; the mail is then sent once more, with the same Message-ID, by
//! which mail programs know it is the same. The attempt is counted when the lease begins, so that
//! a mail that ends the process each time is not tried for ever.
//!
//! `'queued'` stands in these statements as a literal: the index of what is due holds queued mails
//! only, and is not used for a state that comes as a parameter.

use super::{StoredMail, stored};
use crate::domain::ids::MailId;
use crate::domain::mail::Priority;
use crate::infra::db::entity::mail;
use crate::infra::db::{Connection, Result};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseBackend, EntityTrait, Statement};

/// When the next mail of each priority is due, in the order of [`Priority::ALL`]; `None` where no
/// mail waits. Cheap enough for an idle worker's look.
///
/// # Errors
/// The database's.
pub async fn due(c: &impl Connection) -> Result<[Option<DateTime<Utc>>; Priority::ALL.len()]> {
    let soonest = |priority: Priority| {
        let rank = priority.rank();
        format!("(select min(next_attempt_at) from mail where state = 'queued' and priority = {rank}) as at_{rank}")
    };
    let sql = format!("select {}", Priority::ALL.map(soonest).join(", "));
    let row = c.query_one_raw(Statement::from_string(c.get_database_backend(), sql)).await?;
    let mut due = [None; Priority::ALL.len()];
    if let Some(row) = row {
        for (at, priority) in due.iter_mut().zip(Priority::ALL) {
            *at = row.try_get("", &format!("at_{}", priority.rank()))?;
        }
    }
    Ok(due)
}

/// Mails that are a worker's own for a while.
#[derive(Debug, Default)]
pub struct Leased {
    /// Those to send, the oldest first.
    pub mails: Vec<StoredMail>,
    /// Those that this program cannot read, as where a newer one wrote them: their lease runs out.
    pub unreadable: Vec<MailId>,
}

/// Leases up to `limit` mails of a priority until `until`, those that have been due longest; `c`
/// is a writing transaction.
///
/// Among them may be mails that have no attempt left, since processes ended while they sent them,
/// and such that are not worth sending any more: that is for the worker to see.
///
/// # Errors
/// The database's.
pub async fn lease(
    c: &impl Connection,
    priority: Priority,
    limit: usize,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Leased> {
    let due = "select id from mail where state = 'queued' and priority = $2 and next_attempt_at <= $3 \
               order by next_attempt_at limit $4";
    let backend = c.get_database_backend();
    // As an array PostgreSQL finds them once, and locks no more than it takes.
    let which = match backend {
        DatabaseBackend::Postgres => format!("id = any(array({due} for update skip locked))"),
        _ => format!("id in ({due})"),
    };
    let sql = format!(
        "update mail set attempts = attempts + 1, next_attempt_at = $1, leased_until = $1 where {which} returning *"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [until.into(), priority.rank().into(), now.into(), limit.into()];
    let rows = mail::Entity::find().from_raw_sql(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let mut leased = Leased::default();
    for row in rows {
        let id = MailId(row.id);
        match stored(row) {
            Ok(mail) => leased.mails.push(mail),
            Err(_) => leased.unreadable.push(id),
        }
    }
    leased.mails.sort_by_key(|stored| stored.mail.created_at);
    Ok(leased)
}
