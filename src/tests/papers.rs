//! The papers: who stands in them, in which order, and that Excel gets what was typed.

use super::seating::{cancel, confirm, seat, workshop_people};
use super::{TestApp, story};
use crate::app::seat::publish;
use crate::domain::application::ApplicationForm;
use crate::domain::event::Event;
use crate::domain::organiser::Role;
use crate::infra::db::{self, Db};
use calamine::{Data, Reader, Xlsx};
use sea_orm::{ConnectionTrait, Statement};
use std::io::Cursor;

/// The sheet of a workbook as text, headings first, and whether any cell holds a formula.
pub(in crate::tests) fn sheet(bytes: &[u8]) -> (String, Vec<Vec<String>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = book.sheet_names().remove(0);
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "no cell is a formula");
    let range = book.worksheet_range(&name).unwrap();
    let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    (name, rows)
}

/// The same of a CSV file; it must begin with a byte order mark.
pub(in crate::tests) fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

async fn rare_people(app: &TestApp, event: &Event) {
    let person = |name: &str, furigana: &str, phone: &str, workplace: &str| ApplicationForm {
        name: name.into(),
        furigana: furigana.into(),
        profession: "pharmacist".into(),
        workplace: workplace.into(),
        phone: phone.into(),
        ..Default::default()
    };
    let mut first = person("𠮷田 髙志", "よしだ たかし", "0423817871", "=HYPERLINK(\"evil.example\")");
    first.topic = "+1 と書いた\n二行目, カンマと \"引用符\"".into();
    first.mail = "takashi@example.jp".into();
    first.years = "from_10".into();
    first.facilitator = "yes".into();
    confirm(app, event, first).await;
    confirm(app, event, person("山﨑　齋", "やまざき さい", "", "@所属")).await;
    confirm(app, event, person("\u{FA19}田 一", "かみた はじめ", "090-0000-0000", "-本店-")).await;
}

story!(the_participants_list_is_what_was_typed_cell_by_cell, |app| {
    let event = app.published_event().await;
    rare_people(app, &event).await;
    let mut desk = app.desk().await;
    let base = format!("/desk/events/{}/papers/participants", event.id);

    let answer = desk.get(&format!("{base}.xlsx")).await;
    assert_eq!(answer.status, 200);
    let disposition = answer.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"participants-2023-09-06.xlsx\"; filename*=UTF-8''"));
    let name = disposition.split("UTF-8''").nth(1).unwrap();
    let name = percent_encoding::percent_decode_str(name).decode_utf8().unwrap();
    assert_eq!(name, "参加者名簿_令和5年度 多職種連携研修会_2023-09-06.xlsx");

    let (sheet_name, rows) = sheet(&answer.bytes);
    assert_eq!(sheet_name, "参加者名簿");
    let expected = [
        "受付番号 氏名 ふりがな 職種 所属 電話番号 メールアドレス 経験年数 進行役 配慮が必要なこと 話したいテーマ 出欠"
            .split(' ')
            .map(str::to_owned)
            .collect::<Vec<_>>(),
        ["3", "\u{FA19}田 一", "かみた はじめ", "薬剤師", "-本店-", "090-0000-0000", "", "", "", "", "", ""]
            .map(str::to_owned)
            .to_vec(),
        ["2", "山﨑　齋", "やまざき さい", "薬剤師", "@所属", "", "", "", "", "", "", ""].map(str::to_owned).to_vec(),
        [
            "1",
            "𠮷田 髙志",
            "よしだ たかし",
            "薬剤師",
            "=HYPERLINK(\"evil.example\")",
            "0423817871",
            "takashi@example.jp",
            "10年以上",
            "可",
            "",
            "+1 と書いた\n二行目, カンマと \"引用符\"",
            "",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    assert_eq!(rows, expected, "五十音順, and the workbook is not altered by any guard");

    let answer = desk.get(&format!("{base}.csv")).await;
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    let mut guarded = expected.to_vec();
    for cell in guarded.iter_mut().flatten().filter(|cell| cell.starts_with(['=', '+', '-', '@'])) {
        cell.insert(0, '\'');
    }
    assert_eq!(table(&answer.bytes), guarded);
});

story!(a_phone_without_hyphens_stays_text_and_numbers_can_be_sorted, |app| {
    let event = app.published_event().await;
    rare_people(app, &event).await;
    let bytes = app.desk().await.get(&format!("/desk/events/{}/papers/participants.xlsx", event.id)).await.bytes;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("参加者名簿").unwrap();
    assert_eq!(range.get_value((3, 5)), Some(&Data::String("0423817871".into())));
    assert_eq!(range.get_value((3, 0)), Some(&Data::Float(1.0)));
});

