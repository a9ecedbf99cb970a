//! The organiser's own texts in English, and the Japanese ones where there are none.

use super::public_apply::{filled, send};
use super::samples::good_form;
use super::story;
use crate::domain::event::EventDetails;
use crate::domain::event_texts::EnglishTexts;

story!(english_texts_are_shown_to_english_readers_and_the_rest_is_marked_as_japanese, |app| {
    let english = EnglishTexts {
        title: "Interprofessional training 2023".into(),
        description: "A training with **group work**.".into(),
        privacy_text: "We use your data for this training only.".into(),
        ..EnglishTexts::default()
    };
    let event = app.publish(EventDetails { english, ..app.workshop() }).await;
    let mut browser = app.browser();
    let page = browser.get(&format!("/en/events/{}", event.code)).await;
    assert_eq!(page.heading(), "Interprofessional training 2023");
    assert!(page.attributes("h1", "lang").is_empty(), "the page's own language");
    assert!(page.all(".prose strong").contains(&"group work".to_owned()));
    assert_eq!(page.all(".event__theme [lang=ja]"), ["アフターコロナ、コロナ禍で学んだこと"], "there is no other");
    assert_eq!(page.all(".notices[lang=ja] li"), ["マスクの着用にご協力ください。"]);
    assert_eq!(page.all(".privacy-text"), ["We use your data for this training only."]);
    assert!(page.text().contains("Interprofessional training 2023"));
    let ours = browser.get(&format!("/events/{}", event.code)).await;
    assert_eq!(ours.heading(), "令和5年度 多職種連携研修会");
    assert!(!ours.text().contains("Interprofessional") && ours.attributes("main [lang]", "lang").is_empty());

    for (list, title) in [("/en", ".event-card__title"), ("/en/events", ".past-events a")] {
        let page = browser.get(list).await;
        assert_eq!(page.all(title), ["Interprofessional training 2023"], "{list}");
        assert!(page.attributes(title, "lang").is_empty(), "{list}");
    }
    assert_eq!(browser.get("/en/events?q=interprofessional").await.all(".past-events a").len(), 1);

    // The form, its confirmation, the page after it, the mail and its calendar.
    let path = format!("/en/events/{}/apply", event.code);
    let form = browser.get(&path).await;
    assert_eq!(form.all(".page-caption"), ["Interprofessional training 2023"]);
    assert_eq!(form.all(".privacy-text:not([lang])"), ["We use your data for this training only."]);
    let mut fields = form.form("form.apply");
    fields.extend(filled(&good_form(3)));
    let check = send(&mut browser, &path, "check", &fields).await;
    assert_eq!(check.all(".page-caption"), ["Interprofessional training 2023"]);
    let sent = send(&mut browser, &path, "submit", &check.form("main form")).await;
    assert_eq!(browser.get(sent.leads_to()).await.all(".page-caption"), ["Interprofessional training 2023"]);
    let mail = app.mails().await.remove(0);
    assert_eq!(mail.subject, "[Registered] Interprofessional training 2023 (6 September)");
    assert!(mail.body.contains("Interprofessional training 2023\n"), "{}", mail.body);
    assert!(mail.calendar.unwrap().contains("SUMMARY:Interprofessional training 2023"));
});

story!(english_texts_are_typed_in_a_part_of_the_form_that_is_folded_away, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/edit", event.id);
    let form = desk.get(&path).await;
    assert_eq!(form.all("details summary"), ["英語の案内（任意）"]);
    assert!(form.attributes("main details", "open").is_empty(), "folded away while there is nothing");
    let mut fields = form.form("form.desk-form");
    for (name, text) in [("title_en", " Training "), ("privacy_text_en", "Only for this training."), ("theme_en", "")] {
        fields.insert(name.into(), text.into());
    }
    let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&path, &pairs).await.leads_to();
    let stored = app.stored(&event).await;
    assert_eq!(stored.details.english.title, "Training");
    assert_eq!(stored.privacy_version, 2, "what is consented to in English is a new wording, too");
    let again = desk.get(&path).await;
    assert_eq!(again.attributes("main details", "open").len(), 1);
    assert_eq!(again.form("form.desk-form")["title_en"], "Training");

    // A fault in it opens it.
    fields.insert("title_en".into(), "x".repeat(101));
    fields.insert("version".into(), stored.version.to_string());
    let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = desk.post(&path, &pairs).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("研修会名（英語）"), "{}", refused.text());
    assert_eq!(refused.attributes("main details", "open").len(), 1);
});
