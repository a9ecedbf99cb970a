//! Organisers (担当者) and what their roles let them do.

use super::ids::{OrganisationId, OrganiserId};
use super::registration::coded;

coded! {
    /// What an organiser may do.
    Role {
        /// Everything, organisers of the organisation too.
        Owner = "owner",
        /// Events, registrations, seatings.
        Editor = "editor",
        /// Look and export.
        Viewer = "viewer",
        /// The door on the day.
        Door = "door",
    }
}

impl Role {
    /// Whether this role may change events, registrations and seatings.
    #[must_use]
    pub const fn may_edit(self) -> bool {
        matches!(self, Self::Owner | Self::Editor)
    }

    /// Whether this role may see events, registrations, seatings and mails, and take lists of people
    /// out of the system.
    #[must_use]
    pub const fn may_read(self) -> bool {
        matches!(self, Self::Owner | Self::Editor | Self::Viewer)
    }
}

/// A signed-in person of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organiser {
    /// Identity.
    pub id: OrganiserId,
    /// Whose organiser.
    pub organisation: OrganisationId,
    /// The organisation's name.
    pub organisation_name: String,
    /// Name.
    pub name: String,
    /// Mail address with which the organiser signs in.
    pub mail: String,
    /// Role.
    pub role: Role,
}
