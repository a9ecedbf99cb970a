//! The program's commands: what stands behind `main`.

mod arguments;
mod console;
mod demo;
mod draw;
mod failure;
mod invite_owner;
mod logging;
mod seat;
mod serve;
mod signals;
mod start;
mod worker;

use crate::config::Settings;
use arguments::Command;
use failure::Failure;
use std::process::ExitCode;

/// Runs the command that the process was started with. 0: done; 1: it failed, with one sentence
/// on standard error; 2: arguments or settings are wrong, each named in a sentence.
#[must_use]
pub fn main() -> ExitCode {
    let environment = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let t = console::texts(&environment);
    let command = match arguments::read(t, std::env::args_os()) {
        // Neither settings nor a database.
        Command::Seat(arguments) => return seat::seat(t, &arguments.request()),
        Command::Draw(arguments) => return draw::draw(t, &arguments.record),
        command => command,
    };
    let settings = match Settings::read(&environment) {
        Ok(settings) => settings,
        Err(problems) => {
            for problem in problems {
                console::complain(&problem.sentence(t));
            }
            return ExitCode::from(2);
        }
    };
    logging::begin(&settings.log);
    let result = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.block_on(run(command, settings)),
        Err(error) => Err(Failure::system("ops-failure-runtime", "", &error)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console::complain(&failure.sentence(t));
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command, settings: Settings) -> Result<(), Failure> {
    match command {
        Command::Serve | Command::Seat(_) | Command::Draw(_) => serve::serve(settings).await,
        Command::Worker => worker::worker(settings).await,
        Command::Migrate => start::migrate(settings).await,
        Command::InviteOwner => invite_owner::invite_owner(settings).await,
        Command::Demo => Box::pin(demo::demo(settings)).await,
    }
}
