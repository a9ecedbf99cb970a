//! The outbox's worker: what is sent, what is tried again, and that nothing is sent twice.

use super::mail_server::{MailServer, Manner};
use super::{TestApp, samples, story};
use crate::app::apply::{Application, submit};
use crate::app::outbox::send_due;
use crate::config::{MailSettings, MailTransport, Sender, SmtpSettings, Tls};
use crate::domain::application::ApplicationForm;
use crate::domain::event::Event;
use crate::domain::mail::{LINK, MailState, Outcome, Priority, jitter, longest_wait};
use crate::domain::registration::Language;
use crate::infra::db::commit;
use crate::infra::db::outbox::{self, Attempt, End, Next, Report, StoredMail, Turn};
use crate::infra::mail::{Memory, Transport};
use chrono::TimeDelta;
use mail_parser::{MessageParser, MimeHeaders};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

pub(super) fn from() -> Sender {
    Sender { name: "円卓".into(), mail: "noreply@example.jp".into() }
}

pub(super) fn memory() -> (Transport, Arc<Memory>) {
    let memory = Arc::new(Memory::default());
    (Transport::memory(from(), memory.clone()), memory)
}

pub(super) fn smtp(server: &MailServer, tls: Tls, credentials: Option<(&str, &str)>) -> Transport {
    trusting(server, tls, credentials, Vec::new())
}

/// The same, with certificates of authorities that are trusted beside the public ones.
pub(super) fn trusting(
    server: &MailServer,
    tls: Tls,
    credentials: Option<(&str, &str)>,
    authorities: Vec<u8>,
) -> Transport {
    let credentials = credentials.map(|(user, password)| (user.into(), crate::config::Hidden::new(password)));
    let settings = SmtpSettings { host: "127.0.0.1".into(), port: server.port, tls, authorities, credentials };
    Transport::new(&MailSettings { transport: MailTransport::Smtp(settings), from: from(), at_once: 4 }).unwrap()
}

impl TestApp {
    /// So many people apply for the workshop, each of whom is written a mail.
    pub async fn people_apply(&self, count: usize) {
        let event = self.published_event().await;
        for number in 0..count {
            self.applies(&event, number).await;
        }
    }

    /// One person applies.
    pub async fn applies(&self, event: &Event, number: usize) {
        let application = Application {
            form: samples::good_form(number),
            privacy_version: 1,
            receipt: self.world.new_secret(),
            language: Language::Ja,
        };
        submit(&self.world, event, application).await.unwrap();
    }

    pub async fn send(&self, transport: &Transport) -> usize {
        send_due(&self.world, transport, &CancellationToken::new()).await.unwrap()
    }

    pub async fn outbox(&self) -> Vec<(StoredMail, Vec<Attempt>)> {
        let c = self.world.db.read();
        let mut mails = Vec::new();
        for mail in
            outbox::of_organisation(c, self.organisation, outbox::Which::default(), Turn::Newest, 1000).await.unwrap()
        {
            mails.push(outbox::by_id(c, self.organisation, mail.mail.id).await.unwrap().unwrap());
        }
        mails
    }

    pub async fn only_mail(&self) -> (StoredMail, Vec<Attempt>) {
        let mut mails = self.outbox().await;
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }
}

story!(a_mail_server_receives_the_confirmation_as_it_was_written, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::SignIn("entaku", "geheim")).await;
    assert_eq!(app.send(&smtp(&server, Tls::None, Some(("entaku", "geheim")))).await, 1);
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, mail.sent_at, mail.leased_until), (MailState::Sent, Some(app.world.now()), None));
    let expected = Attempt { number: 1, at: app.world.now(), outcome: Outcome::Sent, detail: String::new() };
    assert_eq!(attempts, [expected]);
    let arrived = server.arrived();
    assert_eq!(arrived.len(), 1);
    assert_eq!(arrived[0].to, "RCPT TO:<person0@example.jp>");
    let parsed = MessageParser::default().parse(&arrived[0].bytes).unwrap();
    let mail = mail.mail;
    assert_eq!(parsed.subject(), Some(mail.subject.as_str()));
    assert!(mail.subject.contains("多職種連携研修会"), "{}", mail.subject);
    assert_eq!(parsed.to().unwrap().first().unwrap().name(), Some("𠮷田 0郎"));
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("shien@example.jp"));
    let body = parsed.body_text(0).unwrap().replace("\r\n", "\n");
    // But for the registrant's own link, which is kept as a hash alone once it is sent.
    let own = body.split("/manage/").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap();
    assert_eq!(body, mail.body.replace(LINK, own));
    assert_eq!((own.len(), mail.link.as_ref().map(|link| link.secret.as_str())), (32, Some("")));
    assert!(body.contains("𠮷田 0郎") && body.contains("萌え木ホール"), "{body}");
    let calendar = parsed.attachment(0).unwrap();
    assert_eq!(calendar.content_type().unwrap().subtype(), Some("calendar"));
    let text = calendar.text_contents().unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR") && text.contains("METHOD:PUBLISH"), "{text}");
    assert_eq!(app.send(&memory().0).await, 0, "what was sent is not due again");
});

