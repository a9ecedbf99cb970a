//! 席替え表: what stands in the files is what was made.

use super::{make, stored, url};
use crate::domain::organiser::Role;
use crate::tests::papers::{audit, sheet, table};
use crate::tests::seating::{cancel, confirm, workshop_people};
use crate::tests::{samples, story};
use std::collections::BTreeMap;

story!(the_rotation_lists_say_who_sits_where_in_each_round, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let page = format!("/desk/events/{}/papers", event.id);
    assert!(!desk.get(&page).await.text().contains("席替え表"), "not everybody changes tables");
    assert_eq!(desk.get(&format!("{page}/rotation-by-name.xlsx")).await.leads_to(), page);
    make(&mut desk, &event, &[]).await.leads_to();
    let rotation = stored(app, &event).await.unwrap();
    let gone = &people[7];
    cancel(app, &event, gone).await;
    let late = confirm(app, &event, samples::good_form(99)).await;
    let listed = desk.get(&page).await;
    assert!(listed.text().contains("席替え（第1版") && listed.text().contains("席替えに入っていない方が1名います"));
    assert!(desk.get(&url(&event)).await.html().contains(&page));

    let answer = desk.get(&format!("{page}/rotation-by-name.xlsx")).await;
    let name = answer.headers["content-disposition"].to_str().unwrap().split("UTF-8''").nth(1).unwrap().to_owned();
    let name = percent_encoding::percent_decode_str(&name).decode_utf8().unwrap().into_owned();
    assert_eq!(name, "席替え表（氏名順）_令和5年度 多職種連携研修会_2023-09-06.xlsx");
    let (sheet_name, by_name) = sheet(&answer.bytes);
    assert_eq!(sheet_name, "席替え表（氏名順）");
    assert_eq!(by_name[0], ["氏名", "ふりがな", "職種", "1回目", "2回目", "3回目"]);
    assert_eq!(by_name.len(), 61, "59 who stayed, one who came late, and the headings");
    assert!(by_name.iter().all(|row| row[0] != gone.applicant.name));
    let tables = rotation.tables_by_person();
    for row in &by_name[1..] {
        if row[0] == late.applicant.name {
            assert_eq!(row[3..], ["未定", "未定", "未定"]);
            continue;
        }
        let person = people.iter().find(|person| person.applicant.name == row[0]).unwrap();
        let expected: Vec<_> = tables[&person.id].iter().map(ToString::to_string).collect();
        assert_eq!(row[1..3], [person.applicant.furigana.clone(), person.applicant.profession_label.clone()]);
        assert_eq!(row[3..], expected);
    }
    let order: Vec<_> = by_name[1..].iter().map(|row| row[1].clone()).collect();
    let mut sorted = order.clone();
    sorted.sort_by(|a, b| crate::infra::collation::compare(a, b));
    assert_eq!(order, sorted);

    let by_table = sheet(&desk.get(&format!("{page}/rotation-by-table.xlsx")).await.bytes).1;
    assert_eq!(by_table[0], ["回", "班", "氏名", "職種", "所属"]);
    assert_eq!(by_table.len(), 1 + 3 * 59 + 1);
    assert_eq!(by_table[178][..3], ["未定".to_owned(), "未定".to_owned(), late.applicant.name.clone()]);
    let numbers: Vec<(u32, u32)> =
        by_table[1..178].iter().map(|row| (row[0].parse().unwrap(), row[1].parse().unwrap())).collect();
    assert!(numbers.is_sorted());
    // Both lists say the same.
    let mut seats: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &by_table[1..178] {
        seats.entry(&row[2]).or_default().push(&row[1]);
    }
    assert!(by_name[1..].iter().filter(|row| row[3] != "未定").all(|row| seats[row[0].as_str()] == row[3..]));

    assert_eq!(by_name, table(&desk.get(&format!("{page}/rotation-by-name.csv")).await.bytes));
    assert_eq!(by_table, table(&desk.get(&format!("{page}/rotation-by-table.csv")).await.bytes));
    let noted = audit(&app.world.db, event.id.0).await;
    let detail: serde_json::Value = serde_json::from_str(&noted[0].1).unwrap();
    assert_eq!((detail["paper"].as_str(), detail["rotation"].as_u64()), (Some("rotation-by-name"), Some(1)));
});

story!(the_rotation_lists_print_like_the_others, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    make(&mut desk, &event, &[("rounds", "10")]).await.leads_to();
    let page = format!("/desk/events/{}/papers", event.id);
    for kind in ["rotation-by-name", "rotation-by-table"] {
        let bytes = desk.get(&format!("{page}/{kind}.xlsx")).await.bytes;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert!(sheet.contains(r#"paperSize="9""#) && sheet.contains(r#"orientation="portrait""#), "{kind}");
        assert!(sheet.contains(r#"fitToHeight="0""#) && sheet.contains("&amp;P / &amp;N ページ"), "{kind}");
        let workbook = std::io::read_to_string(archive.by_name("xl/workbook.xml").unwrap()).unwrap();
        assert!(workbook.contains("_xlnm.Print_Titles") && workbook.contains("$1:$1"), "{kind}");
    }
    let door = app.organiser(Role::Door).await;
    let token = crate::app::sign_in::start_session(&app.world, door.id).await.unwrap();
    let mut browser = app.browser();
    browser.set_cookie(crate::web::session::COOKIE, token.reveal());
    assert_eq!(browser.get(&format!("{page}/rotation-by-name.csv")).await.status, 403);
});
