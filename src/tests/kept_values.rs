//! A stored value that the program would not take today is shown, and is overwritten only by a new
//! one.

use super::event_sessions::by_hand;
use super::{Browser, TestApp, story};
use crate::infra::db::entity::registration;
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeMap;

async fn row(app: &TestApp) -> registration::Model {
    registration::Entity::find()
        .order_by_asc(registration::Column::Number)
        .one(app.world.db.read())
        .await
        .unwrap()
        .unwrap()
}

/// Opens the form, changes what is `typed`, and saves.
async fn edit(desk: &mut Browser, path: &str, typed: &[(&str, &str)]) -> (BTreeMap<String, String>, u16) {
    let shown = desk.get(path).await.form("main form");
    let mut values = shown.clone();
    values.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    (shown, desk.post(path, &values).await.status.as_u16())
}

story!(what_cannot_be_read_any_more_outlasts_the_edit_of_another_field, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/registrations/{}", event.id, one.id);
    by_hand(
        app,
        &["update registration set phone = '内線 42', mail = 'taro at home', mail_normalised = 'taro at home', \
           years = 'from_20'"],
    )
    .await;
    let page = desk.get(&path).await.text();
    assert!(page.contains("内線 42") && page.contains("taro at home"), "{page}");
    app.pass(chrono::TimeDelta::minutes(1));
    let (shown, status) = edit(&mut desk, &format!("{path}/edit"), &[("furigana", "よしだ はなこ")]).await;
    assert_eq!((shown["phone"].as_str(), shown["mail"].as_str(), status), ("内線 42", "taro at home", 303));
    let stored = row(app).await;
    assert_eq!((stored.furigana.as_str(), stored.phone.as_str()), ("よしだ はなこ", "内線 42"));
    assert_eq!((stored.mail.as_deref(), stored.years.as_deref()), (Some("taro at home"), Some("from_20")));
    // The desk's other acts keep it, too.
    for act in ["cancel", "restore"] {
        assert_eq!(desk.post(&format!("{path}/{act}"), &[]).await.status, 303);
        let stored = row(app).await;
        assert_eq!((stored.phone.as_str(), stored.mail.as_deref()), ("内線 42", Some("taro at home")));
        assert_eq!(stored.years.as_deref(), Some("from_20"));
    }
    // What is typed anew is checked.
    assert_eq!(edit(&mut desk, &format!("{path}/edit"), &[("phone", "内線 43")]).await.1, 422);
    assert_eq!(edit(&mut desk, &format!("{path}/edit"), &[("phone", "042-388-1111")]).await.1, 303);
    assert_eq!(row(app).await.phone, "042-388-1111");
});
