//! The list of registrations where there are many: pages, the same order on both databases, and a
//! search that finds the letters that were typed.

use super::event_sessions::by_hand;
use super::{Answer, TestApp, samples, story};
use crate::domain::application::{ApplicationForm, FilledBy};
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, RegistrationStatus, Source};
use crate::domain::registration_list::{Filter, Sort, Turn};
use crate::infra::collation;
use crate::infra::db::derive_anew;
use crate::infra::db::derived::Derived;
use crate::infra::db::registration_lists::{Counted, Wanted, counts, page};
use std::cmp::Ordering;

const READINGS: [&str; 12] = [
    "あおき",
    "ゔぃくとる",
    "がとう",
    "かとう",
    "かとうだ",
    "きっぺい",
    "きつぺい",
    "さとう",
    "さと う",
    "らーめん",
    "らあめん",
    "わたなべ",
];

impl TestApp {
    /// Registers a person of this reading, name and workplace.
    async fn register_named(&self, event: &Event, number: usize, reading: &str, name: &str, workplace: &str) {
        let form = ApplicationForm {
            name: name.into(),
            furigana: reading.into(),
            workplace: workplace.into(),
            ..samples::good_form(number)
        };
        let applicant = form.check(&ProfessionList::default_list(), FilledBy::Registrant).unwrap();
        let source = if number.is_multiple_of(3) { Source::Import } else { Source::Web };
        self.enter(event, applicant, source).await;
    }

    async fn cancel_every_fifth(&self, event: &Event) {
        for one in self.people(event).await.into_iter().filter(|one| one.number % 5 == 0) {
            self.cancel(event, &one).await;
        }
    }
}

/// What a list must be: everybody read, sifted and sorted here.
fn expected(all: &[Registration], filter: &Filter, sort: Sort, professions: &[String]) -> Vec<u32> {
    let place = |one: &Registration| professions.iter().position(|code| *code == one.applicant.profession_code);
    let key = filter.key();
    let mut shown: Vec<_> = all
        .iter()
        .filter(|one| filter.passes(&one.applicant.profession_code, *one.status, one.source))
        .filter(|one| Derived::of(&one.applicant).search_text.contains(&key))
        .collect();
    shown.sort_by(|a, b| match sort {
        Sort::Number => Ordering::Equal,
        Sort::Furigana => collation::by_furigana(a, b),
        Sort::Profession => place(a).cmp(&place(b)).then_with(|| collation::by_furigana(a, b)),
    });
    shown.into_iter().map(|one| one.number).collect()
}

/// The numbers of a list, walked through from the first page to the last and back again.
async fn walked(app: &TestApp, wanted: Wanted<'_>, counted: &[Counted]) -> (Vec<u32>, Vec<u32>) {
    let c = app.world.db.read();
    let numbers = |rows: &[Registration]| rows.iter().map(|one| one.number).collect::<Vec<_>>();
    let mut shown = page(c, wanted, counted).await.unwrap();
    assert!(!shown.has_before);
    let mut forth = numbers(&shown.rows);
    while shown.has_after {
        shown = page(c, Wanted { turn: Turn::After(*forth.last().unwrap()), ..wanted }, counted).await.unwrap();
        assert!(shown.has_before && !shown.rows.is_empty());
        forth.extend(numbers(&shown.rows));
    }
    let mut back = numbers(&shown.rows);
    while shown.has_before {
        let before = back[0];
        shown = page(c, Wanted { turn: Turn::Before(before), ..wanted }, counted).await.unwrap();
        assert!(shown.rows.len() == wanted.size, "a page before is full: {}", shown.rows.len());
        let mut rows = numbers(&shown.rows);
        // The first page is a full one, whatever is left before the second.
        rows.truncate(rows.iter().position(|number| *number == before).unwrap_or(rows.len()));
        back = [rows, back].concat();
    }
    (forth, back)
}

