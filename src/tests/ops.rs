//! Running the service: the first start, the demonstration, stopping, limits, the log.

use super::{TestApp, story};
use crate::app::demo::{self, DemoError};
use crate::app::{World, first_run, found, invite};
use crate::config::Sender;
use crate::domain::mail::MailState;
use crate::domain::organiser::{Organiser, Role};
use crate::infra::db::{commit, events, organisers, outbox, registrations, seatings};
use crate::infra::mail::{Memory, Transport};
use crate::infra::system::{SystemClock, SystemRandom};
use crate::web;
use axum::body::Body;
use axum::extract::Request;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use tracing::instrument::WithSubscriber;

/// The application's database in a world of its own, with other settings.
fn world(app: &TestApp, change: impl FnOnce(&mut crate::config::Settings)) -> World {
    let mut settings = (*app.world.settings).clone();
    change(&mut settings);
    World::new(app.world.db.clone(), Arc::new(settings), Arc::new(SystemClock), Arc::new(SystemRandom))
}

/// A database of its own, migrated, with nothing in it.
async fn empty_world(app: &TestApp, folder: &std::path::Path) -> World {
    let url = format!("sqlite://{}/empty.db", folder.display());
    let db = crate::infra::db::Db::connect(&url).await.unwrap();
    db.migrate().await.unwrap();
    World::new(db, app.world.settings.clone(), Arc::new(SystemClock), Arc::new(SystemRandom))
}

story!(each_start_makes_a_fresh_link_until_somebody_came_in, |app| {
    let first = first_run::invite_first_organiser(&app.world).await.unwrap().unwrap();
    let second = first_run::invite_first_organiser(&app.world).await.unwrap().unwrap();
    let mut browser = app.browser();
    for link in [&first, &second] {
        let page = browser.get(&format!("/desk/invitation/{}", link.reveal())).await;
        assert_eq!(page.status, 200, "a later start leaves the earlier link as it is");
    }
    assert_eq!(invite::look_up(&app.world, &second).await.unwrap().unwrap().role, Role::Owner);
    app.organiser(Role::Owner).await;
    assert!(first_run::invite_first_organiser(&app.world).await.unwrap().is_none());
});

