//! "Improve the rest" (残りを整える), in slices: between two slices the page can be painted and
//! the organiser can stop it.

use super::{Aim, Layout, Session};
use entaku_seating::{Board, Effort, Plan, Problem, Refusal, search_until};

/// After so many slices without a better seating it is given up.
const PATIENCE: u32 = 4;
/// Moves looked at in one slice at most; the caller's clock ends it earlier.
const ITERATIONS: u64 = 2_000_000;

/// A search that goes on slice by slice. It begins with what is there: nothing worse is found.
#[derive(Debug)]
pub struct Improver {
    problem: Problem,
    best: Option<(u64, Plan)>,
    is_new: bool,
    slices: u32,
    in_vain: u32,
}

/// How far a search has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Another slice may find more.
    GoesOn,
    /// Nothing better is to be expected.
    Ended,
    /// The rules cannot be kept.
    Refused(Box<Refusal>),
}

impl Improver {
    /// Improves everybody who is neither fixed nor moved by hand.
    #[must_use]
    pub fn of_rest(session: &Session) -> Self {
        Self::new(rest_of(session.problem(), session.layout()), session)
    }

    /// Solves a problem of the session's people.
    #[must_use]
    pub fn new(problem: Problem, session: &Session) -> Self {
        let best = kept_cost(&problem, session).map(|cost| (cost, session.layout().plan()));
        Self { problem, best, is_new: false, slices: 0, in_vain: 0 }
    }

    /// One slice; `stop` says when it has lasted long enough.
    pub fn slice(&mut self, stop: &mut dyn FnMut() -> bool) -> Progress {
        self.slices += 1;
        let effort = Effort { seed: u64::from(self.slices), iterations: ITERATIONS };
        let found = match search_until(&self.problem, effort, stop) {
            Ok(found) => found,
            Err(_) if self.best.is_some() => return self.vain(),
            Err(Refusal::NotFound) if self.slices < PATIENCE => return Progress::GoesOn,
            Err(refusal) => return Progress::Refused(Box::new(refusal)),
        };
        let cost = found.certificate.cost.value;
        let proven = found.certificate.proven();
        if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
            (self.best, self.is_new, self.in_vain) = (Some((cost, found.plan)), true, 0);
            return if proven { Progress::Ended } else { Progress::GoesOn };
        }
        if proven { Progress::Ended } else { self.vain() }
    }

    fn vain(&mut self) -> Progress {
        self.in_vain += 1;
        if self.in_vain < PATIENCE { Progress::GoesOn } else { Progress::Ended }
    }

    /// The best plan; `None` where none keeps sizes and rules.
    #[must_use]
    pub fn best(&self) -> Option<&Plan> {
        self.best.as_ref().map(|(_, plan)| plan)
    }

    /// Whether the best plan is another than that of the session.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }
}

/// What the session's layout costs as a seating of the problem; `None` where it does not keep
/// sizes and rules, so that it has to change.
fn kept_cost(problem: &Problem, session: &Session) -> Option<u64> {
    let board = Board::new(problem.clone(), &session.layout().table_of).ok()?;
    let certificate = board.certificate()?;
    (certificate.sizes_kept && board.broken_rules().is_empty()).then_some(certificate.cost.value)
}

impl Aim {
    /// The problem of this aim: the rules and the people moved by hand stay.
    #[must_use]
    pub fn problem(self, session: &Session) -> Problem {
        let problem = rest_of(session.problem(), session.layout());
        Problem { weights: self.weights(&problem.weights), ..problem }
    }
}

/// The problem of seating the rest: pins, hand moves, locked tables and rules stay, and moves
/// count from where people sit now.
fn rest_of(problem: &Problem, layout: &Layout) -> Problem {
    Problem { rules: layout.rules(true), previous: layout.table_of.clone(), ..problem.clone() }
}
