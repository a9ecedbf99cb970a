//! How many mails leave in a second; measured, not asserted.
//!
//! `.make/postgres cargo test --release --lib outbox_speed -- --ignored --nocapture --test-threads 1`

use super::mail_server::{MailServer, Manner};
use super::outbox_sending::from;
use super::{Storage, TestApp};
use crate::app::outbox::send_due;
use crate::config::{MailSettings, MailTransport, SmtpSettings, Tls};
use crate::domain::mail::{MailKind, NewMail};
use crate::infra::db::{commit, mails};
use crate::infra::mail::Transport;
use std::time::Instant;
use tokio_util::sync::CancellationToken;

fn mail(app: &TestApp, number: usize) -> NewMail {
    NewMail {
        id: app.world.new_id(),
        organisation: app.organisation,
        event: None,
        registration: None,
        kind: MailKind::Confirmation,
        from_name: String::new(),
        to_name: format!("𠮷田 {number}郎"),
        to_mail: format!("person{number}@example.jp"),
        reply_to: "shien@example.jp".into(),
        subject: "【受付完了】令和5年度 多職種連携研修会（9/6）".into(),
        body: "お申し込みを受け付けました。\n".repeat(40),
        calendar: Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".repeat(10)),
        link: None,
        created_at: app.world.now(),
        expires_at: None,
    }
}

async fn measure(app: &TestApp, what: &str, count: usize, to: MailTransport) {
    let transaction = app.world.db.write().await.unwrap();
    for number in 0..count {
        mails::enqueue(&transaction, mail(app, number)).await.unwrap();
    }
    commit(transaction).await.unwrap();
    let settings = MailSettings { transport: to, from: from(), at_once: 8 };
    let transport = Transport::new(&settings).unwrap();
    let began = Instant::now();
    assert_eq!(send_due(&app.world, &transport, &CancellationToken::new()).await.unwrap(), count);
    let seconds = began.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let each = count as f64 / seconds;
    eprintln!("{what}: {count} mails in {seconds:.2} s, {each:.1} a second");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures; see the top of the file"]
async fn mails_a_second() {
    for storage in [Storage::Sqlite, Storage::Postgres] {
        let app = TestApp::start(storage).await;
        for (wait, count) in [(0, 2000), (50, 800), (300, 200)] {
            let server = MailServer::start(if wait == 0 { Manner::Take } else { Manner::Slow(wait) }).await;
            let settings = SmtpSettings {
                host: "127.0.0.1".into(),
                port: server.port,
                tls: Tls::None,
                authorities: Vec::new(),
                credentials: None,
            };
            let what = format!("{storage:?}, a server that takes {wait} ms");
            measure(&app, &what, count, MailTransport::Smtp(settings)).await;
        }
        let folder = tempfile::tempdir().unwrap();
        let to = MailTransport::Folder(folder.path().into());
        measure(&app, &format!("{storage:?}, files"), 2000, to).await;
        app.stop().await;
    }
}