story!(the_workbook_prints_on_a4_with_its_headings_on_each_page, |app| {
    let event = app.published_event().await;
    rare_people(app, &event).await;
    let bytes = app.desk().await.get(&format!("/desk/events/{}/papers/participants.xlsx", event.id)).await.bytes;
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="landscape""#), "{sheet}");
    assert!(sheet.contains(r#"fitToHeight="0""#) && sheet.contains(r#"fitToPage="1""#), "{sheet}");
    assert!(sheet.contains("令和5年度 多職種連携研修会") && sheet.contains("2023年9月6日（水）"));
    assert!(sheet.contains("&amp;P / &amp;N ページ"), "{sheet}");
    assert!(sheet.contains(r#"state="frozen""#));
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("_xlnm.Print_Titles") && workbook.contains("$1:$1"), "{workbook}");
    assert!(part(&bytes, "xl/styles.xml").contains("游ゴシック"));
});

/// A part of a workbook as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

story!(the_group_lists_follow_the_final_seating_and_leave_out_who_cancelled, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let page = format!("/desk/events/{}/papers", event.id);
    let before = desk.get(&page).await;
    assert!(before.text().contains("まだ班分けをしていません"));
    assert_eq!(desk.get(&format!("{page}/by-table.xlsx")).await.leads_to(), page);

    let seating = seat(app, &event, 10).await;
    assert!(desk.get(&page).await.text().contains("下書きの班分け（第1版"));
    let organiser = app.organiser(Role::Editor).await;
    assert!(publish(&app.world, &organiser, event.id, seating.number, seating.version).await.unwrap());
    assert!(desk.get(&page).await.text().contains("確定した班分け（第1版"));

    let gone = &people[7];
    cancel(app, &event, gone).await;
    let late = confirm(app, &event, crate::tests::samples::good_form(99)).await;

    let by_table = sheet(&desk.get(&format!("{page}/by-table.xlsx")).await.bytes).1;
    assert_eq!(by_table[0], ["班", "氏名", "ふりがな", "職種", "所属", "進行役"]);
    assert_eq!(by_table.len(), 61, "59 who stayed, one who came late, and the headings");
    assert!(by_table.iter().all(|row| row[1] != gone.applicant.name));
    assert_eq!(by_table[60][..2], ["未定".to_owned(), late.applicant.name.clone()]);
    for row in &by_table[1..60] {
        let person = people.iter().find(|person| person.applicant.name == row[1]).unwrap();
        assert_eq!(row[0], seating.place_of(person.id).unwrap().table.to_string());
        assert_eq!(row[4], person.applicant.workplace);
    }
    assert!(by_table[1..60].windows(2).all(|two| two[0][0].parse::<u32>().unwrap() <= two[1][0].parse().unwrap()));

    let by_name = sheet(&desk.get(&format!("{page}/by-name.xlsx")).await.bytes).1;
    assert_eq!(by_name[0], ["氏名", "ふりがな", "班", "職種", "所属"]);
    assert_eq!(by_name.len(), 61);
    assert_eq!(by_name, table(&desk.get(&format!("{page}/by-name.csv")).await.bytes));
    assert_eq!(by_table, table(&desk.get(&format!("{page}/by-table.csv")).await.bytes));
});

story!(every_export_is_in_the_audit_and_only_for_those_who_may, |app| {
    let event = app.published_event().await;
    rare_people(app, &event).await;
    let page = format!("/desk/events/{}/papers", event.id);
    assert_eq!(app.browser().get(&page).await.status, 303);
    for (role, status) in [(Role::Viewer, 200), (Role::Door, 403)] {
        let organiser = app.organiser(role).await;
        let token = crate::app::sign_in::start_session(&app.world, organiser.id).await.unwrap();
        let mut browser = app.browser();
        browser.set_cookie(crate::web::session::COOKIE, token.reveal());
        assert_eq!(browser.get(&page).await.status, status);
        assert_eq!(browser.get(&format!("{page}/participants.csv")).await.status, status);
    }
    // Who asks whether a list is there takes nothing, and is told the same of it.
    let mut desk = app.desk().await;
    for list in ["papers/participants.xlsx", "registrations/list/csv", "left-out/list.csv"] {
        let list = format!("/desk/events/{}/{list}", event.id);
        let head = reqwest::Client::new().head(desk.address(&list));
        let head = desk.send(head).await;
        assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0), "{list}");
        assert!(head.headers["content-disposition"].to_str().unwrap().starts_with("attachment"), "{list}");
        assert!(!head.headers.contains_key("content-length"), "{list}: {:?}", head.headers);
    }
    let actions = audit(&app.world.db, event.id.0).await;
    assert_eq!(actions.len(), 1, "{actions:?}");
    assert_eq!(actions[0].0, "paper.export");
    let detail: serde_json::Value = serde_json::from_str(&actions[0].1).unwrap();
    assert_eq!(detail["paper"], "participants");
    assert_eq!(detail["people"], 3);

    // Another organisation's event is not there, nor is a paper that does not exist.
    let other = crate::app::found::found_organisation(&app.world, "ほかの団体").await.unwrap();
    let mut foreign = event.clone();
    foreign.id = app.world.new_id();
    foreign.organisation = other;
    foreign.code = app.world.new_code();
    for session in &mut foreign.details.sessions {
        session.id = app.world.new_id();
    }
    foreign.places[0].id = app.world.new_id();
    let transaction = app.world.db.write().await.unwrap();
    db::events::insert(&transaction, &foreign).await.unwrap();
    db::commit(transaction).await.unwrap();
    let mut desk = app.desk().await;
    for path in [
        format!("/desk/events/{}/papers", foreign.id),
        format!("/desk/events/{}/papers/participants.xlsx", foreign.id),
        format!("{page}/everything.xlsx"),
        format!("{page}/participants.pdf"),
        "/desk/events/nonsense/papers".to_owned(),
    ] {
        assert_eq!(desk.get(&path).await.status, 404, "{path}");
    }
});

/// Actions and details of the audit about a record.
pub(in crate::tests) async fn audit(db: &Db, record: uuid::Uuid) -> Vec<(String, String)> {
    let backend = db.read().get_database_backend();
    let place = if backend == sea_orm::DatabaseBackend::Postgres { "$1" } else { "?" };
    let sql = format!("select action, detail from audit_entry where record_id = {place} order by at");
    let rows = db.read().query_all_raw(Statement::from_sql_and_values(backend, sql, [record.into()])).await.unwrap();
    rows.iter().map(|row| (row.try_get("", "action").unwrap(), row.try_get("", "detail").unwrap())).collect()
}
