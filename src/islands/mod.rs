//! The few interactive parts (islands): leptos components that the server renders into a page and
//! that live in the browser. `ARCHITECTURE.md` tells under "How an island lives" what happens
//! when.
//!
//! Each island is a folder: `mod.rs` has the `#[island]`, `calls.rs` what it asks of the server,
//! and the rest are ordinary components. What it knows and decides is in [`crate::domain`].

pub mod board;
pub mod call;
mod hall;
mod mark;
mod page;
mod room;

pub use hall::{Hall, hall_page};
pub use mark::Mark;
pub use room::{Room, RoomWords};
