//! The offers: so many moves, so much gained, each with its certificate.

use super::basis::Basis;
use super::{RepairError, Trade};
use crate::app::World;
use crate::app::heavy::Patience;
use crate::app::seat::ask::print;
use crate::app::seat::edit::Seen;
use crate::app::seat::{ITERATIONS, seed_of};
use entaku_seating::{
    Board, Certificate, Choice, Effort, Fault, Plan, Problem, Reason, Refusal, Seating, repair, verify,
};
use std::time::Duration;

/// After this the best offers found so far are taken.
const PATIENCE: Duration = Duration::from_secs(10);

/// One way to repair a seating.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Names the offer: another one, or the same for other people, has another name.
    pub mark: String,
    /// Who changes tables or gets one.
    pub steps: Vec<Step>,
    /// The tables, with what is proven of them.
    pub made: Seating,
    /// Whether everything stays as it is.
    pub nothing_changes: bool,
}

/// One person's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The number of the table of now, from 1; `None` for whoever has none yet.
    pub from: Option<u32>,
    /// The number of the table to go to.
    pub to: u32,
    /// Who, by the index in the trade's people.
    pub person: usize,
}

impl Offer {
    /// How many people change tables.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.steps.iter().filter(|step| step.from.is_some()).count()
    }

    /// How many people get a table who had none.
    #[must_use]
    pub fn joins(&self) -> usize {
        self.steps.len() - self.moves()
    }
}

impl Basis {
    /// Finds the offers and checks each of them independently. The same basis has the same offers
    /// where there is time for the whole effort; where there is not, the best ones found so far.
    pub async fn trade(self, world: &World, patience: &Patience) -> Result<(Self, Trade), RepairError> {
        let found = world.heavy.run(patience, move |patience| {
            let patience = patience.at_most(PATIENCE);
            let trade = self.find(&patience);
            (self, trade)
        });
        let (basis, trade) = found.await?;
        Ok((basis, trade?))
    }

    fn find(&self, patience: &Patience) -> Result<Trade, RepairError> {
        let effort = Effort { seed: seed_of(self.current.event), iterations: ITERATIONS };
        let found = repair(&self.problem(), effort, &mut || patience.is_over());
        let choices = found.map_err(|refusal| self.refused(refusal))?.choices;
        let last = choices.len().saturating_sub(1);
        let offers = choices.into_iter().enumerate().map(|(at, choice)| self.offer(choice, at == last));
        let offers = offers.collect::<Result<Vec<_>, _>>()?;
        let seen = Seen { number: self.current.number, version: self.current.version };
        Ok(Trade { seen, asked: self.asked.clone(), offers })
    }

    fn refused(&self, refusal: Refusal) -> RepairError {
        RepairError::Refused { refusal, asked: Box::new(self.asked.clone()) }
    }

    fn offer(&self, choice: Choice, last: bool) -> Result<Offer, RepairError> {
        let plan = choice.seating.plan;
        let certificate = certificate(&self.asked.problem, &plan, last).map_err(|refusal| self.refused(refusal))?;
        let made = Seating { plan, certificate };
        // "Nobody moves" is offered although tables may have become too large or too small.
        let uneven = |fault: &Fault| matches!(fault, Fault::Uneven { .. }) && !made.certificate.sizes_kept;
        let faults: Vec<Fault> = verify(&self.asked.problem, &made).into_iter().filter(|f| !uneven(f)).collect();
        if !faults.is_empty() {
            return Err(RepairError::Unproven(format!("{faults:?}")));
        }
        let steps = self.steps(&made.plan);
        let nothing_changes = steps.is_empty() && !self.asks_for_a_change();
        let standing = (self.current.number, self.current.version);
        let mark = print(&(self.asked.input(), standing, &made.plan.table_of));
        Ok(Offer { mark, steps, made, nothing_changes })
    }

    /// Who goes where, by the table they leave; those who had none come first.
    fn steps(&self, plan: &Plan) -> Vec<Step> {
        let seated = self.current.places_by_person();
        let steps = self.asked.people.iter().zip(&plan.table_of).enumerate().map(|(person, (who, table))| Step {
            person,
            from: seated.get(&who.id).map(|place| place.table),
            to: u32::try_from(table + 1).unwrap_or(u32::MAX),
        });
        let mut steps: Vec<Step> = steps.filter(|step| step.from != Some(step.to)).collect();
        steps.sort_unstable();
        steps
    }
}

/// The certificate of these tables for the people and rules alone, as every seating has one:
/// staying where one is is no figure in it. Where more moves would gain something, that is the
/// reason of a gap.
fn certificate(problem: &Problem, plan: &Plan, last: bool) -> Result<Certificate, Refusal> {
    let table_of: Vec<Option<usize>> = plan.table_of.iter().map(|table| Some(*table)).collect();
    let mut certificate = Board::new(problem.clone(), &table_of)?.certificate().ok_or(Refusal::NotFound)?;
    for figure in certificate.figures.iter_mut().filter(|figure| !last && !figure.counted.proven()) {
        figure.reasons.retain(|reason| !matches!(reason, Reason::GaveWay | Reason::StayingNear));
        figure.reasons.push(Reason::StayingNear);
    }
    Ok(certificate)
}
