//! What the worker does with the outbox.
//!
//! **Sent once, as far as that can be known.** A worker leases a mail in a writing transaction
//! of its own, sends, and records what came of it in another one. Two workers never hold a lease
//! of the same mail at once: on PostgreSQL the row is locked and others skip it, on `SQLite`
//! there is one writer at a time. A process that ends between sending and recording leaves a
//! lease that runs out; the mail is then sent once more, with the same Message-ID, by which mail
//! programs know it is the same. The attempt is counted when it begins, so that a mail that ends
//! the process each time is not tried for ever.

use super::{Attempt, MailState, Outcome, StoredMail, stored};
use crate::domain::ids::MailId;
use crate::infra::db::entity::{mail, mail_attempt};
use crate::infra::db::events;
use crate::infra::db::mails::MailKind;
use crate::infra::db::{Connection, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Whether any mail is due, for an idle worker's cheap look.
///
/// # Errors
/// The database's.
pub async fn any_due(c: &impl Connection, now: DateTime<Utc>) -> Result<bool> {
    Ok(mail::Entity::find().filter(due(now)).limit(1).count(c).await? > 0)
}

/// Leases the mail that has been due longest until `until`; `c` is a writing transaction. A mail
/// that has no attempt left, since processes ended while they sent it, becomes failed, and so
/// does one that is of no use any more.
///
/// # Errors
/// The database's.
pub async fn lease(c: &impl Connection, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<Option<StoredMail>> {
    loop {
        let found = mail::Entity::find()
            .filter(due(now))
            .order_by_asc(mail::Column::NextAttemptAt)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(c)
            .await?;
        let Some(mut row) = found else { return Ok(None) };
        let this = mail::Entity::update_many().filter(mail::Column::Id.eq(row.id));
        let of_use_for = MailKind::from_code(&row.kind).and_then(MailKind::of_use_for);
        let too_late = of_use_for.is_some_and(|time| now - row.created_at >= time);
        if row.attempts >= row.attempts_allowed || too_late {
            this.col_expr(mail::Column::State, Expr::value(MailState::Failed.code()))
                .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
                .exec(c)
                .await?;
            forget_key(c, row.id).await?;
            continue;
        }
        row.attempts += 1;
        row.next_attempt_at = until;
        row.leased_until = Some(until);
        this.col_expr(mail::Column::Attempts, Expr::value(row.attempts))
            .col_expr(mail::Column::NextAttemptAt, Expr::value(until))
            .col_expr(mail::Column::LeasedUntil, Expr::value(until))
            .exec(c)
            .await?;
        return stored(row).map(Some);
    }
}

/// Records an attempt and what follows for its mail: sent; tried again at `next`; or, without
/// `next`, failed. Where the lease ran out meanwhile and another worker took the mail up, only a
/// success changes it.
///
/// # Errors
/// The database's.
pub async fn record(
    c: &impl Connection,
    id: Uuid,
    mail: MailId,
    attempt: &Attempt,
    next: Option<DateTime<Utc>>,
) -> Result<()> {
    let number = events::count(attempt.number)?;
    let row = mail_attempt::ActiveModel {
        id: Set(id),
        mail_id: Set(mail.0),
        number: Set(number),
        at: Set(attempt.at),
        outcome: Set(attempt.outcome.code().to_owned()),
        detail: Set(attempt.detail.clone()),
    };
    mail_attempt::Entity::insert(row).exec_without_returning(c).await?;
    let this = mail::Entity::update_many()
        .filter(mail::Column::Id.eq(mail.0))
        .filter(mail::Column::State.ne(MailState::Sent.code()))
        .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>));
    let this = match (attempt.outcome, next) {
        (Outcome::Sent, _) => this
            .col_expr(mail::Column::State, Expr::value(MailState::Sent.code()))
            .col_expr(mail::Column::SentAt, Expr::value(attempt.at)),
        (_, Some(next)) => {
            this.filter(mail::Column::Attempts.eq(number)).col_expr(mail::Column::NextAttemptAt, Expr::value(next))
        }
        (_, None) => this
            .filter(mail::Column::Attempts.eq(number))
            .col_expr(mail::Column::State, Expr::value(MailState::Failed.code())),
    };
    this.exec(c).await?;
    forget_key(c, mail.0).await
}

/// Takes the text out of a mail that is a key and that need not be sent any more: what opens an
/// account is nowhere longer than it must be.
async fn forget_key(c: &impl Connection, id: Uuid) -> Result<()> {
    mail::Entity::update_many()
        .col_expr(mail::Column::Body, Expr::value("-"))
        .filter(mail::Column::Id.eq(id))
        .filter(mail::Column::Kind.is_in(MailKind::keys()))
        .filter(mail::Column::State.ne(MailState::Queued.code()))
        .exec(c)
        .await?;
    Ok(())
}

fn due(now: DateTime<Utc>) -> Condition {
    Condition::all().add(mail::Column::State.eq(MailState::Queued.code())).add(mail::Column::NextAttemptAt.lte(now))
}
