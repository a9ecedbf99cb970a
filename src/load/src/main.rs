//! The load driver of `make bench`: starts the server that it is given, on databases of its own
//! on this machine, and prints what it measures. All traffic stays on 127.0.0.1; each campaign
//! is bounded in count and time.
//!
//! Compiled, so that it costs little of the two cores it shares with the server; its own share
//! stands beside each figure.

#![allow(clippy::print_stdout)]

mod campaigns;
mod figures;
mod http;
mod journey;
mod office;
mod page;
mod server;
mod sink;

use campaigns::{Bench, growth, journeys, mails, neighbours, pages, race};
use clap::Parser;
use server::Storage;
use std::path::PathBuf;
use std::time::Duration;

/// Whatever stops a campaign: told, and the run ends.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Measures a server of Entaku.
#[derive(Debug, Parser)]
struct Arguments {
    /// The server's program, built for release.
    binary: PathBuf,
    /// A PostgreSQL cluster for the runs on PostgreSQL; without it they are left out.
    #[arg(long, env = "ENTAKU_TEST_POSTGRES")]
    postgres: Option<String>,
    /// Only these campaigns: journeys, pages, race, neighbours, mails, growth.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Less of everything, to see that it works.
    #[arg(long)]
    short: bool,
}

#[tokio::main]
async fn main() -> Result<(), Trouble> {
    let arguments = Arguments::parse();
    let folder = tempfile::tempdir()?;
    let bench = Bench {
        binary: std::fs::canonicalize(&arguments.binary)?,
        folder: folder.path().to_owned(),
        short: arguments.short,
    };
    let storages: Vec<_> = [Storage::Sqlite].into_iter().chain(arguments.postgres.map(Storage::Postgres)).collect();
    let wanted = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| only == name);
    let mut failed = false;
    for name in ["pages", "journeys", "race", "neighbours", "mails", "growth"] {
        if !wanted(name) {
            continue;
        }
        println!("\n{}", title(name));
        for storage in &storages {
            if let Err(trouble) = campaign(&bench, storage, name).await {
                println!("  {:10} {name} stopped: {trouble}", storage.name());
                failed = true;
            }
        }
    }
    if failed { Err("not every campaign went through".into()) } else { Ok(()) }
}

const fn title(name: &str) -> &'static str {
    match name.as_bytes() {
        b"pages" => "Public pages",
        b"journeys" => "Whole journeys (event, form, 確認, application, 完了)",
        b"race" => "More people than seats",
        b"neighbours" => "Rosters, and the home page meanwhile",
        b"mails" => "Mails",
        _ => "Growth of one event",
    }
}

async fn campaign(bench: &Bench, storage: &Storage, name: &str) -> Result<(), Trouble> {
    match name {
        "pages" => pages::run(bench, storage).await,
        "journeys" => journeys::run(bench, storage).await,
        "race" => {
            race::run(bench, storage, 200, 1).await?;
            match storage {
                Storage::Postgres(_) if !bench.short => race::run(bench, storage, 2_000, 2).await,
                _ => Ok(()),
            }
        }
        "neighbours" => neighbours::run(bench, storage).await,
        "mails" => {
            let mails = if bench.short { 50 } else { 1_000 };
            mails::run(bench, storage, Duration::ZERO, mails).await?;
            mails::run(bench, storage, Duration::from_millis(300), mails / 5).await
        }
        _ => growth::run(bench, storage).await,
    }
}
