//! What organisers see of the outbox, and trying again.

use super::{Attempt, MailState, StoredMail, attempt_of, stored};
use crate::domain::ids::{MailId, OrganisationId};
use crate::infra::db::entity::{mail, mail_attempt};
use crate::infra::db::mails::{ATTEMPTS, MailKind};
use crate::infra::db::{Connection, Result, events};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// A page of an organisation's mails, newest first; `page` counts from 0.
///
/// # Errors
/// The database's.
pub async fn of_organisation(
    c: &impl Connection,
    organisation: OrganisationId,
    state: Option<MailState>,
    page: u64,
    page_size: u64,
) -> Result<Vec<StoredMail>> {
    mail::Entity::find()
        .filter(of(organisation, state))
        .order_by_desc(mail::Column::CreatedAt)
        .order_by_desc(mail::Column::Id)
        .offset(page * page_size)
        .limit(page_size)
        .all(c)
        .await?
        .into_iter()
        .map(stored)
        .collect()
}

/// How many mails of a state an organisation has.
///
/// # Errors
/// The database's.
pub async fn count(c: &impl Connection, organisation: OrganisationId, state: Option<MailState>) -> Result<u64> {
    Ok(mail::Entity::find().filter(of(organisation, state)).count(c).await?)
}

/// A mail of an organisation with its attempts in order; `None` for another organisation's.
///
/// # Errors
/// The database's.
pub async fn by_id(
    c: &impl Connection,
    organisation: OrganisationId,
    id: MailId,
) -> Result<Option<(StoredMail, Vec<Attempt>)>> {
    let found = mail::Entity::find_by_id(id.0).filter(mail::Column::OrganisationId.eq(organisation.0)).one(c).await?;
    let Some(row) = found else { return Ok(None) };
    let attempts = mail_attempt::Entity::find()
        .filter(mail_attempt::Column::MailId.eq(id.0))
        .order_by_asc(mail_attempt::Column::Number)
        .order_by_asc(mail_attempt::Column::At)
        .all(c)
        .await?
        .into_iter()
        .map(attempt_of)
        .collect::<Result<_>>()?;
    Ok(Some((stored(row)?, attempts)))
}

/// Makes mails due now with all their attempts before them: one that waits or failed, or without
/// `id` every failed one of the organisation. What is being sent is left alone, and so is what is
/// a key: its reader asks for another. Answers how many.
///
/// # Errors
/// The database's.
pub async fn try_again(
    c: &impl Connection,
    organisation: OrganisationId,
    id: Option<MailId>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let which = match id {
        Some(id) => Condition::all().add(mail::Column::Id.eq(id.0)).add(may_be_tried()),
        None => mail::Column::State.eq(MailState::Failed.code()).into_condition(),
    };
    let result = mail::Entity::update_many()
        .filter(mail::Column::OrganisationId.eq(organisation.0))
        .filter(mail::Column::Kind.is_not_in(MailKind::keys()))
        .filter(which)
        .col_expr(mail::Column::State, Expr::value(MailState::Queued.code()))
        .col_expr(mail::Column::NextAttemptAt, Expr::value(now))
        .col_expr(mail::Column::AttemptsAllowed, Expr::col(mail::Column::Attempts).add(events::count(ATTEMPTS)?))
        .exec(c)
        .await?;
    Ok(result.rows_affected)
}

fn may_be_tried() -> Condition {
    Condition::any().add(mail::Column::State.eq(MailState::Failed.code())).add(
        Condition::all().add(mail::Column::State.eq(MailState::Queued.code())).add(mail::Column::LeasedUntil.is_null()),
    )
}

fn of(organisation: OrganisationId, state: Option<MailState>) -> Condition {
    Condition::all()
        .add(mail::Column::OrganisationId.eq(organisation.0))
        .add_option(state.map(|state| mail::Column::State.eq(state.code())))
}
