//! How the databases find what is asked for: the plan of every statement that a [`tour`] through the
//! application really sent. No table that grows with the people is read from end to end, and each
//! of their indexes is there for one of these statements.

use super::tour::tour;
use super::{TestApp, story};
use crate::tests::event_sessions::by_hand;
use sea_orm::{ConnectionTrait, DbBackend};
use std::collections::BTreeSet;

/// The tables that grow with the people.
const GROWING: [&str; 14] = [
    "registration",
    "repeat_application",
    "mail",
    "mail_attempt",
    "turned_away",
    "audit_entry",
    "sign_in",
    "device",
    "sign_in_failure",
    "password_reset",
    "invitation",
    "seating_place",
    "rotation_place",
    "participation",
];

/// The indexes of these tables, and whether a statement of the tour is answered by them. By places
/// the databases themselves look for what refers to a registration that is deleted; and nobody asks
/// yet for all that an organisation did.
const INDEXES: [(&str, bool); 28] = [
    ("audit_by_organisation", false),
    ("audit_by_record", true),
    ("device_by_organiser", true),
    ("device_by_time", true),
    ("invitation_by_end", true),
    ("invitation_by_organisation", true),
    ("mail_attempt_by_mail", true),
    ("mail_by_event", true),
    ("mail_by_link", true),
    ("mail_by_organisation", true),
    ("mail_by_registration", true),
    ("mail_by_state", true),
    ("mail_due", true),
    ("participation_by_place", true),
    ("participation_in_order", true),
    ("password_reset_by_end", true),
    ("password_reset_by_organiser", true),
    ("registration_by_derivation", true),
    ("registration_by_event", true),
    ("registration_by_number", true),
    ("registration_in_list", true),
    ("registration_one_live_per_person", true),
    ("rotation_place_by_registration", false),
    ("seating_place_by_registration", false),
    ("sign_in_by_organiser", true),
    ("sign_in_by_time", true),
    ("sign_in_failure_by_key", true),
    ("sign_in_failure_by_time", true),
];

story!(nothing_that_grows_is_read_from_end_to_end, |app| {
    keep_without_figures(app).await;
    let _ = app.world.db.take_statements();
    Box::pin(tour(app)).await;
    let statements: BTreeSet<_> = app.world.db.take_statements().into_iter().filter(|sql| has_plan(sql)).collect();
    assert!(statements.len() > 40, "the tour is a tour: {}", statements.len());
    let (mut scans, mut plans) = (Vec::new(), String::new());
    for sql in &statements {
        for line in plan(app, sql).await {
            if scans_a_growing_table(&line) {
                scans.push(format!("{line}\n    {sql}"));
            }
            plans = format!("{plans} {line}");
        }
    }
    assert!(scans.is_empty(), "{}", scans.join("\n"));
    let words: BTreeSet<_> = plans.split_whitespace().collect();
    let told = indexes(app).await.into_iter().map(|index| (words.contains(index.as_str()), index));
    // PostgreSQL weighs how many rows there are, and here they are few.
    let weighs = app.world.db.read().get_database_backend() == DbBackend::Postgres;
    let told: Vec<_> = told.map(|(is_read, index)| (index, is_read || weighs)).collect();
    let expected: Vec<_> = INDEXES.map(|(index, is_read)| (index.to_owned(), is_read || weighs)).to_vec();
    assert_eq!(told, expected, "the indexes of what grows, and whether the tour reads by them");
});

/// Keeps PostgreSQL from counting the few rows of the tour: with figures it reads small tables whole.
async fn keep_without_figures(app: &TestApp) {
    if app.world.db.read().get_database_backend() == DbBackend::Postgres {
        let statements = GROWING.map(|table| format!("alter table {table} set (autovacuum_enabled = false)"));
        by_hand(app, &statements.each_ref().map(String::as_str)).await;
    }
}

/// The names of the indexes that migrations make on the growing tables, those of keys left out.
async fn indexes(app: &TestApp) -> Vec<String> {
    let tables = GROWING.map(|table| format!("'{table}'")).join(", ");
    let (c, backend) = (app.world.db.read(), app.world.db.read().get_database_backend());
    let sql = if backend == DbBackend::Sqlite {
        format!("select name from sqlite_master where type = 'index' and sql is not null and tbl_name in ({tables})")
    } else {
        format!(
            "select indexname::text as name from pg_indexes where tablename in ({tables}) and indexname not in \
             (select conname from pg_constraint)"
        )
    };
    let rows = c.query_all_raw(sea_orm::Statement::from_string(backend, format!("{sql} order by name"))).await.unwrap();
    rows.iter().map(|row| row.try_get("", "name").unwrap()).collect()
}

fn has_plan(sql: &str) -> bool {
    let sql = sql.trim_start().to_lowercase();
    ["select", "update", "delete", "with"].iter().any(|verb| sql.starts_with(verb))
}

/// The lines of a statement's plan, made as for a statement that is kept and used with any value.
async fn plan(app: &TestApp, sql: &str) -> Vec<String> {
    if app.world.db.read().get_database_backend() == DbBackend::Sqlite {
        let statement = sea_orm::Statement::from_string(DbBackend::Sqlite, format!("explain query plan {sql}"));
        let rows = app.world.db.read().query_all_raw(statement).await.unwrap();
        return rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
    }
    let numbers =
        sql.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok());
    let values = vec!["null"; numbers.max().unwrap_or(0)].join(", ");
    let values = if values.is_empty() { values } else { format!("({values})") };
    let transaction = app.world.db.write().await.unwrap();
    let before = format!(
        "set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; prepare asked as {sql}"
    );
    transaction.execute_unprepared(&before).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    let statement = sea_orm::Statement::from_string(DbBackend::Postgres, format!("explain execute asked{values}"));
    let rows = transaction.query_all_raw(statement).await.unwrap();
    transaction.execute_unprepared("deallocate asked").await.unwrap();
    let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    // An index without a condition is read from end to end.
    let next = lines.iter().skip(1).map(String::as_str).chain([""]);
    let joined = lines.iter().zip(next).map(|(line, next)| format!("{} | {}", line.trim(), next.trim()));
    joined.collect()
}

/// `line` is a node of a plan and what follows it. The index of the mails that are due is read whole:
/// it holds no others.
fn scans_a_growing_table(line: &str) -> bool {
    let (node, next) = line.split_once(" | ").unwrap_or((line, ""));
    let words: Vec<_> = node.split([' ', '"', '.']).collect();
    let named = |after: &str| words.windows(2).any(|pair| pair[0] == after && GROWING.contains(&pair[1]));
    let by_index = node.contains("Index Scan using") || node.contains("Index Only Scan using");
    node.contains("SCAN ") && named("SCAN")
        || node.contains("Seq Scan on") && named("on")
        || by_index && named("on") && !next.contains("Index Cond") && !node.contains("using mail_due ")
}
