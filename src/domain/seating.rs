//! Seatings (班分け): who sits at which table, how it was asked for, and what is proven of it.

use super::event::TableRule;
use super::ids::{EventId, OrganiserId, RegistrationId, SeatingId};
use super::registration::coded;
use chrono::{DateTime, Utc};
use entaku_seating::{Advice, Certificate, Wish};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

coded! {
    /// How far a seating has come. An event has at most one draft and at most one published
    /// seating; all others are history.
    SeatingState {
        /// 下書き: being worked on.
        Draft = "draft",
        /// 確定: the one that the lists follow.
        Published = "published",
        /// Superseded by a newer one.
        Replaced = "replaced",
    }
}

/// The most people that are seated at once: far more than one hall holds, and few enough that the
/// tables are proven within a request's time.
pub const MOST_SEATED: usize = 5_000;

/// How the tables were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatingSettings {
    /// So many tables, or so many seats a table.
    pub tables: TableRule,
    /// Whether each table is to have a facilitator, as far as volunteers go.
    pub facilitators: bool,
    /// People who sit together.
    #[serde(default)]
    pub together: Vec<Vec<RegistrationId>>,
    /// Pairs who never sit together.
    #[serde(default)]
    pub apart: Vec<(RegistrationId, RegistrationId)>,
    /// Tables that stay as they are, by number.
    #[serde(default)]
    pub locked: Vec<u32>,
    /// Earlier events whose tablemates count as met.
    #[serde(default)]
    pub earlier: Vec<EventId>,
    /// 話したいテーマ: people of the same topic together, at different tables, or no matter.
    #[serde(default)]
    pub topics: Wish,
    /// 経験年数: spread, or no matter.
    #[serde(default)]
    pub experience: Wish,
}

impl SeatingSettings {
    /// Tables as the rule says, with facilitators, and no further rules.
    #[must_use]
    pub const fn of(tables: TableRule) -> Self {
        Self {
            tables,
            facilitators: true,
            together: Vec::new(),
            apart: Vec::new(),
            locked: Vec::new(),
            earlier: Vec::new(),
            topics: Wish::Ignore,
            experience: Wish::Ignore,
        }
    }
}

/// One person's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub registration: RegistrationId,
    /// The table's number, counted from 1.
    pub table: u32,
    /// The place at the table, counted from 1.
    pub seat: u32,
    /// Whether an organiser fixed the person to the table (固定).
    pub pinned: bool,
}

/// What a person is in a certificate: numbers, and nothing that anybody typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// The profession.
    #[serde(rename = "p")]
    pub profession: u32,
    /// The workplace, where it is known.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub workplace: Option<u32>,
    /// The topics, in the order in which the person wrote them.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
}

/// What is proven of a seating. No text of anybody's: what the numbers are called is read from
/// the registrations when it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The seating crate's certificate.
    pub certificate: Certificate,
    /// The people by their index in the certificate.
    pub people: Vec<RegistrationId>,
    /// What each of the people is in the certificate, in the same order.
    pub codes: Vec<Codes>,
    /// What was asked for about topics.
    #[serde(default)]
    pub topic_wish: Wish,
    /// Stands for everything the seating was made from, as a hash: when the people or their
    /// professions change, so does this.
    pub input: String,
}

/// 募集の目安: what one person or table more or less would do, as it was computed for the people of
/// a moment. Numbers only, as in a [`Proof`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advised {
    /// What the numbers stand for; its own certificate says nothing.
    pub key: Proof,
    /// How many tables.
    pub tables: usize,
    /// Whether rules or earlier events are minded.
    pub ruled: bool,
    /// What each change would do, the best first; changes that do nothing are among them.
    pub advice: Vec<Advice>,
}

/// A seating as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// Its identity.
    pub id: SeatingId,
    /// The event.
    pub event: EventId,
    /// 第何版, counted from 1 in its event.
    pub number: u32,
    /// How far it has come.
    pub state: SeatingState,
    /// How many tables.
    pub tables: u32,
    /// Where the search's random numbers began.
    pub seed: u64,
    /// How it was asked for.
    pub settings: SeatingSettings,
    /// What is proven of it.
    pub proof: Proof,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom.
    pub created_by: OrganiserId,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// When it was made final.
    pub published_at: Option<DateTime<Utc>>,
    /// Counts the changes, so that two organisers do not overwrite each other.
    pub version: u32,
    /// Who sits where, by table and place.
    pub places: Vec<Place>,
}

impl Seating {
    /// The place of a person.
    #[must_use]
    pub fn place_of(&self, registration: RegistrationId) -> Option<&Place> {
        self.places.iter().find(|place| place.registration == registration)
    }

    /// The places by their people.
    #[must_use]
    pub fn places_by_person(&self) -> HashMap<RegistrationId, Place> {
        self.places.iter().map(|place| (place.registration, *place)).collect()
    }
}