story!(a_refused_mail_fails_and_keeps_no_address, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::Answer("550 5.1.1 <person0@example.jp>: user person0 unknown")).await;
    assert_eq!(app.send(&smtp(&server, Tls::None, None)).await, 1);
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, attempts[0].outcome), (MailState::Failed, Outcome::Refused));
    let detail = &attempts[0].detail;
    assert!(detail.contains("5.1.1") && !detail.contains('@') && !detail.contains("person0"), "{detail}");
    app.pass(TimeDelta::days(2));
    assert_eq!(app.send(&smtp(&server, Tls::None, None)).await, 0, "a refused mail is not tried by itself");
});

story!(a_server_that_is_busy_is_tried_again_ever_later_and_at_last_given_up, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::Answer("451 4.7.1 try again later")).await;
    let transport = smtp(&server, Tls::None, None);
    let began = app.world.now();
    let mut exact = true;
    let mut waits = Vec::new();
    for number in 1..=8 {
        assert_eq!(app.send(&transport).await, 1);
        let (mail, attempts) = app.only_mail().await;
        assert_eq!(attempts.len(), number);
        assert_eq!(attempts[number - 1].outcome, Outcome::Deferred);
        if number < 8 {
            assert_eq!(mail.state, MailState::Queued);
            let wait = mail.next_attempt_at - app.world.now();
            let longest = longest_wait(mail.attempts_left()).unwrap();
            assert!(wait <= longest && wait >= longest - jitter(longest), "{wait}");
            exact &= wait == longest;
            waits.push(wait);
            app.pass(mail.next_attempt_at - app.world.now() - TimeDelta::milliseconds(1));
            assert_eq!(app.send(&transport).await, 0, "not before its time");
            app.pass(TimeDelta::milliseconds(1));
        } else {
            assert_eq!((mail.state, mail.leased_until), (MailState::Failed, None));
        }
    }
    assert!(waits.is_sorted() && !exact, "{waits:?}");
    assert!(app.world.now() - began > TimeDelta::hours(20), "a server that is down over night loses nothing");
    assert!(server.arrived().is_empty());
});

story!(a_wrong_password_at_the_server_fails_no_mail, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::SignIn("entaku", "geheim")).await;
    app.send(&smtp(&server, Tls::None, Some(("entaku", "wrong")))).await;
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, attempts[0].outcome), (MailState::Queued, Outcome::Deferred));
    app.pass(TimeDelta::minutes(1));
    app.send(&smtp(&server, Tls::None, Some(("entaku", "geheim")))).await;
    assert_eq!(app.only_mail().await.0.state, MailState::Sent);
});

story!(without_the_encryption_asked_for_nothing_is_sent, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::Take).await;
    app.send(&smtp(&server, Tls::Starttls, None)).await;
    assert!(server.arrived().is_empty());
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, attempts[0].outcome), (MailState::Queued, Outcome::Deferred));
});

story!(a_mail_whose_receipt_was_lost_comes_twice_as_the_same_mail, |app| {
    app.people_apply(1).await;
    let server = MailServer::start(Manner::HangUp).await;
    let transport = smtp(&server, Tls::None, None);
    app.send(&transport).await;
    assert_eq!(app.only_mail().await.0.state, MailState::Queued);
    server.set(Manner::Take);
    app.pass(TimeDelta::minutes(1));
    app.send(&transport).await;
    assert_eq!(app.only_mail().await.0.state, MailState::Sent);
    let ids: Vec<_> = server.arrived().iter().map(|arrived| message_id(&arrived.bytes)).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
});

fn message_id(bytes: &[u8]) -> String {
    MessageParser::default().parse(bytes).unwrap().message_id().unwrap().to_owned()
}

story!(workers_at_once_send_each_mail_once, |app| {
    app.people_apply(20).await;
    let (transport, memory) = memory();
    let mut workers = Vec::new();
    for _ in 0..4 {
        let (world, transport) = (app.world.clone(), transport.clone());
        workers.push(tokio::spawn(async move {
            // A worker that finds nothing while others hold the last mails looks once more.
            for _ in 0..3 {
                send_due(&world, &transport, &CancellationToken::new()).await.unwrap();
            }
        }));
    }
    for worker in workers {
        worker.await.unwrap();
    }
    let mut ids: Vec<_> = memory.taken().iter().map(|bytes| message_id(bytes)).collect();
    assert_eq!(ids.len(), 20);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 20);
    assert!(app.outbox().await.iter().all(|(mail, attempts)| mail.state == MailState::Sent && attempts.len() == 1));
});

