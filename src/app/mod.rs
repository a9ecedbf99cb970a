//! What one can do with Entaku: one use case a file.

pub mod add_by_hand;
pub mod admit;
pub mod apply;
pub mod apply_limit;
pub mod audit;
pub mod board;
pub mod cancel_registration;
pub mod colleagues;
pub mod demo;
pub mod edit_registration;
pub mod event_calendar;
pub mod events;
pub mod first_run;
pub mod found;
pub mod heavy;
pub mod import;
pub mod invite;
pub mod jobs;
pub mod mails;
pub mod on_show;
pub mod outbox;
pub mod papers;
pub mod password;
pub mod prune;
pub mod registrations;
pub mod reset_password;
pub mod rotate;
pub mod seat;
pub mod show_events;
pub mod show_outbox;
pub mod shown;
pub mod sign_in;
mod sign_in_limit;
pub mod worker;
mod world;

pub use world::{Secret, World};
