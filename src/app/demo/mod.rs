//! The demonstration: the workshop of 2023-09-06 as it went, and an event to try applying to.
//!
//! Everything goes the way it goes in earnest: the organiser accepts an invitation, makes and
//! publishes the event, 68 people apply in the order of the roster, the first 60 get a seat, the
//! others are told that it is full, their mails are sent, the tables are made. Only the clock is
//! set to those days.

mod open_event;
mod workshop;

use super::events::{SaveError, StepError};
use super::invite::{self, AcceptError};
use super::seat::SeatError;
use super::{World, first_run};
use crate::domain::account_form::AccountForm;
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::roster::RosterFault;
use crate::infra::db::{self, organisers};
use crate::infra::mail::Transport;
use crate::infra::roster::FileFault;

/// With this address the demonstration's organiser signs in.
pub const MAIL: &str = "demo@example.jp";
/// And with this password, which is no secret.
pub const PASSWORD: &str = "entaku-demo-2023";

/// What the demonstration holds.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The workshop.
    pub workshop: Event,
    /// An event that takes applications now.
    pub open: Event,
}

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database holds something else, or a demonstration that was not finished.
    #[error("the database holds other data")]
    OtherData,
    /// A step did not go as it should.
    #[error("{0}")]
    Step(String),
    /// The database's.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

macro_rules! steps {
    ($($error:ty),*) => {$(
        impl From<$error> for DemoError {
            fn from(error: $error) -> Self {
                Self::Step(error.to_string())
            }
        }
    )*};
}
steps!(AcceptError, SaveError, StepError, SeatError, FileFault, RosterFault);

/// Fills an empty database, or finds the demonstration that is there. An event that takes
/// applications is added where the last one's time is over.
///
/// # Errors
/// See [`DemoError`].
pub async fn prepare(world: &World, transport: &Transport) -> Result<Demo, DemoError> {
    let c = world.db.read();
    let organiser = match organisers::organisations(c).await?.len() {
        0 => {
            let organiser = first_organiser(world).await?;
            Box::pin(workshop::hold(world, &organiser, transport)).await?;
            organiser
        }
        1 => {
            let account = organisers::account_by_mail(c, MAIL).await?;
            account.ok_or(DemoError::OtherData)?.organiser
        }
        _ => return Err(DemoError::OtherData),
    };
    let workshop = workshop::find(world, &organiser).await?.ok_or(DemoError::OtherData)?;
    let open = match open_event::find(world, &organiser).await? {
        Some(open) => open,
        None => Box::pin(open_event::make(world, &organiser)).await?,
    };
    Ok(Demo { workshop, open })
}

/// The organisation and its organiser, by way of the first invitation.
async fn first_organiser(world: &World) -> Result<Organiser, DemoError> {
    let token = first_run::invite_first_organiser(world).await?.ok_or(DemoError::OtherData)?;
    let form = AccountForm {
        organisation: "在宅医療・介護連携支援室".into(),
        name: "小金井 花子".into(),
        mail: MAIL.into(),
        password: PASSWORD.into(),
        password_again: PASSWORD.into(),
    };
    let (organiser, _) = invite::accept(world, &token, &form, None).await?;
    Ok(organiser)
}
