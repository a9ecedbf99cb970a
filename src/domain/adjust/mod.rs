//! Adjusting tables on screen (班分けの調整): what the server hands to the browser, what the
//! browser sends back, and everything between that needs no screen — moves, undo, prices,
//! improving, alternatives.
//!
//! People and tables are indexes from 0 here, in the order of [`Props::people`]; what goes
//! back to the server names registrations and counts tables from 1.

mod aim;
mod better;
mod bounds;
mod did;
mod improve;
mod layout;
mod marks;
mod offer;
mod refused;
mod say;
mod session;
#[cfg(test)]
mod tests;
mod words;

pub use aim::Aim;
pub use better::better;
pub use bounds::{Least, Verdict, bounding, is_told, keeps};
pub use did::{Did, Held, Mode};
pub use improve::{Improver, Progress};
pub use layout::Layout;
pub use marks::{Mark, marks, seats};
pub use offer::{Change, Mood, Offer, SHOWN};
pub use refused::why;
pub use say::{Names, change_in_words, mark_in_words, not_saved, offer_in_words, say, sizes_in_words};
pub use session::Session;
pub use words::{Word, Words};

use super::ids::{EventId, RegistrationId};
use entaku_seating::Problem;
use serde::{Deserialize, Serialize};

/// Everything the board shows and works with: the island's props.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Props {
    /// Whose tables these are.
    pub event: EventId,
    /// What stands before every address in the page's language.
    pub site: String,
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
    /// The profession's position in the organisation's list.
    pub position: usize,
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

/// A draft is stored: what it is called now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Its number: a change of a published seating begins a new draft.
    pub number: u32,
    /// Its version.
    pub version: u32,
}

/// Why a draft was not stored. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSaved {
    /// Somebody else stored a change in between.
    Stale {
        /// What is stored now.
        now: Saved,
        /// Since when, in the words of the page's language.
        at: String,
        /// By whom; `None` where the program itself did it.
        by: Option<String>,
    },
    /// The draft names a person or a table that is not there.
    Unknown,
    /// The draft moves somebody to or from a table that is kept as it is, by its number.
    Locked(u32),
}

impl Props {
    /// What is to be stored of a layout.
    #[must_use]
    pub fn draft(&self, layout: &Layout, seen: Saved) -> Draft {
        let id = |person: usize| self.people.get(person).map(|person| person.id);
        let counted = |table: usize| u32::try_from(table + 1).unwrap_or(u32::MAX);
        let places = self.people.iter().enumerate().filter_map(|(index, person)| {
            let table = counted(layout.table(index)?);
            Some(DraftPlace { person: person.id, table, pinned: layout.is_pinned(index) })
        });
        Draft {
            number: seen.number,
            version: seen.version,
            places: places.collect(),
            together: layout.together.iter().map(|group| group.iter().filter_map(|&p| id(p)).collect()).collect(),
            apart: layout.apart.iter().filter_map(|&(p, q)| Some((id(p)?, id(q)?))).collect(),
            locked: layout.locked.iter().map(|&table| counted(table)).collect(),
        }
    }
}
