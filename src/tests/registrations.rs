//! The registrations at the desk: list, detail, adding by hand, changing, cancelling.

use super::{Answer, Browser, TestApp, story};
use crate::app::found::found_organisation;
use crate::domain::event::{Event, EventStatus};
use crate::domain::organiser::{Organiser, Role};
use crate::domain::registration::RegistrationStatus;

fn list(event: &Event) -> String {
    format!("/desk/events/{}/registrations", event.id)
}

/// Opens the form, types and sends it.
async fn add(desk: &mut Browser, event: &Event, typed: &[(&str, &str)]) -> Answer {
    let form = desk.get(&format!("{}/new", list(event))).await;
    send(desk, event, &form, typed).await
}

async fn send(desk: &mut Browser, event: &Event, form: &Answer, typed: &[(&str, &str)]) -> Answer {
    let mut values = form.form("main form");
    values.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&format!("{}/new", list(event)), &values).await
}

const YAMADA: [(&str, &str); 3] = [("name", "山田 太郎"), ("furigana", "ヤマダ タロウ"), ("profession", "doctor")];

impl TestApp {
    async fn statuses(&self, event: &Event) -> Vec<RegistrationStatus> {
        self.people(event).await.into_iter().map(|one| *one.status).collect()
    }

    async fn mail_kinds(&self) -> Vec<String> {
        self.mails().await.into_iter().map(|mail| mail.kind).collect()
    }
}

story!(three_answers_are_enough_to_add_a_caller, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let form = desk.get(&format!("{}/new", list(&event))).await;
    let order = form.attributes("main form [name]:not([type=hidden])", "name");
    assert_eq!(order[..4], ["name", "furigana", "profession", "profession_other"]);
    let added = send(&mut desk, &event, &form, &YAMADA).await;
    let detail = desk.get(added.leads_to()).await;
    assert!(detail.text().contains("申込を追加しました") && detail.text().contains("やまだ たろう"));
    assert_eq!(send(&mut desk, &event, &form, &YAMADA).await.leads_to(), added.leads_to());
    assert_eq!(app.people(&event).await.len(), 1);
    let next = [("name", "佐藤 花"), ("furigana", "さとう はな"), ("profession", "pharmacist"), ("then", "another")];
    let next = add(&mut desk, &event, &next).await;
    assert!(desk.get(next.leads_to()).await.text().contains("受付番号2で登録しました"));
    assert_eq!(app.event_now(&event).await.seats_taken, 2);
    assert_eq!((app.mail_kinds().await, app.audited().await), (Vec::new(), vec!["registration.add".to_owned(); 2]));
});

story!(what_is_missing_is_told_and_what_was_typed_stays, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let typed =
        [("name", "山田 太郎"), ("furigana", "山田"), ("profession", ""), ("phone", "042"), ("topic", "\n予防接種")];
    let refused = add(&mut desk, &event, &typed).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert_eq!(refused.attributes(".error-summary a", "href"), ["#furigana", "#profession", "#phone"]);
    let values = refused.form("main form");
    assert_eq!(
        (values["name"].as_str(), values["furigana"].as_str(), values["phone"].as_str()),
        ("山田 太郎", "山田", "042")
    );
    assert!(values["topic"].contains("予防接種"));
    assert!(refused.html().contains("<title>エラー："));
    assert_eq!(app.people(&event).await, []);
});

