//! What the program is asked to do, and `--help`, which explains every setting.

use super::seat::Request;
use crate::config::{KEYS, Key};
use crate::i18n::Texts;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

/// The arguments. What `--help` says of them stands with the texts, as `ops-command-…` and
/// `ops-argument-…`.
#[derive(Debug, Parser)]
#[command(name = "entaku", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serves the site.
    Serve,
    /// Sends the mails of the outbox.
    Worker,
    /// Brings the database's schema up to date.
    Migrate,
    /// Makes a link with which an owner registers.
    InviteOwner,
    /// Serves the site with the demonstration in it.
    Demo,
    /// Seats the people of a CSV file.
    Seat(Box<SeatArguments>),
    /// Draws again from the record of a draw.
    Draw(DrawArguments),
}

/// What `entaku draw` is given.
#[derive(Args, Debug)]
pub(super) struct DrawArguments {
    /// The file of the event's page.
    #[arg(value_name = "JSON")]
    pub record: PathBuf,
}

/// What `entaku seat` is given.
#[derive(Args, Debug)]
pub(super) struct SeatArguments {
    #[arg(long, value_name = "CSV")]
    people: PathBuf,
    #[arg(long, value_name = "K")]
    tables: usize,
    #[arg(long, value_name = "CSV")]
    past: Option<PathBuf>,
    #[arg(long, value_name = "CSV")]
    pins: Option<PathBuf>,
    #[arg(long, value_name = "CSV")]
    apart: Option<PathBuf>,
    #[arg(long, value_name = "CSV")]
    together: Option<PathBuf>,
    #[arg(long, value_name = "CSV")]
    previous: Option<PathBuf>,
    #[arg(long, value_name = "R", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10))]
    rounds: u32,
    #[arg(long, value_name = "AIMS")]
    aims: Option<String>,
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "TIME", value_parser = duration)]
    within: Option<Duration>,
    #[arg(long, value_name = "WEIGHTS")]
    weights: Option<String>,
    #[arg(long, value_name = "CSV")]
    out: PathBuf,
}

impl SeatArguments {
    /// The request that they make.
    pub fn request(self) -> Request {
        Request {
            people: self.people,
            tables: self.tables,
            past: self.past,
            pins: self.pins,
            apart: self.apart,
            together: self.together,
            previous: self.previous,
            rounds: self.rounds as usize,
            aims: self.aims,
            seed: self.seed,
            within: self.within,
            weights: self.weights,
            out: self.out,
        }
    }
}

/// 「500ms」「2s」「1.5s」.
fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "500ms, 2s, 1.5s, …".to_owned();
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').ok_or_else(wrong)?, 1.0),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(number * unit).map_err(|_| wrong())
}

/// The command in `arguments`; nothing said is `serve`. Ends the process with what clap says
/// where they cannot be read, or help was asked for.
pub(super) fn read(t: Texts, arguments: impl IntoIterator<Item = OsString>) -> Command {
    let matches = explained(t).get_matches_from(arguments);
    match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments.command.unwrap_or(Command::Serve),
        Err(error) => error.exit(),
    }
}

fn explained(t: Texts) -> clap::Command {
    let command = Arguments::command().about(t.get("ops-about")).long_about(None).after_help(settings(t));
    let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(explained_arguments(t, command), |command, name| {
        command.mut_subcommand(&name, |sub| {
            let about = t.get(&format!("ops-command-{name}"));
            explained_arguments(t, sub.about(about).long_about(None))
        })
    })
}

fn explained_arguments(t: Texts, command: clap::Command) -> clap::Command {
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().replace('_', "-");
        match t.find(&format!("ops-argument-{id}")) {
            Some(help) => argument.help(help).long_help(None),
            None => argument,
        }
    })
}

fn settings(t: Texts) -> String {
    let mut text = t.get("ops-settings-title");
    for key in KEYS {
        let _ = write!(text, "\n\n  {}{}\n      {}", key.variable, usual(t, key), t.get(&key.message()));
    }
    text
}

fn usual(t: Texts, key: &Key) -> String {
    if key.default.is_empty() {
        return String::new();
    }
    t.with("ops-settings-usual", [("value", key.default.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registration::Language;

    #[test]
    fn help_explains_every_setting_and_every_command() {
        for language in [Language::Ja, Language::En] {
            let t = Texts::new(language);
            let mut command = explained(t);
            let help = command.render_help().to_string();
            for key in KEYS {
                assert!(help.contains(key.variable) && help.contains(key.default), "{}", key.variable);
            }
            for sub in command.get_subcommands() {
                assert!(t.find(&format!("ops-command-{}", sub.get_name())).is_some(), "{}", sub.get_name());
                for argument in sub.get_arguments().filter(|argument| argument.get_id() != "help") {
                    let id = format!("ops-argument-{}", argument.get_id().as_str().replace('_', "-"));
                    assert!(t.find(&id).is_some(), "{id}");
                }
            }
        }
    }

    #[test]
    fn times_are_read() {
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("1.5s"), Ok(Duration::from_millis(1500)));
        for wrong in ["", "5", "s", "-1s", "1m", "NaNs"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nothing_said_is_serve() {
        assert!(matches!(read(Texts::new(Language::En), ["entaku".into()]), Command::Serve));
    }
}
