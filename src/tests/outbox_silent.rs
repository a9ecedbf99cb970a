//! Mail servers that say nothing, hang up or refuse: one mail holds up neither the others nor a
//! stop, and what is urgent does not stand in line.

use super::mail_server::{MailServer, Manner};
use super::outbox_sending::{from, memory, smtp};
use super::{TestApp, story};
use crate::app::worker;
use crate::config::{MailSettings, MailTransport, Tls};
use crate::domain::mail::{MailState, Outcome};
use crate::domain::organiser::Role;
use crate::infra::db::Transaction;
use crate::infra::mail::{Patience, Transport};
use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DbBackend};
use std::path::Path;
use std::time::{Duration, SystemTime};
use tokio_util::sync::CancellationToken;

fn impatient(server: &MailServer) -> Transport {
    let soon = Patience { connection: Duration::from_millis(500), mail: Duration::from_millis(800) };
    smtp(server, Tls::None, None).with_patience(soon)
}

/// Waits for a while until something is so.
async fn becomes(what: impl Fn() -> bool) -> bool {
    for _ in 0..600 {
        if what() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Starts a worker; the token stops it.
fn worker(app: &TestApp, transport: Transport) -> (CancellationToken, tokio::task::JoinHandle<()>) {
    let stop = CancellationToken::new();
    (stop.clone(), tokio::spawn(worker::run(app.world.clone(), transport, stop)))
}

story!(a_server_that_falls_silent_is_given_up, |app| {
    let all = [
        Manner::Silent,
        Manner::SilentAt("EHLO"),
        Manner::SilentAt("MAIL"),
        Manner::SilentAt("RCPT"),
        Manner::SilentAt("DATA"),
        Manner::SilentAt("."),
        Manner::Drip,
    ];
    for (number, manner) in all.into_iter().enumerate() {
        app.pass(TimeDelta::seconds(1));
        app.people_apply(1).await;
        let server = MailServer::start(manner).await;
        let transport = impatient(&server);
        let sent = tokio::time::timeout(Duration::from_secs(30), app.send(&transport)).await;
        assert_eq!(sent, Ok(1), "{manner:?}");
        let (mail, attempts) = app.outbox().await.remove(0);
        assert_eq!((mail.state, attempts[0].outcome), (MailState::Queued, Outcome::Deferred), "{manner:?}");
        assert!(attempts[0].detail.starts_with("timeout"), "{manner:?}: {}", attempts[0].detail);
        assert_eq!(app.outbox().await.len(), number + 1);
    }
});

story!(a_connection_and_a_mail_have_each_their_own_end, |app| {
    let (soon, late) = (Duration::from_millis(300), Duration::from_mins(10));
    for (manner, patience) in [
        (Manner::Silent, Patience { connection: soon, mail: late }),
        (Manner::SilentAt("."), Patience { connection: late, mail: soon }),
    ] {
        app.pass(TimeDelta::seconds(1));
        app.people_apply(1).await;
        let server = MailServer::start(manner).await;
        // Not longer than its lease, which is a matter of the clock that stands.
        let late = Patience { connection: patience.connection, mail: patience.mail.min(Duration::from_mins(4)) };
        let transport = smtp(&server, Tls::None, None).with_patience(late);
        let sent = tokio::time::timeout(Duration::from_secs(20), app.send(&transport)).await;
        assert_eq!(sent, Ok(1), "{manner:?}");
        assert!(app.outbox().await[0].1[0].detail.starts_with("timeout"), "{manner:?}");
    }
});

story!(a_server_that_hangs_up_is_tried_again, |app| {
    for verb in ["EHLO", "MAIL", "RCPT", "DATA"] {
        app.pass(TimeDelta::seconds(1));
        app.people_apply(1).await;
        let server = MailServer::start(Manner::HangUpAt(verb)).await;
        let transport = smtp(&server, Tls::None, None);
        assert_eq!(app.send(&transport).await, 1, "{verb}");
        let (mail, attempts) = app.outbox().await.remove(0);
        assert_eq!((mail.state, attempts[0].outcome), (MailState::Queued, Outcome::Deferred), "{verb}");
        server.set(Manner::Take);
        app.pass(TimeDelta::minutes(1));
        app.send(&transport).await;
        assert_eq!(app.outbox().await[0].0.state, MailState::Sent, "{verb}");
    }
});

story!(one_silent_mail_holds_up_neither_the_others_nor_the_stop, |app| {
    app.people_apply(13).await;
    let server = MailServer::start(Manner::SilentFor("person0@")).await;
    let (stop, running) = worker(app, smtp(&server, Tls::None, None));
    assert!(becomes(|| server.arrived().len() == 12).await, "{} arrived", server.arrived().len());
    stop.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(10), running).await;
    assert!(ended.is_ok(), "the worker ends within 10 seconds");
    let states = async || {
        let mails = app.outbox().await;
        mails.into_iter().filter(|(mail, _)| mail.state == MailState::Queued).map(|(mail, _)| mail).collect::<Vec<_>>()
    };
    let waiting = states().await;
    assert_eq!(waiting.len(), 1, "what was sent is recorded");
    assert_eq!((waiting[0].mail.to_mail.as_str(), waiting[0].attempts), ("person0@example.jp", 1));
    // Its lease runs out, and it goes under its own Message-ID.
    server.set(Manner::Take);
    let again = smtp(&server, Tls::None, None);
    assert_eq!(app.send(&again).await, 0, "the lease still holds");
    app.pass(TimeDelta::minutes(5));
    assert_eq!(app.send(&again).await, 1);
    let last = server.arrived().pop().unwrap();
    let id = format!("Message-ID: <{}@example.jp>", waiting[0].mail.id);
    assert!(String::from_utf8_lossy(&last.bytes).contains(&id));
    assert!(states().await.is_empty());
});

story!(what_was_leased_and_not_begun_is_given_back_at_the_stop, |app| {
    app.people_apply(12).await;
    let server = MailServer::start(Manner::SilentAt(".")).await;
    let (stop, running) = worker(app, smtp(&server, Tls::None, None));
    assert!(becomes(|| server.connections() == 4).await);
    // The queue is full by then, or it is when the stop comes: both must do.
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.cancel();
    assert!(tokio::time::timeout(Duration::from_secs(10), running).await.is_ok());
    let mails = app.outbox().await;
    let leased = mails.iter().filter(|(mail, _)| mail.leased_until.is_some()).count();
    let free = mails.iter().filter(|(mail, _)| mail.leased_until.is_none() && mail.attempts == 0).count();
    assert_eq!((leased, free), (4, 8), "only those on their way are left to their leases");
    server.set(Manner::Take);
    assert_eq!(app.send(&smtp(&server, Tls::None, None)).await, 8);
});

fn one_at_a_time(server: &MailServer) -> Transport {
    let settings = crate::config::SmtpSettings {
        host: "127.0.0.1".into(),
        port: server.port,
        tls: Tls::None,
        authorities: Vec::new(),
        credentials: None,
    };
    let one = MailSettings { transport: MailTransport::Smtp(settings), from: from(), at_once: 1 };
    Transport::new(&one).unwrap()
}

story!(what_waited_longer_than_its_lease_is_left_to_who_took_it_up, |app| {
    app.people_apply(2).await;
    let server = MailServer::start(Manner::Slow(1_000)).await;
    let (stop, running) = worker(app, one_at_a_time(&server));
    // One is on its way, the other one waits behind it.
    let in_hand = async || app.outbox().await.iter().filter(|(mail, _)| mail.leased_until.is_some()).count();
    while in_hand().await < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    server.set(Manner::Take);
    app.pass(TimeDelta::minutes(5));
    let (elsewhere, memory) = memory();
    assert_eq!(app.send(&elsewhere).await, 2);
    assert!(becomes(|| server.arrived().len() == 1).await);
    tokio::time::sleep(Duration::from_millis(300)).await;
    stop.cancel();
    running.await.unwrap();
    assert_eq!((server.arrived().len(), memory.taken().len()), (1, 2));
    assert!(app.outbox().await.iter().all(|(mail, _)| mail.state == MailState::Sent && mail.attempts == 2));
});

story!(a_database_that_takes_nothing_does_not_hold_up_the_stop, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::Slow(4_500)).await;
    let (stop, running) = worker(app, smtp(&server, Tls::None, None));
    assert!(becomes(|| server.connections() == 1).await);
    let somebody = mails_held(app).await;
    stop.cancel();
    assert!(tokio::time::timeout(Duration::from_secs(9), running).await.is_ok());
    assert_eq!(server.arrived().len(), 1, "it arrived, and that cannot be written down");
    drop(somebody);
    assert_eq!(app.only_mail().await.0.state, MailState::Queued);
});