story!(every_list_is_walked_through_whole_forth_and_back, |app| {
    let event = app.event_for(100).await;
    for number in 0..60 {
        let reading = READINGS[number * 7 % READINGS.len()];
        let name = ["佐藤 修", "左藤 修", "髙橋 花"][number % 3];
        app.register_named(&event, number, reading, name, ["けやき台病院", "薬局_1%!", "薬局1"][number % 3]).await;
    }
    app.cancel_every_fifth(&event).await;
    let all = app.people(&event).await;
    let professions: Vec<String> = ["doctor", "care_manager", "pharmacist"].map(str::to_owned).to_vec();
    let counted = counts(app.world.db.read(), event.id).await.unwrap();
    assert_eq!(counted.iter().map(|one| one.people).sum::<usize>(), 60);
    // So many that none of them would be sorted: the way of a large event.
    let many: Vec<_> = counted.iter().map(|one| Counted { people: one.people * 10_000, ..one.clone() }).collect();
    let mut listed: Vec<_> = professions.clone();
    listed.extend(["hospital_nurse", "visiting_nurse"].map(str::to_owned));
    let status = [None, Some(RegistrationStatus::Cancelled)];
    for text in ["", "さとう", "髙", "_", "%", "薬局1", "!", "無い人"] {
        for (profession, status) in [("", status[0]), ("doctor", status[0]), ("", status[1]), ("doctor", status[1])] {
            for source in [None, Some(Source::Import)] {
                let filter =
                    Filter { text: text.into(), profession: profession.into(), status, source, ..Filter::default() };
                for sort in Sort::ALL.iter().copied() {
                    let wanted = Wanted {
                        event: event.id,
                        filter: &filter,
                        sort,
                        professions: &professions,
                        turn: Turn::First,
                        size: 7,
                    };
                    // Professions that are not on the list stand behind those that are: in a search together.
                    let order = if text.is_empty() { &listed } else { &professions };
                    let mut expected = expected(&all, &filter, sort, order);
                    if sort == Sort::Profession && !text.is_empty() {
                        expected = unlisted_last(&all, &filter, &professions);
                    }
                    for counted in [&counted, &many] {
                        let (forth, back) = walked(app, wanted, counted).await;
                        assert_eq!(forth, expected, "{filter:?} {sort:?}");
                        assert_eq!(back, expected, "{filter:?} {sort:?} backwards");
                    }
                }
            }
        }
    }
});

/// By profession, those that are not on the list together behind the others.
fn unlisted_last(all: &[Registration], filter: &Filter, professions: &[String]) -> Vec<u32> {
    let by_reading = expected(all, filter, Sort::Furigana, professions);
    let place = |number: &u32| {
        let one = all.iter().find(|one| one.number == *number).unwrap();
        professions.iter().position(|code| *code == one.applicant.profession_code).unwrap_or(usize::MAX)
    };
    let mut numbers = by_reading;
    numbers.sort_by_key(place);
    numbers
}

story!(nobody_is_missed_or_shown_twice_while_others_come, |app| {
    let event = app.event_for(200).await;
    for number in 0..110 {
        app.register_named(&event, number, &format!("か{}", "あ".repeat(number % 90)), "山田 一", "病院").await;
    }
    let mut desk = app.desk().await;
    let list = format!("/desk/events/{}/registrations?sort=furigana", event.id);
    let numbers = |page: &Answer| page.all("main table tbody td.number");
    let first = desk.get(&list).await;
    assert_eq!(numbers(&first).len(), 50);
    assert!(first.text().contains("全110件です"), "{}", first.text());
    let links = |page: &Answer| page.attributes("nav[aria-label='一覧のページ'] a", "href");
    let [next] = links(&first).try_into().unwrap();
    // Two come who stand on the first page, and one of those who stood there goes.
    for number in [200, 201] {
        app.register_named(&event, number, "か", "山田 二", "病院").await;
    }
    app.cancel_every_fifth(&event).await;
    let second = desk.get(&next).await;
    let third = desk.get(&links(&second)[2]).await;
    let mut seen = [numbers(&first), numbers(&second), numbers(&third)].concat();
    assert_eq!(seen.len(), 110, "nobody twice");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 110, "and nobody missed");
    assert_eq!(links(&third).len(), 2, "the first page and the one before");
    assert_eq!(numbers(&desk.get(&links(&third)[1]).await), numbers(&second));
    assert_eq!(numbers(&desk.get(&links(&third)[0]).await).len(), 50);
    // An address that names nobody shows the first page.
    assert_eq!(desk.get(&format!("{list}&after=999999")).await.status, 200);
    assert_eq!(desk.get(&format!("{list}&after=99999999999")).await.status, 200);
});

