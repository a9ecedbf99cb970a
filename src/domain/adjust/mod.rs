//! Adjusting tables on screen (班分けの調整): what the server hands to the browser, what the
//! browser sends back, and everything between that needs no screen — moves, undo, prices,
//! improving, alternatives.
//!
//! People and tables are indexes from 0 here, in the order of [`Props::people`]; what goes
//! back to the server names registrations and counts tables from 1.

mod aim;
mod did;
mod improve;
mod layout;
mod offer;
mod refused;
mod say;
mod session;
#[cfg(test)]
mod tests;
mod words;

pub use aim::Aim;
pub use did::{Did, Held, Mode};
pub use improve::{Improver, Progress};
pub use layout::Layout;
pub use offer::{Change, Mood, Offer, SHOWN};
pub use refused::why;
pub use say::{Names, change_in_words, offer_in_words, say, sizes_in_words};
pub use session::Session;
pub use words::{Word, Words};

use super::ids::RegistrationId;
use entaku_seating::Problem;
use serde::{Deserialize, Serialize};

/// Everything the board shows and works with: the island's props.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Props {
    /// Where a [`Draft`] is posted to as JSON; the answer is a [`Answer`].
    pub save_url: String,
    /// The page itself, to look at what is stored now.
    pub page_url: String,
    /// Which stored seating this is: its number.
    pub number: u32,
    /// And its version.
    pub version: u32,
    /// People, tables, weights and past meetings. Its rules and its earlier seating are taken
    /// from `layout`, whatever stands here.
    pub problem: Problem,
    /// The people, as many and in the same order as in the problem.
    pub people: Vec<Attendee>,
    /// Who sits where, and the organiser's rules.
    pub layout: Layout,
    /// Every text of the board.
    pub words: Words,
}

/// One person to be seated, beside what the problem says of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Their registration.
    pub id: RegistrationId,
    /// 氏名 as typed.
    pub name: String,
    /// Their place in 五十音順, in which a table's people are shown.
    pub rank: u32,
    /// 職種.
    pub profession: String,
    /// The one or two characters that stand for it.
    pub mark: String,
    /// The number of its colour in the style sheet.
    pub colour: usize,
    /// 所属.
    pub workplace: String,
}

/// What the board sends to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The number of the seating that the changes were made from.
    pub number: u32,
    /// And its version.
    pub version: u32,
    /// Who sits where; people who sit nowhere are left out.
    pub places: Vec<DraftPlace>,
    /// People who sit together.
    pub together: Vec<Vec<RegistrationId>>,
    /// Pairs who never sit together.
    pub apart: Vec<(RegistrationId, RegistrationId)>,
    /// Tables that stay as they are, counted from 1.
    pub locked: Vec<u32>,
    /// Whether to make it final at once (確定).
    pub publish: bool,
}

/// One person's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPlace {
    /// Who.
    pub person: RegistrationId,
    /// The table, counted from 1.
    pub table: u32,
    /// Whether fixed (固定).
    pub pinned: bool,
}

/// What the server answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// Stored (200).
    Saved {
        /// The number it has now: a change of a published seating begins a new draft.
        number: u32,
        /// The version it has now.
        version: u32,
    },
    /// Somebody else stored a change in between; nothing was written (409).
    Stale {
        /// The number of what is stored now.
        number: u32,
        /// And its version.
        version: u32,
        /// What happened, in words: who and when.
        sentence: String,
    },
    /// It cannot be stored (422, 404, 403).
    Refused {
        /// Why, in words.
        sentence: String,
    },
}

impl Props {
    /// What is to be stored of a layout.
    #[must_use]
    pub fn draft(&self, layout: &Layout, (number, version): (u32, u32), publish: bool) -> Draft {
        let id = |person: usize| self.people.get(person).map(|person| person.id);
        let counted = |table: usize| u32::try_from(table + 1).unwrap_or(u32::MAX);
        let places = self.people.iter().enumerate().filter_map(|(index, person)| {
            let table = counted(layout.table(index)?);
            // Whoever was moved by hand is fixed, as by the form: seating again keeps it.
            let pinned = layout.is_pinned(index) || layout.is_by_hand(index);
            Some(DraftPlace { person: person.id, table, pinned })
        });
        Draft {
            number,
            version,
            places: places.collect(),
            together: layout.together.iter().map(|group| group.iter().filter_map(|&p| id(p)).collect()).collect(),
            apart: layout.apart.iter().filter_map(|&(p, q)| Some((id(p)?, id(q)?))).collect(),
            locked: layout.locked.iter().map(|&table| counted(table)).collect(),
            publish,
        }
    }
}
