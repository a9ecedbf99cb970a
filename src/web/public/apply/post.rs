//! What the form and 確認 send.

use super::check_view::CheckPage;
use super::form_view::FormPage;
use super::state_view;
use super::typed::{Pressed, Typed};
use crate::app::apply::{self, ApplyError, Received, Taken};
use crate::app::shown::Shown;
use crate::app::{Secret, World};
use crate::domain::admission::Decision;
use crate::domain::application::{Fault, FieldFault};
use crate::domain::contact::MailAddress;
use crate::domain::profession::ProfessionList;
use crate::web::client::ClientAddress;
use crate::web::components::fields::FieldError;
use crate::web::components::reasons;
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::TimeDelta;
use std::net::IpAddr;

/// Takes what was sent: to 確認, back to the form, or the application itself.
///
/// # Errors
/// There is no such event, or the database's.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Path(code): Path<String>,
    ClientAddress(address): ClientAddress,
    Form(mut typed): Form<Typed>,
) -> Result<Response, Failed> {
    let shown = super::shown(&world, &page, &code).await?;
    let known_receipt = typed.receipt();
    let receipt = known_receipt.clone().unwrap_or_else(|| world.new_secret());
    receipt.reveal().clone_into(&mut typed.receipt);
    let professions = apply::offered_professions(&world, &shown.event).await;
    let professions = professions.map_err(|fault| PageError::from(fault).on(&page))?;
    let visit =
        Visit { world: &world, page: &page, shown: &shown, professions: &professions, receipt: &receipt, address };
    let pressed = typed.pressed();
    // An application whose receipt got lost on the way is shown once more before it is taken.
    if pressed == Pressed::Submit && known_receipt.is_some() && visit.own_faults(&typed).is_empty() {
        return visit.submit(typed).await;
    }
    // Whoever went back and wants to change something is told that nothing was changed.
    if visit.received().await?.is_some() {
        return Ok(to_applied(&page, &shown, &receipt, true));
    }
    if pressed == Pressed::Edit { Ok(visit.form(StatusCode::OK, typed, &[])) } else { visit.check(typed).await }
}

/// Two clicks of one person come within this time.
const SECOND_CLICK: TimeDelta = TimeDelta::seconds(10);

struct Visit<'a> {
    world: &'a World,
    page: &'a Page,
    shown: &'a Shown,
    professions: &'a ProfessionList,
    receipt: &'a Secret,
    address: IpAddr,
}

