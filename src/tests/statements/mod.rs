//! How many statements a page costs.

mod plans;
mod tour;

use super::outbox_sending::memory;
use super::public_apply::{send, to_check};
use super::samples::good_form;
use super::seating::{seat, workshop_people};
use super::{Browser, TestApp, story};
use crate::domain::event::Event;

/// What a request sent to the database, the statements that begin and end transactions too.
async fn sent<T>(app: &TestApp, request: impl Future<Output = T>) -> (u64, T) {
    let before = app.world.db.statements_sent();
    let answer = request.await;
    (app.world.db.statements_sent() - before, answer)
}

/// An event as it is in use: everybody has applied, the tables are drawn, mails wait.
async fn event_in_use(app: &TestApp) -> Event {
    let mut details = app.workshop();
    details.capacity = 80;
    let event = app.publish(details).await;
    app.applies(&event, 1).await;
    workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    event
}

/// Asks for a page and answers what it cost.
async fn costs(app: &TestApp, browser: &mut Browser, page: &str) -> u64 {
    let (sent, answer) = sent(app, browser.get(page)).await;
    assert_eq!(answer.status, 200, "{page}");
    sent
}

/// Fails where a page costs more than it may, and says what each costs.
fn within(costs: &[(String, u64, u64)]) {
    let told: Vec<_> = costs.iter().map(|(page, cost, most)| format!("{cost:3} of {most:3}  {page}")).collect();
    let told = told.join("\n");
    eprintln!("{told}");
    assert!(costs.iter().all(|(_, cost, most)| cost <= most), "statements:\n{told}");
}

story!(a_page_of_the_public_costs_a_statement_or_two, |app| {
    let event = event_in_use(app).await;
    let mut browser = app.browser();
    let mut all = Vec::new();
    for (page, most) in [
        ("/".to_owned(), 2),
        (format!("/events/{}", event.code), 2),
        (format!("/events/{}/calendar.ics", event.code), 2),
        (format!("/events/{}/apply", event.code), 2),
    ] {
        all.push((page.clone(), costs(app, &mut browser, &page).await, most));
    }
    within(&all);
});

story!(a_whole_application_costs_few_statements, |app| {
    let event = app.published_event().await;
    let (transport, memory) = memory();
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let mut all = vec![("event".to_owned(), costs(app, &mut browser, &format!("/events/{}", event.code)).await, 2)];
    let (cost, check) = sent(app, to_check(&mut browser, &event, &good_form(1))).await;
    all.push(("form and 確認".into(), cost, 4));
    let fields = check.form("main form");
    let (cost, answer) = sent(app, send(&mut browser, &path, "submit", &fields)).await;
    all.push(("submit".into(), cost, 11));
    let done = answer.leads_to().to_owned();
    all.push(("完了".into(), costs(app, &mut browser, &done).await, 2));
    let (cost, mails) = sent(app, app.send(&transport)).await;
    all.push(("its mail".into(), cost, 9));
    let whole = all.iter().map(|(_, cost, _)| cost).sum();
    all.push(("the whole journey".into(), whole, 26));
    within(&all);
    assert_eq!((mails, memory.taken().len()), (1, 1));
});

story!(a_page_of_the_desk_costs_no_statement_for_each_row, |app| {
    let event = event_in_use(app).await;
    let registration = &app.people(&event).await[0];
    let mail = app.outbox().await[0].0.mail.id;
    let open = app.published_event().await;
    let mut desk = app.desk().await;
    let at = |page: &str| format!("/desk/events/{}{page}", event.id);
    let mut all = Vec::new();
    // One statement of each page of an event reads what its head and menu say.
    for (page, most) in [
        // Events, professions, who takes part of which, who has no table, mails that failed.
        ("/desk".to_owned(), 7),
        (at(""), 5),
        // Until there are tables, what they will be like: professions, and what is counted by them.
        (format!("/desk/events/{}", open.id), 7),
        (at("/edit"), 5),
        (at("/outlook"), 6),
        // All events, professions, who came to them, who of those is here by profession and by mail.
        (at("/to-invite?profession=doctor"), 9),
        (at("/preview"), 5),
        // Professions, whether anybody has applied, and who has a seat.
        (at("/admission"), 7),
        // And one whose table is which.
        (at("/registrations"), 11),
        (at("/registrations?status=confirmed"), 11),
        (at("/registrations?table=1&facilitator=yes"), 11),
        (at("/registrations/new"), 6),
        (at(&format!("/registrations/{}", registration.id)), 10),
        (at(&format!("/registrations/{}/edit", registration.id)), 11),
        (at("/import"), 5),
        // One counts who stays away.
        (at("/papers"), 9),
        (at("/seating"), 12),
        // One asks whether a seating is confirmed beside the draft.
        (at("/rotation"), 11),
        (at("/mails"), 6),
        ("/desk/outbox".to_owned(), 5),
        (format!("/desk/outbox/{mail}"), 5),
    ] {
        all.push((page.clone(), costs(app, &mut desk, &page).await, most));
    }
    within(&all);
});