story!(whoever_may_be_registered_already_is_asked_about, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let first = [&YAMADA[..], &[("workplace", "株式会社みどり"), ("mail", "yamada@example.jp")]].concat();
    add(&mut desk, &event, &first).await.leads_to();
    let alike = [&YAMADA[..], &[("workplace", "（株）ﾐﾄﾞﾘ"), ("then", "another")]].concat();
    let asked = add(&mut desk, &event, &alike).await;
    assert_eq!(asked.status.as_u16(), 422);
    assert!(asked.text().contains("同じ方がすでに登録されているかもしれません") && asked.text().contains("受付番号1"));
    assert_eq!(app.people(&event).await.len(), 1);
    // Enter presses the form's first button: it must not declare anybody another person.
    assert_eq!(asked.all("main form button")[0], "登録する");
    let another = asked.attributes("button[name=another]", "value").remove(0);
    let added = send(&mut desk, &event, &asked, &[("another", &another)]).await;
    assert!(added.leads_to().ends_with("/new?added=2"), "{:?}", added.location);
    // One address and one reading are one person, whatever is said.
    let reading = YAMADA.iter().find(|(name, _)| *name == "furigana").unwrap().1;
    let taken = [
        ("name", "佐藤"),
        ("furigana", reading),
        ("profession", "doctor"),
        ("mail", "YAMADA@example.jp"),
        ("another", "yes"),
    ];
    let refused = add(&mut desk, &event, &taken).await;
    assert!(refused.all(".error-summary li")[0].contains("受付番号1で登録済み"));
    assert_eq!(app.mail_kinds().await, ["confirmation"]);
    assert_eq!(app.people(&event).await.len(), 2);
    // At another workplace it is another person.
    let elsewhere = [&YAMADA[..], &[("workplace", "けやき台病院")]].concat();
    add(&mut desk, &event, &elsewhere).await.leads_to();
});

