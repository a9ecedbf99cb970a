//! What a large event costs: printed, not judged. Run one by hand:
//! `cargo test --release --lib growth -- --ignored --nocapture`.

#![allow(clippy::print_stdout)]

use super::{Storage, TestApp};
use crate::app::admission::{Origin, admit_all};
use crate::domain::application::{ApplicationForm, FilledBy};
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Language, Source};
use crate::infra::db::{EventLock, commit};
use sea_orm::ConnectionTrait;
use std::time::Instant;

const PEOPLE: usize = 100_000;

/// Fills an event with people of few names, many workplaces and all professions.
async fn fill(app: &TestApp, event: &Event) {
    let list = ProfessionList::default_list();
    let codes: Vec<_> = list.all().filter(|one| !one.free_text).map(|one| one.code.clone()).collect();
    let family =
        [("佐藤", "さとう"), ("鈴木", "すずき"), ("髙橋", "たかはし"), ("田中", "たなか"), ("渡辺", "わたなべ")];
    let given = [("翔太", "しょうた"), ("花子", "はなこ"), ("健一", "けんいち"), ("香織", "かおり"), ("修", "おさむ")];
    for begins in (0..PEOPLE).step_by(5_000) {
        let person = |number: usize| {
            let (family, given) = (family[number * 7 % 5], given[number * 11 / 5 % 5]);
            let form = ApplicationForm {
                name: format!("{} {}", family.0, given.0),
                furigana: format!("{} {}", family.1, given.1),
                profession: codes[number * 13 % codes.len()].clone(),
                workplace: format!("けやき訪問看護ステーション{}", number % 300),
                mail: format!("person{number}@example.jp"),
                phone: "042-388-0000".into(),
                topic: "在宅での看取りと多職種の連携".into(),
                ..Default::default()
            };
            let source = if number.is_multiple_of(2) { Source::Web } else { Source::Import };
            let receipt_hash = format!("growth/{number}");
            (form.check(&list, FilledBy::Staff).unwrap(), Origin { source, language: Language::Ja, receipt_hash })
        };
        let people = (begins..begins + 5_000).map(person).collect();
        let transaction = app.world.db.write().await.unwrap();
        let mut lock = EventLock::again(&transaction, event).await.unwrap().unwrap();
        assert!(admit_all(&app.world, &mut lock, event.place().id, people).await.unwrap().is_some());
        commit(transaction).await.unwrap();
    }
}

async fn tell(storage: Storage) {
    let app = TestApp::start(storage).await;
    let event = app.event_for(u32::try_from(PEOPLE).unwrap()).await;
    let began = Instant::now();
    fill(&app, &event).await;
    println!("{storage:?}: {PEOPLE} registrations in {:.1} s", began.elapsed().as_secs_f64());
    if storage == Storage::Postgres {
        app.world.db.read().execute_unprepared("vacuum analyze registration").await.unwrap();
    }
    let mut desk = app.desk().await;
    let list = format!("/desk/events/{}/registrations", event.id);
    for (what, path) in [
        ("list", String::new()),
        ("list by furigana", "?sort=furigana".into()),
        ("list by profession", "?sort=profession".into()),
        ("a page in the middle", "?after=50000".into()),
        ("a page in the middle by furigana", "?sort=furigana&after=50000".into()),
        ("filter", "?profession=doctor&status=confirmed".into()),
        ("filter that leaves nobody", "?status=cancelled".into()),
    ] {
        time(&mut desk, what, &format!("{list}{path}")).await;
    }
    for (what, typed) in
        [("search, nobody", "ぬるぽ"), ("search, one in 25", "サトウ花"), ("search, everybody", "けやき")]
    {
        for sort in ["number", "furigana", "profession"] {
            let found = desk.post(&list, &[("q", typed), ("sort", sort)]).await;
            time(&mut desk, &format!("{what}, by {sort}"), found.leads_to()).await;
        }
    }
    for file in ["papers/participants.xlsx", "papers/participants.csv", "registrations/list/xlsx?sort=profession"] {
        let idle = forget_peak();
        let began = Instant::now();
        let answer = desk.get(&format!("/desk/events/{}/{file}", event.id)).await;
        assert_eq!(answer.status, 200, "{file}");
        let (took, peak) = (began.elapsed().as_secs_f64(), memory("VmHWM:"));
        // The reader's own copy of the file is in it.
        println!("  {file}: {} bytes in {took:.1} s, {:.0} MiB above idle", answer.bytes.len(), (peak - idle) / 1024.0);
    }
    time(&mut desk, "overview", &format!("/desk/events/{}", event.id)).await;
    app.stop().await;
}

/// What the process holds, in KiB, once its highest use is forgotten.
fn forget_peak() -> f64 {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    memory("VmRSS:")
}

fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let value = status.lines().find_map(|text| text.strip_prefix(line)).unwrap();
    value.trim().trim_end_matches(" kB").parse().unwrap()
}

async fn time(desk: &mut super::Browser, what: &str, path: &str) {
    let mut times = Vec::new();
    for _ in 0..7 {
        let began = Instant::now();
        assert_eq!(desk.get(path).await.status, 200, "{path}");
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("  {what}: {:.1} ms (best {:.1})", times[3], times[0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "prints figures"]
async fn growth_sqlite() {
    tell(Storage::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "prints figures"]
async fn growth_postgres() {
    tell(Storage::Postgres).await;
}
