//! What a paper is made from, and what is written of it.

use super::write::Line;
use crate::domain::event::Event;
use crate::domain::registration::Registration;
use crate::domain::rotation::Rotation;
use crate::infra::db::attendance;
use crate::infra::export::{Cell, List};
use std::collections::HashMap;

/// What a paper is made from. People are named by their 受付番号: of a list of a hundred thousand only
/// those of a page are there at once.
pub(super) struct PaperData {
    /// The event.
    pub(super) event: Event,
    /// Who is on it, in the order of the list.
    pub(super) people: Vec<u32>,
    /// Whose table has which number, in the seating that the lists follow: the published one, else the draft.
    pub(super) tables: Option<HashMap<u32, u32>>,
    /// The number of that seating.
    pub(super) seating: Option<u32>,
    /// The rounds, where people change tables.
    pub(super) rotation: Option<Rounds>,
}

/// A rotation, and who its people are.
pub(super) struct Rounds {
    pub(super) rotation: Rotation,
    pub(super) numbers: attendance::Numbers,
}

/// A list as it will be: what stands round it, its lines, and what stands in each.
pub(super) struct Plan {
    pub(super) list: List,
    pub(super) lines: Vec<Line>,
    pub(super) cells: Cells,
}

/// The cells of a line; `None` where the person does not belong on the list (any more).
pub(super) type Cells = Box<dyn Fn(&Line, &Registration) -> Option<Vec<Cell>> + Send>;
