//! The least that the figures of a seating can be: one rule for the page, the board and what is stored.
//!
//! Where the tables keep to the organiser's rules and to even sizes, the bound is that of those rules: it
//! says what could be had without giving one up. Where they do not, only the bound without any rule is
//! true of them.

use super::SHOWN;
use entaku_seating::{Certificate, Effort, FigureKind, Figures, Problem, Refusal, Rules, faults, search_until};

/// The certificate whose bounds hold for tables that keep the rules of `problem` (`kept`), or for any.
///
/// # Errors
/// The people or the tables are none that the seating crate takes.
pub fn bounding(problem: &Problem, kept: bool) -> Result<Certificate, Refusal> {
    let of = |problem: &Problem| search_until(problem, Effort { seed: 1, iterations: 0 }, &mut || false);
    if kept && problem.rules != Rules::default() {
        // The quick construction may find no seating that keeps them; then the wider bound is told.
        if let Ok(seating) = of(problem) {
            return Ok(seating.certificate);
        }
    }
    let free = Problem { rules: Rules::default(), previous: Vec::new(), ..problem.clone() };
    Ok(of(&free)?.certificate)
}

/// Whether a plan keeps the rules of the problem, and even sizes.
#[must_use]
pub fn keeps(problem: &Problem, plan: &entaku_seating::Plan) -> bool {
    faults(problem, plan).is_empty()
}

/// What a seating can be at best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Least {
    /// The least of each figure.
    pub figures: Figures,
    /// The least of the cost as a whole.
    pub cost: u64,
}

impl From<&Certificate> for Least {
    fn from(certificate: &Certificate) -> Self {
        let mut figures = Figures::default();
        for figure in &certificate.figures {
            figures.set(figure.kind, figure.counted.bound);
        }
        Self { figures, cost: certificate.cost.bound }
    }
}

/// Whether what a figure is above its least counts in the one number that is told: the figures that
/// stand beside the tables, but for the moves, which count from where people sat before.
#[must_use]
pub fn is_told(kind: FigureKind) -> bool {
    kind != FigureKind::Moves && SHOWN.contains(&kind)
}

/// What is to be said of the tables as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No seating is better.
    Best,
    /// So many more than the least, by what was done by hand.
    ByHand(u64),
    /// It may be that there is a better one.
    Open,
    /// Some tables have two people or more above others.
    Uneven,
}
