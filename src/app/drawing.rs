//! The record of a draw, and the same draw again from it: what the public page shows, what it hands out
//! as a file, and what `entaku draw` reads.

use super::World;
use super::digest::sha256;
use crate::domain::admission::{self, Entry, Lot, Occupancy, Rules, Seed};
use crate::domain::event::Event;
use crate::domain::profession::{Profession, ProfessionGroup, ProfessionList};
use crate::infra::db::rules::{rules_of, text_of};
use crate::infra::db::{self, draws};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A draw as it was held. It holds no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRecord {
    /// SHA-256 of the seed, which was shown before the draw.
    pub sha256: String,
    /// The seed, in hexadecimal.
    pub seed: String,
    /// When it was drawn; kept seats count as they did then.
    pub drawn_at: DateTime<Utc>,
    /// The seats.
    pub capacity: u32,
    /// The number of tables, where the mix has priority.
    pub tables: usize,
    /// Seats that were held before the draw, by profession.
    pub held: BTreeMap<String, u32>,
    /// The other rules of the place.
    pub rules: serde_json::Value,
    /// The professions of each group.
    pub groups: BTreeMap<String, Vec<String>>,
    /// Everybody, in the drawn order.
    pub people: Vec<Drawn>,
}

/// Somebody in a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// 受付番号.
    pub number: u64,
    /// Code of the profession.
    pub profession: String,
    /// Whether the person was drawn; who was not stands on the waiting list in this order.
    pub drawn: bool,
}

/// Why a record cannot be drawn again.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no record of a draw.
    #[error("this is no record of a draw: {0}")]
    Unreadable(String),
    /// The seed is not the one that was sealed.
    #[error("the seed does not belong to the SHA-256 that was shown before the draw")]
    AnotherSeed,
}

impl DrawRecord {
    /// The record of a draw that was held just now.
    ///
    /// # Errors
    /// The rules cannot be written, which does not happen.
    pub fn of(
        (seed, now): (&Seed, DateTime<Utc>),
        rules: &Rules,
        professions: &ProfessionList,
        occupancy: &Occupancy,
        (entries, lots): (&[Entry], &[Lot]),
    ) -> db::Result<Self> {
        let codes = |group: &ProfessionGroup| group.professions.iter().map(|one| one.code.clone()).collect();
        let held = professions.all().map(|one| (one.code.clone(), occupancy.of_profession(&one.code)));
        Ok(Self {
            sha256: seed.commitment(sha256),
            seed: seed.reveal(),
            drawn_at: now,
            capacity: rules.capacity,
            tables: rules.tables,
            held: held.filter(|(_, people)| *people > 0).collect(),
            rules: serde_json::from_str(&text_of(rules)?).unwrap_or_default(),
            groups: professions.groups.iter().map(|group| (group.code.clone(), codes(group))).collect(),
            people: in_order(entries, lots),
        })
    }

    /// The record of a file.
    ///
    /// # Errors
    /// It is none.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        serde_json::from_str(text).map_err(|error| RecordError::Unreadable(error.to_string()))
    }

    /// The same draw again, from seed, rules, numbers and professions alone.
    ///
    /// # Errors
    /// See [`RecordError`].
    pub fn again(&self) -> Result<Vec<Drawn>, RecordError> {
        let seed = Seed::read(&self.seed).ok_or_else(|| RecordError::Unreadable("seed".into()))?;
        if seed.commitment(sha256) != self.sha256 {
            return Err(RecordError::AnotherSeed);
        }
        let rules = rules_of(&self.rules.to_string(), self.capacity);
        let rules = rules.map_err(|_| RecordError::Unreadable("rules".into()))?;
        let ready = admission::Place::new(Rules { tables: self.tables, ..rules }, &self.professions());
        let holders = self.held.iter().map(|(profession, people)| admission::Holders {
            profession: profession.clone(),
            people: *people,
            ..admission::Holders::default()
        });
        let entry = |one: &Drawn| Entry { number: one.number, profession: one.profession.clone(), together: None };
        let entries: Vec<_> = self.people.iter().map(entry).collect();
        let lots = ready.draw(&seed, &Occupancy::of(holders), &entries, self.drawn_at, sha256);
        Ok(in_order(&entries, &lots))
    }

    fn professions(&self) -> ProfessionList {
        let profession = |code: &String| Profession {
            code: code.clone(),
            label_ja: code.clone(),
            label_en: code.clone(),
            mark: String::new(),
            free_text: false,
        };
        let groups = self.groups.iter().map(|(code, professions)| ProfessionGroup {
            code: code.clone(),
            label_ja: code.clone(),
            label_en: code.clone(),
            professions: professions.iter().map(profession).collect(),
        });
        ProfessionList { groups: groups.collect() }
    }
}

/// Everybody in the drawn order.
fn in_order(entries: &[Entry], lots: &[Lot]) -> Vec<Drawn> {
    let profession: BTreeMap<_, _> = entries.iter().map(|entry| (entry.number, &entry.profession)).collect();
    let people = lots.iter().flat_map(|lot| lot.people.iter().map(|number| (*number, lot.seats.is_some())));
    let drawn = |(number, drawn)| Drawn {
        number,
        profession: profession.get(&number).map(|code| (*code).clone()).unwrap_or_default(),
        drawn,
    };
    people.map(drawn).collect()
}

/// The record of an event's draw; `None` before it.
///
/// # Errors
/// The database's.
pub async fn record(world: &World, event: &Event) -> db::Result<Option<DrawRecord>> {
    let text = draws::of_place(world.db.read(), event.place().id).await?;
    Ok(text.and_then(|text| DrawRecord::read(&text).ok()))
}
