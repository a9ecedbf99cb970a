//! A database with rows in every table, made from the tables' own descriptions, so that a new
//! column or table is in it by itself.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// How many rows each table gets.
pub(super) const ROWS: usize = 2;

/// The answers of a query for one text.
pub(in crate::tests) async fn texts(c: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let found = c.query_all_raw(Statement::from_string(c.get_database_backend(), sql)).await.unwrap();
    found.into_iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

fn on_sqlite(c: &impl ConnectionTrait) -> bool {
    c.get_database_backend() == DbBackend::Sqlite
}

/// The tables in the order in which they were made, without the record of the migrations.
pub(super) async fn tables(c: &impl ConnectionTrait) -> Vec<String> {
    let sql = if on_sqlite(c) {
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by rowid"
    } else {
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid"
    };
    let mut tables = texts(c, sql).await;
    tables.retain(|table| table != "seaql_migrations");
    tables
}

/// The columns of a table.
pub(super) async fn columns(c: &impl ConnectionTrait, table: &str) -> Vec<String> {
    described(c, table).await.into_iter().map(|column| column.name).collect()
}

/// The rows of a table as text, with these columns.
pub(super) async fn rows(c: &impl ConnectionTrait, table: &str, columns: &[String]) -> Vec<String> {
    let sqlite = on_sqlite(c);
    let shown = |column: &String| {
        if sqlite { format!("quote({column})") } else { format!("coalesce({column}::text, 'null')") }
    };
    let shown: Vec<_> = columns.iter().map(shown).collect();
    let mut rows = texts(c, &format!("select {} from {table}", shown.join(" || ', ' || "))).await;
    rows.sort();
    rows
}

/// Inserts rows into every table.
pub(super) async fn fill(c: &impl ConnectionTrait) {
    for table in tables(c).await {
        for row in 0..ROWS {
            insert(c, &table, row).await;
        }
    }
}

/// A column as the database describes it.
struct Column {
    name: String,
    kind: String,
    required: bool,
}

async fn described(c: &impl ConnectionTrait, table: &str) -> Vec<Column> {
    let sql = if on_sqlite(c) {
        format!("select name || '|' || lower(type) || '|' || (\"notnull\" > 0) from pragma_table_info('{table}')")
    } else {
        format!(
            "select column_name || '|' || data_type || '|' || (is_nullable = 'NO')::int \
             from information_schema.columns where table_schema = 'public' and table_name = '{table}' order by ordinal_position"
        )
    };
    let column = |line: String| {
        let mut parts = line.split('|').map(str::to_owned);
        let (name, kind) = (parts.next().unwrap(), parts.next().unwrap());
        Column { name, kind, required: parts.next().unwrap() == "1" }
    };
    texts(c, &sql).await.into_iter().map(column).collect()
}

/// Which column of which table a column points at.
async fn parent(c: &impl ConnectionTrait, table: &str, column: &str) -> Option<(String, String)> {
    let sql = if on_sqlite(c) {
        format!("select \"table\" || '|' || \"to\" from pragma_foreign_key_list('{table}') where \"from\" = '{column}'")
    } else {
        format!(
            "select confrelid::regclass::text || '|' || there.attname from pg_constraint \
             cross join lateral unnest(conkey, confkey) as pair (here, there) \
             join pg_attribute here on here.attrelid = conrelid and here.attnum = pair.here \
             join pg_attribute there on there.attrelid = confrelid and there.attnum = pair.there \
             where contype = 'f' and conrelid = '{table}'::regclass and here.attname = '{column}'"
        )
    };
    let (table, column) = texts(c, &sql).await.pop()?.split_once('|').map(|(t, c)| (t.to_owned(), c.to_owned()))?;
    Some((table, column))
}

async fn insert(c: &impl ConnectionTrait, table: &str, row: usize) {
    let (mut into, mut values) = (Vec::new(), Vec::new());
    for (position, column) in described(c, table).await.into_iter().enumerate() {
        // Whatever a column points at has the same key in the same row there.
        let (mut from, mut named) = (table.to_owned(), column.name.clone());
        let mut points = false;
        while let Some((to, key)) = parent(c, &from, &named).await {
            points = true;
            (from, named) = (to, key);
        }
        // What may be empty and points nowhere stays empty: several checks tie such columns together.
        if !points && !column.required {
            continue;
        }
        into.push(column.name);
        values.push(value(on_sqlite(c), &format!("{from}.{named}"), &column.kind, row, position));
    }
    let sql = format!("insert into {table} ({}) values ({})", into.join(", "), values.join(", "));
    c.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A value: another for each row, and a later time for a later column.
fn value(sqlite: bool, key: &str, kind: &str, row: usize, position: usize) -> String {
    let is_time = ["_at", ".at", "_from", "_until"].iter().any(|end| key.ends_with(end));
    match kind {
        "blob" | "uuid" => {
            let name = uuid::Uuid::from_u128(
                key.bytes().fold(row as u128, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte))),
            );
            if sqlite { format!("x'{}'", name.simple()) } else { format!("'{name}'") }
        }
        "bytea" => format!("'\\x{row:02}'"),
        "integer" | "bigint" => (2 + row).to_string(),
        "boolean" => (row == 0).to_string(),
        "text" if is_time && sqlite => format!("'2023-08-10 0{row}:{position:02}:00+00:00'"),
        "text" => format!("'{key} {row} 髙'"),
        _ => format!("'2023-08-10 0{row}:{position:02}:00+00:00'"),
    }
}
