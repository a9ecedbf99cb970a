//! How the databases find what is asked for: the plan of every statement that a tour through the
//! pages really sent. No table that grows with the people is read from end to end, but where a
//! page shows all of it.

use super::{TestApp, costs, event_in_use, memory, story};
use crate::domain::organiser::Role;
use sea_orm::{ConnectionTrait, DbBackend};
use std::collections::BTreeSet;

/// The tables that grow with the people.
const GROWING: [&str; 11] = [
    "registration",
    "repeat_application",
    "mail",
    "mail_attempt",
    "audit_entry",
    "sign_in",
    "sign_in_failure",
    "password_reset",
    "invitation",
    "seating_place",
    "rotation_place",
];

/// Goes through the pages as the public, the desk and the mail worker do.
async fn tour(app: &TestApp) {
    let event = event_in_use(app).await;
    let mut browser = app.browser();
    for page in ["/".to_owned(), format!("/events/{}", event.code)] {
        costs(app, &mut browser, &page).await;
    }
    let fields = super::to_check(&mut browser, &event, &super::good_form(2)).await.form("main form");
    super::send(&mut browser, &format!("/events/{}/apply", event.code), "submit", &fields).await;
    let (transport, _) = memory();
    app.send(&transport).await;
    browser.post("/desk/sign-in", &[("mail", "nobody@example.jp"), ("password", "a wrong password")]).await;
    let owner = app.organiser(Role::Owner).await;
    browser.post("/desk/password", &[("mail", &owner.mail)]).await;
    let registration = &app.people(&event).await[0];
    let mail = app.outbox().await[0].0.mail.id;
    let mut desk = app.desk_of(&owner).await;
    for page in [
        "/desk".to_owned(),
        "/desk/organisers".to_owned(),
        "/desk/outbox".to_owned(),
        "/desk/outbox?state=failed".to_owned(),
        format!("/desk/outbox/{mail}"),
    ] {
        costs(app, &mut desk, &page).await;
    }
    for page in [
        "",
        "/registrations",
        "/registrations?table=1",
        "/registrations?table=none&topic=x",
        "/papers",
        "/seating",
        "/rotation",
        "/import",
        "/mails",
        "/mails?state=failed",
    ] {
        costs(app, &mut desk, &format!("/desk/events/{}{page}", event.id)).await;
    }
    costs(app, &mut desk, &format!("/desk/events/{}/registrations/{}", event.id, registration.id)).await;
}

story!(nothing_that_grows_is_read_from_end_to_end, |app| {
    let _ = app.world.db.take_statements();
    tour(app).await;
    let statements: BTreeSet<_> = app.world.db.take_statements().into_iter().filter(|sql| has_plan(sql)).collect();
    assert!(statements.len() > 40, "the tour is a tour: {}", statements.len());
    let mut scans = Vec::new();
    for sql in &statements {
        for line in plan(app, sql).await {
            if scans_a_growing_table(&line) {
                scans.push(format!("{line}\n    {sql}"));
            }
        }
    }
    assert!(scans.is_empty(), "{}", scans.join("\n"));
});

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
    let values: Vec<_> = (1..100).filter(|number| sql.contains(&format!("${number}"))).map(|_| "null").collect();
    let values = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
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
