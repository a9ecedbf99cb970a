//! The certificate of tables that people laid by hand.

use super::Asked;
use entaku_seating::{
    Bounded, Certificate, Effort, Plan, Problem, Reason, Refusal, Rules, Seating, count, faults, seat,
};

/// The seating of this plan with its certificate: every figure counted anew by the independent
/// counter, beside the bounds of the same people at the same tables.
///
/// The bounds are those without the organiser's rules: rules can only make figures worse, so what
/// is at its bound here is proven best. Rules the plan breaks are not refused: whoever moves a
/// person by hand knows why.
///
/// # Errors
/// The people or the tables are none that the seating crate takes.
pub fn judge(asked: &Asked, plan: Plan) -> Result<Seating, Refusal> {
    let free = Problem { rules: Rules::default(), previous: Vec::new(), ..asked.problem.clone() };
    let best = seat(&free, Effort { seed: 1, iterations: 0 })?.certificate;
    let counted = count(&free, &plan);
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
        sizes_kept: faults(&free, &plan).is_empty(),
        score: bounded(counted.score(&free.weights), best.score.bound),
        cost: bounded(counted.cost(&free.weights), best.cost.bound),
        figures,
        ..best
    };
    Ok(Seating { plan, certificate })
}
