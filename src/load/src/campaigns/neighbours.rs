//! One busy event slows nobody else: the home page, and a third event's page, while a roster is
//! taken in and many apply to another event. And the roster's own time by its size.

use super::Bench;
use crate::Trouble;
use crate::figures::Times;
use crate::http::Client;
use crate::journey::apply;
use crate::office::roster;
use crate::server::Storage;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Prints the import's times, then the neighbours'.
pub async fn run(bench: &Bench, storage: &Storage) -> Result<(), Trouble> {
    let (server, mut office) = bench.open(storage, "neighbours", &[]).await?;
    for people in [500, 1_000, 2_000] {
        let event = office.event(&format!("名簿 {people}"), 60).await?;
        let took = office.take_in(&event, &roster(people, &format!("import-{people}"))).await?;
        println!("  {:10} a roster of {people}: written in {took:.0} ms", storage.name());
    }
    let busy = office.event("混み合う研修会", 500).await?;
    let large = office.event("名簿", 60).await?;
    let done = Arc::new(AtomicBool::new(false));
    let watcher = tokio::spawn(watch(server.address.clone(), Arc::clone(&done)));
    let mut applying = Vec::new();
    for person in 0..150 {
        let (mut client, event) = (Client::new(&server.address), busy.clone());
        applying.push(tokio::spawn(async move { apply(&mut client, &event, person).await }));
    }
    let took = office.take_in(&large, &roster(2_000, "busy")).await?;
    let mut failed = 0;
    for one in applying {
        failed += usize::from(one.await?.is_err());
    }
    done.store(true, Ordering::Relaxed);
    let mut times = watcher.await??;
    println!(
        "  {:10} home page while 2,000 rows are taken in ({took:.0} ms) and 150 apply ({failed} failed): {}",
        storage.name(),
        times.told()
    );
    server.stop().await
}

async fn watch(address: String, done: Arc<AtomicBool>) -> Result<Times, Trouble> {
    let mut client = Client::new(&address);
    let mut times = Times::default();
    while !done.load(Ordering::Relaxed) {
        times.add(client.get("/").await?.expect(200)?.took);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(times)
}
