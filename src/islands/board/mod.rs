//! The seating board (班分けの調整): tables as cards, people as chips, everything by tap, by key
//! or by dragging. What it does and says is decided in [`crate::domain::adjust`]; here it gets
//! a screen.
//!
//! One signal holds the session (`desk`); memos derive from it what the parts show, and
//! each part is a component that reads its own small piece: of 500 chips those change that have
//! something else to show. Parts find what they share in the context.
//!
//! Read in this order: `island` (how it comes to life), `desk` (state), `screen` (the parts in their
//! places), then any part.

mod alternatives;
mod browser;
pub mod calls;
mod chip;
mod desk;
mod engine;
mod figures;
mod hand;
mod island;
mod keys;
mod picture;
mod pins;
mod saving;
mod screen;
mod table;
mod toolbar;
mod verdict;

pub use island::{Board, FORM};
pub use screen::Screen;
pub use verdict::CERTIFICATE;
