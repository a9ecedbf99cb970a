//! The database schema of Entaku, one migration a file, the same rules on SQLite and on
//! PostgreSQL.
//!
//! The tables are written as SQL, so that every constraint is read here as the database holds
//! it. Only three type names differ between the two databases; [`run_sql`] fills them in.
//! Migrations never import entities: an entity changes with the program, a migration that has
//! run never does.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

mod m0001_organisation;
mod m0002_profession;
mod m0003_event;
mod m0004_registration;
mod m0005_outbox;
mod m0006_seating;
mod m0007_audit;
mod m0008_rotation;
mod m0009_password_reset;
mod m0010_open_invitation;

/// All migrations in the order in which they run.
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
            Box::new(m0008_rotation::Migration),
            Box::new(m0009_password_reset::Migration),
            Box::new(m0010_open_invitation::Migration),
        ]
    }
}

pub use sea_orm_migration::MigratorTrait;

/// Runs the statements of `sql` one after another, with `{uuid}`, `{time}` and `{bytes}`
/// replaced by the database's own types.
///
/// All run in one transaction on one connection: PostgreSQL's is begun by whoever runs the
/// migrations, SQLite's here. (A second connection of SQLite would not see in time that a table
/// was dropped, and could not give its name to another.)
///
/// # Errors
/// The database's error of the first statement that failed; nothing of the file is done then.
async fn run_sql(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
    let (uuid, time, bytes) = if sqlite { ("blob", "text", "blob") } else { ("uuid", "timestamptz", "bytea") };
    let sql = sql.replace("{uuid}", uuid).replace("{time}", time).replace("{bytes}", bytes);
    let sql = if sqlite { format!("begin immediate;\n{sql}\ncommit;") } else { sql };
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// Declares `Migration` for a file that holds its `UP` and `DOWN` statements.
#[macro_export]
macro_rules! sql_migration {
    ($name:literal, $up:expr, $down:expr) => {
        /// See the statements of this file.
        pub struct Migration;

        impl ::sea_orm_migration::prelude::MigrationName for Migration {
            fn name(&self) -> &str {
                $name
            }
        }

        #[::sea_orm_migration::async_trait::async_trait]
        impl ::sea_orm_migration::prelude::MigrationTrait for Migration {
            async fn up(
                &self,
                manager: &::sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), ::sea_orm_migration::prelude::DbErr> {
                $crate::run_sql(manager, $up).await
            }

            async fn down(
                &self,
                manager: &::sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), ::sea_orm_migration::prelude::DbErr> {
                $crate::run_sql(manager, $down).await
            }
        }
    };
}