story!(the_last_seat_is_added_by_hand_once, |app| {
    let event = app.event_for(3).await;
    let mut desk = app.desk().await;
    let mut forms = Vec::new();
    for _ in 0..8 {
        forms.push(desk.get(&format!("{}/new", list(&event))).await);
    }
    let mut tasks = Vec::new();
    for (number, form) in forms.into_iter().enumerate() {
        let (mut desk, event) = (desk.clone(), event.clone());
        tasks.push(tokio::spawn(async move {
            let furigana = "あ".repeat(number + 1);
            let typed = [("name", "山田"), ("furigana", furigana.as_str()), ("profession", "doctor")];
            send(&mut desk, &event, &form, &typed).await
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    assert_eq!(answers.iter().filter(|answer| answer.status.as_u16() == 303).count(), 3);
    let full: Vec<_> = answers.iter().filter(|answer| answer.status.as_u16() == 422).collect();
    assert_eq!(full.len(), 5);
    assert!(full.iter().all(|answer| answer.text().contains("満席です（定員3名）")));
    assert!(full[0].form("main form")["furigana"].starts_with('あ'));
    assert_eq!(app.people(&event).await.len(), 3);
    assert_eq!(app.event_now(&event).await.seats_taken, 3);
    // Told before anything is typed, and one more is let in where the organiser says so.
    let form = desk.get(&format!("{}/new", list(&event))).await;
    assert!(form.text().contains("定員を4名に増やして登録する"), "{}", form.text());
    let raised = [&YAMADA[..], &[("raise", "yes")]].concat();
    send(&mut desk, &event, &form, &raised).await.leads_to();
    let now = app.event_now(&event).await;
    assert_eq!((now.seats_taken, now.details.capacity), (4, 4));
    // Where there is room nothing is raised.
    app.change(&event, |event| event.details.capacity = 6).await;
    let another = [("name", "佐藤"), ("furigana", "さとう"), ("profession", "doctor"), ("raise", "yes")];
    add(&mut desk, &event, &another).await.leads_to();
    assert_eq!(app.event_now(&event).await.details.capacity, 6);
});

story!(a_registration_is_changed_with_the_same_check, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let other = app.register(&event, 2).await;
    let mut desk = app.desk().await;
    let path = format!("{}/{}/edit", list(&event), one.id);
    let form = desk.get(&path).await;
    let mut values = form.form("main form");
    assert_eq!(values["name"], one.applicant.name);
    let post = async |desk: &mut Browser, values: &std::collections::BTreeMap<String, String>| {
        let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        desk.post(&path, &values).await
    };
    values.insert("furigana".into(), "山田".into());
    let refused = post(&mut desk, &values).await;
    assert_eq!((refused.status.as_u16(), refused.form("main form")["furigana"].as_str()), (422, "山田"));
    values.insert("furigana".into(), other.applicant.furigana.clone());
    values.insert("mail".into(), "PERSON2@example.jp".into());
    let taken = post(&mut desk, &values).await;
    assert!(taken.all(".error-summary li")[0].contains(&format!("受付番号{}で登録済み", other.number)));
    values.insert("furigana".into(), "カワカミ".into());
    values.insert("mail".into(), "new@example.jp".into());
    app.pass(chrono::TimeDelta::minutes(1));
    let saved = post(&mut desk, &values).await;
    let detail = desk.get(saved.leads_to()).await.text();
    assert!(
        detail.contains("内容を変更しました（ふりがな、メールアドレス）") && detail.contains("小金井 花子さん"),
        "{detail}"
    );
    // A second organiser who had opened the form before is told, and nothing is overwritten.
    values.insert("furigana".into(), "かわかみ".into());
    values.insert("phone".into(), "042-000-9999".into());
    let late = post(&mut desk, &values).await;
    assert!(late.status.as_u16() == 409 && late.text().contains("ほかの担当者が内容を変更しました"));
    let stored = app.people(&event).await.remove(0).applicant;
    assert_eq!((stored.furigana.as_str(), &stored.phone), ("かわかみ", &one.applicant.phone));
    // The difference is shown, everything typed stays, and saving once more is a way on.
    assert_eq!(late.all(".desk-compare tbody th"), ["電話番号"]);
    assert_eq!(late.all(".desk-compare tbody td")[1], "042-000-9999");
    let kept = late.form("main form");
    assert_eq!(kept["phone"], "042-000-9999");
    post(&mut desk, &kept).await.leads_to();
    let stored = app.people(&event).await.remove(0).applicant;
    assert_eq!(stored.phone.unwrap().as_str(), "042-000-9999");
});

story!(a_cancelled_seat_is_free_and_comes_back_only_while_it_is, |app| {
    let event = app.event_for(1).await;
    let one = app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let path = format!("{}/{}", list(&event), one.id);
    let ask = desk.get(&format!("{path}/cancel")).await;
    assert_eq!(ask.heading(), "申込の取り消し");
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Confirmed]);
    let done = desk.post(&format!("{path}/cancel"), &[("send_mail", "yes")]).await;
    let detail = desk.get(done.leads_to()).await;
    assert!(detail.text().contains("申込を取り消しました") && detail.text().contains("取り消しのお知らせ"));
    desk.post(&format!("{path}/cancel"), &[("send_mail", "yes")]).await.leads_to();
    assert_eq!(app.mail_kinds().await, ["cancellation"]);
    assert_eq!(app.event_now(&event).await.seats_taken, 0);

    desk.post(&format!("{path}/restore"), &[]).await.leads_to();
    desk.post(&format!("{path}/restore"), &[]).await.leads_to();
    assert_eq!(app.event_now(&event).await.seats_taken, 1);
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Confirmed]);

    desk.post(&format!("{path}/cancel"), &[]).await.leads_to();
    app.register(&event, 2).await;
    let full = desk.post(&format!("{path}/restore"), &[]).await;
    assert!(full.status.as_u16() == 422 && full.text().contains("満席のため、元に戻せません"));
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Cancelled, RegistrationStatus::Confirmed]);
    let mut noted = app.audited().await;
    noted.sort();
    assert_eq!(noted, ["registration.cancel", "registration.cancel", "registration.restore"]);
});

story!(nobody_comes_back_to_a_training_that_is_called_off, |app| {
    let event = app.event_for(5).await;
    let one = app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let path = format!("{}/{}", list(&event), one.id);
    desk.post(&format!("{path}/cancel"), &[]).await.leads_to();
    app.change(&event, |event| event.status = EventStatus::Cancelled).await;
    let refused = desk.post(&format!("{path}/restore"), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("この研修会は中止になっているため、元に戻せません"), "{}", refused.text());
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Cancelled]);
    assert_eq!(app.event_now(&event).await.seats_taken, 0);
});

