//! "Improve the rest" (残りを整える), in slices: between two slices the page can be painted and
//! the organiser can stop it.

use super::aim::rest_of;
use super::Session;
use entaku_seating::{Effort, Plan, Problem, Refusal, Seating, seat_until};

/// After so many slices without a better seating it is given up.
const PATIENCE: u32 = 4;
/// Moves looked at in one slice at most; the caller's clock ends it earlier.
const ITERATIONS: u64 = 2_000_000;

/// A search that goes on slice by slice.
#[derive(Debug)]
pub struct Improver {
    problem: Problem,
    best: Option<Seating>,
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
        Self::new(rest_of(session.problem(), session.layout()))
    }

    /// Solves a problem.
    #[must_use]
    pub const fn new(problem: Problem) -> Self {
        Self { problem, best: None, slices: 0, in_vain: 0 }
    }

    /// One slice; `stop` says when it has lasted long enough.
    pub fn slice(&mut self, stop: &mut dyn FnMut() -> bool) -> Progress {
        self.slices += 1;
        let effort = Effort { seed: u64::from(self.slices), iterations: ITERATIONS };
        let found = match seat_until(&self.problem, effort, stop) {
            Ok(found) => found,
            Err(_) if self.best.is_some() => return self.vain(),
            Err(Refusal::NotFound) if self.slices < PATIENCE => return Progress::GoesOn,
            Err(refusal) => return Progress::Refused(Box::new(refusal)),
        };
        let ended = found.certificate.proven();
        let cost = |seating: &Seating| seating.certificate.cost.value;
        if self.best.as_ref().is_none_or(|best| cost(&found) < cost(best)) {
            self.in_vain = 0;
            self.best = Some(found);
            return if ended { Progress::Ended } else { Progress::GoesOn };
        }
        self.vain()
    }

    fn vain(&mut self) -> Progress {
        self.in_vain += 1;
        if self.in_vain < PATIENCE { Progress::GoesOn } else { Progress::Ended }
    }

    /// The best plan so far.
    #[must_use]
    pub fn best(&self) -> Option<&Plan> {
        self.best.as_ref().map(|seating| &seating.plan)
    }

    /// Whether the best plan is better than the layout of the session, or keeps what it does
    /// not: sizes or rules.
    #[must_use]
    pub fn is_better(&self, session: &Session) -> bool {
        let Some(best) = &self.best else { return false };
        let layout = session.layout();
        let now = Plan { table_of: layout.table_of.iter().map(|table| table.unwrap_or(usize::MAX)).collect() };
        if !entaku_seating::faults(&self.problem, &now).is_empty() {
            return true;
        }
        let cost = entaku_seating::count(&self.problem, &now).cost(&self.problem.weights);
        best.certificate.cost.value < cost
    }
}
