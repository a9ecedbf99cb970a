//! What organisers see of the outbox, and trying again.

use super::{Attempt, StoredMail, attempt_of, keys, stored};
use crate::domain::ids::{EventId, MailId, OrganisationId};
use crate::domain::mail::{ATTEMPTS, MailState, Outcome};
use crate::infra::db::entity::{mail, mail_attempt};
use crate::infra::db::{Connection, Fault, Result, numbers};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Statement};

/// A mail's place in the list, which is by the time of writing. A page begins beside a place and
/// not at a count of mails: however many are written meanwhile, none is shown twice or left out,
/// and the last page costs no more than the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// When the mail was written.
    pub created_at: DateTime<Utc>,
    /// Which it is of those that were written at that time.
    pub id: MailId,
}

/// Which page of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The newest mails.
    #[default]
    Newest,
    /// The mails written next after that one.
    Newer(Place),
    /// The mails written next before that one.
    Older(Place),
}

/// Which of an organisation's mails are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Those about an event; all where it is `None`.
    pub event: Option<EventId>,
    /// Those of a state; all where it is `None`.
    pub state: Option<MailState>,
}

/// Up to `limit` of an organisation's mails, in the direction of `turn`: the nearest first.
///
/// # Errors
/// The database's.
pub async fn of_organisation(
    c: &impl Connection,
    organisation: OrganisationId,
    which: Which,
    turn: Turn,
    limit: u64,
) -> Result<Vec<StoredMail>> {
    let place = || Expr::tuple([Expr::col(mail::Column::CreatedAt), Expr::col(mail::Column::Id)]);
    let at = |place: Place| Expr::tuple([Expr::value(place.created_at), Expr::value(place.id.0)]);
    let (order, beyond) = match turn {
        Turn::Newest => (Order::Desc, None),
        Turn::Older(than) => (Order::Desc, Some(place().lt(at(than)))),
        Turn::Newer(than) => (Order::Asc, Some(place().gt(at(than)))),
    };
    mail::Entity::find()
        .filter(mail::Column::OrganisationId.eq(organisation.0))
        .filter(
            Condition::all()
                .add_option(which.event.map(|event| mail::Column::EventId.eq(event.0)))
                .add_option(which.state.map(|state| mail::Column::State.eq(state.code())))
                .add_option(beyond),
        )
        .order_by(mail::Column::CreatedAt, order.clone())
        .order_by(mail::Column::Id, order)
        .limit(limit)
        .all(c)
        .await?
        .into_iter()
        .map(stored)
        .collect()
}

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// At least so many: more were not counted.
    AtLeast(u64),
}

/// Mails of a state are counted up to so many, so that the count of a large outbox costs no more
/// than this.
const COUNTED: u64 = 10_000;

/// How many mails of each state an organisation has, or one of its events, in the order of
/// [`MailState::ALL`].
///
/// # Errors
/// The database's.
pub async fn counts(
    c: &impl Connection,
    organisation: OrganisationId,
    event: Option<EventId>,
) -> Result<Vec<(MailState, Count)>> {
    let up_to = COUNTED + 1;
    let of_event = if event.is_some() { " and event_id = $2" } else { "" };
    let of = |state: &MailState| {
        let code = state.code();
        format!(
            "(select count(*) from (select 1 from mail where organisation_id = $1{of_event} and state = '{code}' limit {up_to}) \
             as {code}_mails) as {code}"
        )
    };
    let sql = format!("select {}", MailState::ALL.iter().map(of).collect::<Vec<_>>().join(", "));
    let values = std::iter::once(organisation.0).chain(event.map(|event| event.0)).map(Into::into);
    let statement = Statement::from_sql_and_values(c.get_database_backend(), sql, values);
    let row = c.query_one_raw(statement).await?.ok_or_else(|| Fault::unreadable("counts of mails"))?;
    MailState::ALL
        .iter()
        .map(|state| {
            let count: i64 = row.try_get("", state.code())?;
            let count = u64::try_from(count).unwrap_or_default();
            Ok((*state, if count > COUNTED { Count::AtLeast(COUNTED) } else { Count::Exactly(count) }))
        })
        .collect()
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
    let mut attempts = mail_attempt::Entity::find()
        .filter(mail_attempt::Column::MailId.eq(id.0))
        .order_by_asc(mail_attempt::Column::Number)
        .order_by_asc(mail_attempt::Column::At)
        .all(c)
        .await?
        .into_iter()
        .map(attempt_of)
        .collect::<Result<Vec<_>>>()?;
    let stored = stored(row)?;
    // The mail itself tells of the attempt by which it was sent.
    attempts.extend(stored.sent_at.map(|at| Attempt {
        number: stored.attempts,
        at,
        outcome: Outcome::Sent,
        detail: String::new(),
    }));
    Ok(Some((stored, attempts)))
}

/// Which mails are tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// One that waits or failed.
    One(MailId),
    /// Every failed one: of the organisation, or about one of its events.
    Failed(Option<EventId>),
}

/// Makes mails due now with all their attempts before them. What is being sent is left alone, and so is what is
/// a key: its reader asks for another. Answers how many.
///
/// # Errors
/// The database's.
pub async fn try_again(
    c: &impl Connection,
    organisation: OrganisationId,
    again: Again,
    now: DateTime<Utc>,
) -> Result<u64> {
    let which = match again {
        Again::One(id) => Condition::all().add(mail::Column::Id.eq(id.0)).add(may_be_tried()),
        Again::Failed(event) => Condition::all()
            .add_option(event.map(|event| mail::Column::EventId.eq(event.0)))
            .add(mail::Column::State.eq(MailState::Failed.code())),
    };
    let result = mail::Entity::update_many()
        .filter(mail::Column::OrganisationId.eq(organisation.0))
        .filter(mail::Column::Kind.is_not_in(keys()))
        .filter(which)
        .col_expr(mail::Column::State, Expr::value(MailState::Queued.code()))
        .col_expr(mail::Column::NextAttemptAt, Expr::value(now))
        .col_expr(mail::Column::AttemptsAllowed, Expr::col(mail::Column::Attempts).add(numbers::count(ATTEMPTS)?))
        .exec(c)
        .await?;
    Ok(result.rows_affected)
}

fn may_be_tried() -> Condition {
    Condition::any().add(mail::Column::State.eq(MailState::Failed.code())).add(
        Condition::all().add(mail::Column::State.eq(MailState::Queued.code())).add(mail::Column::LeasedUntil.is_null()),
    )
}