impl Visit<'_> {
    /// Who went back after applying, or pressed twice, sees what became of the application.
    async fn received(&self) -> Result<Option<Received>, Failed> {
        let received = apply::received(self.world, &self.shown.event, self.receipt).await;
        received.map_err(|fault| PageError::from(fault).on(self.page))
    }

    /// The page of an application that came before. A second click says nothing more; whoever comes
    /// later went back, and is told that nothing was changed.
    async fn came_before(&self) -> Result<Response, Failed> {
        let late = self.received().await?.is_some_and(|received| self.world.now() - received.at > SECOND_CLICK);
        Ok(to_applied(self.page, self.shown, self.receipt, late))
    }

    async fn check(&self, typed: Typed) -> Result<Response, Failed> {
        let (page, event, professions) = (self.page, &self.shown.event, self.professions);
        let application = typed.application(event, self.receipt, page.t.language());
        match apply::check(self.world, event, professions, &application) {
            Ok(applicant) if self.own_faults(&typed).is_empty() => {
                let decision = apply::prospect(self.world, event, professions, &applicant.profession_code).await;
                let decision = decision.map_err(|fault| PageError::from(fault).on(page))?;
                if let Some(Decision::Refuse(why)) = &decision {
                    return Ok(state_view::refused(page, self.shown, &reasons::reason(page, professions, why)));
                }
                let prospect = decision.and_then(|decision| reasons::prospect(page, event, professions, &decision));
                Ok(CheckPage { page, event, professions, typed: &typed, applicant: &applicant, prospect }.answer())
            }
            Ok(_) => Ok(self.faulty(typed, Vec::new())),
            Err(error) => self.refuse(typed, error),
        }
    }

    async fn submit(&self, typed: Typed) -> Result<Response, Failed> {
        if let Err(wait) = self.world.apply_limit.take_one(self.address, &typed.form.mail) {
            if self.received().await?.is_some() {
                return self.came_before().await;
            }
            let form = self.page_of(StatusCode::TOO_MANY_REQUESTS, typed, &[], true);
            return Ok(([(header::RETRY_AFTER, wait.as_secs() + 1)], form).into_response());
        }
        let application = typed.application(&self.shown.event, self.receipt, self.page.t.language());
        match apply::submit(self.world, &self.shown.event, application).await {
            Ok(Taken::Now) => Ok(to_applied(self.page, self.shown, self.receipt, false)),
            Ok(Taken::Before) => self.came_before().await,
            Err(error) => self.refuse(typed, error),
        }
    }

    /// What is wrong beside the application's own fields: the one that must stay empty, or a
    /// topic that is not offered (any more).
    fn own_faults(&self, typed: &Typed) -> Vec<FieldError> {
        let t = self.page.t;
        let trapped = (!typed.website.is_empty()).then(|| ("website".to_owned(), t.get("fault-website")));
        let topic = typed
            .has_unknown_topic(&self.shown.event)
            .then(|| ("topic_choice".to_owned(), t.get("fault-topic-unreadable")));
        trapped.into_iter().chain(topic).collect()
    }

    fn refuse(&self, typed: Typed, error: ApplyError) -> Result<Response, Failed> {
        match error {
            ApplyError::Faults(faults) => {
                let errors = sentences(self.page, &typed, &faults);
                let mut typed = typed;
                if faults.iter().any(|fault| fault.fault == Fault::Doubtful) {
                    // Sent once more as it is, it is taken.
                    typed.form.mail_asked.clone_from(&typed.form.mail);
                }
                Ok(self.faulty(typed, errors))
            }
            ApplyError::Refused(shown, why) => {
                let why = reasons::reason(self.page, self.professions, &why);
                Ok(state_view::refused(self.page, &shown, &why))
            }
            ApplyError::NotTaken(shown) => Ok(state_view::answer(StatusCode::CONFLICT, self.page, &shown, true)),
            ApplyError::Database(fault) => Err(PageError::from(fault).on(self.page)),
        }
    }

    /// The form with all its errors, in the order of the fields.
    fn faulty(&self, typed: Typed, mut errors: Vec<FieldError>) -> Response {
        errors.extend(self.own_faults(&typed));
        let place = |id: &str| typed.pairs().iter().position(|(name, _)| *name == id).unwrap_or(usize::MAX);
        errors.sort_by_key(|(id, _)| place(id));
        self.form(StatusCode::UNPROCESSABLE_ENTITY, typed, &errors)
    }

    fn form(&self, status: StatusCode, typed: Typed, errors: &[FieldError]) -> Response {
        self.page_of(status, typed, errors, false)
    }

    fn page_of(&self, status: StatusCode, mut typed: Typed, errors: &[FieldError], busy: bool) -> Response {
        // Agreement holds for the wording that was read; a new one is agreed to anew.
        let version = self.shown.event.privacy_version.to_string();
        if typed.privacy_version != version {
            typed.form.privacy.clear();
            typed.privacy_version = version;
        }
        let event = &self.shown.event;
        FormPage { page: self.page, event, professions: self.professions, typed: &typed, errors, busy }.answer(status)
    }
}

/// One sentence a field: the first of its faults.
fn sentences(page: &Page, typed: &Typed, faults: &[FieldFault]) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = Vec::new();
    for FieldFault { field, fault } in faults {
        if errors.iter().all(|(id, _)| id != field.code()) {
            let sentence = match meant(&typed.form.mail).filter(|_| *fault == Fault::Doubtful) {
                Some(meant) => page.t.with("fault-mail-doubtful-meant", [("meant", meant.into())]),
                None => page.t.get(&format!("fault-{}-{}", field.code(), fault.code())),
            };
            errors.push((field.code().to_owned(), sentence));
        }
    }
    errors
}

/// The mail address that was probably meant.
fn meant(typed: &str) -> Option<String> {
    MailAddress::parse(typed)?.doubt()?.meant
}

fn to_applied(page: &Page, shown: &Shown, receipt: &Secret, again: bool) -> Response {
    let address = page.urls.applied(&shown.event.code, receipt.reveal());
    Redirect::to(&if again { format!("{address}?again") } else { address }).into_response()
}
