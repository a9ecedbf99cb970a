//! Seating people of a CSV file, without any database: what stands behind `entaku seat`.

mod fault;
mod files;
mod read;
mod report;
mod wishes;

pub use fault::{FaultKind, InputFault};
pub use report::Report;

use entaku_seating::{Effort, Plan, Refusal, RoundsWish, Seating, rounds, seat_until};
use read::Given;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The people: `id,profession,workplace` and more.
    pub people: PathBuf,
    /// The number of tables.
    pub tables: usize,
    /// Who met before: `a,b[,times]`.
    pub past: Option<PathBuf>,
    /// Whose table is fixed: `id,table`.
    pub pins: Option<PathBuf>,
    /// Who sits apart: `a,b`.
    pub apart: Option<PathBuf>,
    /// Who sits together: `group,id`.
    pub together: Option<PathBuf>,
    /// An earlier plan to stay near: `id,table`.
    pub previous: Option<PathBuf>,
    /// How many rounds; 0 and 1 are one seating.
    pub rounds: usize,
    /// Where chance begins.
    pub seed: u64,
    /// The longest the search may take; without it, it ends after a fixed number of moves.
    pub within: Option<Duration>,
    /// Points for unwanted pairs, `profession=1,workplace=10,repeat=5`.
    pub weights: Option<String>,
    /// Where the plan goes.
    pub out: PathBuf,
}

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
    let (seatings, report) = solve(&given, request.rounds, effort, &mut stop)
        .map_err(|refusal| fault::of_refusal(&refusal, &given, request))?;
    let plans: Vec<&Plan> = seatings.iter().map(|seating| &seating.plan).collect();
    files::write_plan(&request.out, &given.people.ids, &plans)
        .map_err(|error| SeatFault::Output(request.out.clone(), error))?;
    Ok(Report { elapsed_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), ..report })
}

fn solve(
    given: &Given,
    count: usize,
    effort: Effort,
    stop: &mut dyn FnMut() -> bool,
) -> Result<(Vec<Seating>, Report), Refusal> {
    if count <= 1 {
        let seating = seat_until(&given.problem, effort, stop)?;
        let report = report::of_one(given, &seating);
        return Ok((vec![seating], report));
    }
    let found = rounds(&given.problem, &RoundsWish { rounds: count, hosts: Vec::new() }, effort, stop)?;
    let report = report::of_rounds(given, &found);
    Ok((found.rounds, report))
}

#[cfg(test)]
mod tests;