story!(registrations_of_a_training_that_is_called_off_stay_as_they_stood, |app| {
    let event = app.event_for(5).await;
    let one = app.register(&event, 1).await;
    app.change(&event, |event| event.status = EventStatus::Cancelled).await;
    let mut desk = app.desk().await;
    let refused = desk.post(&format!("{}/{}/cancel", list(&event), one.id), &[("send_mail", "yes")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("申込の取消は必要ありません"), "{}", refused.text());
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Confirmed]);
    assert!(app.mail_kinds().await.is_empty());
});

story!(a_cancelled_person_who_applied_again_is_not_restored, |app| {
    let event = app.event_for(5).await;
    let one = app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let path = format!("{}/{}", list(&event), one.id);
    desk.post(&format!("{path}/cancel"), &[]).await.leads_to();
    let again = app.register(&event, 1).await;
    let refused = desk.post(&format!("{path}/restore"), &[]).await;
    assert!(refused.status.as_u16() == 422);
    assert!(refused.text().contains(&format!("受付番号{}で登録された", again.number)));
    assert_eq!(app.event_now(&event).await.seats_taken, 1);
});

story!(the_list_is_searched_filtered_sorted_and_counted, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    for (name, furigana, profession) in [
        ("渡辺 凛", "わたなべ りん", "doctor"),
        ("髙橋 修", "たかはし おさむ", "pharmacist"),
        ("がとう 健", "がとう けん", "doctor"),
        ("加藤 愛", "かとう あい", "doctor"),
    ] {
        let typed = [("name", name), ("furigana", furigana), ("profession", profession), ("workplace", "けやき台病院")];
        add(&mut desk, &event, &typed).await.leads_to();
    }
    let cancelled = app.people(&event).await[2].id;
    desk.post(&format!("{}/{cancelled}/cancel", list(&event)), &[]).await.leads_to();
    let names = |page: &Answer| page.all("main table tbody th");
    let page = desk.get(&list(&event)).await;
    assert_eq!(names(&page), ["渡辺 凛", "髙橋 修", "がとう 健", "加藤 愛"]);
    assert_eq!(page.all(".regs-sums dd"), ["3名", "1名", "60名（残り57席）"]);
    let counts = page.all(".regs-mix li");
    assert!(counts[0].ends_with("医師 2名") && counts[1].ends_with("薬剤師 1名"), "{counts:?}");
    assert_eq!(page.attributes(".regs-mix rect", "width"), ["666", "333"]);
    let sorted = desk.get(&format!("{}?sort=furigana", list(&event))).await;
    assert_eq!(names(&sorted), ["加藤 愛", "がとう 健", "髙橋 修", "渡辺 凛"]);
    let sorted = desk.get(&format!("{}?sort=profession", list(&event))).await;
    assert_eq!(names(&sorted), ["加藤 愛", "がとう 健", "渡辺 凛", "髙橋 修"]);
    let doctors = desk.get(&format!("{}?profession=doctor&status=confirmed", list(&event))).await;
    assert_eq!(names(&doctors), ["渡辺 凛", "加藤 愛"]);

    for typed in ["タカハシ", "ﾀｶﾊｼ", "たかはしおさむ", "髙橋"] {
        let found = desk.post(&list(&event), &[("q", typed), ("sort", "furigana")]).await;
        // A name never stands in an address.
        assert_eq!(found.leads_to(), format!("{}?sort=furigana&search=1", list(&event)));
        let found = desk.get(found.leads_to()).await;
        assert_eq!(names(&found), ["髙橋 修"], "{typed}");
        assert_eq!(found.attributes("#q", "value"), [typed]);
    }
    assert_eq!(names(&desk.get(&list(&event)).await).len(), 4);
    let everybody = desk.post(&list(&event), &[("q", " ")]).await;
    assert_eq!(everybody.leads_to(), list(&event));
});

