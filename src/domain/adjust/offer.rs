//! What a move does to the figures, in the few figures that an organiser looks at.

use entaku_seating::{FigureKind, Figures};

/// The figures that the board shows, the weightiest first.
pub const SHOWN: [FigureKind; 6] = [
    FigureKind::OneProfessionTables,
    FigureKind::FacilitatorsMissing,
    FigureKind::ProfessionPairs,
    FigureKind::WorkplacePairs,
    FigureKind::RepeatPairs,
    FigureKind::Moves,
];

/// How the figures change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The change of the cost, in hundredths of a point.
    pub cost: i64,
    /// The change of each figure of [`SHOWN`].
    pub figures: [i64; SHOWN.len()],
}

/// Whether a change is for the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// For the better.
    Better,
    /// No figure that is shown changes.
    Same,
    /// For the worse.
    Worse,
}

impl Change {
    /// The change between two counts.
    #[must_use]
    pub fn between(before: &Figures, after: &Figures, costs: (u64, u64)) -> Self {
        let step = |kind| after.get(kind).cast_signed() - before.get(kind).cast_signed();
        Self { cost: costs.1.cast_signed() - costs.0.cast_signed(), figures: SHOWN.map(step) }
    }

    /// The figures that change, without the count of people moved: who moves somebody knows that.
    pub fn told(&self) -> impl Iterator<Item = (FigureKind, i64)> {
        let all = SHOWN.into_iter().zip(self.figures);
        all.filter(|(kind, by)| *by != 0 && *kind != FigureKind::Moves)
    }

    /// Whether it is for the better.
    #[must_use]
    pub fn mood(&self) -> Mood {
        match self.cost {
            _ if self.told().next().is_none() => Mood::Same,
            ..0 => Mood::Better,
            0 => Mood::Same,
            _ => Mood::Worse,
        }
    }
}
