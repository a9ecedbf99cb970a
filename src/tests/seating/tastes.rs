//! Topics and years of experience as the organiser wants them looked at.

use super::{confirm, props, seat, stored, url};
use crate::domain::application::ApplicationForm;
use crate::domain::event::Event;
use crate::domain::registration::Registration;
use crate::domain::seating::Seating;
use crate::tests::story;
use crate::tests::{Browser, TestApp};
use entaku_seating::{FigureKind, Wish};

const TOPICS: [&str; 4] = ["消毒の実際", "職員の感染と人員不足", "面会制限と看取り", "予防接種"];
const YEARS: [&str; 4] = ["under_1", "from_1_to_3", "from_4_to_9", "from_10"];

/// 48 people of eight professions, a quarter for each topic and each answer about years.
async fn talkers(app: &TestApp, event: &Event) -> Vec<Registration> {
    let professions = [
        "care_manager",
        "visiting_nurse",
        "pharmacist",
        "doctor",
        "dentist",
        "care_worker",
        "therapist",
        "hospital_nurse",
    ];
    let mut people = Vec::new();
    for number in 0..48 {
        let topic = TOPICS[number * 7 / 12 % 4];
        let form = ApplicationForm {
            name: format!("佐藤 {number}"),
            furigana: "さとう".into(),
            profession: professions[number % 8].into(),
            workplace: format!("事業所{number}"),
            topic: if number % 3 == 0 {
                format!("{topic}\nほかにも話したい {number}")
            } else {
                format!("　{topic}。")
            },
            years: YEARS[number / 12].into(),
            ..Default::default()
        };
        people.push(confirm(app, event, form).await);
    }
    people
}

async fn made(app: &TestApp, desk: &mut Browser, event: &Event, topics: &str, experience: &str) -> Seating {
    let form =
        [("action", "seat"), ("rule", "tables"), ("tables", "8"), ("topics", topics), ("experience", experience)];
    desk.post(&url(event), &form).await.leads_to();
    stored(app, event).await
}

/// Pairs at one table who are alike in something.
fn pairs<'a, K: PartialEq>(seating: &Seating, people: &'a [Registration], of: impl Fn(&'a Registration) -> K) -> u64 {
    let alike = |a, b| {
        let key = |id| people.iter().find(|person| person.id == id).map(&of);
        key(a) == key(b)
    };
    let places = || seating.places.iter();
    let all = places().flat_map(|a| places().filter(move |b| b.table == a.table).map(move |b| (a, b)));
    all.filter(|(a, b)| a.registration < b.registration && alike(a.registration, b.registration)).count() as u64
}

fn topic_of(person: &Registration) -> &str {
    TOPICS.into_iter().find(|topic| person.applicant.topic.contains(topic)).unwrap()
}

story!(people_of_a_topic_are_gathered_or_spread_as_the_organiser_says, |app| {
    let event = app.published_event().await;
    let people = talkers(app, &event).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert!(
        page.text().contains("話したいテーマ（書いた方：48名）") && page.text().contains("経験年数（答えた方：48名）")
    );
    assert_eq!(page.form("form.seat-form")["topics"], "ignore");

    let plain = made(app, &mut desk, &event, "ignore", "ignore").await;
    assert_eq!(plain.proof.certificate.figure(FigureKind::TopicMisses), None);
    let gathered = made(app, &mut desk, &event, "gather", "ignore").await;
    let together = |seating: &Seating| pairs(seating, &people, topic_of);
    // Twelve of each topic fill two tables: four times two tables of 15 pairs.
    assert!(together(&gathered) > together(&plain) + 20, "{} {}", together(&gathered), together(&plain));
    let misses = gathered.proof.certificate.counted(FigureKind::TopicMisses);
    assert_eq!(misses.value, 4 * 2 * 15 - together(&gathered));
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("話したいテーマが同じで、別の班の方"), "{}", page.text());
    assert_eq!(page.form("form.seat-form")["topics"], "gather", "the choice stays");

    let spread = made(app, &mut desk, &event, "spread", "ignore").await;
    assert!(together(&spread) < together(&plain), "{} {}", together(&spread), together(&plain));
    assert_eq!(spread.proof.certificate.counted(FigureKind::TopicMisses).value, together(&spread));
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("「消毒の実際」を話したい方12名・8班のため、4班で2名"), "{}", page.text());
    assert!(page.text().contains("話したいテーマが同じ方の重なり"));
    // The board in the browser prices the same.
    let props = props(&page);
    assert_eq!((props.problem.topics, props.problem.experience), (Wish::Spread, Wish::Ignore));
    let begun = crate::domain::adjust::Session::new(props.problem.clone(), props.layout.clone());
    assert_eq!(begun.figures().get(FigureKind::TopicMisses), together(&spread));
});

story!(experience_is_spread_where_the_organiser_wants_it, |app| {
    let event = app.published_event().await;
    let people = talkers(app, &event).await;
    let mut desk = app.desk().await;
    let plain = made(app, &mut desk, &event, "ignore", "ignore").await;
    let spread = made(app, &mut desk, &event, "ignore", "spread").await;
    let alike = |seating: &Seating| pairs(seating, &people, |person| person.applicant.years);
    assert!(alike(&spread) < alike(&plain), "{} {}", alike(&spread), alike(&plain));
    let counted = spread.proof.certificate.counted(FigureKind::ExperiencePairs);
    // Twelve of each answer at eight tables: four tables have two.
    assert_eq!((counted.value, counted.bound), (alike(&spread), 16));
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("経験1年未満の方12名・8班のため、4班で2名"), "{}", page.text());
    assert_eq!(page.form("form.seat-form")["experience"], "spread");
});

story!(nobody_is_asked_about_what_nobody_said, |app| {
    let event = app.published_event().await;
    let form = ApplicationForm { topic: "特になし".into(), ..crate::tests::samples::good_form(1) };
    confirm(app, &event, form).await;
    confirm(app, &event, crate::tests::samples::good_form(2)).await;
    seat(app, &event, 1).await;
    let page = app.desk().await.get(&url(&event)).await;
    let form = page.form("form.seat-form");
    assert!(!form.contains_key("topics") && !form.contains_key("experience"), "{form:?}");
});