story!(what_the_office_notes_of_a_person_is_kept_and_not_theirs, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let path = format!("{}/{}", list(&event), one.id);
    let page = desk.get(&path).await;
    assert_eq!(page.heading(), one.applicant.name, "a person's page is called by the person");
    let noted = desk.post(&format!("{path}/note"), &[("note", " 車いすで参加\r\n折り返し電話 \u{200b}")]).await;
    assert!(noted.leads_to().ends_with("?done=noted"));
    assert_eq!(app.people(&event).await[0].note.lines().collect::<Vec<_>>()[..1], ["車いすで参加"]);
    assert!(desk.get(&path).await.form(".regs-note-form")["note"].contains("折り返し電話"));
    let long = "あ".repeat(501);
    let refused = desk.post(&format!("{path}/note"), &[("note", &long)]).await;
    assert_eq!((refused.status.as_u16(), refused.form(".regs-note-form")["note"].len()), (422, long.len()));
    assert!(app.people(&event).await[0].note.starts_with("車いす"));
    let viewer = app.organiser(Role::Viewer).await;
    let mut viewer = app.browser_of(&viewer).await;
    assert_eq!(viewer.post(&format!("{path}/note"), &[("note", "x")]).await.status, 403);
    assert!(viewer.get(&path).await.text().contains("車いすで参加"));
});

story!(the_list_has_columns_filters_and_several_people_at_once, |app| {
    let event = app.event_for(60).await;
    let mut desk = app.desk().await;
    let (yes, no) = (("facilitator", "yes"), ("facilitator", ""));
    for (name, furigana, facilitator, arrangement, topic) in [
        ("渡辺 凛", "わたなべ りん", yes, "", "面会制限と看取り"),
        ("髙橋 修", "たかはし おさむ", no, "車いす", ""),
        ("加藤 愛", "かとう あい", yes, "手話", "予防接種\n面会制限と看取り"),
    ] {
        let typed = [
            ("name", name),
            ("furigana", furigana),
            ("profession", "doctor"),
            facilitator,
            ("arrangement", arrangement),
            ("topic", topic),
        ];
        add(&mut desk, &event, &typed).await.leads_to();
    }
    crate::tests::seating::seat(app, &event, 2).await;
    let names = |page: &Answer| page.all("main table tbody th");
    for (asked, found) in [
        ("facilitator=yes", vec!["渡辺 凛", "加藤 愛"]),
        ("arrangement=yes", vec!["髙橋 修", "加藤 愛"]),
        ("facilitator=yes&arrangement=yes&sort=furigana", vec!["加藤 愛"]),
        ("topic=%E9%9D%A2%E4%BC%9A", vec!["渡辺 凛", "加藤 愛"]),
        ("topic=%25", vec![]),
        ("table=none", vec![]),
    ] {
        assert_eq!(names(&desk.get(&format!("{}?{asked}", list(&event))).await), found, "{asked}");
    }
    let tables = ["1", "2"].map(|table| format!("{}?table={table}", list(&event)));
    let mut seated = Vec::new();
    for (number, path) in (1..).zip(&tables) {
        let page = desk.get(path).await;
        assert!(page.all("td.people__table").iter().all(|cell| *cell == number.to_string()), "{path}");
        seated.extend(names(&page));
    }
    assert_eq!(seated.len(), 3, "everybody is at one table: {seated:?}");

    // Columns are remembered, and so is the list to which a person's page leads back.
    let there = format!("{}?facilitator=yes", list(&event));
    desk.get(&there).await;
    let columns = [("column", "note"), ("column", "phone")];
    assert_eq!(desk.post(&format!("{}/columns", list(&event)), &columns).await.leads_to(), there);
    let page = desk.get(&there).await;
    assert_eq!(page.all("main table thead th"), ["番号", "氏名", "電話番号", "メモ", "状態"]);
    let person = page.attributes("main table a", "href").remove(0);
    assert!(desk.get(&person).await.attributes(".desk-back a", "href").contains(&there));

    // What is filtered is exported, and nobody else.
    let file = desk.get(&page.attributes(".regs-line__files a", "href")[1]).await;
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains("渡辺 凛") && text.contains("加藤 愛") && !text.contains("髙橋 修"), "{text}");
    let chosen = format!("{}/chosen", list(&event));
    let file = desk.post(&chosen, &[("chosen", "2"), ("act", "csv")]).await;
    assert!(String::from_utf8(file.bytes.clone()).unwrap().contains("髙橋 修"));

    // Several are cancelled at once, after a page that asks.
    let several = [("chosen", "1"), ("chosen", "3"), ("act", "cancel")];
    let ask = desk.post(&chosen, &several).await;
    assert_eq!((ask.status.as_u16(), ask.heading().as_str()), (200, "2名の申込の取り消し"));
    assert_eq!(app.event_now(&event).await.seats_taken, 3, "it only asks");
    let done = desk.post(&chosen, &[&several[..], &[("sure", "yes")]].concat()).await;
    assert!(desk.get(done.leads_to()).await.text().contains("2名の申込を取り消しました"));
    assert_eq!(app.event_now(&event).await.seats_taken, 1);
    let viewer = app.organiser(Role::Viewer).await;
    let mut viewer = app.browser_of(&viewer).await;
    assert_eq!(viewer.post(&chosen, &[("chosen", "2"), ("act", "cancel"), ("sure", "yes")]).await.status, 403);
    assert_eq!(app.event_now(&event).await.seats_taken, 1);
});

