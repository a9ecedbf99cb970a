//! `entaku seat`: seating without any database. The plan goes to a file, the certificate as JSON
//! to standard output, progress to standard error where that is a terminal.

mod fault;
mod files;
mod given;
mod headings;
mod read;
mod refused;
mod report;
mod request;
mod run;
#[cfg(test)]
mod tests;
mod wishes;

pub(super) use request::Request;

use super::console;
use crate::i18n::Texts;
use run::SeatFault;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::time::Duration;

/// How often progress is shown.
const EVERY: Duration = Duration::from_millis(200);

/// Seats the people. 2: something given cannot be used; 1: the plan cannot be written.
pub(super) fn seat(t: Texts, request: &Request) -> ExitCode {
    let terminal = io::stderr().is_terminal();
    let mut shown = Duration::ZERO;
    let mut progress = |taken: Duration| {
        if terminal && taken >= shown + EVERY {
            shown = taken;
            let seconds = format!("{:.1}", taken.as_secs_f64());
            let _ = write!(io::stderr(), "\r{}", t.with("ops-seat-progress", [("seconds", seconds.into())]));
        }
    };
    let result = run::run(request, &mut progress);
    if shown > Duration::ZERO {
        let _ = writeln!(io::stderr());
    }
    match result {
        Ok(report) => {
            console::say(&serde_json::to_string(&report).unwrap_or_default());
            ExitCode::SUCCESS
        }
        Err(SeatFault::Input(fault)) => {
            console::complain(&fault.sentence(t));
            ExitCode::from(2)
        }
        Err(SeatFault::Output(path, error)) => {
            let what = path.display().to_string();
            console::complain(&t.with("ops-failure-file", [("what", what.into()), ("said", error.to_string().into())]));
            ExitCode::FAILURE
        }
    }
}
