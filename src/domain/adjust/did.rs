//! What an organiser does at the board, and what came of it.

use super::Aim;

/// What the next chosen person or table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A table to move to, or a person to swap with.
    Move,
    /// A person to sit together with.
    Together,
    /// A person to sit apart from.
    Apart,
}

/// The person in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub person: usize,
    /// What for.
    pub mode: Mode,
}

/// What an act did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// A person was taken in hand, or the person in hand waits for something else.
    PickedUp(Held),
    /// The person in hand was let go.
    PutDown(usize),
    /// Moved, from a table or from nowhere.
    Moved(usize, Option<usize>, usize),
    /// The two changed tables.
    Swapped(usize, usize),
    /// Fixed to the table.
    Pinned(usize, usize),
    /// Not fixed any more.
    Unpinned(usize),
    /// So many are not fixed any more.
    UnpinnedAll(usize),
    /// So many who were moved by hand are fixed now.
    PinnedByHand(usize),
    /// The two sit together from now on.
    Together(usize, usize),
    /// The two sit apart from now on.
    Apart(usize, usize),
    /// The person's togethers and aparts are lifted.
    Lifted(usize),
    /// Nobody joins or leaves the table from now on.
    Locked(usize),
    /// The table is free again.
    Unlocked(usize),
    /// One step back.
    Undone,
    /// One step forward again.
    Redone,
    /// The rest was improved: so many people sit elsewhere now.
    Improved(usize),
    /// An alternative was chosen: so many people sit elsewhere now.
    Chosen(Aim, usize),
    /// Refused: the person is fixed.
    IsPinned(usize),
    /// Refused: the table is locked.
    IsLocked(usize),
    /// Refused: the person has no table to be fixed to.
    NotSeated(usize),
    /// Refused: the person sits there already, or there is no such table.
    SameTable(usize, usize),
    /// Nothing to take back.
    NothingToUndo,
    /// Nothing to do again.
    NothingToRedo,
}
