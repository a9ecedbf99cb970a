//! Taking in a roster through the pages: files of every kind, the preview, all or nothing.

use super::{Answer, Browser, TestApp, samples, story};
use crate::domain::application::FilledBy;
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, Source};
use crate::infra::db::entity::audit_entry;
use crate::infra::db::{commit, events, registrations};
use reqwest::multipart::{Form, Part};
use sea_orm::{ConnectionTrait, EntityTrait};

const WORKSHOP: &[u8] = include_bytes!("../app/demo/workshop-2023-09-06.csv");
const HEADINGS: &str = "氏名,ふりがな,職種,所属,メールアドレス,電話番号\n";

fn path(event: &Event) -> String {
    format!("/desk/events/{}/import", event.id)
}

pub(super) async fn upload(desk: &mut Browser, event: &Event, bytes: impl Into<Vec<u8>>) -> Answer {
    let part = Part::bytes(bytes.into()).file_name("名簿.csv");
    desk.upload(&path(event), Form::new().part("file", part)).await
}

/// Presses 「取り込む」 on a preview, with these answers.
pub(super) async fn take_in(desk: &mut Browser, event: &Event, preview: &Answer, answers: &[(&str, &str)]) -> Answer {
    let mut form = Form::new();
    for (name, value) in preview.form("main form") {
        form = form.text(name, value);
    }
    for (name, value) in answers {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    form = form.text("step", "take_in");
    desk.upload(&path(event), form).await
}

impl TestApp {
    /// The registrations of an event.
    pub async fn people(&self, event: &Event) -> Vec<Registration> {
        registrations::of_event(self.world.db.read(), event.id).await.unwrap()
    }

    /// The event as it is now.
    pub async fn event_now(&self, event: &Event) -> Event {
        events::by_id(self.world.db.read(), event.organisation, event.id).await.unwrap().unwrap()
    }

    /// Registers the person of a good form.
    pub async fn register(&self, event: &Event, number: usize) -> Registration {
        let applicant = samples::good_form(number).check(&ProfessionList::default_list(), FilledBy::Registrant);
        self.enter(event, applicant.unwrap(), Source::Web).await
    }

    /// An event of this capacity.
    pub async fn event_for(&self, capacity: u32) -> Event {
        self.publish(crate::domain::event::EventDetails { capacity, ..self.workshop() }).await
    }
}

story!(the_workshop_s_roster_is_taken_in_to_the_letter, |app| {
    let event = app.event_for(70).await;
    let mut desk = app.desk().await;
    assert_eq!(desk.get(&path(&event)).await.heading(), "名簿の取り込み");
    let preview = upload(&mut desk, &event, WORKSHOP).await;
    assert_eq!((preview.status.as_u16(), preview.heading().as_str()), (200, "取り込む内容の確認"));
    assert_eq!(preview.all(".notice li"), ["読み取った名簿：68名", "取り込める方：68名"]);
    assert_eq!(app.people(&event).await, []);
    let list = take_in(&mut desk, &event, &preview, &[]).await;
    let list = desk.get(list.leads_to()).await;
    assert!(list.text().contains("68名を取り込みました"));
    let people = app.people(&event).await;
    assert_eq!(people.len(), 68);
    for name in ["𠮷田 翔太", "髙橋 修", "山﨑　香織"] {
        assert!(people.iter().any(|one| one.applicant.name == name), "{name}");
    }
    assert!(people.iter().all(|one| one.source == Source::Import));
    assert_eq!(app.event_now(&event).await.seats_taken, 68);
    assert_eq!(app.mails().await.len(), 0);
    let noted = audit_entry::Entity::find().one(app.world.db.read()).await.unwrap().unwrap();
    assert_eq!(noted.action, "roster.import");
    assert!(!noted.detail.contains('@') && !noted.detail.contains('田'), "{}", noted.detail);
});

story!(the_same_import_sent_twice_takes_in_nobody_twice, |app| {
    let event = app.event_for(70).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, WORKSHOP).await;
    let (mut one, mut two) = (desk.clone(), desk.clone());
    let (first, second) =
        tokio::join!(take_in(&mut one, &event, &preview, &[]), take_in(&mut two, &event, &preview, &[]));
    assert_eq!(first.leads_to(), second.leads_to());
    assert_eq!(app.people(&event).await.len(), 68);
    // The same file chosen again names everybody as registered and has nobody to take in.
    let again = upload(&mut desk, &event, WORKSHOP).await;
    assert!(again.all(".notice li").contains(&"すでに登録されている方（取り込みません）：68名".to_owned()));
    let nobody = take_in(&mut desk, &event, &again, &[]).await;
    assert_eq!(nobody.status.as_u16(), 422);
    assert!(nobody.text().contains("取り込む方がいません"));
    assert_eq!(app.people(&event).await.len(), 68);
});