story!(the_first_start_founds_an_organisation, |app| {
    let folder = tempfile::tempdir().unwrap();
    let world = empty_world(app, folder.path()).await;
    let token = first_run::invite_first_organiser(&world).await.unwrap().unwrap();
    assert!(invite::look_up(&world, &token).await.unwrap().unwrap().founds);
    first_run::invite_first_organiser(&world).await.unwrap();
    assert_eq!(crate::infra::db::organisers::organisations(world.db.read()).await.unwrap().len(), 1);
    world.db.close().await.unwrap();
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: run make test"]
async fn the_demonstration_is_the_workshop_as_it_went() {
    for storage in [super::Storage::Sqlite, super::Storage::Postgres] {
        let app = TestApp::start_empty(storage).await;
        let world = world(&app, |_| {});
        let memory = Arc::new(Memory::default());
        let transport = Transport::memory(Sender { name: String::new(), mail: "a@example.jp".into() }, memory.clone());
        let made = demo::prepare(&world, &transport).await.unwrap();
        let c = world.db.read();
        let event = events::by_code(c, &made.workshop.code).await.unwrap().unwrap();
        assert_eq!((event.seats_taken, event.turned_away), (60, 8));
        let people = registrations::of_event(c, event.id).await.unwrap();
        assert_eq!(people.len(), 60);
        assert!(people.iter().any(|person| person.applicant.name.contains('𠮷')));
        assert_eq!(memory.taken().len(), 60, "everybody with a seat got the confirmation");
        let counts = outbox::counts(c, event.organisation, None).await.unwrap();
        assert!(counts.contains(&(MailState::Sent, outbox::Count::Exactly(60))), "{counts:?}");
        let seating = seatings::in_state(c, event.id, crate::domain::seating::SeatingState::Published).await.unwrap();
        let seating = seating.unwrap();
        assert!(seating.proof.certificate.proven());
        let tables: Vec<_> = (1..=10).map(|t| seating.places.iter().filter(|place| place.table == t).count()).collect();
        assert_eq!(tables, [6; 10]);
        assert!(made.open.availability(world.now()).takes_applications());
        let again = demo::prepare(&world, &transport).await.unwrap();
        assert_eq!((again.workshop.id, again.open.id), (made.workshop.id, made.open.id));
        let mut browser = app.browser();
        let form = [("mail", demo::MAIL), ("password", demo::PASSWORD)];
        assert_eq!(browser.post("/desk/sign-in", &form).await.status, 303);
        app.stop().await;
    }
}

story!(the_demonstration_leaves_other_data_alone, |app| {
    let transport = Transport::memory(Sender { name: String::new(), mail: "a@example.jp".into() }, Arc::default());
    let refused = async || matches!(demo::prepare(&app.world, &transport).await, Err(DemoError::OtherData));
    assert!(refused().await, "an organisation whose first organiser has not come in yet");
    app.organiser(Role::Owner).await;
    assert!(refused().await, "an organisation with organisers");
    let demonstrator = app.organiser(Role::Owner).await;
    let transaction = app.world.db.write().await.unwrap();
    let id = app.world.new_id();
    let like_the_demo = Organiser { id, mail: demo::MAIL.into(), ..demonstrator };
    organisers::insert(&transaction, &like_the_demo, demo::MAIL, "-", app.world.now()).await.unwrap();
    commit(transaction).await.unwrap();
    assert!(refused().await, "a demonstration without its workshop");
    found::found_organisation(&app.world, "別の団体").await.unwrap();
    assert!(refused().await, "another organisation beside the demonstration's");
    assert_eq!(organisers::organisations(app.world.db.read()).await.unwrap().len(), 2);
    assert_eq!(events::of_organisation(app.world.db.read(), app.organisation).await.unwrap(), []);
});

/// Starts the site of a world; the token stops it.
async fn serve(world: World) -> (String, CancellationToken, tokio::task::JoinHandle<std::io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let stop = CancellationToken::new();
    let server = tokio::spawn(web::serve(listener, world, stop.clone()));
    (address, stop, server)
}

story!(a_request_in_flight_is_finished_when_the_service_stops, |app| {
    let (address, stop, server) = serve(app.world.clone()).await;
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /desk/sign-in HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 6\r\n\r\nmai"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.cancel();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!server.is_finished());
    assert!(TcpStream::connect(&address).await.is_err(), "nothing new is taken");
    stream.write_all(b"l=x").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    server.await.unwrap().unwrap();
});

story!(who_asks_too_often_is_told_to_wait, |app| {
    let (address, stop, server) = serve(world(app, |settings| settings.server.rate_limit = 1)).await;
    let mut browser = crate::tests::Browser::new(format!("http://{address}"));
    for _ in 0..10 {
        assert_eq!(browser.get("/").await.status, 200);
    }
    let refused = browser.get("/").await;
    assert_eq!((refused.status.as_u16(), refused.heading()), (429, "アクセスが集中しています".into()));
    assert!(refused.headers.contains_key("retry-after"));
    stop.cancel();
    server.await.unwrap().unwrap();
});

story!(a_proxy_s_clients_are_told_apart_only_where_it_is_trusted, |app| {
    for (trusted, expected) in [(Vec::new(), 429), (vec!["127.0.0.0/8".parse().unwrap()], 200)] {
        let change = |settings: &mut crate::config::Settings| {
            settings.server.rate_limit = 1;
            settings.server.trusted_proxies = trusted;
        };
        let (address, stop, server) = serve(world(app, change)).await;
        let mut browser = crate::tests::Browser::new(format!("http://{address}"));
        let mut last = 0;
        for number in 0..11 {
            let request = browser.client().get(browser.address("/healthz"));
            let answer = browser.send(request.header("x-forwarded-for", format!("198.51.100.{number}"))).await;
            last = answer.status.as_u16();
        }
        assert_eq!(last, expected);
        stop.cancel();
        server.await.unwrap().unwrap();
    }
});

story!(a_form_that_is_too_large_is_a_page, |app| {
    let mut browser = app.browser();
    let large = "x".repeat(2 * 1024 * 1024);
    let answer = browser.post("/desk/sign-in", &[("mail", &large)]).await;
    assert_eq!((answer.status.as_u16(), answer.heading()), (413, "送信内容が大きすぎます".into()));
});

/// Lines of a log, for reading.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Write::write(&mut *self.0.lock().unwrap(), bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

story!(the_log_has_one_line_a_request_and_nothing_of_who, |app| {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    let token = first_run::invite_first_organiser(&app.world).await.unwrap().unwrap();
    let request = Request::get(format!("/desk/invitation/{}?mail=a@example.jp", token.reveal()));
    let request = request.body(Body::empty()).unwrap();
    let answer = web::router(app.world.clone()).oneshot(request).with_subscriber(subscriber).await.unwrap();
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let line = log.lines().find(|line| line.contains("answered")).unwrap_or_else(|| panic!("{log}"));
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(line["fields"]["route"], "/desk/invitation/{token}");
    assert_eq!((&line["fields"]["method"], &line["fields"]["status"]), (&"GET".into(), &200.into()));
    assert_eq!(line["span"]["id"], answer.headers()["x-request-id"].to_str().unwrap());
    assert!(!log.contains(token.reveal()) && !log.contains("example.jp"), "{log}");
});
