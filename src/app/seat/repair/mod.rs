//! 当日の組み直し: from the tables as they are to tables for those who are really there, with few
//! moves. First the trade is shown (so many people move, so much is gained), and nothing is
//! written; the organiser agrees to one of its offers, and that becomes a new draft.

mod agree;
mod basis;
mod trade;

pub use agree::{Agreed, agree};
pub use trade::{Offer, Step};

use super::Asked;
use super::edit::Seen;
use crate::app::World;
use crate::app::heavy::{HeavyError, Patience};
use crate::domain::ids::{EventId, RegistrationId};
use crate::domain::organiser::Organiser;
use crate::infra::db;
use basis::Basis;
use entaku_seating::Refusal;
use std::collections::BTreeSet;

/// What an organiser wants the tables to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Who stays away today.
    pub absent: BTreeSet<RegistrationId>,
    /// How many tables there are.
    pub tables: u32,
}

/// The trade between moves and mix.
#[derive(Clone, Debug)]
pub struct Trade {
    /// Which seating is repaired.
    pub seen: Seen,
    /// Who takes part; the steps of the offers name them by their index.
    pub asked: Asked,
    /// From the fewest moves on, each better than the one before; never empty.
    pub offers: Vec<Offer>,
}

/// Why nothing was repaired.
#[derive(Debug, thiserror::Error)]
pub enum RepairError {
    /// No such event in the organiser's organisation, or nobody has been seated yet.
    #[error("no such seating")]
    NotFound,
    /// Nobody is left to be seated.
    #[error("nobody takes part")]
    Nobody,
    /// No tables at all, or more than people.
    #[error("{people} people cannot sit at so many tables")]
    Tables {
        /// How many people take part.
        people: usize,
    },
    /// Somebody else changed the seating in between.
    #[error("changed in between")]
    Stale,
    /// The people changed in between: this is the trade now.
    #[error("the people changed")]
    Anew(Box<Trade>),
    /// The rules cannot be kept; the numbers in the refusal are those of [`Asked`].
    #[error("refused: {refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
        /// What was asked.
        asked: Box<Asked>,
    },
    /// More people than are seated at once.
    #[error("{people} people are too many")]
    TooMany {
        /// How many people take part.
        people: usize,
    },
    /// There is no room for more heavy work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
    /// An offer is not what it claims to be; a fault of ours.
    #[error("the repair does not verify: {0}")]
    Unproven(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// The trade for the people of now. Nothing is written.
///
/// # Errors
/// See [`RepairError`]; never [`RepairError::Anew`].
pub async fn trade(
    world: &World,
    organiser: &Organiser,
    event: EventId,
    seen: Seen,
    wish: &Wish,
) -> Result<Trade, RepairError> {
    let basis = Basis::read(world.db.read(), organiser, event, seen, wish).await?;
    Ok(basis.trade(world, &Patience::begin()).await?.1)
}
