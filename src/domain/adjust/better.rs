//! Which alternatives are worth a look.

use super::{Aim, SHOWN, Session};
use entaku_seating::{FigureKind, Plan};

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
