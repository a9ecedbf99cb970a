//! The server as an installation starts it, in a folder of its own; what it costs, from `/proc`.

use crate::Trouble;
use sea_orm::{ConnectionTrait, Database};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Which database a run is about.
#[derive(Clone, Debug)]
pub enum Storage {
    /// A file of its own.
    Sqlite,
    /// A database of its own in the cluster at this address.
    Postgres(String),
}

impl Storage {
    /// How it is called in the figures.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// A running server.
pub struct Server {
    /// Where it listens: `127.0.0.1:` and a port.
    pub address: String,
    /// The address of its database.
    pub database: String,
    /// From its start to its first answer.
    pub started_in: Duration,
    /// The one-time link for the first organiser, where it printed one.
    pub invitation: Option<String>,
    process: Child,
    folder: PathBuf,
}

/// How a server is started.
pub struct Start<'a> {
    /// The program.
    pub binary: &'a Path,
    /// A folder for everything it writes.
    pub folder: &'a Path,
    /// The address of its database.
    pub database: &'a str,
    /// Settings beside the usual ones.
    pub settings: &'a [(&'a str, &'a str)],
}

impl Server {
    /// Starts a server and waits until it is ready.
    pub async fn start(start: Start<'_>) -> Result<Self, Trouble> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let begin = Instant::now();
        let mut process = Command::new(start.binary)
            .arg("serve")
            .current_dir(start.folder)
            .env("ENTAKU_ADDRESS", &address)
            .env("ENTAKU_BASE_URL", format!("http://{address}"))
            .env("DATABASE_URL", start.database)
            .env("ENTAKU_RATE_LIMIT", "0")
            .env("ENTAKU_LOG", "warn")
            .envs(start.settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let output = process.stdout.take().ok_or("the server has no output")?;
        let (told, mut hear) = tokio::sync::mpsc::unbounded_channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(link) = line.split_whitespace().find(|word| word.contains("/invitation/")) {
                    let _ = told.send(link.to_owned());
                }
            }
        });
        let mut client = crate::http::Client::new(&address);
        while !client.get("/healthz").await.is_ok_and(|answer| answer.status.is_success()) {
            if let Some(status) = process.try_wait()? {
                return Err(format!("the server ended at its start: {status}").into());
            }
            sleep(Duration::from_millis(2)).await;
        }
        let started_in = begin.elapsed();
        while !client.get("/readyz").await.is_ok_and(|answer| answer.status.is_success()) {
            sleep(Duration::from_millis(20)).await;
        }
        let invitation = tokio::time::timeout(Duration::from_secs(2), hear.recv()).await.ok().flatten();
        let (database, folder) = (start.database.to_owned(), start.folder.to_owned());
        Ok(Self { address, database, started_in, invitation, process, folder })
    }

    /// Seconds of processor time since its start.
    pub fn cpu(&self) -> f64 {
        cpu_of(self.process.id())
    }

    /// Resident memory in MiB.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok();
        let line = status.as_deref().unwrap_or_default().lines().find(|line| line.starts_with("VmRSS:"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
    }

    /// Where it keeps what it writes.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Ends it as a service manager does.
    pub async fn stop(mut self) -> Result<(), Trouble> {
        Command::new("kill").arg("-TERM").arg(self.process.id().to_string()).status()?;
        for _ in 0..1_000 {
            if self.process.try_wait()?.is_some() {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Err("the server did not stop within 20 s".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Seconds of processor time of a process: user and system, of its ended children too.
pub fn cpu_of(id: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // The name in brackets may hold spaces; what follows it does not.
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after.split_whitespace().skip(11).take(4).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// Seconds of processor time of all processes of PostgreSQL on this machine.
pub fn postgres_cpu() -> f64 {
    let ids = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    let own =
        |id: &u32| std::fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.trim() == "postgres");
    // The postmaster's count has that of the ended ones.
    ids.filter(own).map(cpu_of).sum()
}

/// An empty database for a run: its address.
pub async fn fresh(storage: &Storage, folder: &Path, name: &str) -> Result<String, Trouble> {
    match storage {
        Storage::Sqlite => Ok(format!("sqlite://{}/{name}.db", folder.display())),
        Storage::Postgres(server) => {
            let connection = Database::connect(server).await?;
            connection.execute_unprepared(&format!("drop database if exists {name} with (force)")).await?;
            connection.execute_unprepared(&format!("create database {name}")).await?;
            connection.close().await?;
            let mut url: url::Url = server.parse()?;
            url.set_path(name);
            Ok(url.to_string())
        }
    }
}
