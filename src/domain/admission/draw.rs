//! The draw (抽選): anybody can repeat it.
//!
//! A seed of 256 bits is made at publication and sealed; its SHA-256, the commitment, is shown before
//! the deadline, the seed after the draw. The key of a person is SHA-256(seed ‖ number), the number as
//! 8 bytes, big-endian; of a group, its contact's number. In the order of the keys seats are given as to
//! a waiting list. Who has none stands on the waiting list in the drawn order.
//!
//! What is drawn from is the published list: numbers, professions, groups. Workplaces are not on it, so
//! they break no tie here; and the link is not asked, since who got one of its seats was not drawn.

use super::{Member, Occupancy, Place, Seat, Waiting};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::fmt;

/// SHA-256, handed in: the browser's program, which shares this code, then holds none.
pub type Sha256 = fn(&[u8]) -> [u8; 32];

/// The seed of a draw, a secret until it has taken place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl Seed {
    /// What is shown before the draw: SHA-256 of the seed, in hexadecimal.
    #[must_use]
    pub fn commitment(&self, sha256: Sha256) -> String {
        hex(&sha256(&self.0))
    }

    /// The seed in hexadecimal, as it is shown after the draw.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    /// The seed that was shown.
    #[must_use]
    pub fn read(shown: &str) -> Option<Self> {
        let digits: Vec<u8> =
            shown.trim().chars().map(|sign| sign.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        if digits.len() == 64 { bytes.try_into().ok().map(Self) } else { None }
    }

    /// The key by which a number is ordered.
    #[must_use]
    pub fn key(&self, number: u64, sha256: Sha256) -> [u8; 32] {
        let mut bytes = [0; 40];
        let (seed, tail) = bytes.split_at_mut(32);
        seed.copy_from_slice(&self.0);
        tail.copy_from_slice(&number.to_be_bytes());
        sha256(&bytes)
    }
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

/// Somebody in the draw, as the published list has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 受付番号.
    pub number: u64,
    /// Code of the profession.
    pub profession: String,
    /// The number of the contact of the group with which the person comes or not at all.
    pub together: Option<u64>,
}

/// One lot of a draw: a person, or a group that comes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// The number that was drawn: the person's, or the contact's.
    pub number: u64,
    /// Its key.
    pub key: [u8; 32],
    /// The numbers of its people, in their order.
    pub people: Vec<u64>,
    /// Their seats; `None`: they wait.
    pub seats: Option<Vec<Seat>>,
}

impl Place {
    /// The whole draw, in the drawn order, which is the order of the waiting list too. `occupancy` are
    /// those who have a seat without having been drawn.
    #[must_use]
    pub fn draw(
        &self,
        seed: &Seed,
        occupancy: &Occupancy,
        entries: &[Entry],
        now: DateTime<Utc>,
        sha256: Sha256,
    ) -> Vec<Lot> {
        let mut lots: BTreeMap<(Option<u64>, u64), BTreeMap<u64, &str>> = BTreeMap::new();
        for entry in entries {
            let lot = (entry.together, entry.together.unwrap_or(entry.number));
            lots.entry(lot).or_default().insert(entry.number, &entry.profession);
        }
        let mut drawn: Vec<_> =
            lots.into_iter().map(|((_, number), people)| (seed.key(number, sha256), number, people)).collect();
        drawn.sort_by_key(|(key, number, _)| (*key, *number));
        let member = |profession: &&str| Member { profession: (*profession).to_owned(), ..Member::default() };
        let waiting = (0..)
            .zip(&drawn)
            .map(|(order, (_, _, people))| Waiting { order, members: people.values().map(member).collect() });
        let given = self.settle(&mut occupancy.clone(), &waiting.collect::<Vec<_>>(), now);
        let mut given: BTreeMap<i64, Vec<Seat>> = given.into_iter().map(|given| (given.order, given.seats)).collect();
        let lots = (0..).zip(drawn).map(|(order, (key, number, people))| Lot {
            number,
            key,
            people: people.into_keys().collect(),
            seats: given.remove(&order),
        });
        lots.collect()
    }
}
