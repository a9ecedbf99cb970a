//! The picture of an event: taken in, described, taken away, shown.

use crate::app::heavy::{HeavyError, Patience};
use crate::app::{World, audit};
use crate::domain::application::LINE_MAX;
use crate::domain::audit::{Action, Record};
use crate::domain::event::{Event, Picture};
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::text::tidy_line;
use crate::infra::db::{self, EventLock, pictures as stored};
use crate::infra::pictures::{Made, PictureError, make};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};

/// Why a picture was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no such event in the organisation.
    #[error("no such event")]
    NotFound,
    /// No file came, and there is no picture yet.
    #[error("no file")]
    NoFile,
    /// The text in the picture's place is missing or too long.
    #[error("no text for the picture")]
    NoText,
    /// The file is none that is taken.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// There is no room for the work.
    #[error(transparent)]
    Heavy(#[from] HeavyError),
    /// A fault of ours.
    #[error(transparent)]
    Database(#[from] db::Fault),
}

/// Gives an event the picture of `file`, or the one that it has another text. An empty file is none.
///
/// # Errors
/// See [`SaveError`]; nothing is written then.
pub async fn save(world: &World, by: &Organiser, id: EventId, file: Vec<u8>, text: &str) -> Result<Event, SaveError> {
    let alt = tidy_line(text);
    if alt.is_empty() || alt.chars().count() > LINE_MAX {
        return Err(SaveError::NoText);
    }
    let made =
        if file.is_empty() { None } else { Some(world.heavy.run(&Patience::begin(), move |_| make(&file)).await??) };
    let transaction = world.db.write().await?;
    let mut lock = EventLock::take(&transaction, by.organisation, id).await?.ok_or(SaveError::NotFound)?;
    let (picture, bytes) = match (made, lock.event().picture.clone()) {
        (Some(Made { bytes, width, height }), _) => {
            (Picture { hash: hash(id, &bytes), alt, width, height }, Some(bytes))
        }
        (None, Some(had)) => (Picture { alt, ..had }, None),
        (None, None) => return Err(SaveError::NoFile),
    };
    stored::set(&mut lock, Some(picture), bytes, world.now()).await?;
    let event = lock.event().clone();
    noted(world, by, transaction, event).await
}

/// Takes the picture of an event away.
///
/// # Errors
/// See [`SaveError`].
pub async fn remove(world: &World, by: &Organiser, id: EventId) -> Result<Event, SaveError> {
    let transaction = world.db.write().await?;
    let mut lock = EventLock::take(&transaction, by.organisation, id).await?.ok_or(SaveError::NotFound)?;
    stored::set(&mut lock, None, None, world.now()).await?;
    let event = lock.event().clone();
    noted(world, by, transaction, event).await
}

async fn noted(world: &World, by: &Organiser, transaction: db::Transaction, event: Event) -> Result<Event, SaveError> {
    let detail = json!({ "fields": ["picture"] });
    audit::note(world, &transaction, by, Action::ChangeEvent, Record::Event(event.id), detail).await?;
    world.commit(transaction).await?;
    Ok(event)
}

/// The bytes of a picture, a JPEG.
///
/// # Errors
/// The database's.
pub async fn bytes(world: &World, hash: &str) -> db::Result<Option<Vec<u8>>> {
    let known = hash.len() == HASH_LENGTH && hash.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    if known { stored::bytes(world.db.read(), hash).await } else { Ok(None) }
}

const HASH_LENGTH: usize = 32;

/// Names a picture of an event by its content.
fn hash(event: EventId, bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(event.0.as_bytes()).chain_update(bytes).finalize();
    URL_SAFE_NO_PAD.encode(digest)[..HASH_LENGTH].to_owned()
}
