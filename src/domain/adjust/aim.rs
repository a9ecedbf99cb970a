//! Alternatives: the same people and rules, with another figure put first.

use super::{SHOWN, Session};
use entaku_seating::{FigureKind, Plan, Problem, Weights};

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

/// Of alternatives those that are worth a look: better than the tables as they are in some figure that is
/// shown, and each set of figures once.
#[must_use]
pub fn better(session: &Session, made: Vec<(Aim, Plan)>) -> Vec<(Aim, Plan)> {
    let kinds = SHOWN.into_iter().filter(|kind| *kind != FigureKind::Moves).collect::<Vec<_>>();
    let now: Vec<u64> = kinds.iter().map(|kind| session.figures().get(*kind)).collect();
    let mut seen: Vec<Vec<u64>> = Vec::new();
    made.into_iter()
        .filter(|(_, plan)| {
            let figures = session.figures_of(plan);
            let then: Vec<u64> = kinds.iter().map(|kind| figures.get(*kind)).collect();
            let worth = then.iter().zip(&now).any(|(then, now)| then < now) && !seen.contains(&then);
            if worth {
                seen.push(then);
            }
            worth
        })
        .collect()
}
