//! Identifiers: one type a record, so that an event's id is never taken for a registration's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// An organisation (主催団体).
    OrganisationId
    /// An organiser (担当者).
    OrganiserId
    /// Somebody who was left out of an import.
    LeftOutId
    /// A key with which another program acts for an organisation.
    ApiKeyId
    /// An event (研修会).
    EventId
    /// A session (日程) of an event.
    SessionId
    /// A place (申込枠) of an event.
    PlaceId
    /// A registration (申込).
    RegistrationId
    /// A piece of due work (予定された処理).
    DueWorkId
    /// A mail in the outbox (送信箱).
    MailId
    /// A seating (班分け).
    SeatingId
    /// A rotation (席替え).
    RotationId
}