/// A worker that ends after it took a mail, with or without having sent it.
async fn crash(app: &TestApp) -> bool {
    let now = app.world.now();
    let transaction = app.world.db.write().await.unwrap();
    let until = now + TimeDelta::minutes(5);
    let leased = outbox::lease(&transaction, Priority::Ordinary, 1, now, until).await.unwrap();
    commit(transaction).await.unwrap();
    leased.mails.len() == 1
}

story!(a_crashed_worker_s_mail_is_taken_up_when_its_lease_ends, |app| {
    app.people_apply(1).await;
    let (transport, memory) = memory();
    assert!(crash(app).await);
    app.pass(TimeDelta::minutes(5) - TimeDelta::milliseconds(1));
    assert_eq!(app.send(&transport).await, 0, "the lease still holds");
    app.pass(TimeDelta::milliseconds(1));
    assert_eq!(app.send(&transport).await, 1);
    assert_eq!(memory.taken().len(), 1);
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, attempts[0].number), (MailState::Sent, 2));
});

story!(a_mail_that_ends_its_worker_each_time_is_given_up, |app| {
    app.people_apply(1).await;
    for _ in 0..8 {
        assert!(crash(app).await);
        app.pass(TimeDelta::minutes(5));
    }
    let (transport, memory) = memory();
    assert_eq!(app.send(&transport).await, 0);
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, mail.attempts, mail.leased_until), (MailState::Failed, 8, None));
    assert!(attempts.is_empty() && memory.taken().is_empty());
});

story!(a_late_worker_does_not_undo_what_another_one_did, |app| {
    app.people_apply(1).await;
    assert!(crash(app).await);
    let (late, _) = app.only_mail().await;
    app.pass(TimeDelta::minutes(5));
    app.send(&memory().0).await;
    let report = |end| Report { mail: late.mail.id, number: late.attempts, at: app.world.now(), end };
    let refused =
        End::Tried { id: app.world.new_id(), outcome: Outcome::Refused, detail: String::new(), next: Next::Failed };
    let again = End::Untried(Next::Again(app.world.now()));
    let transaction = app.world.db.write().await.unwrap();
    outbox::record(&transaction, &[report(refused), report(again)]).await.unwrap();
    commit(transaction).await.unwrap();
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, mail.attempts), (MailState::Sent, 2));
    let outcomes: Vec<_> = attempts.iter().map(|attempt| (attempt.number, attempt.outcome)).collect();
    assert_eq!(outcomes, [(1, Outcome::Refused), (2, Outcome::Sent)]);
});

story!(a_late_worker_s_failure_leaves_the_mail_to_who_has_it_in_hand, |app| {
    app.people_apply(1).await;
    assert!(crash(app).await);
    let (late, _) = app.only_mail().await;
    app.pass(TimeDelta::minutes(5));
    assert!(crash(app).await);
    let (in_hand, _) = app.only_mail().await;
    let refused = |number| End::Tried {
        id: app.world.new_id(),
        outcome: Outcome::Refused,
        detail: format!("{number}"),
        next: Next::Failed,
    };
    let report = |number, end| Report { mail: late.mail.id, number, at: app.world.now(), end };
    let record = async |report: Report| {
        let transaction = app.world.db.write().await.unwrap();
        outbox::record(&transaction, &[report]).await.unwrap();
        commit(transaction).await.unwrap();
        app.only_mail().await.0
    };
    for end in [refused(1), End::Untried(Next::Again(app.world.now()))] {
        assert_eq!(record(report(1, end)).await, in_hand, "it is another one's now");
    }
    // The late one had sent it: that stands, whatever comes of the second attempt.
    let sent = record(report(1, End::Sent)).await;
    assert_eq!(sent.state, MailState::Sent);
    app.pass(TimeDelta::seconds(1));
    for end in [refused(2), End::Untried(Next::Failed), End::Sent] {
        let after = record(report(2, end)).await;
        assert_eq!((after.state, after.sent_at), (MailState::Sent, sent.sent_at));
    }
});

