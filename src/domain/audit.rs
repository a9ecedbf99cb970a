//! The audit: who did what to which record.

use super::event_life::Step;
use super::ids::{EventId, MailId, OrganisationId, OrganiserId, RegistrationId, RotationId, SeatingId};
use super::registration::coded;
use chrono::{DateTime, Utc};
use uuid::Uuid;

coded! {
    /// What was done. Its code is stored for good: it is never changed nor given to another action.
    Action {
        /// An organiser signed in.
        SignIn = "organiser.sign_in",
        /// A person was invited to be an organiser.
        Invite = "organiser.invite",
        /// An invitation was taken back.
        RevokeInvitation = "organiser.revoke_invitation",
        /// An invitation was accepted: a new account.
        AcceptInvitation = "organiser.accept",
        /// An organiser was stopped from signing in.
        DisableOrganiser = "organiser.disable",
        /// An organiser may sign in again.
        EnableOrganiser = "organiser.enable",
        /// A forgotten password was replaced.
        ResetPassword = "organiser.reset_password",
        /// An organiser changed their own password.
        ChangePassword = "organiser.change_password",
        /// An organiser changed their own name.
        RenameOrganiser = "organiser.rename",
        /// An event was made.
        CreateEvent = "event.create",
        /// An event was changed.
        ChangeEvent = "event.change",
        /// A draft was deleted.
        DeleteEvent = "event.delete",
        /// A public event for which nobody had applied became a draft again.
        WithdrawEvent = "event.withdraw",
        /// An event was made from another.
        CopyEvent = "event.copy",
        /// An event was made public.
        PublishEvent = "event.publish",
        /// An event's applications were ended.
        CloseEvent = "event.close",
        /// An event took applications again.
        ReopenEvent = "event.reopen",
        /// An event was called off.
        CancelEvent = "event.cancel",
        /// A registration was added by hand.
        AddRegistration = "registration.add",
        /// A registration was changed.
        EditRegistration = "registration.edit",
        /// A registration was cancelled.
        CancelRegistration = "registration.cancel",
        /// A cancellation was undone.
        RestoreRegistration = "registration.restore",
        /// Somebody who waits was offered a seat.
        OfferSeat = "registration.offer",
        /// An offer lapsed.
        LapseOffer = "registration.lapse",
        /// An offered seat was accepted.
        AcceptOffer = "registration.accept",
        /// Somebody who waited was given a seat.
        Promote = "registration.promote",
        /// An application was accepted.
        Approve = "registration.approve",
        /// An application was declined.
        Decline = "registration.decline",
        /// Somebody with a seat was put on the waiting list.
        PutOnList = "registration.waitlist",
        /// The rules of a place were changed.
        ChangeRules = "place.change",
        /// Seats that were kept for a profession were opened to all.
        OpenKept = "place.open_kept",
        /// The places were drawn.
        Draw = "place.draw",
        /// The office's note of a registration was written.
        NoteRegistration = "registration.note",
        /// A roster was taken in.
        ImportRoster = "roster.import",
        /// Somebody was taken off the list of those for whom there was no seat.
        RemoveLeftOut = "left_out.remove",
        /// Tables were drawn.
        MakeSeating = "seating.make",
        /// Tables were changed by hand.
        ChangeSeating = "seating.change",
        /// Tables were proven anew for the people of now.
        RecountSeating = "seating.recount",
        /// Tables were repaired.
        RepairSeating = "seating.repair",
        /// Tables were made final.
        PublishSeating = "seating.publish",
        /// Rounds were made.
        MakeRotation = "rotation.make",
        /// A list of people was taken out.
        ExportPaper = "paper.export",
        /// A mail was tried again.
        RetryMail = "mail.retry",
        /// All failed mails were tried again.
        RetryMails = "mail.retry_all",
    }
}

impl From<Step> for Action {
    fn from(step: Step) -> Self {
        match step {
            Step::Publish => Self::PublishEvent,
            Step::Close => Self::CloseEvent,
            Step::Reopen => Self::ReopenEvent,
            Step::Cancel => Self::CancelEvent,
            Step::Withdraw => Self::WithdrawEvent,
        }
    }
}

/// To which record it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The organisation itself.
    Organisation(OrganisationId),
    /// An organiser.
    Organiser(OrganiserId),
    /// An event.
    Event(EventId),
    /// A registration.
    Registration(RegistrationId),
    /// A seating.
    Seating(SeatingId),
    /// A rotation.
    Rotation(RotationId),
    /// A mail.
    Mail(MailId),
}

impl Record {
    /// The word for this kind of record in the database.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Organisation(_) => "organisation",
            Self::Organiser(_) => "organiser",
            Self::Event(_) => "event",
            Self::Registration(_) => "registration",
            Self::Seating(_) => "seating",
            Self::Rotation(_) => "rotation",
            Self::Mail(_) => "mail",
        }
    }

    /// Which of this kind.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Organisation(id) => id.0,
            Self::Organiser(id) => id.0,
            Self::Event(id) => id.0,
            Self::Registration(id) => id.0,
            Self::Seating(id) => id.0,
            Self::Rotation(id) => id.0,
            Self::Mail(id) => id.0,
        }
    }
}

/// A stored word: one that this version of the program does not know stays as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored<T> {
    /// A word with a meaning here.
    Known(T),
    /// The word itself.
    Unknown(String),
}

impl Stored<Action> {
    /// The code as it is stored.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Known(action) => action.code(),
            Self::Unknown(code) => code,
        }
    }
}

impl From<String> for Stored<Action> {
    fn from(code: String) -> Self {
        Action::from_code(&code).map_or(Self::Unknown(code), Self::Known)
    }
}

/// An entry as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub action: Stored<Action>,
    /// Who.
    pub by: NotedBy,
    /// Field names and counts.
    pub detail: serde_json::Value,
}

/// Who acted, as an entry tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotedBy {
    /// An organiser of this name.
    Organiser(String),
    /// The holder of a registration.
    Registrant,
    /// Entaku by itself.
    Program,
    /// Another program with a key.
    ApiKey,
    /// Somebody of a kind that this version does not know, or who is not there any more: the
    /// stored kind.
    Unknown(String),
}