/// Somebody else's transaction, in which nothing of the mails is written meanwhile.
async fn mails_held(app: &TestApp) -> Transaction {
    let somebody = app.world.db.write().await.unwrap();
    if somebody.get_database_backend() == DbBackend::Postgres {
        somebody.execute_unprepared("lock table mail in exclusive mode").await.unwrap();
    }
    somebody
}

story!(what_was_sent_is_written_down_as_soon_as_the_database_takes_it, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::Slow(500)).await;
    let (stop, running) = worker(app, smtp(&server, Tls::None, None));
    assert!(becomes(|| server.connections() == 1).await);
    let somebody = mails_held(app).await;
    // Longer than a writer waits.
    tokio::time::sleep(Duration::from_secs(6)).await;
    drop(somebody);
    for _ in 0..100 {
        if app.only_mail().await.0.state == MailState::Sent {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    stop.cancel();
    running.await.unwrap();
    assert_eq!((app.only_mail().await.0.state, server.arrived().len()), (MailState::Sent, 1));
});

story!(a_new_password_never_stands_behind_confirmations, |app| {
    let organiser = app.organiser(Role::Owner).await;
    app.people_apply(12).await;
    let server = MailServer::start(Manner::SilentFor("person")).await;
    let (stop, running) = worker(app, smtp(&server, Tls::None, None));
    assert!(becomes(|| server.connections() == 4).await, "all ordinary connections wait for an answer");
    app.browser().post("/desk/password", &[("mail", &organiser.mail)]).await.leads_to();
    assert!(becomes(|| server.arrived().len() == 1).await);
    assert_eq!(server.arrived()[0].to, format!("RCPT TO:<{}>", organiser.mail));
    stop.cancel();
    running.await.unwrap();
});

