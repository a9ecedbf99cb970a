//! Writing down what came of mails, all that has come in meanwhile in one transaction.

use super::Ends;
use crate::app::World;
use crate::infra::db::outbox::{self, End, Next, Report};
use crate::infra::db::{self, commit};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// The most that is written at once.
const BATCH: usize = 100;
/// How long it waits after the database failed.
const AFTER_FAULT: Duration = Duration::from_secs(2);

/// Records reports until there are no more; answers how many attempts they tell of.
///
/// While the database fails, the senders wait: what was sent is remembered and not sent again,
/// until the program is told to stop.
pub(super) async fn record_all(
    world: World,
    mut reports: mpsc::Receiver<Report>,
    stop: CancellationToken,
    ends: Ends,
) -> db::Result<usize> {
    let mut attempts = 0;
    let mut batch = Vec::new();
    while reports.recv_many(&mut batch, BATCH).await > 0 {
        attempts += batch.iter().filter(|report| !matches!(report.end, End::Untried(_))).count();
        while let Err(fault) = record(&world, &batch).await {
            if ends == Ends::WithTheLastMail {
                return Err(fault);
            }
            tracing::error!(error = %fault, mails = batch.len(), "what was sent cannot be recorded");
            if stop.is_cancelled() {
                break;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(AFTER_FAULT) => {}
            }
        }
        batch.clear();
    }
    Ok(attempts)
}

async fn record(world: &World, batch: &[Report]) -> db::Result<()> {
    let transaction = world.db.write().await?;
    outbox::record(&transaction, batch).await?;
    commit(transaction).await?;
    batch.iter().for_each(log);
    Ok(())
}

fn log(report: &Report) {
    let (mail, attempt) = (report.mail, report.number);
    match &report.end {
        End::Sent => tracing::info!(%mail, attempt, "mail sent"),
        End::Tried { outcome, next, .. } => {
            let again = matches!(next, Next::Again(_));
            tracing::warn!(%mail, attempt, outcome = outcome.code(), again, "mail not sent");
        }
        End::Untried(Next::Again(_)) => tracing::debug!(%mail, "mail given back"),
        End::Untried(Next::Failed) => tracing::warn!(%mail, "mail given up: no attempt is left"),
        End::Untried(Next::Expired) => tracing::warn!(%mail, "mail not sent: its time is over"),
    }
}
