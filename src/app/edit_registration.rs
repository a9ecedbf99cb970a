//! Changing what a registration says of its person.

use super::admission::{locked, settle};
use super::{World, audit};
use crate::domain::application::{ApplicationForm, FieldFault};
use crate::domain::audit::{Action, Record};
use crate::domain::contact::MailAddress;
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::domain::place::Participation;
use crate::domain::registration::{Applicant, Registration};
use crate::infra::db::{Fault, participations, professions, registrations};
use chrono::{DateTime, Utc};
use serde_json::json;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// Fields to be corrected, at least one.
    #[error("{} fields are to be corrected", .0.len())]
    Faults(Vec<FieldFault>),
    /// Mail address and reading are those of this other live registration.
    #[error("the person is registered")]
    MailTaken(Box<Registration>),
    /// Somebody else changed the registration since the form was opened.
    #[error("the registration has changed meanwhile")]
    ChangedMeanwhile,
    /// The organisation has no such registration.
    #[error("no such registration")]
    NotFound,
    /// The database's.
    #[error(transparent)]
    Database(#[from] Fault),
}

/// Changes a registration that was last changed at `seen`.
///
/// # Errors
/// See [`EditError`]; nothing is written then.
pub async fn edit(
    world: &World,
    by: &Organiser,
    (event, id): (EventId, RegistrationId),
    form: &ApplicationForm,
    seen: DateTime<Utc>,
) -> Result<(), EditError> {
    let transaction = world.db.write().await?;
    let mut lock = locked(world, &transaction, by.organisation, event).await?.ok_or(EditError::NotFound)?;
    let found = registrations::by_id(&transaction, event, id).await?.ok_or(EditError::NotFound)?;
    let list = professions::of_organisation(&transaction, by.organisation).await?;
    let applicant = form.check_change(&list, &found.applicant).map_err(EditError::Faults)?;
    let changed = changed_fields(&found.applicant, &applicant);
    if changed.is_empty() {
        return Ok(());
    }
    if found.updated_at != seen {
        return Err(EditError::ChangedMeanwhile);
    }
    if found.status.is_live()
        && let Some(taken) = registrations::of_same_person(&transaction, event, &applicant, Some(id)).await?
    {
        return Err(EditError::MailTaken(Box::new(taken)));
    }
    let registration = Registration { applicant, updated_at: world.now(), ..found.clone() };
    registrations::update(&lock, &found, &registration).await?;
    if found.applicant.profession_code != registration.applicant.profession_code {
        // The office may: a place that has too many of a profession by it says so.
        for stands in participations::of_registration(&transaction, id).await? {
            let place = stands.place;
            let profession = registration.applicant.profession_code.clone();
            participations::update(&lock, &Participation { profession, ..stands }).await?;
            settle(world, &mut lock, place, &list).await?;
        }
    }
    let detail = json!({ "fields": changed });
    audit::note(world, &transaction, by, Action::EditRegistration, Record::Registration(id), detail).await?;
    world.commit(transaction).await?;
    Ok(())
}

/// The names of the form's fields whose answers differ.
fn changed_fields(before: &Applicant, after: &Applicant) -> Vec<&'static str> {
    let mail = |applicant: &Applicant| applicant.mail.as_ref().map(MailAddress::as_str).map(str::to_owned);
    [
        ("name", before.name != after.name),
        ("furigana", before.furigana != after.furigana),
        (
            "profession",
            (&before.profession_code, &before.profession_label) != (&after.profession_code, &after.profession_label),
        ),
        ("workplace", before.workplace != after.workplace),
        ("mail", mail(before) != mail(after)),
        ("phone", before.phone != after.phone),
        ("years", before.years != after.years),
        ("facilitator", before.facilitator != after.facilitator),
        ("arrangement", before.arrangement != after.arrangement),
        ("topic", before.topic != after.topic),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
