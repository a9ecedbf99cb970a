//! Registrations in the database.

use super::derived::{Derived, RULES};
use super::entity::registration;
use super::numbers::{count, natural};
use super::{Connection, EventLock, Fault, Result};
use crate::domain::contact::{MailAddress, Phone};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::registration::{Applicant, Language, Registration, RegistrationStatus, Source, Standing, Years};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, Iterable, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Inserts a registration. `receipt_hash` is the hash of the form's receipt, by which the same
/// submit sent twice is recognised; for other sources any value that is used once.
///
/// # Errors
/// The database's; a duplicate where the mail address already has a live registration or the
/// receipt was used.
pub async fn insert(lock: &EventLock<'_>, new: &Registration, receipt_hash: &str) -> Result<()> {
    let row = new_row(lock, new, receipt_hash)?;
    registration::Entity::insert(row).exec_without_returning(lock.transaction()).await?;
    Ok(())
}

/// The row of a new registration.
pub(super) fn new_row(
    lock: &EventLock<'_>,
    new: &Registration,
    receipt_hash: &str,
) -> Result<registration::ActiveModel> {
    Ok(registration::ActiveModel {
        id: Set(new.id.0),
        event_id: Set(lock.id().0),
        number: Set(count(new.number)?),
        source: Set(new.source.code().to_owned()),
        language: Set(new.language.code().to_owned()),
        privacy_version: Set(count(new.privacy_version)?),
        receipt_hash: Set(receipt_hash.to_owned()),
        created_at: Set(new.created_at),
        ..changeable(new)
    })
}

/// Writes what `changed` has otherwise than `stored`: applicant, status and times. A column that does
/// not change is not touched, also where what it holds cannot be read. `false` where the event has
/// no such registration.
///
/// # Errors
/// The database's; a duplicate where the mail address already has a live registration.
pub async fn update(lock: &EventLock<'_>, stored: &Registration, changed: &Registration) -> Result<bool> {
    let (before, mut row) = (changeable(stored), changeable(changed));
    for column in registration::Column::iter() {
        if before.get(column) == row.get(column) {
            row.not_set(column);
        }
    }
    row.updated_at = Set(changed.updated_at);
    let result = registration::Entity::update_many()
        .set(row)
        .filter(registration::Column::Id.eq(stored.id.0))
        .filter(registration::Column::EventId.eq(lock.id().0))
        .exec(lock.transaction())
        .await?;
    Ok(result.rows_affected == 1)
}

/// A registration of an event.
///
/// # Errors
/// The database's.
pub async fn by_id(c: &impl Connection, event: EventId, id: RegistrationId) -> Result<Option<Registration>> {
    registration::Entity::find_by_id(id.0)
        .filter(registration::Column::EventId.eq(event.0))
        .one(c)
        .await?
        .map(registration_of)
        .transpose()
}

/// The registration of an event that a receipt stands for.
///
/// # Errors
/// The database's.
pub async fn by_receipt(c: &impl Connection, event: EventId, receipt_hash: &str) -> Result<Option<Registration>> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::ReceiptHash.eq(receipt_hash))
        .one(c)
        .await?
        .map(registration_of)
        .transpose()
}

/// How many registrations of an event these receipts stand for.
///
/// # Errors
/// The database's.
pub async fn count_by_receipts(c: &impl Connection, event: EventId, receipt_hashes: &[String]) -> Result<usize> {
    let found = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::ReceiptHash.is_in(receipt_hashes))
        .count(c)
        .await?;
    Ok(usize::try_from(found).unwrap_or(usize::MAX))
}

/// The live registration of the same person (see [`Applicant::is_same_as`]) other than `but`.
///
/// # Errors
/// The database's.
pub async fn of_same_person(
    c: &impl Connection,
    event: EventId,
    applicant: &Applicant,
    but: Option<RegistrationId>,
) -> Result<Option<Registration>> {
    let Some(mail) = applicant.mail.as_ref().map(MailAddress::normalised) else { return Ok(None) };
    let at_mailbox = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::MailNormalised.eq(mail))
        .filter(is_live());
    for row in at_mailbox.all(c).await? {
        let found = registration_of(row)?;
        if Some(found.id) != but && found.applicant.is_same_as(applicant) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Neither cancelled nor declined. The words stand in the statement itself, and in the order in which
/// they stand in the index of live addresses, which holds no others: only so do the databases see
/// that it answers.
pub(super) fn is_live() -> SimpleExpr {
    let over = RegistrationStatus::ALL.iter().rev().filter(|status| !status.is_live());
    Expr::col((registration::Entity, registration::Column::Status))
        .is_not_in(over.map(|status| SimpleExpr::Constant(status.code().into())))
}

/// What those who are confirmed for an event want to talk about, as they typed it, by 受付番号; without
/// those who typed nothing.
///
/// # Errors
/// The database's.
pub async fn topics(c: &impl Connection, event: EventId) -> Result<Vec<String>> {
    Ok(registration::Entity::find()
        .select_only()
        .column(registration::Column::Topic)
        .filter(registration::Column::EventId.eq(event.0))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed.code()))
        .filter(registration::Column::Topic.ne(""))
        .order_by_asc(registration::Column::Number)
        .into_tuple()
        .all(c)
        .await?)
}

