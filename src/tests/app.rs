//! A running application of its own for each story: fresh database, a clock that stands until
//! it is set, repeatable chance.

use super::browser::Browser;
use crate::app::{World, found, sign_in};
use crate::config::Settings;
use crate::domain::chance::{Clock, Random};
use crate::domain::ids::OrganisationId;
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::{Db, commit, organisers};
use crate::web;
use chrono::{DateTime, Utc};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use sea_orm::{ConnectionTrait, Database};
use std::sync::{Arc, Mutex};
use tokio_util::sync::CancellationToken;

/// Where a story keeps its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Storage {
    Sqlite,
    Postgres,
}

/// A clock that stands until it is set.
pub(crate) struct TestClock(Mutex<DateTime<Utc>>);

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Chance that is the same in each run.
struct TestRandom(Mutex<StdRng>);

impl Random for TestRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap().fill_bytes(bytes);
    }
}

/// A running application.
pub(crate) struct TestApp {
    pub world: World,
    pub base: String,
    /// An organisation with the default professions.
    pub organisation: OrganisationId,
    clock: Arc<TestClock>,
    stop: CancellationToken,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    cleanup: Cleanup,
}

pub(crate) enum Cleanup {
    Folder(tempfile::TempDir),
    Database { server: String, name: String },
}

impl TestApp {
    /// Starts an application on a fresh database, on 2023-08-10 at noon in Tokyo.
    pub async fn start(storage: Storage) -> Self {
        let mut app = Self::start_empty(storage).await;
        app.organisation = found::found_organisation(&app.world, "在宅医療・介護連携支援室").await.unwrap();
        app
    }

    /// The same without an organisation.
    pub async fn start_empty(storage: Storage) -> Self {
        let (url, cleanup) = fresh_database(storage).await;
        Self::empty_on(Db::connect(&url).await.unwrap(), cleanup).await
    }

    /// The same as [`TestApp::start`] on a database of the story's own.
    pub async fn on(db: Db, cleanup: Cleanup) -> Self {
        let mut app = Self::empty_on(db, cleanup).await;
        app.organisation = found::found_organisation(&app.world, "在宅医療・介護連携支援室").await.unwrap();
        app
    }

    async fn empty_on(db: Db, cleanup: Cleanup) -> Self {
        db.migrate().await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        // A browser says in a header at which address it stands.
        // Stories apply as often as they like; those of the limits set one.
        let given = [("ENTAKU_TRUSTED_PROXY", "127.0.0.1"), ("ENTAKU_APPLY_LIMIT", "0"), ("ENTAKU_MAILBOX_LIMIT", "0")];
        let environment = |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        let settings = Settings { base_url: base.parse().unwrap(), ..Settings::check(&environment, None).unwrap() };
        let clock = Arc::new(TestClock(Mutex::new("2023-08-10T03:00:00Z".parse().unwrap())));
        let random = Arc::new(TestRandom(Mutex::new(StdRng::seed_from_u64(1))));
        let world = World::new(db, Arc::new(settings), clock.clone(), random);
        let organisation = OrganisationId(uuid::Uuid::nil());
        let stop = CancellationToken::new();
        let server = tokio::spawn(web::serve(listener, world.clone(), stop.clone()));
        Self { world, base, organisation, clock, stop, server, cleanup }
    }

    /// The same application served once more with other settings.
    pub async fn beside(&self, change: impl FnOnce(&mut Settings)) -> Browser {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut settings = Settings { base_url: base.parse().unwrap(), ..(*self.world.settings).clone() };
        change(&mut settings);
        let random = Arc::new(TestRandom(Mutex::new(StdRng::seed_from_u64(2))));
        let world = World::new(self.world.db.clone(), Arc::new(settings), self.clock.clone(), random);
        tokio::spawn(web::serve(listener, world, self.stop.clone()));
        Browser::new(base)
    }

    /// Sets the clock.
    pub fn set_time(&self, at: &str) {
        *self.clock.0.lock().unwrap() = at.parse().unwrap();
    }

    /// Moves the clock on.
    #[allow(dead_code)]
    pub fn pass(&self, time: chrono::TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(self.base.clone())
    }

    /// A new organiser of the application's organisation.
    pub async fn organiser(&self, role: Role) -> Organiser {
        self.organiser_of(self.organisation, role).await
    }

    /// A new organiser of another organisation.
    pub async fn organiser_of(&self, organisation: OrganisationId, role: Role) -> Organiser {
        let id: uuid::Uuid = self.world.new_id();
        let organiser = Organiser {
            id: id.into(),
            organisation,
            organisation_name: "在宅医療・介護連携支援室".into(),
            name: "小金井 花子".into(),
            mail: format!("{id}@example.jp"),
            role,
        };
        let transaction = self.world.db.write().await.unwrap();
        organisers::insert(&transaction, &organiser, &organiser.mail, "-", self.world.now()).await.unwrap();
        commit(transaction).await.unwrap();
        organiser
    }

    /// A browser in which an editor of the organisation is signed in.
    pub async fn desk(&self) -> Browser {
        let organiser = self.organiser(Role::Editor).await;
        self.desk_of(&organiser).await
    }

    /// A browser in which this organiser is signed in.
    pub async fn desk_of(&self, organiser: &Organiser) -> Browser {
        let token = sign_in::start_session(&self.world, organiser.id).await.unwrap();
        let mut browser = self.browser();
        browser.set_cookie(web::session::COOKIE, token.reveal());
        browser
    }

    /// Ends the application and drops its database.
    pub async fn stop(self) {
        self.stop.cancel();
        self.server.await.unwrap().unwrap();
        self.world.db.close().await.unwrap();
        self.cleanup.end().await;
    }
}

impl Cleanup {
    /// Drops the database.
    pub async fn end(self) {
        match self {
            Self::Folder(folder) => folder.close().unwrap(),
            Self::Database { server, name } => {
                let server = Database::connect(server).await.unwrap();
                server.execute_unprepared(&format!("drop database {name} with (force)")).await.unwrap();
            }
        }
    }
}

/// A name that no other story has, of this run or of another that goes on beside it.
#[allow(clippy::disallowed_methods)]
fn unused_name() -> String {
    format!("entaku_{}", uuid::Uuid::new_v4().simple())
}

/// An empty database's address.
pub(super) async fn fresh_database(storage: Storage) -> (String, Cleanup) {
    match storage {
        Storage::Sqlite => {
            let folder = tempfile::tempdir().unwrap();
            (format!("sqlite://{}/entaku.db", folder.path().display()), Cleanup::Folder(folder))
        }
        Storage::Postgres => {
            let server = std::env::var("ENTAKU_TEST_POSTGRES")
                .expect("ENTAKU_TEST_POSTGRES names no PostgreSQL server: `make test` starts one");
            let name = unused_name();
            let connection = Database::connect(&server).await.unwrap();
            connection.execute_unprepared(&format!("create database {name}")).await.unwrap();
            let mut url: url::Url = server.parse().unwrap();
            url.set_path(&name);
            (url.to_string(), Cleanup::Database { server, name })
        }
    }
}
