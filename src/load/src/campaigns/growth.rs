//! The desk's pages and downloads by the number of registrations in one event.

use super::Bench;
use crate::Trouble;
use crate::http::Client;
use crate::office::{Event, roster};
use crate::server::{Server, Storage};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::fmt::Write as _;

/// Prints a table for each size.
pub async fn run(bench: &Bench, storage: &Storage) -> Result<(), Trouble> {
    let sizes: &[u32] = if bench.short { &[1_000] } else { &[1_000, 10_000, 100_000] };
    let (server, mut office) = bench.open(storage, "growth", &[]).await?;
    let event = office.event("研修会", 2_000).await?;
    office.take_in(&event, &roster(100, "growth")).await?;
    let idle = server.memory();
    for &size in sizes {
        fill(&server.database, size).await?;
        measure(&server, &office.desk, &event, storage, size, idle).await?;
    }
    server.stop().await
}

/// Copies registrations until there are so many, each with a number, name and secret of its own.
async fn fill(database: &str, size: u32) -> Result<(), Trouble> {
    let connection = Database::connect(database).await?;
    let columns = columns(&connection).await?;
    loop {
        let count = scalar(&connection, "select count(*) as found from registration").await?;
        let missing = i64::from(size) - count;
        if missing <= 0 {
            break;
        }
        let values: Vec<_> = columns.iter().map(|name| copied(&connection, name, count)).collect();
        connection
            .execute_unprepared(&format!(
                "insert into registration ({}) select {} from registration order by number limit {}",
                columns.join(", "),
                values.join(", "),
                missing.min(count)
            ))
            .await?;
    }
    // Where they stand, and what is counted, follows what was copied.
    for sql in [
        "insert into participation (registration_id, place_id, event_id, standing, profession_code, changed_at)
            select registration.id, place.id, registration.event_id, registration.status, profession_code, created_at
            from registration join place on place.event_id = registration.event_id
            where not exists (select 1 from participation where registration_id = registration.id)",
        "update event_count set last_number = (select max(number) from registration)",
        "update place set capacity = (select count(*) from registration where status = 'confirmed'),
            taken = (select count(*) from registration where status = 'confirmed')",
    ] {
        connection.execute_unprepared(sql).await?;
    }
    connection.execute_unprepared("analyze").await?;
    connection.close().await?;
    Ok(())
}

fn copied(connection: &DatabaseConnection, column: &str, by: i64) -> String {
    let postgres = connection.get_database_backend() == DbBackend::Postgres;
    match column {
        "id" if postgres => "gen_random_uuid()".to_owned(),
        "id" => "randomblob(16)".to_owned(),
        "number" => format!("number + {by}"),
        "receipt_hash" => format!("receipt_hash || '-{by}'"),
        "mail" | "mail_normalised" => format!("{by} || {column}"),
        other => other.to_owned(),
    }
}

async fn columns(connection: &DatabaseConnection) -> Result<Vec<String>, Trouble> {
    let sql = match connection.get_database_backend() {
        DbBackend::Postgres => {
            "select column_name::text as name from information_schema.columns
             where table_name = 'registration' and table_schema = 'public' and is_generated = 'NEVER'"
        }
        _ => "select name from pragma_table_info('registration')",
    };
    let rows = connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
    Ok(rows.iter().map(|row| row.try_get("", "name")).collect::<Result<_, _>>()?)
}

async fn scalar(connection: &DatabaseConnection, sql: &str) -> Result<i64, Trouble> {
    let row = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
    Ok(row.ok_or("no row")?.try_get("", "found")?)
}

async fn measure(
    server: &Server,
    desk: &Client,
    event: &Event,
    storage: &Storage,
    size: u32,
    idle: f64,
) -> Result<(), Trouble> {
    let at = &event.desk;
    let pages = [
        ("list", format!("{at}/registrations")),
        ("search", format!("{at}/registrations?q=%E7%A0%94%E4%BF%AE%20%E3%81%86%E3%81%88")),
        ("filter", format!("{at}/registrations?profession=doctor")),
        ("overview", at.clone()),
        ("outlook", format!("{at}/outlook")),
        ("papers", format!("{at}/papers")),
        ("seating", format!("{at}/seating")),
        ("rotation", format!("{at}/rotation")),
        ("XLSX", format!("{at}/papers/participants.xlsx")),
        ("CSV", format!("{at}/papers/participants.csv")),
    ];
    let mut line = format!("  {:10} {size:7} registrations:", storage.name());
    let mut highest = server.memory();
    let mut client = desk.another();
    for (name, path) in pages {
        // The second of two: the first warms the database's cache.
        client.get(&path).await?;
        let answer = client.get(&path).await?;
        highest = highest.max(server.memory());
        let status = if answer.status.is_success() { String::new() } else { format!(" ({})", answer.status.as_u16()) };
        let _ = write!(line, " {name} {:.1} ms{status},", answer.took.as_secs_f64() * 1000.0);
    }
    println!("{line} memory {:+.0} MiB over idle at most seen, {:+.0} after", highest - idle, server.memory() - idle);
    Ok(())
}
