//! More people than seats, all at once: exact, and how long until everybody has an answer.

use super::Bench;
use crate::Trouble;
use crate::figures::Times;
use crate::http::Client;
use crate::journey::{End, apply};
use crate::server::Storage;
use std::time::Instant;

/// `people` apply for 60 seats, spread over `processes` servers on one database.
pub async fn run(bench: &Bench, storage: &Storage, people: usize, processes: usize) -> Result<(), Trouble> {
    let name = format!("race_{people}");
    let (first, mut office) = bench.open(storage, &name, &[]).await?;
    let event = office.event("研修会", 60).await?;
    let mut servers = vec![first];
    for _ in 1..processes {
        let another = bench.server(servers[0].folder(), &servers[0].database, &[]).await?;
        servers.push(another);
    }
    let mut running = Vec::new();
    let begin = Instant::now();
    for person in 0..people {
        let mut client = Client::of_person(&servers[person % servers.len()].address, person);
        let event = event.clone();
        running.push(tokio::spawn(async move {
            let end = apply(&mut client, &event, person).await;
            (end, begin.elapsed())
        }));
    }
    let (mut received, mut full, mut failed, mut times) = (0, 0, 0, Times::default());
    for one in running {
        let (end, took) = one.await?;
        match end {
            Ok(End::Received) => received += 1,
            Ok(End::Full) => full += 1,
            Err(trouble) => {
                if failed == 0 {
                    eprintln!("    the first that failed: {trouble}");
                }
                failed += 1;
            }
        }
        times.add(took);
    }
    println!(
        "  {:10} {people} for 60 seats on {processes} process(es): {received} received, {full} told that it is full, {failed} failed · all answered after {:.2} s ({})",
        storage.name(),
        begin.elapsed().as_secs_f64(),
        times.told(),
    );
    for server in servers {
        server.stop().await?;
    }
    Ok(())
}
