//! The audit: whoever acts is noted, and what a later version noted is still read.

use super::story;
use crate::app::audit::note;
use crate::domain::actor::Actor;
use crate::domain::audit::{Action, NotedBy, Record, Stored};
use crate::domain::organiser::Role;
use crate::infra::db::entity::audit_entry;
use crate::infra::db::{audit, commit};
use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::json;

story!(whoever_acts_is_noted, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let hanako = app.member("hanako@example.jp", Role::Owner).await;
    let record = Record::Registration(one.id);
    let organisation = app.organisation;
    let actors = [
        (Actor::from(&hanako), NotedBy::Organiser(hanako.name.clone())),
        (Actor::registrant(organisation, one.id), NotedBy::Registrant),
        (Actor::program(organisation), NotedBy::Program),
        (Actor::api_key(organisation, app.world.new_id()), NotedBy::ApiKey),
    ];
    for (actor, _) in &actors {
        let transaction = app.world.db.write().await.unwrap();
        note(&app.world, &transaction, *actor, Action::EditRegistration, record, json!({})).await.unwrap();
        commit(transaction).await.unwrap();
        app.pass(TimeDelta::seconds(1));
    }
    let noted = audit::of_record(app.world.db.read(), organisation, record).await.unwrap();
    let by: Vec<_> = noted.into_iter().map(|entry| entry.by).collect();
    assert_eq!(by, actors.map(|(_, by)| by));
    let page = app.browser_of(&hanako).await.get(&format!("/desk/events/{}/registrations/{}", event.id, one.id)).await;
    let told: Vec<_> = page.all(".regs-history li").into_iter().filter(|line| line.contains("変更しました")).collect();
    for (line, by) in told.iter().zip(["小金井 花子さん", "申込者", "円卓（自動）", "連携しているシステム"])
    {
        assert!(line.ends_with(by), "{line} does not end with {by}");
    }
    assert_eq!(told.len(), 4);
});

story!(what_a_later_version_noted_is_read_to_the_letter, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let record = Record::Registration(one.id);
    let row = audit_entry::ActiveModel {
        id: Set(app.world.new_id()),
        organisation_id: Set(app.organisation.0),
        actor_kind: Set("oracle".to_owned()),
        actor_id: Set(Some(app.world.new_id())),
        at: Set(app.world.now()),
        action: Set("registration.foresee".to_owned()),
        record_kind: Set(record.kind().to_owned()),
        record_id: Set(record.id()),
        detail: Set("{\"of\":1}".to_owned()),
    };
    let transaction = app.world.db.write().await.unwrap();
    audit_entry::Entity::insert(row).exec_without_returning(&transaction).await.unwrap();
    commit(transaction).await.unwrap();
    let noted = audit::of_record(app.world.db.read(), app.organisation, record).await.unwrap();
    assert_eq!(noted[0].action, Stored::Unknown("registration.foresee".to_owned()));
    assert_eq!((&noted[0].by, &noted[0].detail), (&NotedBy::Unknown("oracle".to_owned()), &json!({ "of": 1 })));
    let mut desk = app.desk().await;
    let page = desk.get(&format!("/desk/events/{}/registrations/{}", event.id, one.id)).await;
    assert!(page.all(".regs-history li")[1].contains("registration.foresee"));
});
