//! From the files to the written plan.

use super::fault::InputFault;
use super::given::Given;
use super::report::{self, Report};
use super::request::Request;
use super::{files, read, refused, wishes};
use entaku_seating::{Effort, Plan, Refusal, RoundsWish, Seating, rounds, seat_until};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum SeatFault {
    /// Something given cannot be used.
    #[error("{0:?}")]
    Input(InputFault),
    /// The plan cannot be written.
    #[error("{1}")]
    Output(PathBuf, io::Error),
}

impl From<InputFault> for SeatFault {
    fn from(fault: InputFault) -> Self {
        Self::Input(fault)
    }
}

/// Seats the people and writes the plan; `progress` is told from time to time how long the search
/// has taken. Nothing is written where anything given is wrong.
///
/// # Errors
/// See [`SeatFault`].
pub fn run(request: &Request, progress: &mut dyn FnMut(Duration)) -> Result<Report, SeatFault> {
    let began = Instant::now();
    let given = read::read(request)?;
    let mut stop = || {
        let taken = began.elapsed();
        progress(taken);
        request.within.is_some_and(|limit| taken >= limit)
    };
    let iterations = if request.within.is_some() { u64::MAX } else { Effort::default().iterations };
    let effort = Effort { seed: request.seed, iterations };
    let wish = RoundsWish { aims: wishes::aims(request)?, ..RoundsWish::mixed(request.rounds) };
    let (seatings, report) =
        solve(&given, &wish, effort, &mut stop).map_err(|refusal| refused::fault_of(&refusal, &given, request))?;
    let plans: Vec<&Plan> = seatings.iter().map(|seating| &seating.plan).collect();
    files::write_plan(&request.out, &given.people.ids, &plans)
        .map_err(|error| SeatFault::Output(request.out.clone(), error))?;
    Ok(Report { elapsed_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), ..report })
}

fn solve(
    given: &Given,
    wish: &RoundsWish,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(Vec<Seating>, Report), Refusal> {
    if wish.rounds <= 1 && wish.aims.is_empty() {
        let seating = seat_until(&given.problem, effort, stop)?;
        let report = report::of_one(given, &seating);
        return Ok((vec![seating], report));
    }
    let found = rounds(&given.problem, wish, effort, stop)?;
    let report = report::of_rounds(given, wish, &found);
    Ok((found.rounds, report))
}
