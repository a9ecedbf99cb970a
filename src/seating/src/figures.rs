//! The figures of a seating: what is counted.

use serde::{Deserialize, Serialize};

use crate::Weights;

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Tables where everybody (two people or more) has the same profession.
    OneProfessionTables,
    /// Tables in use without a facilitator.
    FacilitatorsMissing,
    /// Pairs of the same profession at one table.
    ProfessionPairs,
    /// Pairs of the same workplace at one table.
    WorkplacePairs,
    /// Pairs at one table who shared a table before.
    RepeatPairs,
    /// Further meetings of those pairs (each time beyond the first, at most
    /// four are counted).
    RepeatAgain,
    /// Those pairs that met at the event just before.
    RepeatRecent,
    /// Pairs of the same profession group at one table.
    ProfessionGroupPairs,
    /// Pairs of the same corporation at one table.
    CorporationPairs,
    /// Pairs of facilitators at one table.
    FacilitatorPairs,
    /// Pairs of the same experience band at one table.
    ExperiencePairs,
    /// Spread: pairs with the same topic at one table. Gather: how many such
    /// pairs are short of the most there could be.
    TopicMisses,
    /// People whose table differs from the earlier seating.
    Moves,
}

impl FigureKind {
    /// All figures, the weightiest first.
    pub const ALL: [Self; 13] = [
        Self::OneProfessionTables,
        Self::FacilitatorsMissing,
        Self::ProfessionPairs,
        Self::WorkplacePairs,
        Self::RepeatPairs,
        Self::RepeatAgain,
        Self::RepeatRecent,
        Self::ProfessionGroupPairs,
        Self::CorporationPairs,
        Self::FacilitatorPairs,
        Self::ExperiencePairs,
        Self::TopicMisses,
        Self::Moves,
    ];

    /// What one of this figure costs, in hundredths of a point.
    #[must_use]
    pub fn weight(self, weights: &Weights) -> u64 {
        let weight = match self {
            Self::OneProfessionTables => weights.one_profession_table,
            Self::FacilitatorsMissing => weights.facilitator_missing,
            Self::ProfessionPairs => weights.profession,
            Self::WorkplacePairs => weights.workplace,
            Self::RepeatPairs => weights.repeat,
            Self::RepeatAgain => weights.repeat_again,
            Self::RepeatRecent => weights.repeat_recent,
            Self::ProfessionGroupPairs => weights.profession_group,
            Self::CorporationPairs => weights.corporation,
            Self::FacilitatorPairs => weights.facilitator_pair,
            Self::ExperiencePairs => weights.experience,
            Self::TopicMisses => weights.topic,
            Self::Moves => weights.moved,
        };
        u64::from(weight.min(Weights::MOST))
    }

    /// Whether the figure is part of the score (profession, workplace and
    /// repeat pairs) that seatings are compared by.
    #[must_use]
    pub fn in_score(self) -> bool {
        matches!(self, Self::ProfessionPairs | Self::WorkplacePairs | Self::RepeatPairs)
    }

    fn slot(self) -> usize {
        self as usize
    }
}

/// The value of every figure of one seating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    values: [u64; FigureKind::ALL.len()],
}

impl Figures {
    /// The value of one figure.
    #[must_use]
    pub fn get(&self, kind: FigureKind) -> u64 {
        self.values.get(kind.slot()).copied().unwrap_or(0)
    }

    /// Sets the value of one figure.
    pub fn set(&mut self, kind: FigureKind, value: u64) {
        if let Some(slot) = self.values.get_mut(kind.slot()) {
            *slot = value;
        }
    }

    /// Adds to one figure; stops at zero.
    pub(crate) fn shift(&mut self, kind: FigureKind, by: i64) {
        self.set(kind, self.get(kind).saturating_add_signed(by));
    }

    /// Profession, workplace and repeat pairs, weighted: hundredths of a point.
    #[must_use]
    pub fn score(&self, weights: &Weights) -> u64 {
        self.weigh(weights, FigureKind::in_score)
    }

    /// All figures, weighted: hundredths of a point. This is what the search
    /// makes as small as it can.
    #[must_use]
    pub fn cost(&self, weights: &Weights) -> u64 {
        self.weigh(weights, |_| true)
    }

    fn weigh(&self, weights: &Weights, counts: impl Fn(FigureKind) -> bool) -> u64 {
        FigureKind::ALL
            .into_iter()
            .filter(|&kind| counts(kind))
            .fold(0, |sum: u64, kind| sum.saturating_add(self.get(kind).saturating_mul(kind.weight(weights))))
    }
}

/// The pairs among `n` people: C(n, 2).
#[inline]
pub(crate) fn pairs(n: usize) -> u64 {
    let n = n as u64;
    n * n.saturating_sub(1) / 2
}
