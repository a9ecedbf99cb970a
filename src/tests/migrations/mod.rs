//! Migrations: a filled database of the first release is reshaped without losing a row, a failed
//! migration leaves nothing behind, and two processes that start together both come up.

mod filled;

use super::Storage;
use super::app::fresh_database;
use crate::infra::db::{Db, commit};
use entaku_migrations::sea_orm_migration::{MigrationName, SchemaManager, async_trait};
use entaku_migrations::{MigrationTrait, Migrator, MigratorTrait, run_sql};
pub(super) use filled::texts;
use filled::{ROWS, columns, fill, rows, tables};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};

const BOTH: [Storage; 2] = [Storage::Sqlite, Storage::Postgres];

/// The schema of the first release.
struct FirstRelease;

impl MigratorTrait for FirstRelease {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Migrator::migrations().into_iter().take(7).collect()
    }
}

/// Today's schema and a later migration that reshapes `event` and `registration`.
struct Reshaping;

impl MigratorTrait for Reshaping {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = Migrator::migrations();
        all.push(Box::new(Reshape));
        all
    }
}

/// A table, the column that goes, and what else is another in its description.
type Change = (&'static str, &'static str, [(&'static str, &'static str); 2]);

/// What the later migration changes.
const RESHAPED: [Change; 2] = [
    (
        "event",
        "theme",
        [("theme text not null,", ""), ("check (apply_from < apply_until)", "check (apply_from <= apply_until)")],
    ),
    ("registration", "topic", [("topic text not null,", ""), ("check (name <> '')", "check (length(name) > 0)")]),
];

struct Reshape;

impl MigrationName for Reshape {
    fn name(&self) -> &'static str {
        "m9999_reshape"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Reshape {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, dropped, changes) in RESHAPED {
            let c = manager.get_connection();
            let sqlite = if c.get_database_backend() == DbBackend::Sqlite {
                built_anew(c, table, dropped, changes).await
            } else {
                String::new()
            };
            let postgres = format!("alter table {table} drop column {dropped}");
            run_sql(manager, &sqlite, &postgres).await?;
        }
        Ok(())
    }
}

/// The statements that build a table of `SQLite` anew, made from those that built it.
async fn built_anew(c: &impl ConnectionTrait, table: &str, dropped: &str, changes: [(&str, &str); 2]) -> String {
    let of_kind = |kind| {
        format!("select sql from sqlite_master where tbl_name = '{table}' and type = '{kind}' and sql is not null")
    };
    let mut create = texts(c, &of_kind("table")).await.remove(0);
    let indexes = texts(c, &of_kind("index")).await.join(";\n");
    for (from, to) in changes {
        assert!(create.contains(from), "{create}");
        create = create.replacen(from, to, 1);
    }
    let create = create.replacen(table, &format!("{table}_anew"), 1);
    let kept: Vec<_> = columns(c, table).await.into_iter().filter(|column| column != dropped).collect();
    let kept = kept.join(", ");
    format!(
        "{create};\ninsert into {table}_anew ({kept}) select {kept} from {table};\n\
         drop table {table};\nalter table {table}_anew rename to {table};\n{indexes};"
    )
}

/// Every table with its rows as text, without the columns that the later migration drops.
async fn everything(db: &Db) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for table in tables(db.read()).await {
        let dropped = RESHAPED.iter().find(|reshaped| reshaped.0 == table).map(|reshaped| reshaped.1);
        let kept: Vec<_> =
            columns(db.read(), &table).await.into_iter().filter(|column| Some(column.as_str()) != dropped).collect();
        let rows = rows(db.read(), &table, &kept).await;
        all.push((table, rows));
    }
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn a_filled_database_is_reshaped_and_keeps_every_row() {
    for storage in BOTH {
        let (url, cleanup) = fresh_database(storage).await;
        let db = Db::connect(&url).await.unwrap();
        db.migrate_to::<FirstRelease>().await.unwrap();
        let filling = db.write().await.unwrap();
        fill(&filling).await;
        commit(filling).await.unwrap();
        let released = tables(db.read()).await;
        db.migrate().await.unwrap();
        let before = everything(&db).await;
        // A table that came later has nothing in it yet, but for what is made of what was there: a place
        // for each event, a participation for each registration.
        let made = ["place", "participation"];
        let filled = |table: &String| released.contains(table) || made.contains(&table.as_str());
        let expected = |table: &String| if filled(table) { ROWS } else { 0 };
        assert!(before.len() > 15 && before.iter().all(|(table, rows)| rows.len() == expected(table)), "{before:?}");
        db.migrate_to::<Reshaping>().await.unwrap();
        for (table, dropped, _) in RESHAPED {
            assert!(!columns(db.read(), table).await.contains(&dropped.to_owned()));
        }
        assert_eq!(everything(&db).await, before);
        // The guards of the new tables hold, on the connections that were open meanwhile too.
        let orphan = "delete from event where id in (select event_id from registration)";
        let refused = db.write().await.unwrap().execute_unprepared(orphan).await;
        assert!(refused.is_err());
        db.close().await.unwrap();
        cleanup.end().await;
    }
}

/// A migrator whose last migration does not go through.
struct Failing<const WHICH: usize>;

impl<const WHICH: usize> MigratorTrait for Failing<WHICH> {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = Migrator::migrations();
        all.push(Box::new(adds::Migration));
        if WHICH == 0 {
            all.push(Box::new(stops::Migration));
        } else {
            all.push(Box::new(orphans::Migration));
        }
        all
    }
}

mod adds {
    entaku_migrations::sql_migration!("m9997_adds", "create table added (id {uuid} not null primary key);");
}

mod stops {
    entaku_migrations::sql_migration!(
        "m9998_stops",
        "alter table event add column half text; drop table no_such_table;"
    );
}

mod orphans {
    entaku_migrations::sql_migration!("m9999_orphans", "delete from event;");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn a_failing_migration_leaves_nothing_behind() {
    for storage in BOTH {
        let (url, cleanup) = fresh_database(storage).await;
        let db = Db::connect(&url).await.unwrap();
        db.migrate().await.unwrap();
        let filling = db.write().await.unwrap();
        fill(&filling).await;
        commit(filling).await.unwrap();
        let before = (everything(&db).await, columns(db.read(), "event").await);
        db.migrate_to::<Failing<0>>().await.unwrap_err();
        let fault = db.migrate_to::<Failing<1>>().await.unwrap_err().to_string();
        assert!(fault.contains("points nowhere") || fault.contains("foreign key"), "{fault}");
        assert_eq!((everything(&db).await, columns(db.read(), "event").await), before);
        assert!(db.is_migrated().await.unwrap(), "no record of them either");
        db.close().await.unwrap();
        cleanup.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn processes_that_start_together_on_an_empty_database_all_come_up() {
    for storage in BOTH {
        let (url, cleanup) = fresh_database(storage).await;
        let start = || {
            let url = url.clone();
            tokio::spawn(async move {
                let db = Db::connect(&url).await?;
                db.migrate().await?;
                assert!(db.is_migrated().await?);
                db.close().await
            })
        };
        let starting = [start(), start(), start(), start()];
        for process in starting {
            process.await.unwrap().unwrap();
        }
        cleanup.end().await;
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL: run make test"]
async fn asking_whether_the_schema_is_up_to_date_changes_nothing() {
    for storage in BOTH {
        let (url, cleanup) = fresh_database(storage).await;
        let db = Db::connect(&url).await.unwrap();
        assert!(!db.is_migrated().await.unwrap());
        assert_eq!(tables(db.read()).await, Vec::<String>::new());
        db.close().await.unwrap();
        cleanup.end().await;
    }
}