story!(a_key_that_could_only_be_tried_after_its_end_is_given_up_at_once, |app| {
    let owner = app.organiser(crate::domain::organiser::Role::Owner).await;
    app.browser().post("/desk/password", &[("mail", &owner.mail)]).await.leads_to();
    let server = MailServer::start(Manner::Answer("451 4.7.1 try again later")).await;
    let transport = smtp(&server, Tls::None, None);
    let written = app.world.now();
    while app.only_mail().await.0.state == MailState::Queued {
        app.send(&transport).await;
        app.set_time(&app.only_mail().await.0.next_attempt_at.to_rfc3339());
    }
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, mail.mail.body.as_str()), (MailState::Expired, "-"));
    // 1, 5 and 15 minutes are waited, and not the hour after which the link has ended.
    assert_eq!(attempts.len(), 4);
    assert!(app.world.now() - written < TimeDelta::hours(1), "{}", app.world.now() - written);
});

story!(many_mails_cost_few_statements, |app| {
    app.people_apply(40).await;
    let server = MailServer::start(Manner::Take).await;
    let transport = smtp(&server, Tls::None, None);
    let before = app.world.db.statements_sent();
    assert_eq!(app.send(&transport).await, 40);
    let cost = app.world.db.statements_sent() - before;
    eprintln!("{cost} statements for 40 mails");
    assert!(cost <= 120, "{cost} statements for 40 mails");
});

story!(a_worker_told_to_stop_takes_nothing_up, |app| {
    app.people_apply(2).await;
    let stop = CancellationToken::new();
    stop.cancel();
    let (transport, memory) = memory();
    assert_eq!(send_due(&app.world, &transport, &stop).await.unwrap(), 0);
    assert!(memory.taken().is_empty());
});

story!(a_running_worker_sends_what_is_written_and_ends_in_order, |app| {
    let (transport, memory) = memory();
    let stop = CancellationToken::new();
    let worker = tokio::spawn(crate::app::worker::run(app.world.clone(), transport, stop.clone()));
    app.people_apply(3).await;
    app.world.mail_was_written();
    for _ in 0..200 {
        if memory.taken().len() == 3 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    stop.cancel();
    worker.await.unwrap();
    assert_eq!(memory.taken().len(), 3);
    assert!(app.outbox().await.iter().all(|(mail, _)| mail.state == MailState::Sent));
});

story!(mails_become_whole_files, |app| {
    app.people_apply(2).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    let settings = MailSettings { transport: MailTransport::Folder(path.clone()), from: from(), at_once: 4 };
    let transport = Transport::new(&settings).unwrap();
    assert_eq!(app.send(&transport).await, 2);
    let mut names = Vec::new();
    for file in std::fs::read_dir(&path).unwrap() {
        let file = file.unwrap();
        names.push(file.file_name().into_string().unwrap());
        assert!(MessageParser::default().parse(&std::fs::read(file.path()).unwrap()).unwrap().subject().is_some());
    }
    assert_eq!(names.len(), 2);
    assert!(names.iter().all(|name| std::path::Path::new(name).extension().is_some_and(|e| e == "eml")), "{names:?}");
});

story!(a_folder_that_cannot_be_written_is_tried_again, |app| {
    app.people_apply(1).await;
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("mail");
    std::fs::write(&taken, "a file where the folder should be").unwrap();
    let settings = MailSettings { transport: MailTransport::Folder(taken), from: from(), at_once: 4 };
    app.send(&Transport::new(&settings).unwrap()).await;
    assert_eq!(app.only_mail().await.1[0].outcome, Outcome::Deferred);
});

story!(the_carriers_old_addresses_are_written_to_in_quotes, |app| {
    let event = app.published_event().await;
    let server = MailServer::start(Manner::Take).await;
    let addresses = ["a..b@docomo.ne.jp", "abc.@docomo.ne.jp", ".abc@ezweb.ne.jp", "a.b@docomo.ne.jp"];
    for (number, mail) in addresses.into_iter().enumerate() {
        let form = ApplicationForm { mail: mail.into(), ..samples::good_form(number) };
        let receipt = app.world.new_secret();
        let application = Application { form, privacy_version: 1, receipt, language: Language::Ja };
        submit(&app.world, &event, application).await.unwrap();
    }
    assert_eq!(app.send(&smtp(&server, Tls::None, None)).await, 4);
    let mut arrived = server.arrived();
    arrived.sort_by(|a, b| a.to.cmp(&b.to));
    let to: Vec<_> = arrived.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(
        to,
        [
            "RCPT TO:<\".abc\"@ezweb.ne.jp>",
            "RCPT TO:<\"a..b\"@docomo.ne.jp>",
            "RCPT TO:<\"abc.\"@docomo.ne.jp>",
            "RCPT TO:<a.b@docomo.ne.jp>",
        ]
    );
    let first = String::from_utf8_lossy(&arrived[1].bytes).into_owned();
    assert!(first.contains("<\"a..b\"@docomo.ne.jp>"), "{first}");
});
