//! Alternatives: the same people and rules, with another figure put first.

use entaku_seating::{Problem, Weights};

/// What an alternative puts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// 再会が最も少ない: as few people as possible who shared a table before.
    Repeats,
    /// 職種の混ざりが最もよい.
    Mix,
    /// 移動が最も少ない: as few people as possible change tables.
    Moves,
}

impl Aim {
    /// The aims that make a difference: without past meetings there are none to avoid.
    #[must_use]
    pub fn all(problem: &Problem) -> Vec<Self> {
        let mut aims = vec![Self::Repeats, Self::Mix, Self::Moves];
        if problem.past.is_empty() {
            aims.remove(0);
        }
        aims
    }

    /// The weights with this aim first.
    #[must_use]
    pub fn weights(self, weights: &Weights) -> Weights {
        let mut weights = *weights;
        match self {
            Self::Repeats => weights.repeat = weights.repeat.saturating_mul(20),
            Self::Mix => {
                weights.profession = weights.profession.saturating_mul(20);
                weights.profession_group = weights.profession_group.saturating_mul(20);
            }
            Self::Moves => weights.moved = weights.workplace.max(weights.profession).saturating_mul(2),
        }
        weights
    }
}
