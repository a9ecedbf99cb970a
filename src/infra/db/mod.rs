//! The database: its handle, and a repository for each table.
//!
//! Repositories are plain functions over a connection or a transaction; they return domain
//! types. A database error stops here as a [`Fault`].

pub mod attendance;
pub mod audit;
pub mod came_before;
pub mod counts;
pub mod derive_anew;
pub mod derived;
pub mod devices;
pub mod draws;
pub mod due_works;
pub mod earlier;
pub(crate) mod entity;
mod event_rows;
mod event_sessions;
pub mod events;
pub mod expired;
mod fault;
pub mod first_page;
mod handle;
pub mod invitations;
pub mod left_out;
mod lock;
pub mod mails;
mod numbers;
pub mod organisers;
pub mod outbox;
pub mod participations;
pub mod password_resets;
pub mod pictures;
mod place_rows;
pub mod places;
pub mod profession_words;
pub mod professions;
pub mod registration_batches;
pub mod registration_lists;
pub mod registrations;
pub mod repeats;
pub mod roster_layouts;
pub mod rotations;
pub mod rules;
pub mod seating_advice;
pub mod seatings;
pub mod sign_in_failures;
pub mod sign_ins;

pub use fault::{Fault, FaultKind, Result};
pub use handle::{Db, Reads, Transaction, commit};
pub use lock::EventLock;

use sea_orm::ConnectionTrait;

/// What a repository runs on: the connections for reading, or a writing transaction.
pub trait Connection: ConnectionTrait {}
impl<C: ConnectionTrait> Connection for C {}