story!(a_search_of_many_goes_on_behind_its_first_page, |app| {
    let event = app.event_for(200).await;
    for number in 0..60 {
        app.register_named(&event, number, "さとう", "佐藤 修", "けやき台病院").await;
    }
    app.register_named(&event, 60, "すずき", "鈴木 一", "けやき台病院").await;
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/registrations", event.id);
    let found = desk.post(&path, &[("q", "サトウ"), ("source", "web")]).await;
    assert_eq!(found.leads_to(), format!("{path}?source=web&search=1"));
    let found = desk.post(&path, &[("q", "サトウ")]).await;
    let first = desk.get(found.leads_to()).await;
    assert_eq!(first.all("main table tbody th").len(), 50);
    assert!(first.text().contains("50件ずつ表示しています"));
    let next = first.attributes("nav[aria-label='一覧のページ'] a", "href").remove(0);
    assert!(next.ends_with("?search=1&after=50"), "{next}");
    let second = desk.get(&next).await;
    assert_eq!(second.all("main table tbody th").len(), 10);
    assert_eq!(second.attributes("#q", "value"), ["サトウ"]);
});

story!(a_text_that_grows_when_it_is_normalised_is_taken, |app| {
    let event = app.event_for(10).await;
    let (long, reading) = ("\u{FDFA}".repeat(100), "ー".repeat(100));
    app.register_named(&event, 1, &reading, &"𠮷".repeat(100), &long).await;
    assert_eq!(app.people(&event).await[0].applicant.workplace, long);
});

story!(a_person_is_found_by_every_spelling_of_name_number_and_mail, |app| {
    let event = app.event_for(60).await;
    app.register_named(&event, 1, "やまざき", "山﨑 邉", "渡邊医院").await;
    app.register_named(&event, 2, "よしだ", "𠮷田 斉", "齋藤薬局").await;
    app.register_named(&event, 3, "Nguyễn Thị Lan", "Nguyễn Thị Lan", "O’Brien Clinic").await;
    app.register_named(&event, 4, "まりあ・さんとす", "マリア＝サントス", "センタ－病院").await;
    by_hand(
        app,
        &["update registration set phone = '090-1111-0002', phone_typed = '042-111-0001／090-1111-0002', \
           mail = 'Lan.N@Example.jp', mail_normalised = 'lan.n@example.jp', derived_by = 1 where number = 3"],
    )
    .await;
    let professions: Vec<String> = Vec::new();
    let found = async |typed: &str| {
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        let wanted = Wanted {
            event: event.id,
            filter: &filter,
            sort: Sort::Number,
            professions: &professions,
            turn: Turn::First,
            size: 50,
        };
        let page = page(app.world.db.read(), wanted, &[]).await.unwrap();
        page.rows.iter().map(|one| one.number).collect::<Vec<_>>()
    };
    assert_eq!(found("042-111-0001").await, [0_u32; 0], "the rows were derived by older rules");
    derive_anew::make_anew(&app.world.db).await.unwrap();
    for (typed, number) in [
        ("山崎", 1),
        ("山﨑", 1),
        ("渡辺医院", 1),
        ("渡邉", 1),
        ("ﾔﾏｻﾞｷ", 1),
        ("吉田", 2),
        ("斎藤薬局", 2),
        ("齊藤", 2),
        ("nguyen", 3),
        ("thi lan", 3),
        ("obrien", 3),
        ("042-111-0001", 3),
        ("０９０（１１１１）０００２", 3),
        ("+81 90 1111 0002", 3),
        ("lan.n@example.jp", 3),
        ("マリアサントス", 4),
        ("まりあ さんとす", 4),
        ("センター", 4),
        ("山\u{200B}崎", 1),
    ] {
        assert_eq!(found(typed).await, [number], "{typed}");
    }
});
