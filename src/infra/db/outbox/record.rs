//! What came of leased mails.

use crate::domain::ids::MailId;
use crate::domain::mail::{MailState, Outcome};
use crate::infra::db::entity::{mail, mail_attempt};
use crate::infra::db::{Connection, Result, numbers};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany};
use uuid::Uuid;

/// What came of a leased mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The mail.
    pub mail: MailId,
    /// The number of the attempt that its lease counted.
    pub number: u32,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub end: End,
}

/// How a lease ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The mail was handed over.
    Sent,
    /// It was tried in vain.
    Tried {
        /// The identity of the attempt's record.
        id: Uuid,
        /// What came of the attempt.
        outcome: Outcome,
        /// What the mail server said, without addresses.
        detail: String,
        /// What follows.
        next: Next,
    },
    /// It was not tried: the attempt does not count.
    Untried(Next),
}

/// What follows for a mail that was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is tried again at this time.
    Again(DateTime<Utc>),
    /// It is not tried any more.
    Failed,
    /// It is not worth sending any more.
    Expired,
}

/// Records what came of mails; `c` is a writing transaction. However many were sent, they take
/// one statement: a mail that was sent is its own record of that attempt.
///
/// Where a lease ran out meanwhile and another worker took the mail up, only a success changes it.
///
/// # Errors
/// The database's.
pub async fn record(c: &impl Connection, reports: &[Report]) -> Result<()> {
    let sent: Vec<_> = reports.iter().filter(|report| report.end == End::Sent).collect();
    if let Some(at) = sent.iter().map(|report| report.at).max() {
        mail::Entity::update_many()
            .filter(mail::Column::Id.is_in(sent.iter().map(|report| report.mail.0)))
            .filter(mail::Column::State.ne(MailState::Sent.code()))
            .col_expr(mail::Column::State, Expr::value(MailState::Sent.code()))
            .col_expr(mail::Column::SentAt, Expr::value(at))
            .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
            .col_expr(mail::Column::Body, without_key())
            .col_expr(mail::Column::Link, Expr::value(None::<String>))
            .exec(c)
            .await?;
    }
    let mut attempts = Vec::new();
    for report in reports {
        let (next, tried) = match &report.end {
            End::Sent => continue,
            End::Untried(next) => (next, false),
            End::Tried { id, outcome, detail, next } => {
                attempts.push(mail_attempt::ActiveModel {
                    id: Set(*id),
                    mail_id: Set(report.mail.0),
                    number: Set(numbers::count(report.number)?),
                    at: Set(report.at),
                    outcome: Set(outcome.code().to_owned()),
                    detail: Set(detail.clone()),
                });
                (next, true)
            }
        };
        follow(report, *next, tried)?.exec(c).await?;
    }
    if !attempts.is_empty() {
        mail_attempt::Entity::insert_many(attempts).exec_without_returning(c).await?;
    }
    Ok(())
}

/// What follows for a mail that was not sent.
fn follow(report: &Report, next: Next, tried: bool) -> Result<UpdateMany<mail::Entity>> {
    let number = numbers::count(report.number)?;
    let this = mail::Entity::update_many()
        .filter(mail::Column::Id.eq(report.mail.0))
        .filter(mail::Column::Attempts.eq(number))
        .filter(mail::Column::State.eq(MailState::Queued.code()))
        .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(mail::Column::Attempts, Expr::value(if tried { number } else { number - 1 }));
    let ended = match next {
        Next::Again(at) => return Ok(this.col_expr(mail::Column::NextAttemptAt, Expr::value(at))),
        Next::Failed => MailState::Failed,
        Next::Expired => MailState::Expired,
    };
    Ok(this.col_expr(mail::Column::State, Expr::value(ended.code())).col_expr(mail::Column::Body, without_key()))
}

/// The text of a mail that need not be sent any more; of one that is a key it is taken out: what
/// opens an account is nowhere longer than it must be.
fn without_key() -> SimpleExpr {
    Expr::case(mail::Column::Kind.is_in(super::keys()), Expr::value("-")).finally(Expr::col(mail::Column::Body)).into()
}
