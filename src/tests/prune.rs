//! What has ended is forgotten, and nothing else.

use super::sign_in::{PASSWORD, try_to_sign_in};
use super::{TestApp, story};
use crate::app::prune::prune;
use crate::app::{invite, sign_in};
use crate::domain::organiser::Role;
use crate::infra::db::entity::{device, invitation, password_reset, sign_in_failure};
use crate::infra::db::{commit, entity, sign_ins};
use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};

/// Rows of sign-ins, failures, invitations, links for a new password, browsers.
async fn rows(app: &TestApp) -> [u64; 5] {
    let c = app.world.db.read();
    [
        entity::sign_in::Entity::find().count(c).await.unwrap(),
        sign_in_failure::Entity::find().count(c).await.unwrap(),
        invitation::Entity::find().count(c).await.unwrap(),
        password_reset::Entity::find().count(c).await.unwrap(),
        device::Entity::find().count(c).await.unwrap(),
    ]
}

story!(what_has_ended_is_forgotten_and_nothing_else, |app| {
    let hanako = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    try_to_sign_in(&mut browser, "hanako@example.jp", PASSWORD).await.leads_to();
    try_to_sign_in(&mut app.browser(), "hanako@example.jp", "wrong").await;
    invite::invite(&app.world, &hanako, Role::Viewer, "").await.unwrap();
    app.browser().post("/desk/password", &[("mail", "hanako@example.jp")]).await.leads_to();
    // Failing and asking are counted in four ways each.
    assert_eq!(rows(app).await, [1, 8, 1, 1, 1]);
    assert_eq!(prune(&app.world).await.unwrap(), 0);
    app.pass(TimeDelta::minutes(15));
    assert_eq!((prune(&app.world).await.unwrap(), rows(app).await), (8, [1, 0, 1, 1, 1]));
    app.pass(sign_in::IDLE_END - TimeDelta::minutes(15));
    assert_eq!((prune(&app.world).await.unwrap(), rows(app).await), (1, [0, 0, 1, 1, 1]));
    app.pass(TimeDelta::days(30));
    assert_eq!((prune(&app.world).await.unwrap(), rows(app).await), (1, [0, 0, 1, 0, 1]));
    app.pass(TimeDelta::days(7));
    assert_eq!((prune(&app.world).await.unwrap(), rows(app).await), (1, [0, 0, 0, 0, 1]));
    app.pass(sign_in::DEVICE_KNOWN_FOR);
    assert_eq!((prune(&app.world).await.unwrap(), rows(app).await), (1, [0; 5]));
});

story!(more_than_one_transaction_takes_is_forgotten_too, |app| {
    let hanako = app.member("hanako@example.jp", Role::Owner).await;
    let transaction = app.world.db.write().await.unwrap();
    for _ in 0..1201 {
        let hash = app.world.new_secret().hash();
        sign_ins::insert(&transaction, &hash, hanako.id, app.world.now()).await.unwrap();
    }
    commit(transaction).await.unwrap();
    app.pass(sign_in::IDLE_END);
    let mut browser = app.browser_of(&hanako).await;
    assert_eq!(prune(&app.world).await.unwrap(), 1201);
    assert_eq!(browser.get("/desk").await.status, 200);
});
