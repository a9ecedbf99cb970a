//! Heavy work in a full house: it is refused at once, in words, and the pages go on.

use super::seating::{seat, workshop_people};
use super::{Answer, Browser, TestApp, story};
use crate::app::heavy::{HeavyError, Patience};
use crate::app::seat::current;
use crate::domain::event::Event;
use reqwest::multipart::{Form, Part};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

const WORKSHOP: &[u8] = include_bytes!("../app/demo/workshop-2023-09-06.csv");

/// Fills every place and the queue with work that goes on until the sender is dropped.
pub(in crate::tests) async fn fill(app: &TestApp) -> (mpsc::Sender<()>, Vec<JoinHandle<Result<(), HeavyError>>>) {
    let (end, ends) = mpsc::channel::<()>();
    let ends = Arc::new(Mutex::new(ends));
    let work = (0..200).map(|_| {
        let (heavy, ends) = (app.world.heavy.clone(), Arc::clone(&ends));
        tokio::spawn(
            async move { heavy.run(&Patience::begin(), move |_| drop(ends.lock().map(|ends| ends.recv()))).await },
        )
    });
    let work: Vec<_> = work.collect();
    // Only a full house refuses.
    let full = async {
        while !work.iter().any(JoinHandle::is_finished) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(9), full).await.expect("the house has no bound");
    (end, work)
}

fn page(event: &Event, name: &str) -> String {
    format!("/desk/events/{}/{name}", event.id)
}

fn is_busy(answer: &Answer) {
    assert_eq!(answer.status.as_u16(), 503, "{}", answer.text());
    assert!(answer.headers.contains_key("retry-after"));
    assert!(answer.text().contains("混み合って"), "{}", answer.text());
}

story!(a_full_house_says_so_at_once_and_keeps_what_was_typed, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let trade = desk.get(&page(&event, "seating/repair")).await.form("form.repair-form");
    let (end, work) = fill(app).await;

    let form = [("action", "seat"), ("rule", "seats"), ("tables", "７"), ("facilitators", "yes")];
    let refused = desk.post(&page(&event, "seating"), &form).await;
    is_busy(&refused);
    let kept = refused.form("form.seat-form");
    assert_eq!((kept["rule"].as_str(), kept["tables"].as_str()), ("seats", "７"));
    assert_eq!(current(app.world.db.read(), event.id).await.unwrap().unwrap().number, 1);

    let refused = desk.post(&page(&event, "rotation"), &[("number", "0"), ("rounds", "4"), ("tables", "9")]).await;
    is_busy(&refused);
    let kept = refused.form("form.seat-form");
    assert_eq!((kept["rounds"].as_str(), kept["tables"].as_str()), ("4", "9"));

    let mut fields: Vec<_> = trade.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.retain(|(name, _)| *name != "tables");
    fields.extend([("action", "trade"), ("tables", "9")]);
    let refused = desk.post(&page(&event, "seating/repair"), &fields).await;
    is_busy(&refused);
    assert_eq!(refused.form("form.repair-form")["tables"], "9");

    let file = Form::new().part("file", Part::bytes(WORKSHOP).file_name("名簿.csv"));
    let refused = desk.upload(&page(&event, "import"), file).await;
    is_busy(&refused);
    assert!(refused.all(".error-summary").join("").contains("もう一度ファイルを選んで"), "{}", refused.text());
    is_busy(&desk.get(&page(&event, "papers/by-table.xlsx")).await);

    // What is done by hand is counted too, and so is what is only looked at.
    let seen = [("number", "1"), ("version", "1")];
    let (person, table) = (app.people(&event).await[0].id, |form: &str, answer: &Answer| answer.form(form));
    let moved = format!("move-{person}");
    let by_hand = [&[("action", "change"), (moved.as_str(), "2")][..], &seen].concat();
    let refused = desk.post(&page(&event, "seating"), &by_hand).await;
    is_busy(&refused);
    assert_eq!(table("form#table-cards", &refused)[&moved], "2");
    is_busy(&desk.post(&page(&event, "seating"), &[&[("action", "recount")][..], &seen].concat()).await);
    is_busy(&desk.post(&page(&event, "seating"), &[("action", "advice")]).await);

    // Pages that do no heavy work go on.
    for address in ["/".to_owned(), page(&event, "registrations"), page(&event, "seating"), page(&event, "rotation")] {
        assert_eq!(desk.get(&address).await.status.as_u16(), 200, "{address}");
    }
    drop(end);
    for done in work {
        done.await.unwrap().ok();
    }
    let made = desk.post(&page(&event, "seating"), &form).await;
    assert_eq!(made.status.as_u16(), 303, "{}", made.text());
});

/// Sends a form and says how it ended.
fn sent(desk: &Browser, address: String, form: Vec<(&'static str, &'static str)>) -> JoinHandle<Answer> {
    let mut desk = desk.clone();
    tokio::spawn(async move { desk.post(&address, &form).await })
}

story!(pages_answer_while_ten_seatings_are_made, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    // Ten rounds at six tables: nobody can do without meeting somebody twice, so the search goes on.
    let rounds = vec![("number", "0"), ("rounds", "10"), ("tables", "6")];
    let begun = Instant::now();
    let made: Vec<_> = (0..10).map(|_| sent(&desk, page(&event, "rotation"), rounds.clone())).collect();
    let (mut times, overview) = (Vec::new(), format!("/desk/events/{}", event.id));
    while made.iter().any(|one| !one.is_finished()) {
        for address in ["/", overview.as_str()] {
            let asked = Instant::now();
            assert_eq!(desk.get(address).await.status.as_u16(), 200);
            times.push(asked.elapsed());
        }
        // As quick as people turn pages: the limit by address is for those who are quicker.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let took = begun.elapsed();
    times.sort_unstable();
    let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
    eprintln!("{} pages while ten seatings took {took:?}: median {median:?}, longest {longest:?}", times.len());
    let mut statuses = Vec::new();
    for one in made {
        let answer = one.await.unwrap();
        if answer.status.as_u16() == 503 {
            is_busy(&answer);
        }
        statuses.push(answer.status.as_u16());
    }
    assert!(statuses.contains(&303) && statuses.iter().all(|status| [303, 409, 503].contains(status)), "{statuses:?}");
    // On one thread with the seatings no page would be answered but between two of them.
    assert!(times.len() > 20, "{} pages in {took:?}", times.len());
});
