//! Rotations (席替え): several rounds in one event, in each of which people sit with others.

use super::ids::{EventId, OrganiserId, RegistrationId, RotationId};
use super::seating::Proof;
use chrono::{DateTime, Utc};
use entaku_seating::{Aim, Bounded, Certificate, MeetReason};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// How many rounds there can be.
pub const ROUNDS: RangeInclusive<u32> = 2..=10;
/// Every round that there can be, by its number.
pub const ROUNDS_FROM_FIRST: RangeInclusive<u32> = 1..=*ROUNDS.end();
/// The fewest tables among which people can change.
pub const LEAST_TABLES: u32 = 2;

/// How the rounds were asked for. What else is to be kept (pins, who sits together or apart) is
/// the seating's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationSettings {
    /// How many rounds, within [`ROUNDS`].
    pub rounds: u32,
    /// How many tables, [`LEAST_TABLES`] or more.
    pub tables: u32,
    /// Who stays at one table in every round; one a table at most.
    pub hosts: Vec<RegistrationId>,
    /// What each round is to be, 混合 or 同職種; rounds beyond the list are mixed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aims: Vec<Aim>,
    /// Whether the first round is the confirmed seating, table by table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_seating: bool,
}

impl RotationSettings {
    /// So many mixed rounds at so many tables, in which everybody moves.
    #[must_use]
    pub fn mixed(rounds: u32, tables: u32) -> Self {
        Self { rounds, tables, hosts: Vec::new(), aims: Vec::new(), from_seating: false }
    }

    /// What a round (from 1) is to be.
    #[must_use]
    pub fn aim(&self, round: u32) -> Aim {
        let at = usize::try_from(round).unwrap_or_default().checked_sub(1);
        at.and_then(|at| self.aims.get(at)).copied().unwrap_or_default()
    }
}

/// One person's table in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundPlace {
    /// Who.
    pub registration: RegistrationId,
    /// 何回目, counted from 1.
    pub round: u32,
    /// The table's number, counted from 1.
    pub table: u32,
}

/// What is proven of the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotationProof {
    /// Repeated meetings and their bound: two people who meet m times count C(m, 2). (In rotations
    /// that were made before that, their meetings beyond the first.)
    pub repeats: Bounded,
    /// Why the bound is not zero; unknown of rotations that were made before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<MeetReason>,
    /// How many people sit at one table in all rounds, though nothing holds them there.
    #[serde(default)]
    pub stays: usize,
    /// The certificate of each round; its bounds are the round's own.
    pub rounds: Vec<Certificate>,
    /// What the numbers in the certificates stand for; its own certificate says nothing.
    pub key: Proof,
}

/// A rotation as stored. An event has one at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Its identity.
    pub id: RotationId,
    /// The event.
    pub event: EventId,
    /// 第何版: each making counts one up, so that two organisers do not overwrite each other.
    pub number: u32,
    /// Where the search's random numbers began.
    pub seed: u64,
    /// How it was asked for.
    pub settings: RotationSettings,
    /// What is proven of it.
    pub proof: RotationProof,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: OrganiserId,
    /// Who sits where, by round and table.
    pub places: Vec<RoundPlace>,
}

impl Rotation {
    /// The rounds by their numbers.
    #[must_use]
    pub fn rounds(&self) -> RangeInclusive<u32> {
        1..=self.settings.rounds
    }

    /// How many different people the person who meets fewest sits with, and the one who meets most;
    /// `None` where nobody takes part.
    #[must_use]
    pub fn tablemates(&self) -> Option<(usize, usize)> {
        let mut tables: HashMap<(u32, u32), Vec<RegistrationId>> = HashMap::new();
        for place in &self.places {
            tables.entry((place.round, place.table)).or_default().push(place.registration);
        }
        let mut met: HashMap<RegistrationId, HashSet<RegistrationId>> = HashMap::new();
        for people in tables.values() {
            for person in people {
                met.entry(*person).or_default().extend(people.iter().filter(|other| *other != person));
            }
        }
        let counts = || met.values().map(HashSet::len);
        counts().min().zip(counts().max())
    }

    /// The tables of each person, round by round.
    #[must_use]
    pub fn tables_by_person(&self) -> HashMap<RegistrationId, Vec<u32>> {
        let mut tables: HashMap<_, Vec<u32>> = HashMap::new();
        for place in &self.places {
            tables.entry(place.registration).or_default().push(place.table);
        }
        tables
    }
}
