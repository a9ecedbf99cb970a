//! What the board asks of the server.
//!
//! The browser's side of a server function sends a request to its address; the server's side runs
//! its body, and the body asks the [`Seatings`] that `web` put into the request's context. So this
//! file is the same for both sides and knows nothing of databases.

use crate::domain::adjust::{Draft, NotSaved, Saved};
use crate::domain::ids::EventId;
use crate::islands::call::CallError;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use std::pin::Pin;
use std::sync::Arc;

/// What comes of storing a draft.
pub type Stored = Result<Saved, CallError<NotSaved>>;

/// Stores drafts for the organiser who calls.
pub trait Seatings: Send + Sync {
    /// Stores a draft; with `publish` it becomes final (確定).
    fn store(
        self: Arc<Self>,
        event: EventId,
        draft: Draft,
        publish: bool,
    ) -> Pin<Box<dyn Future<Output = Stored> + Send>>;
}

/// Stores what stands on the board as a draft.
///
/// # Errors
/// See [`CallError`] and [`NotSaved`].
#[allow(missing_docs)] // of the struct that the macro makes
#[server(prefix = "/desk/call", endpoint = "seating/save", input = Json)]
pub async fn save_seating(event: EventId, draft: Draft) -> Result<Saved, CallError<NotSaved>> {
    expect_context::<Arc<dyn Seatings>>().store(event, draft, false).await
}

/// Stores what stands on the board and makes it final.
///
/// # Errors
/// See [`CallError`] and [`NotSaved`].
#[allow(missing_docs)] // of the struct that the macro makes
#[server(prefix = "/desk/call", endpoint = "seating/publish", input = Json)]
pub async fn publish_seating(event: EventId, draft: Draft) -> Result<Saved, CallError<NotSaved>> {
    expect_context::<Arc<dyn Seatings>>().store(event, draft, true).await
}
