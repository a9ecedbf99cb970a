//! The certificate of tables that people laid by hand.

use super::Asked;
use crate::domain::adjust::{bounding, keeps};
use entaku_seating::{Bounded, Certificate, Plan, Reason, Refusal, Seating, count};

/// The seating of this plan with its certificate: every figure counted anew by the independent
/// counter, beside the bounds of the same people at the same tables.
///
/// The bounds are those of the organiser's rules where the plan keeps them, as of a seating that is
/// searched for; where it does not, those without rules. Rules the plan breaks are not refused: whoever
/// moves a person by hand knows why.
///
/// # Errors
/// The people or the tables are none that the seating crate takes.
pub fn judge(asked: &Asked, plan: Plan) -> Result<Seating, Refusal> {
    let problem = &asked.problem;
    let kept = keeps(problem, &plan);
    let best = bounding(problem, kept)?;
    let counted = count(problem, &plan);
    let mut sizes = vec![0_usize; best.tables];
    for table in &plan.table_of {
        if let Some(size) = sizes.get_mut(*table) {
            *size += 1;
        }
    }
    let bounded = |value: u64, bound: u64| Bounded { value, bound: bound.min(value) };
    let mut figures = best.figures;
    for figure in &mut figures {
        figure.counted = bounded(counted.get(figure.kind), figure.counted.bound);
        figure.reasons.retain(Reason::proves);
    }
    let certificate = Certificate {
        size_min: sizes.iter().copied().min().unwrap_or_default(),
        size_max: sizes.iter().copied().max().unwrap_or_default(),
        sizes_kept: is_even(&sizes),
        score: bounded(counted.score(&problem.weights), best.score.bound),
        cost: bounded(counted.cost(&problem.weights), best.cost.bound),
        figures,
        ..best
    };
    Ok(Seating { plan, certificate })
}

/// Whether no table has two people more than another.
fn is_even(sizes: &[usize]) -> bool {
    let (least, most) = (sizes.iter().min(), sizes.iter().max());
    least.zip(most).is_none_or(|(least, most)| most - least < 2)
}
