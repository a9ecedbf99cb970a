//! No text of anybody's stands in what is stored of tables: whoever is deleted from the
//! registrations leaves none behind.

use super::confirm;
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails};
use crate::infra::db::commit;
use crate::infra::db::entity::{rotation, seating, seating_outlook};
use crate::tests::{TestApp, story};
use sea_orm::EntityTrait;

async fn talkers(app: &TestApp, event: &Event) -> Vec<ApplicationForm> {
    let mut forms = Vec::new();
    for number in 0..24 {
        let form = ApplicationForm {
            name: format!("山本 太郎{number}"),
            furigana: "やまもと たろう".into(),
            profession: if number % 3 == 0 { "other".into() } else { "doctor".into() },
            profession_other: if number % 3 == 0 { "柔道整復師".into() } else { String::new() },
            workplace: format!("ひかり診療所{}", number % 2),
            topic: "看取りの相談".into(),
            mail: format!("taro{number}@example.jp"),
            arrangement: "車いすを使用".into(),
            ..Default::default()
        };
        confirm(app, event, form.clone()).await;
        forms.push(form);
    }
    forms
}

story!(what_is_stored_of_tables_holds_no_text_of_anybody_s, |app| {
    let event = app.published_event().await;
    let forms = talkers(app, &event).await;
    let mut desk = app.desk().await;
    let page = |name: &str| format!("/desk/events/{}/{name}", event.id);
    let form = [("action", "seat"), ("rule", "tables"), ("tables", "4"), ("topics", "spread")];
    desk.post(&page("seating"), &form).await.leads_to();
    desk.post(&page("seating"), &[("action", "advice")]).await.leads_to();
    let rounds = [("number", "0"), ("rounds", "3"), ("tables", "4")];
    desk.post(&page("rotation"), &rounds).await.leads_to();

    let c = app.world.db.read();
    let seating = seating::Entity::find().one(c).await.unwrap().unwrap();
    let rotation = rotation::Entity::find().one(c).await.unwrap().unwrap();
    let outlook = seating_outlook::Entity::find().one(c).await.unwrap().unwrap();
    for (what, json) in [
        ("seating", seating.settings + &seating.certificate),
        ("rotation", rotation.settings + &rotation.certificate),
        ("outlook", outlook.outlook),
    ] {
        assert!(json.len() > 200, "{what}: {json}");
        for form in &forms {
            for text in [
                form.name.as_str(),
                &form.furigana,
                &form.workplace,
                &form.topic,
                &form.mail,
                &form.arrangement,
                "山本",
                "柔道整復師",
                "ひかり",
            ] {
                assert!(!json.contains(text), "{what} holds {text}: {json}");
            }
        }
        assert!(json.is_ascii(), "{what} holds words: {json}");
    }

    // And yet the pages say what the numbers are called.
    let shown = desk.get(&page("seating")).await.text();
    for words in ["柔道整復師", "ひかり診療所0", "「看取りの相談」"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(desk.get(&page("rotation")).await.text().contains("ひかり診療所0"));
});

story!(an_event_of_a_hundred_thousand_is_told_so_and_nobody_is_read, |app| {
    let event = app.publish(EventDetails { capacity: 200_000, ..app.workshop() }).await;
    let transaction = app.world.db.write().await.unwrap();
    assert!(app.take_seats(&mut app.lock(&transaction, &event).await, 100_000).await);
    commit(transaction).await.unwrap();
    let mut desk = app.desk().await;
    let page = |name: &str| format!("/desk/events/{}/{name}", event.id);
    for name in ["seating", "rotation"] {
        let shown = desk.get(&page(name)).await;
        assert_eq!(shown.status.as_u16(), 200);
        assert!(shown.text().contains("一度に班分けできるのは5000名まで"), "{}", shown.text());
        assert!(shown.all("form.seat-form").is_empty());
    }
    let seat = desk.post(&page("seating"), &[("action", "seat"), ("rule", "seats"), ("tables", "6")]).await;
    assert_eq!(seat.status.as_u16(), 422);
    assert!(seat.text().contains("今は100000名"), "{}", seat.text());
    assert_eq!(desk.get(&page("papers")).await.status.as_u16(), 200);
});