story!(one_refusal_touches_no_other_mail_and_keeps_the_connection, |app| {
    app.people_apply(6).await;
    let server = MailServer::start(Manner::AnswerTo("person3@", "550 5.1.1 unknown")).await;
    assert_eq!(app.send(&one_at_a_time(&server)).await, 6);
    for (mail, _) in app.outbox().await {
        let refused = mail.mail.to_mail == "person3@example.jp";
        assert_eq!(mail.state, if refused { MailState::Failed } else { MailState::Sent });
    }
    assert_eq!((server.arrived().len(), server.connections()), (5, 1));
});

story!(a_server_that_wants_a_connection_for_each_mail_gets_one, |app| {
    app.people_apply(6).await;
    let server = MailServer::start(Manner::OneEach).await;
    assert_eq!(app.send(&smtp(&server, Tls::None, None)).await, 6);
    assert!(app.outbox().await.iter().all(|(mail, attempts)| mail.state == MailState::Sent && attempts.len() == 1));
    assert_eq!((server.arrived().len(), server.connections()), (6, 6));
});

fn file(path: &Path, before_now: Duration, app: &TestApp) {
    std::fs::write(path, "To: 𠮷田 0郎").unwrap();
    let at = SystemTime::from(app.world.now()) - before_now;
    std::fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

story!(what_a_killed_process_left_of_its_mails_is_removed, |app| {
    let folder = tempfile::tempdir().unwrap();
    let settings = MailSettings { transport: MailTransport::Folder(folder.path().into()), from: from(), at_once: 1 };
    let transport = Transport::new(&settings).unwrap();
    let name = |hour: u32| format!("20230810T0{hour}0000-00000000-0000-0000-0000-00000000000{hour}.eml");
    let day = Duration::from_hours(24);
    file(&folder.path().join(format!(".{}.part", name(1))), day, app);
    file(&folder.path().join(format!(".{}.part", name(2))), Duration::from_mins(1), app);
    file(&folder.path().join(name(3)), day, app);
    file(&folder.path().join(".notes.part"), day, app);
    let (stop, running) = worker(app, transport);
    assert!(becomes(|| !folder.path().join(format!(".{}.part", name(1))).exists()).await);
    stop.cancel();
    running.await.unwrap();
    let mut left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, [".".to_owned() + &name(2) + ".part", ".notes.part".into(), name(3)]);
    assert_eq!(memory().0.remove_unfinished(app.world.now()).await.unwrap(), 0);
});