story!(whoever_is_beyond_the_capacity_is_left_out_where_the_organiser_says_so, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, WORKSHOP).await;
    assert!(preview.all(".notice li").contains(&"定員を超える方：8名".to_owned()));
    assert_eq!(preview.all("#attention tbody th")[7], "後藤 修");
    let unanswered = take_in(&mut desk, &event, &preview, &[]).await;
    assert_eq!(unanswered.status.as_u16(), 422);
    assert_eq!(unanswered.all(".error-summary li"), ["定員を超える方をどうするか、選んでください"]);
    assert_eq!(app.people(&event).await, []);
    let done = take_in(&mut desk, &event, &unanswered, &[("beyond", "leave_out")]).await;
    let list = desk.get(done.leads_to()).await;
    assert!(list.text().contains("定員を超えた8名は、連絡用の一覧に残しています"), "{}", list.text());
    let people = app.people(&event).await;
    assert_eq!((people.len(), people[59].applicant.furigana.as_str()), (60, "おがわ みほ"));
    let now = app.event_now(&event).await;
    assert_eq!((now.details.capacity, now.turned_away), (60, 8));
    // They are kept in their order, once, until somebody takes them off.
    let again = upload(&mut desk, &event, WORKSHOP).await;
    take_in(&mut desk, &event, &again, &[("beyond", "leave_out")]).await.leads_to();
    let address = format!("/desk/events/{}/left-out", event.id);
    let left_out = desk.get(&address).await;
    let names = left_out.all("#left-out tbody th");
    assert!(names.len() == 8 && names[7].starts_with("後藤 修"), "{names:?}");
    let csv = desk.get(&format!("{address}/list.csv")).await;
    assert!(String::from_utf8(csv.bytes).unwrap().contains("後藤 修"));
    let person = left_out.form("#left-out form").remove("person").unwrap();
    desk.post(&address, &[("person", &person)]).await.leads_to();
    assert_eq!(desk.get(&address).await.all("#left-out tbody tr").len(), 7);
    // Who gets a seat later is called by nobody any more.
    let raised = upload(&mut desk, &event, WORKSHOP).await;
    take_in(&mut desk, &event, &raised, &[("beyond", "raise")]).await.leads_to();
    assert_eq!(desk.get(&address).await.all("#left-out tbody tr").len(), 0);
});

story!(the_capacity_is_raised_for_everybody_where_the_organiser_says_so, |app| {
    let event = app.event_for(60).await;
    app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, WORKSHOP).await;
    assert!(preview.text().contains("定員を69名に増やして、9名も取り込む"), "{}", preview.text());
    let answers = [("beyond", "raise"), ("send_mails", "yes")];
    let mails_written = app.world.mails_written();
    take_in(&mut desk, &event, &preview, &answers).await.leads_to();
    assert!(mails_written.has_changed().unwrap(), "the worker is told");
    let now = app.event_now(&event).await;
    assert_eq!((now.details.capacity, now.seats_taken), (69, 69));
    assert_eq!(app.mails().await.len(), 68);
});

