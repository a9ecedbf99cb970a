//! What a move does to the figures, in the few figures that an organiser looks at.

use entaku_seating::{FigureKind, Figures, Price, SwapPrice, Weights};

/// The figures that the board shows, the weightiest first.
pub const SHOWN: [FigureKind; 8] = [
    FigureKind::OneProfessionTables,
    FigureKind::FacilitatorsMissing,
    FigureKind::ProfessionPairs,
    FigureKind::WorkplacePairs,
    FigureKind::RepeatPairs,
    FigureKind::ExperiencePairs,
    FigureKind::TopicMisses,
    FigureKind::Moves,
];

/// How the figures change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The change of the cost, in hundredths of a point; below zero is better.
    pub cost: i64,
    /// The change of each figure of [`SHOWN`].
    pub figures: [i64; SHOWN.len()],
}

/// What moving or swapping the person in hand would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// To the figures.
    pub change: Change,
    /// How many people the table would have, where that is more than it should.
    pub crowded: Option<usize>,
    /// Whether a together or an apart would be broken.
    pub breaks: bool,
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
    pub fn between(before: &Figures, after: &Figures, weights: &Weights) -> Self {
        let step = |kind| after.get(kind).cast_signed() - before.get(kind).cast_signed();
        let cost = after.cost(weights).cast_signed() - before.cost(weights).cast_signed();
        Self { cost, figures: SHOWN.map(step) }
    }

    fn priced(cost: i64, change: &entaku_seating::Change) -> Self {
        Self { cost, figures: SHOWN.map(|kind| change.get(kind)) }
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

impl Offer {
    /// Whether taking it would be for the better.
    #[must_use]
    pub fn mood(&self) -> Mood {
        if self.breaks { Mood::Worse } else { self.change.mood() }
    }
}

impl From<&Price> for Offer {
    fn from(price: &Price) -> Self {
        Self {
            change: Change::priced(price.cost, &price.change),
            crowded: price.over_full.then_some(price.people),
            breaks: !price.breaks.is_empty(),
        }
    }
}

impl From<&SwapPrice> for Offer {
    fn from(price: &SwapPrice) -> Self {
        Self { change: Change::priced(price.cost, &price.change), crowded: None, breaks: !price.breaks.is_empty() }
    }
}
