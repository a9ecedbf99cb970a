//! What people type into the form: whatever a device, a copy or another alphabet brings along.

use super::public_apply::{apply, filled, registered, send, to_check};
use super::{samples::good_form, story};
use crate::domain::application::ApplicationForm;

story!(a_person_without_a_japanese_name_applies_in_both_languages, |app| {
    let event = app.published_event().await;
    let names = ["Nguyễn Thị Lan", "マリア＝サントス", "ヨ－コ", "O’Brien", "Jean-Luc Đặng", "Müller"];
    for (number, name) in names.into_iter().enumerate() {
        let form = ApplicationForm { name: name.into(), furigana: String::new(), ..good_form(number) };
        assert_eq!(apply(app, &event, &form).await.heading(), "お申し込みの内容を受け取りました");
    }
    let mut browser = app.browser();
    let path = format!("/en/events/{}/apply", event.code);
    let page = browser.get(&path).await;
    assert!(!page.text().contains("なし") && !page.text().contains("やまだ"), "{}", page.text());
    let mut fields = page.form("form.apply");
    let form = ApplicationForm {
        name: "Anne Smith".into(),
        furigana: String::new(),
        workplace: "none".into(),
        ..good_form(9)
    };
    fields.extend(filled(&form));
    let check = send(&mut browser, &path, "check", &fields).await;
    assert_eq!((check.status.as_u16(), check.heading().as_str()), (200, "Check your application"));
    let readings: Vec<String> = registered(app, &event).await.into_iter().map(|one| one.applicant.furigana).collect();
    assert_eq!(readings, ["Nguyễn Thị Lan", "まりあ＝さんとす", "よーこ", "O'Brien", "Jean-Luc Đặng", "Müller"]);
});

story!(a_name_of_another_script_is_taken_and_its_reading_asked_for_in_words, |app| {
    let event = app.published_event().await;
    let asked = ["Kim Minsu", "ローマ字"];
    for (number, name) in ["Иванов Пётр", "김민수", "王小明"].into_iter().enumerate() {
        for (language, word) in ["/en", ""].into_iter().zip(asked) {
            let mut browser = app.browser();
            let path = format!("{language}/events/{}/apply", event.code);
            let mut fields = browser.get(&path).await.form("form.apply");
            let form = ApplicationForm { name: name.into(), furigana: name.into(), ..good_form(number) };
            fields.extend(filled(&form));
            let refused = send(&mut browser, &path, "check", &fields).await;
            assert_eq!(refused.status, 422, "{name}");
            assert_eq!(refused.attributes(".error-summary a", "href"), ["#furigana"], "{name}");
            assert!(refused.all(".error-summary a")[0].contains(word), "{}", refused.text());
        }
        let form = ApplicationForm { name: name.into(), furigana: "Ivan".into(), ..good_form(number) };
        apply(app, &event, &form).await;
    }
    let names: Vec<_> = registered(app, &event).await.into_iter().map(|one| one.applicant.name).collect();
    assert_eq!(names, ["Иванов Пётр", "김민수", "王小明"]);
});

story!(a_doubtful_address_is_asked_about_once_and_then_taken, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let form = ApplicationForm { mail: "taro@gmail.con".into(), ..good_form(1) };
    let asked = to_check(&mut browser, &event, &form).await;
    assert_eq!(asked.status, 422);
    assert!(asked.all(".error-summary a")[0].contains("「taro@gmail.com」ではありませんか"), "{}", asked.text());
    let check = send(&mut browser, &path, "check", &asked.form("form.apply")).await;
    assert_eq!((check.status.as_u16(), check.heading().as_str()), (200, "入力内容の確認"));
    assert!(send(&mut browser, &path, "submit", &check.form("main form")).await.location.is_some());
    assert_eq!(registered(app, &event).await[0].applicant.mail.as_ref().unwrap().as_str(), "taro@gmail.con");
});

story!(text_that_was_damaged_on_its_way_is_never_stored, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let path = format!("/events/{}/apply", event.code);
    let mut fields = to_check(&mut browser, &event, &good_form(1)).await.form("main form");
    fields.remove("name");
    fields.insert("step".into(), "submit".into());
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", urlencoded(value)));
    // 「山田」 in Shift_JIS, as a browser that was told another encoding sends it.
    let body = pairs.chain(["name=%8ER%93c".to_owned()]).collect::<Vec<_>>().join("&");
    let request = browser.client().post(browser.address(&path)).header("sec-fetch-site", "same-origin");
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
    let answer = browser.send(request).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#name"]);
    assert!(answer.text().contains("読み取れない文字"), "{}", answer.text());
    let kept = answer.form("form.apply");
    assert_eq!((kept["mail"].as_str(), kept["furigana"].as_str()), ("person1@example.jp", "よしだ たろう"));
    assert!(registered(app, &event).await.is_empty());
});

