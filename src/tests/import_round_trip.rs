//! A list that this program wrote comes back as it was: as a workbook and as CSV, in both languages.

use super::import::{take_in, upload};
use super::seating::confirm;
use super::story;
use crate::domain::application::ApplicationForm;
use crate::domain::registration::Applicant;

/// What people type, and spreadsheets make something else of.
const PARTS: [&str; 24] = [
    "=",
    "+",
    "-",
    "@",
    "'",
    "＝",
    "＠",
    "＋",
    "\"",
    ",",
    ";",
    "\t",
    "\n",
    " ",
    "　",
    "予防接種",
    "_x000D_",
    "1",
    "0",
    "（",
    "）",
    "車いす",
    "a",
    "\\",
];
/// Words for a profession that is on no list.
const PROFESSIONS: [&str; 7] = ["鍼灸師", "鍼灸師（訪問）", "=柔道整復師", "医師", "看護師", "その他", "'=はり師"];

/// A text of some of the parts, another for each number.
fn text(number: usize) -> String {
    let mut state = number as u64 + 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    (0..next(6)).map(|_| PARTS[next(PARTS.len())]).collect()
}

fn person(number: usize) -> ApplicationForm {
    let sounds: Vec<char> = "あいうえおかきくけこ".chars().collect();
    let furigana: String = [number / 100, number / 10, number].iter().map(|digit| sounds[digit % 10]).collect();
    let years = ["", "under_1", "from_1_to_3", "from_4_to_9", "from_10"];
    let codes = ["doctor", "visiting_nurse", "therapist", "care_manager", "other"];
    ApplicationForm {
        name: ["渡邉󠄀 茂", "𠮷田 髙志", "O'Brien", "佐藤"][number % 4].into(),
        furigana,
        profession: codes[number % 5].into(),
        profession_other: PROFESSIONS[number % 7].into(),
        workplace: format!("{}医院", text(number)),
        mail: if number.is_multiple_of(3) { String::new() } else { format!("p{number}@example.jp") },
        phone: ["", "0421110001", "042-111-0002", "+81 42-111-0003"][number % 4].into(),
        years: years[number % 5].into(),
        facilitator: if number.is_multiple_of(2) { "yes".into() } else { String::new() },
        arrangement: text(1_000 + number),
        topic: text(2_000 + number),
        mail_asked: String::new(),
        privacy: String::new(),
    }
}

story!(an_own_list_comes_back_unchanged, |app| {
    let event = app.event_for(200).await;
    for number in 0..105 {
        confirm(app, &event, person(number)).await;
    }
    let sorted = |mut people: Vec<Applicant>| {
        people.sort_by(|a, b| a.furigana.cmp(&b.furigana));
        people
    };
    let before = sorted(app.people(&event).await.into_iter().map(|one| one.applicant).collect());
    let mut desk = app.desk().await;
    for file in ["xlsx", "csv"] {
        for language in ["", "/en"] {
            let list = desk.get(&format!("{language}/desk/events/{}/papers/participants.{file}", event.id)).await;
            assert_eq!(list.status.as_u16(), 200);
            let other = app.event_for(200).await;
            let preview = upload(&mut desk, &other, list.bytes).await;
            assert_eq!(preview.all("#attention tbody tr, #aside tbody tr"), Vec::<String>::new(), "{file} {language}");
            assert_eq!(preview.all("#passed-over li"), Vec::<String>::new());
            take_in(&mut desk, &other, &preview, &[]).await.leads_to();
            let after = sorted(app.people(&other).await.into_iter().map(|one| one.applicant).collect());
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{file} {language}");
            }
            assert_eq!(before.len(), after.len());
        }
    }
});