story!(viewers_look_and_strangers_find_nothing, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let (list, path) = (list(&event), format!("{}/{}", list(&event), one.id));
    let viewer = app.organiser(Role::Viewer).await;
    let mut viewer = app.browser_of(&viewer).await;
    for look in [&list, &path] {
        let page = viewer.get(look).await;
        assert_eq!(page.status.as_u16(), 200);
        assert_eq!(
            page.attributes("main a.button, main form:not([role=search], .people-form, .regs-columns__form)", "class"),
            Vec::<String>::new()
        );
    }
    assert_eq!(viewer.post(&list, &[("q", "よしだ")]).await.status.as_u16(), 303);
    let import = format!("/desk/events/{}/import", event.id);
    for change in [format!("{list}/new"), format!("{path}/edit"), format!("{path}/cancel"), import.clone()] {
        assert_eq!(viewer.get(&change).await.status.as_u16(), 403, "{change}");
        assert_eq!(viewer.post(&change, &[]).await.status.as_u16(), 403, "{change}");
    }
    assert_eq!(viewer.post(&format!("{path}/restore"), &[]).await.status.as_u16(), 403);

    let elsewhere = found_organisation(&app.world, "ほかの市").await.unwrap();
    let stranger = Organiser { organisation: elsewhere, ..app.organiser(Role::Owner).await };
    let stranger = app.member_of(&stranger).await;
    let mut stranger = app.browser_of(&stranger).await;
    for page in
        [list.clone(), format!("{list}/new"), path.clone(), format!("{path}/edit"), format!("{path}/cancel"), import]
    {
        assert_eq!(stranger.get(&page).await.status.as_u16(), 404, "{page}");
    }
    let typed = [&YAMADA[..], &[("receipt", "x"), ("seen", "0")]].concat();
    for page in [format!("{list}/new"), format!("{path}/edit"), format!("{path}/cancel"), format!("{path}/restore")] {
        assert_eq!(stranger.post(&page, &typed).await.status.as_u16(), 404, "{page}");
    }
    assert_eq!(app.statuses(&event).await, [RegistrationStatus::Confirmed]);
    assert_eq!(app.browser().get(&list).await.status.as_u16(), 303);
});

impl TestApp {
    /// The same organiser as another person of another organisation.
    async fn member_of(&self, like: &Organiser) -> Organiser {
        let id: uuid::Uuid = self.world.new_id();
        let organiser = Organiser { id: id.into(), mail: format!("{id}@example.jp"), ..like.clone() };
        let transaction = self.world.db.write().await.unwrap();
        let now = self.world.now();
        crate::infra::db::organisers::insert(&transaction, &organiser, &organiser.mail, "-", now).await.unwrap();
        crate::infra::db::commit(transaction).await.unwrap();
        organiser
    }
}