fn urlencoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

story!(a_telephone_number_is_kept_as_typed_beside_the_one_that_was_found, |app| {
    let event = app.published_event().await;
    let typed = [
        ("042-111-0001（内線21）", "042-111-0001"),
        ("042-111-0002／090-1111-0002", "042-111-0002"),
        ("TEL:042.111.0003（代）", "042-111-0003"),
        ("+81 (0)90-1111-0004", "090-1111-0004"),
        ("+1 212-555-0005", "+1-212-555-0005"),
    ];
    for (number, (phone, _)) in typed.into_iter().enumerate() {
        apply(app, &event, &ApplicationForm { phone: phone.into(), ..good_form(number) }).await;
    }
    for (one, (phone, found)) in registered(app, &event).await.iter().zip(typed) {
        let stored = one.applicant.phone.as_ref().unwrap();
        assert_eq!((stored.typed(), stored.as_str()), (phone, found));
    }
    let mut browser = app.browser();
    let short = to_check(&mut browser, &event, &ApplicationForm { phone: "090-1234-567".into(), ..good_form(9) }).await;
    assert!(short.all(".error-summary a")[0].contains("桁数が足りない"), "{}", short.text());
});

story!(a_colleague_at_the_same_mailbox_is_registered_and_a_stranger_learns_nothing, |app| {
    let event = app.published_event().await;
    let first = ApplicationForm { furigana: "よしだ いちろう".into(), ..good_form(1) };
    let second = ApplicationForm { name: "佐藤 花".into(), furigana: "さとう はな".into(), ..good_form(1) };
    let third = ApplicationForm { mail: "other@example.jp".into(), ..second.clone() };
    apply(app, &event, &first).await;
    let done = apply(app, &event, &second).await;
    let fresh = apply(app, &event, &third).await;
    // The page is true for both, and tells a stranger nothing.
    assert_eq!(done.all("main li"), fresh.all("main li"));
    assert!(!done.text().contains("受け付けました"), "{}", done.text());
    assert!(done.text().contains("2023年9月6日（水）19:00〜20:45") && done.text().contains("萌え木ホール"));
    assert_eq!(registered(app, &event).await.len(), 3);
    let again = apply(app, &event, &second).await;
    assert_eq!(again.all("main li"), fresh.all("main li"));
    assert_eq!(registered(app, &event).await.len(), 3);
    let mails = app.mails().await;
    let told: Vec<_> = mails.iter().map(|mail| (mail.kind.as_str(), mail.to_name.as_str())).collect();
    let (first, second) = ("𠮷田 1郎", "佐藤 花");
    let confirmed = |name| ("confirmation", name);
    assert_eq!(told, [confirmed(first), confirmed(second), confirmed(second), ("already_registered", second)]);
});

story!(the_other_language_keeps_what_was_typed, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let (path, english) = (format!("/events/{}/apply", event.code), format!("/en/events/{}/apply", event.code));
    let page = browser.get(&path).await;
    assert_eq!(page.attributes("header button[form=application]", "formaction"), [english.as_str()]);
    let mut fields = page.form("form.apply");
    fields.extend(filled(&good_form(1)));
    let switched = send(&mut browser, &english, "edit", &fields).await;
    assert_eq!((switched.status.as_u16(), switched.heading().as_str()), (200, "Your application"));
    assert_eq!(switched.form("form.apply")["name"], "𠮷田 1郎");
    let check = to_check(&mut browser, &event, &good_form(1)).await;
    assert_eq!(check.attributes("header button[form=application]", "value"), ["check"]);
    let switched = send(&mut browser, &english, "check", &check.form("main form")).await;
    assert_eq!((switched.status.as_u16(), switched.heading().as_str()), (200, "Check your application"));
    assert!(switched.text().contains("𠮷田 1郎"));
});

story!(a_text_of_a_megabyte_comes_back_with_a_sentence, |app| {
    let event = app.published_event().await;
    let mut browser = app.browser();
    let form = ApplicationForm { topic: "長".repeat(110_000), ..good_form(1) };
    let answer = to_check(&mut browser, &event, &form).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#topic"]);
    let kept = answer.form("form.apply");
    assert_eq!((kept["topic"].chars().count(), kept["name"].as_str()), (110_000, "𠮷田 1郎"));
});
