//! The event page and the home page by 1 and 8 connections.

use super::Bench;
use crate::Trouble;
use crate::figures::{Times, number};
use crate::http::Client;
use crate::server::{Storage, cpu_of};
use std::time::{Duration, Instant};

/// Prints a line for each page and number of connections, and the time to the first answer.
pub async fn run(bench: &Bench, storage: &Storage) -> Result<(), Trouble> {
    let time = Duration::from_secs(if bench.short { 1 } else { 5 });
    let (server, mut office) = bench.open(storage, "pages", &[]).await?;
    let event = office.event("研修会", 60).await?;
    println!(
        "  {:10} from start to the first answer: {:.0} ms, empty database",
        storage.name(),
        server.started_in.as_secs_f64() * 1000.0
    );
    for (name, path) in [("event page", event.public.as_str()), ("home page", "/")] {
        for connections in [1, 8] {
            let (cpu, own, begin) = (server.cpu(), cpu_of(std::process::id()), Instant::now());
            let mut times = ask(&server.address, path, connections, time).await?;
            let wall = begin.elapsed().as_secs_f64();
            let count = number(times.count());
            println!(
                "  {:10} {name} by {connections}: {:6.0} a second · {} · CPU a page {:.3} ms · driver {:.0} % of a core",
                storage.name(),
                count / wall,
                times.told(),
                (server.cpu() - cpu) * 1000.0 / count,
                (cpu_of(std::process::id()) - own) * 100.0 / wall,
            );
        }
    }
    server.stop().await
}

async fn ask(address: &str, path: &str, connections: usize, time: Duration) -> Result<Times, Trouble> {
    let until = Instant::now() + time;
    let mut running = Vec::new();
    for _ in 0..connections {
        let (mut client, path) = (Client::new(address), path.to_owned());
        running.push(tokio::spawn(async move {
            let mut times = Times::default();
            while Instant::now() < until {
                times.add(client.get(&path).await?.expect(200)?.took);
            }
            Ok::<_, Trouble>(times)
        }));
    }
    let mut all = Times::default();
    for one in running {
        all.join(one.await??);
    }
    Ok(all)
}
