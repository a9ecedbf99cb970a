//! Who acts in an organisation.

use super::ids::{ApiKeyId, OrganisationId, OrganiserId, RegistrationId};
use super::organiser::Organiser;
use uuid::Uuid;

/// Who acts, and in which organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// Who.
    pub who: Who,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A signed-in organiser.
    Organiser(OrganiserId),
    /// A person through the link of a registration.
    Registrant(RegistrationId),
    /// Entaku by itself: at a time that was set, or by a command of the operator.
    Program,
    /// Another program with a key.
    ApiKey(ApiKeyId),
}

impl Actor {
    /// The program itself.
    #[must_use]
    pub const fn program(organisation: OrganisationId) -> Self {
        Self { organisation, who: Who::Program }
    }

    /// The holder of a registration.
    #[must_use]
    pub const fn registrant(organisation: OrganisationId, registration: RegistrationId) -> Self {
        Self { organisation, who: Who::Registrant(registration) }
    }

    /// The holder of a key.
    #[must_use]
    pub const fn api_key(organisation: OrganisationId, key: ApiKeyId) -> Self {
        Self { organisation, who: Who::ApiKey(key) }
    }
}

impl From<&Organiser> for Actor {
    fn from(organiser: &Organiser) -> Self {
        Self { organisation: organiser.organisation, who: Who::Organiser(organiser.id) }
    }
}

impl Who {
    /// The word for this kind of actor in the database.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Organiser(_) => "organiser",
            Self::Registrant(_) => "registrant",
            Self::Program => "program",
            Self::ApiKey(_) => "api_key",
        }
    }

    /// Which of this kind; the program is one.
    #[must_use]
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Organiser(id) => Some(id.0),
            Self::Registrant(id) => Some(id.0),
            Self::Program => None,
            Self::ApiKey(id) => Some(id.0),
        }
    }

    /// The actor of a stored kind and id; `None` for a kind that this version does not know.
    #[must_use]
    pub fn from_stored(kind: &str, id: Option<Uuid>) -> Option<Self> {
        Some(match (kind, id) {
            ("organiser", Some(id)) => Self::Organiser(id.into()),
            ("registrant", Some(id)) => Self::Registrant(id.into()),
            ("program", _) => Self::Program,
            ("api_key", Some(id)) => Self::ApiKey(id.into()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_actor_is_read_as_it_was_stored() {
        let id = Uuid::from_u128(7);
        for who in [Who::Organiser(id.into()), Who::Registrant(id.into()), Who::Program, Who::ApiKey(id.into())] {
            assert_eq!(Who::from_stored(who.kind(), who.id()), Some(who));
        }
        assert_eq!(Who::from_stored("oracle", Some(id)), None);
    }
}