story!(a_row_that_fails_in_the_middle_leaves_nothing_behind, |app| {
    let event = app.event_for(60).await;
    // A rule of the database's own that only the 40th person breaks.
    let rule = app.world.db.write().await.unwrap();
    rule.execute_unprepared("create unique index story on registration (event_id, phone)").await.unwrap();
    commit(rule).await.unwrap();
    let row = |n: usize| {
        let phone = if n == 40 { 39 } else { n };
        format!("人{n},{},医師,病院{n},p{n}@example.jp,042-388-{phone:04}\n", "あ".repeat(n))
    };
    let rows = (1..=68).map(row).collect::<Vec<_>>().concat();
    let mut desk = app.desk().await;
    let preview = upload(&mut desk, &event, format!("{HEADINGS}{rows}")).await;
    let failed = take_in(&mut desk, &event, &preview, &[("beyond", "raise"), ("send_mails", "yes")]).await;
    assert_eq!(failed.status.as_u16(), 500);
    assert!(!failed.text().contains("unique"));
    assert_eq!(app.people(&event).await, []);
    assert_eq!(app.event_now(&event).await, event);
    assert_eq!((app.mails().await.len(), app.audited().await), (0, Vec::new()));
});

story!(each_row_s_problem_is_told_in_words_with_its_row_and_column, |app| {
    let event = app.event_for(60).await;
    let taken = app.register(&event, 7).await;
    let mut desk = app.desk().await;
    let file = "参加者名簿,,,,,,,\n\
        お名前,フリガナ,職　種,勤務先,E-mail,TEL,経験年数,備考\n\
        山﨑 香織,ヤマザキ カオリ,薬剤師,薬局,a@example.jp,423888819,5,\n\
        ,さとう,宇宙飛行士,病院,b@example.jp,,,\n\
        鈴木 一郎,鈴木,医師,病院,,,,\n\
        ,,,,,,,合計\n\
        山崎 香,やまざきかおり,薬剤師,薬局,,,,\n\
        山﨑 香織,やまざき かおり,医師,医院,A@example.jp,,,\n\
        吉田 七郎,よしだ たろう,医師,医院,person7@example.jp,,,\n\
        林 花,はやし はな,医師,医院,c@example,042-388,ベテラン,\n";
    let preview = upload(&mut desk, &event, file).await;
    assert_eq!(preview.status.as_u16(), 200);
    let text = preview.text();
    for sentence in [
        "使わない列：「備考」",
        "お名前：氏名を入力してください",
        "職 種：「宇宙飛行士」がどの職種にあたるか",
        "フリガナ：ふりがなは、ひらがな、カタカナ、ローマ字のどれかで",
        "名簿の行ではないと判断した行：1行",
        "TEL：電話番号の桁数が足りないようです",
        "「042-388」は取り込まず、空欄のまま登録します",
        "経験年数：「ベテラン」を読み取れません",
        "E-mail：メールアドレスは、「name@example.jp」のような形で",
        "3行目の方と、ふりがなと所属が同じです",
        "3行目の方と、ふりがなとメールアドレスが同じです",
        &format!("受付番号{}で登録済みです", taken.number),
        "電話番号の先頭の0が消えていたため（423888819）、0423888819として取り込みます",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    let rows = preview.all("#attention tbody td.number");
    assert_eq!(rows, ["4", "5", "7", "8", "9"]);
    let unanswered = take_in(&mut desk, &event, &preview, &[]).await;
    assert_eq!(unanswered.attributes(".error-summary a", "href"), ["#leave_out_faulty"]);
    assert_eq!(app.people(&event).await.len(), 1);
    let answers = [("leave_out_faulty", "yes"), ("other", "7")];
    take_in(&mut desk, &event, &unanswered, &answers).await.leads_to();
    let names: Vec<_> = app.people(&event).await.into_iter().map(|one| one.applicant.name).collect();
    assert_eq!(names[1..], ["山﨑 香織", "山崎 香", "林 花"]);
});

story!(what_changed_since_the_preview_is_shown_again, |app| {
    let event = app.event_for(2).await;
    let mut desk = app.desk().await;
    let rows = "山田,やまだ,医師,病院,a@example.jp,\n鈴木,すずき,医師,病院,b@example.jp,\n";
    let preview = upload(&mut desk, &event, format!("{HEADINGS}{rows}")).await;
    app.register(&event, 1).await;
    let again = take_in(&mut desk, &event, &preview, &[]).await;
    assert_eq!(again.status.as_u16(), 422);
    assert!(again.text().contains("もう一度ご確認ください") && again.text().contains("定員を超える方：1名"));
    assert_eq!(app.people(&event).await.len(), 1);
    take_in(&mut desk, &event, &again, &[("beyond", "leave_out")]).await.leads_to();
    assert_eq!(app.people(&event).await.len(), 2);
});

story!(every_file_that_excel_saves_is_read, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let rows = "髙橋 﨑,ﾀｶﾊｼ ｻｷ,ケアマネジャー,㈱みどり,a@example.jp,０４２－３８８－２６９５\n";
    let roster = format!("{HEADINGS}{rows}");
    let (cp932, _, lossy) = encoding_rs::SHIFT_JIS.encode(&roster);
    assert!(!lossy);
    let preview = upload(&mut desk, &event, cp932.into_owned()).await;
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let first = app.people(&event).await.remove(0).applicant;
    assert_eq!((first.name.as_str(), first.furigana.as_str()), ("髙橋 﨑", "たかはし さき"));
    assert_eq!((first.workplace.as_str(), first.workplace_key.as_str()), ("㈱みどり", "みどり"));

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "参加者名簿", &rust_xlsxwriter::Format::new()).unwrap();
    for (column, heading) in (0..).zip(["氏名", "ふりがな", "職種", "所属", "電話番号", "経験年数"]) {
        sheet.write(2, column, heading).unwrap();
    }
    for (column, text) in (0..).zip(["𠮷田 翔太", "ヨシダ ショウタ", "医師", "医院"]) {
        sheet.write(3, column, text).unwrap();
    }
    sheet.write(3, 4, 423_888_819).unwrap();
    sheet.write(3, 5, 12).unwrap();
    for (column, text) in (0..).zip(["佐藤 花", "さとう はな"]) {
        sheet.write(6, column, text).unwrap();
    }
    let profession = rust_xlsxwriter::Formula::new("=C4").set_result("医師");
    sheet.write(6, 2, profession).unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("m月d日");
    sheet.write_with_format(6, 5, rust_xlsxwriter::ExcelDateTime::from_ymd(2023, 4, 9).unwrap(), &day).unwrap();
    let preview = upload(&mut desk, &event, workbook.save_to_buffer().unwrap()).await;
    let text = preview.text();
    assert!(text.contains("（423888819）、0423888819として"), "{text}");
    assert!(text.contains("経験年数：Excelが日付（2023/4/9）に変えています"), "{text}");
    take_in(&mut desk, &event, &preview, &[]).await.leads_to();
    let second = app.people(&event).await.remove(1).applicant;
    assert_eq!((second.name.as_str(), second.phone.unwrap().as_str()), ("𠮷田 翔太", "0423888819"));
    // Nobody is lost because of a cell that nobody needs.
    let third = app.people(&event).await.remove(2).applicant;
    assert_eq!((third.name.as_str(), third.years), ("佐藤 花", None));
});

story!(files_that_are_no_roster_get_a_sentence, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    for (bytes, sentence) in [
        (Vec::new(), "ファイルを選んでください"),
        (b"%PDF-1.7".to_vec(), "名簿として読み取れません"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "古い形式（.xls）"),
        (b"PK\x03\x04 broken".to_vec(), "ファイルが壊れている"),
        ("番号,備考\n1,2\n".into(), "見出しの行が見つかりません"),
        ("氏名,職種\n山田,医師\n".into(), "「ふりがな」の見出しが見つかりません"),
        (HEADINGS.into(), "見出しの下に、氏名などが1件も"),
        (vec![b'a'; 6 * 1024 * 1024], "5MBまでのファイル"),
    ] {
        let refused = upload(&mut desk, &event, bytes).await;
        assert_eq!(refused.status.as_u16(), 422, "{sentence}");
        assert!(refused.all(".error-summary li")[0].contains(sentence), "{:?}", refused.all(".error-summary li"));
        assert!(refused.html().contains("<title>エラー："));
    }
    let forged = Form::new().text("sheet", "{}");
    assert_eq!(desk.upload(&path(&event), forged).await.status.as_u16(), 400);
});
