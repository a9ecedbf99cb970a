//! The outbox for organisers: what was sent, what waits, what failed, and trying again.

use super::{World, audit};
use crate::domain::audit::{Action, Record};
use crate::domain::ids::MailId;
use crate::domain::organiser::Organiser;
use crate::infra::db::outbox::{self, Attempt, MailState, StoredMail};
use crate::infra::db::{self, commit};
use serde_json::json;

/// Mails on a page.
pub const PAGE_SIZE: u64 = 50;

/// A page of the outbox.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The mails, newest first.
    pub mails: Vec<StoredMail>,
    /// Mails of each state.
    pub counts: Vec<(MailState, u64)>,
    /// The page shown, from 0.
    pub page: u64,
    /// Pages in all, at least 1.
    pub pages: u64,
}

/// A page of the organisation's mails, of one state where it is given. A page beyond the last is
/// the last.
///
/// # Errors
/// The database's.
pub async fn list(world: &World, by: &Organiser, state: Option<MailState>, page: u64) -> db::Result<Listed> {
    let c = world.db.read();
    let mut counts = Vec::new();
    for state in MailState::ALL {
        counts.push((*state, outbox::count(c, by.organisation, Some(*state)).await?));
    }
    let all =
        counts.iter().filter(|(of, _)| state.is_none_or(|state| state == *of)).map(|(_, count)| count).sum::<u64>();
    let pages = all.div_ceil(PAGE_SIZE).max(1);
    let page = page.min(pages - 1);
    let mails = outbox::of_organisation(c, by.organisation, state, page, PAGE_SIZE).await?;
    Ok(Listed { mails, counts, page, pages })
}

/// A mail of the organisation with its attempts.
///
/// # Errors
/// The database's.
pub async fn detail(world: &World, by: &Organiser, id: MailId) -> db::Result<Option<(StoredMail, Vec<Attempt>)>> {
    outbox::by_id(world.db.read(), by.organisation, id).await
}

/// Makes a mail that waits or failed due now. `false` where there is nothing to try: it was sent,
/// is being sent, or is another organisation's.
///
/// # Errors
/// The database's.
pub async fn try_again(world: &World, by: &Organiser, id: MailId) -> db::Result<bool> {
    let transaction = world.db.write().await?;
    let done = outbox::try_again(&transaction, by.organisation, Some(id), world.now()).await? > 0;
    if done {
        audit::note(world, &transaction, by, Action::RetryMail, Record::Mail(id), json!({})).await?;
    }
    commit(transaction).await?;
    world.mail_was_written();
    Ok(done)
}

/// Makes every failed mail of the organisation due now; answers how many.
///
/// # Errors
/// The database's.
pub async fn try_all_again(world: &World, by: &Organiser) -> db::Result<u64> {
    let transaction = world.db.write().await?;
    let count = outbox::try_again(&transaction, by.organisation, None, world.now()).await?;
    if count > 0 {
        let record = Record::Organisation(by.organisation);
        audit::note(world, &transaction, by, Action::RetryMails, record, json!({ "count": count })).await?;
    }
    commit(transaction).await?;
    world.mail_was_written();
    Ok(count)
}
