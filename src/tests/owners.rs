//! An owner is always left, and where none is, the operator lets one in.

use super::sign_in::PASSWORD;
use super::{Storage, TestApp, story};
use crate::app::colleagues::{OwnerError, set_disabled};
use crate::app::{World, first_run, invite};
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::{commit, organisers};
use crate::infra::system::{SystemClock, SystemRandom};
use std::sync::Arc;

async fn can_sign_in(app: &TestApp, organiser: &Organiser) -> bool {
    organisers::active(app.world.db.read(), organiser.id).await.unwrap().is_some()
}

story!(whoever_was_stopped_a_moment_ago_does_nothing_more, |app| {
    let (one, other) = (app.organiser(Role::Owner).await, app.organiser(Role::Owner).await);
    let (world, token) = (&app.world, app.world.new_secret().hash());
    set_disabled(world, &one, other.id, true).await.unwrap();
    // The request of the other had passed the door by then.
    let stopped = set_disabled(world, &other, one.id, true).await;
    assert!(matches!(stopped, Err(OwnerError::NotOwner)), "{stopped:?}");
    assert!(matches!(invite::invite(world, &other, Role::Owner, "").await, Err(OwnerError::NotOwner)));
    assert!(matches!(invite::revoke(world, &other, &token).await, Err(OwnerError::NotOwner)));
    assert!(can_sign_in(app, &one).await);
});

story!(a_session_of_somebody_who_was_stopped_is_none, |app| {
    let one = app.organiser(Role::Editor).await;
    let mut desk = app.desk_of(&one).await;
    assert_eq!(desk.get("/desk").await.status, 200);
    // As where the session began a moment after all of them were ended.
    let transaction = app.world.db.write().await.unwrap();
    organisers::set_disabled(&transaction, app.organisation, one.id, Some(app.world.now())).await.unwrap();
    commit(transaction).await.unwrap();
    assert_eq!(desk.get("/desk").await.leads_to(), "/desk/sign-in?back=%2Fdesk");
});

story!(of_two_owners_who_stop_each_other_at_once_one_is_left, |app| {
    for _ in 0..12 {
        let (one, other) = (app.organiser(Role::Owner).await, app.organiser(Role::Owner).await);
        let stops = [(one.clone(), other.clone()), (other.clone(), one.clone())].map(|(by, whom)| {
            let world = app.world.clone();
            tokio::spawn(async move { set_disabled(&world, &by, whom.id, true).await.is_ok() })
        });
        let mut done = 0;
        for stop in stops {
            done += usize::from(stop.await.unwrap());
        }
        let left = usize::from(can_sign_in(app, &one).await) + usize::from(can_sign_in(app, &other).await);
        assert_eq!((done, left), (1, 1));
    }
});

story!(the_operator_lets_an_owner_in_where_none_is_left, |app| {
    let last = app.member("hanako@example.jp", Role::Owner).await;
    app.organiser(Role::Editor).await;
    assert!(first_run::invite_first_organiser(&app.world).await.unwrap().is_none());
    let transaction = app.world.db.write().await.unwrap();
    let now = Some(app.world.now());
    assert!(organisers::set_disabled(&transaction, app.organisation, last.id, now).await.unwrap());
    commit(transaction).await.unwrap();
    let at_start = first_run::invite_first_organiser(&app.world).await.unwrap();
    let by_command = first_run::invite_owner(&app.world).await.unwrap();
    let mails = ["jiro@example.jp", "saburo@example.jp"];
    for (link, mail) in [at_start.expect("nobody can sign in as an owner"), by_command].into_iter().zip(mails) {
        let mut browser = app.browser();
        let path = format!("/desk/invitation/{}", link.reveal());
        assert!(!browser.get(&path).await.form("main form").contains_key("organisation"), "it has its name");
        let typed = [("name", "次郎"), ("mail", mail), ("password", PASSWORD), ("password_again", PASSWORD)];
        assert_eq!(browser.post(&path, &typed).await.leads_to(), "/desk");
        assert_eq!(browser.get("/desk/organisers").await.status, 200);
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn processes_that_start_at_once_found_one_organisation_and_each_has_a_link() {
    for storage in [Storage::Sqlite, Storage::Postgres] {
        let app = TestApp::start_empty(storage).await;
        let starts = [(); 6].map(|()| {
            let settings = app.world.settings.clone();
            let world = World::new(app.world.db.clone(), settings, Arc::new(SystemClock), Arc::new(SystemRandom));
            tokio::spawn(async move { first_run::invite_first_organiser(&world).await.unwrap().unwrap() })
        });
        let mut links = Vec::new();
        for start in starts {
            links.push(format!("/desk/invitation/{}", start.await.unwrap().reveal()));
        }
        assert_eq!(organisers::organisations(app.world.db.read()).await.unwrap().len(), 1, "{storage:?}");
        for link in &links {
            assert_eq!(app.browser().get(link).await.status, 200, "{storage:?}");
        }
        let typed = [
            ("organisation", "支援室"),
            ("name", "花子"),
            ("mail", "hanako@example.jp"),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ];
        app.browser().post(&links[0], &typed).await.leads_to();
        for link in &links {
            assert_eq!(app.browser().get(link).await.status, 410, "{storage:?}: nobody needs it any more");
        }
        app.stop().await;
    }
}