/// Whether an event has any registration, of whatever state.
///
/// # Errors
/// The database's.
pub async fn any(c: &impl Connection, event: EventId) -> Result<bool> {
    let found: Option<Uuid> = registration::Entity::find()
        .select_only()
        .column(registration::Column::Id)
        .filter(registration::Column::EventId.eq(event.0))
        .limit(1)
        .into_tuple()
        .one(c)
        .await?;
    Ok(found.is_some())
}

/// All registrations of an event by 受付番号, cancelled ones too.
///
/// # Errors
/// The database's.
pub async fn of_event(c: &impl Connection, event: EventId) -> Result<Vec<Registration>> {
    of_event_where(c, event, Condition::all()).await
}

/// Those of an event's registrations that a condition holds for, by 受付番号.
pub(super) async fn of_event_where(
    c: &impl Connection,
    event: EventId,
    condition: Condition,
) -> Result<Vec<Registration>> {
    registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.0))
        .filter(condition)
        .order_by_asc(registration::Column::Number)
        .all(c)
        .await?
        .into_iter()
        .map(registration_of)
        .collect()
}

fn changeable(from: &Registration) -> registration::ActiveModel {
    let applicant = &from.applicant;
    let derived = Derived::of(applicant);
    registration::ActiveModel {
        status: Set(from.status.code().to_owned()),
        name: Set(applicant.name.clone()),
        furigana: Set(applicant.furigana.clone()),
        derived_by: Set(RULES),
        search_text: Set(derived.search_text),
        search_signature: Set(derived.search_signature),
        reading_order: Set(derived.reading_order),
        profession_code: Set(applicant.profession_code.clone()),
        profession_label: Set(applicant.profession_label.clone()),
        workplace: Set(applicant.workplace.clone()),
        workplace_key: Set(applicant.workplace_key.clone()),
        mail: Set(applicant.mail.as_ref().map(|mail| mail.as_str().to_owned())),
        mail_normalised: Set(applicant.mail.as_ref().map(MailAddress::normalised)),
        phone: Set(applicant.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default()),
        phone_typed: Set(applicant.phone.as_ref().map(more_than_the_number).unwrap_or_default()),
        years: Set(applicant.years.map(|years| years.code().to_owned())),
        facilitator: Set(applicant.facilitator),
        arrangement: Set(applicant.arrangement.clone()),
        topic: Set(applicant.topic.clone()),
        updated_at: Set(from.updated_at),
        cancelled_at: Set(from.cancelled_at),
        note: Set(from.note.clone()),
        ..Default::default()
    }
}

pub(super) fn registration_of(row: registration::Model) -> Result<Registration> {
    let unreadable = || Fault::unreadable("registration");
    Ok(Registration {
        id: RegistrationId(row.id),
        event: EventId(row.event_id),
        number: natural(row.number)?,
        status: Standing::stored(&row.status).ok_or_else(unreadable)?,
        source: Source::from_code(&row.source).ok_or_else(unreadable)?,
        language: Language::from_code(&row.language).ok_or_else(unreadable)?,
        privacy_version: natural(row.privacy_version)?,
        created_at: row.created_at,
        updated_at: row.updated_at,
        cancelled_at: row.cancelled_at,
        absent_at: row.absent_at,
        note: row.note,
        applicant: Applicant {
            name: row.name,
            furigana: row.furigana,
            profession_code: row.profession_code,
            profession_label: row.profession_label,
            workplace: row.workplace,
            workplace_key: row.workplace_key,
            mail: row.mail.map(|text| mail_of(row.id, text)),
            phone: phone_of(row.id, row.phone, row.phone_typed),
            years: row.years.and_then(|code| years_of(row.id, &code)),
            facilitator: row.facilitator,
            arrangement: row.arrangement,
            topic: row.topic,
        },
    })
}

/// What was typed, where it is not the number itself.
fn more_than_the_number(phone: &Phone) -> String {
    if phone.typed() == phone.as_str() { String::new() } else { phone.typed().to_owned() }
}

// What cannot be read any more is kept as it is stored, shown, and told to the operator.

fn mail_of(id: Uuid, text: String) -> MailAddress {
    MailAddress::parse(&text).unwrap_or_else(|| {
        unreadable(id, "mail");
        MailAddress::stored(text)
    })
}

fn phone_of(id: Uuid, text: String, typed: String) -> Option<Phone> {
    if text.is_empty() {
        return None;
    }
    Some(Phone::stored(text, typed).unwrap_or_else(|kept| {
        unreadable(id, "phone");
        kept
    }))
}

fn years_of(id: Uuid, code: &str) -> Option<Years> {
    let years = Years::from_code(code);
    if years.is_none() {
        unreadable(id, "years");
    }
    years
}

/// One line in the log, without the value: it is personal data.
fn unreadable(registration: Uuid, column: &str) {
    tracing::error!(%registration, column, "a stored value cannot be read; it is kept as it is");
}
