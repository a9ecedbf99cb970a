//! The database schema of Entaku, one migration a file, the same rules on SQLite and on
//! PostgreSQL.
//!
//! The tables are written as SQL, so that every constraint is read here as the database holds
//! it. Only two type names differ between the two databases; [`run_sql`] fills them in.
//! Migrations never import entities: an entity changes with the program, a migration that has
//! been released never does.
//!
//! Which words a column of codes may hold (`status`, `kind`, `role`) is checked by the program's
//! types and not here: SQLite can change a check only by building the table anew.
//!
//! # Building a table anew
//!
//! PostgreSQL alters a table. SQLite adds and drops simple columns; for all else the table is built
//! anew: create `event_anew` with what is wanted, copy the rows, drop `event`, rename `event_anew`,
//! and create its indexes. Rows that point at it stay as they are, since foreign keys are off
//! while migrations run and are all checked before the commit. `sql_migration!` takes statements
//! for each database where they differ.
//!
//! There is no way down. A migration may drop what only the old program read, so going back
//! means restoring the copy that was made before: a `down` would promise more than it can keep.

mod run;

mod m0001_organisation;
mod m0002_profession;
mod m0003_event;
mod m0004_registration;
mod m0005_outbox;
mod m0006_seating;
mod m0007_audit;
mod m0008_mail_by_event;
mod m0009_import_memory;
mod m0010_registration_typed;
mod m0011_note;
mod m0012_event_about;
mod m0013_event_picture;
mod m0014_left_out;
mod m0015_place;
mod m0016_draw;
mod m0020_mail_sender;
mod m0021_event_english;

pub use run::{connect_options, migrate, run_sql};
pub use sea_orm_migration;
pub use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// All migrations in the order in which they run. The first seven are the schema of the first
/// release.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_organisation::Migration),
            Box::new(m0002_profession::Migration),
            Box::new(m0003_event::Migration),
            Box::new(m0004_registration::Migration),
            Box::new(m0005_outbox::Migration),
            Box::new(m0006_seating::Migration),
            Box::new(m0007_audit::Migration),
            Box::new(m0008_mail_by_event::Migration),
            Box::new(m0009_import_memory::Migration),
            Box::new(m0010_registration_typed::Migration),
            Box::new(m0011_note::Migration),
            Box::new(m0012_event_about::Migration),
            Box::new(m0013_event_picture::Migration),
            Box::new(m0014_left_out::Migration),
            Box::new(m0015_place::Migration),
            Box::new(m0016_draw::Migration),
            Box::new(m0020_mail_sender::Migration),
            Box::new(m0021_event_english::Migration),
        ]
    }
}

/// Declares `Migration` for a file that holds its statements: the same for both databases, or
/// each database's own.
#[macro_export]
macro_rules! sql_migration {
    ($name:literal, $both:expr) => {
        $crate::sql_migration!($name, sqlite: $both, postgres: $both);
    };
    ($name:literal, sqlite: $sqlite:expr, postgres: $postgres:expr) => {
        /// See the statements of this file.
        pub struct Migration;

        impl $crate::sea_orm_migration::MigrationName for Migration {
            fn name(&self) -> &str {
                $name
            }
        }

        #[$crate::sea_orm_migration::async_trait::async_trait]
        impl $crate::sea_orm_migration::MigrationTrait for Migration {
            async fn up(
                &self,
                manager: &$crate::sea_orm_migration::SchemaManager,
            ) -> Result<(), $crate::sea_orm_migration::DbErr> {
                $crate::run_sql(manager, $sqlite, $postgres).await
            }
        }
    };
}
