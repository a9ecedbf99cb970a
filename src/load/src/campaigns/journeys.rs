//! Whole journeys by 1, 4 and 8 clients at a time: how many a second, how long each takes, and
//! what one costs in processor time and statements.

use super::Bench;
use crate::Trouble;
use crate::figures::{Times, number};
use crate::http::Client;
use crate::journey::{End, walk};
use crate::office::Event;
use crate::server::{Server, Storage, cpu_of, postgres_cpu};
use sea_orm::{ConnectionTrait, Database, Statement};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Prints a line for each number of clients.
pub async fn run(bench: &Bench, storage: &Storage) -> Result<(), Trouble> {
    let seconds = if bench.short { 1 } else { 10 };
    let (server, mut office) = bench.open(storage, "journeys", &[]).await?;
    let person = Arc::new(AtomicUsize::new(1));
    let idle = server.memory();
    for clients in [1, 4, 8] {
        let event = office.event(&format!("研修会 {clients}"), 2_000).await?;
        let before = Cost::now(&server, storage).await;
        let begin = Instant::now();
        let (mut times, refused) = at_a_time(&server, &event, clients, Duration::from_secs(seconds), &person).await?;
        let wall = begin.elapsed().as_secs_f64();
        let spent = Cost::now(&server, storage).await.since(&before);
        let done = number(times.count());
        println!(
            "  {:10} {clients} clients: {:6.0} journeys/s · {} · CPU a journey: server {:.2} ms, database {:.2} ms · driver {:.0} % of a core{}{}",
            storage.name(),
            done / wall,
            times.told(),
            spent.server * 1000.0 / done,
            spent.database * 1000.0 / done,
            spent.driver * 100.0 / wall,
            spent
                .statements
                .map(|calls| format!(" · {:.1} statements a journey with its mail", calls / done))
                .unwrap_or_default(),
            if refused > 0 { format!(" · {refused} found it full") } else { String::new() },
        );
    }
    println!("  {:10} memory: {idle:.0} MiB idle, {:.0} MiB after", storage.name(), server.memory());
    server.stop().await
}

async fn at_a_time(
    server: &Server,
    event: &Event,
    clients: usize,
    time: Duration,
    person: &Arc<AtomicUsize>,
) -> Result<(Times, usize), Trouble> {
    let mut running = Vec::new();
    let until = Instant::now() + time;
    for _ in 0..clients {
        let (address, event, person) = (server.address.clone(), event.clone(), Arc::clone(person));
        running.push(tokio::spawn(async move {
            let (mut times, mut refused) = (Times::default(), 0);
            let mut client = Client::new(&address);
            while Instant::now() < until {
                let begin = Instant::now();
                match walk(&mut client, &event, person.fetch_add(1, Ordering::Relaxed)).await? {
                    End::Received => times.add(begin.elapsed()),
                    // The capacity is the most that an event may have; a quick server fills it.
                    End::Full => {
                        refused += 1;
                        break;
                    }
                }
            }
            Ok::<_, Trouble>((times, refused))
        }));
    }
    let (mut times, mut refused) = (Times::default(), 0);
    for one in running {
        let (own, full) = one.await??;
        times.join(own);
        refused += full;
    }
    Ok((times, refused))
}

/// What was spent up to a moment.
struct Cost {
    server: f64,
    database: f64,
    driver: f64,
    statements: Option<f64>,
}

impl Cost {
    async fn now(server: &Server, storage: &Storage) -> Self {
        let statements = match storage {
            Storage::Sqlite => None,
            Storage::Postgres(cluster) => statements(cluster).await,
        };
        let database = if matches!(storage, Storage::Postgres(_)) { postgres_cpu() } else { 0.0 };
        Self { server: server.cpu(), database, driver: cpu_of(std::process::id()), statements }
    }

    fn since(&self, before: &Self) -> Self {
        Self {
            server: self.server - before.server,
            database: self.database - before.database,
            driver: self.driver - before.driver,
            statements: self.statements.zip(before.statements).map(|(now, then)| now - then),
        }
    }
}

/// All statements that the cluster has run, BEGIN and COMMIT too; `None` where it does not count.
async fn statements(cluster: &str) -> Option<f64> {
    let connection = Database::connect(cluster).await.ok()?;
    connection.execute_unprepared("create extension if not exists pg_stat_statements").await.ok()?;
    let sql = "select sum(calls)::float8 as calls from pg_stat_statements";
    let row = connection.query_one_raw(Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await.ok()??;
    let calls = row.try_get("", "calls").ok();
    connection.close().await.ok()?;
    calls
}
