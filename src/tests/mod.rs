//! Stories: a running application on `SQLite` and on PostgreSQL, used through its pages.
//!
//! A story is written once and runs on both databases:
//!
//! ```ignore
//! story!(a_person_applies, |app| async move {
//!     let event = app.published_event().await;
//!     …
//! });
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod app;
mod audit;
mod browser;
mod desk_events;
mod edge;
mod english_texts;
mod event_sessions;
mod full_disk;
mod growth;
mod guards;
mod heavy;
mod import;
mod import_kinds;
mod import_many;
mod import_round_trip;
mod invitations;
mod journey;
mod kept_values;
mod lock;
mod lockout;
mod mail_server;
mod migrations;
mod on_show;
mod ops;
mod outbox;
mod outbox_encrypted;
mod outbox_sending;
mod outbox_silent;
mod outbox_speed;
mod outlook;
mod owners;
mod papers;
mod password_reset;
mod prune;
mod public;
mod public_apply;
mod public_limits;
mod public_mails;
mod public_pages;
mod public_picture;
mod public_rush;
mod public_typed;
mod ready;
mod registration_lists;
mod registrations;
mod rotation;
mod rules;
mod samples;
mod seating;
mod sharing;
mod sign_in;
mod smoke;
mod starving;
mod statements;
mod waiting;
mod writers;

pub(crate) use app::{Storage, TestApp};
#[allow(unused_imports)]
pub(crate) use browser::{Answer, Browser};

/// A story on both databases. Plain `cargo test` leaves out the half that needs a server of
/// PostgreSQL, and says so; `make test` leaves out nothing.
macro_rules! story {
    ($(#[$meta:meta])* $name:ident, |$app:ident| $body:expr) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn tell($app: &crate::tests::TestApp) {
                $body
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let app = crate::tests::TestApp::start(crate::tests::Storage::Sqlite).await;
                tell(&app).await;
                app.stop().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            #[ignore = "needs PostgreSQL: run make test"]
            async fn postgres() {
                let app = crate::tests::TestApp::start(crate::tests::Storage::Postgres).await;
                tell(&app).await;
                app.stop().await;
            }
        }
    };
}
pub(crate) use story;
