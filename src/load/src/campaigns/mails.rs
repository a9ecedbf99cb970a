//! Mails a second to a sink that answers at once, and to one that takes its time.

use super::Bench;
use crate::Trouble;
use crate::office::roster;
use crate::server::Storage;
use crate::sink::Sink;
use std::time::{Duration, Instant};

/// Takes a roster in with mails, and waits until the sink has them all.
pub async fn run(bench: &Bench, storage: &Storage, delay: Duration, mails: usize) -> Result<(), Trouble> {
    let sink = Sink::open(delay).await?;
    let port = sink.port.to_string();
    let settings = [
        ("ENTAKU_MAIL", "smtp"),
        ("ENTAKU_SMTP_HOST", "127.0.0.1"),
        ("ENTAKU_SMTP_PORT", port.as_str()),
        ("ENTAKU_SMTP_TLS", "none"),
        ("ENTAKU_MAIL_FROM", "円卓 <entaku@example.jp>"),
    ];
    let name = format!("mails_{}", delay.as_millis());
    let (server, mut office) = bench.open(storage, &name, &settings).await?;
    let event = office.event("研修会", 60).await?;
    office.take_in_with_mails(&event, &roster(mails, "mail")).await?;
    let begin = Instant::now();
    let before = sink.taken();
    while sink.taken() < mails && begin.elapsed() < Duration::from_mins(2) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let taken = sink.taken();
    #[allow(clippy::cast_precision_loss)]
    let rate = (taken - before) as f64 / begin.elapsed().as_secs_f64();
    println!(
        "  {:10} mails to a sink that takes {} ms: {rate:.0} a second ({taken} of {mails}, {} connections at most)",
        storage.name(),
        delay.as_millis(),
        sink.most_connections(),
    );
    server.stop().await
}
