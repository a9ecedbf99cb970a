//! The way to the mail server, encrypted: by STARTTLS and from the first byte, and only to a
//! server for whose certificate somebody vouches.

use super::mail_server::MailServer;
use super::outbox_sending::{smtp, trusting};
use super::story;
use crate::config::Tls;
use crate::domain::mail::{MailState, Outcome};

const BOTH: [(Tls, bool); 2] = [(Tls::Starttls, false), (Tls::Tls, true)];

story!(mails_leave_encrypted_to_a_server_of_one_s_own_authority, |app| {
    for (number, (tls, from_the_first_byte)) in BOTH.into_iter().enumerate() {
        app.people_apply(1).await;
        let (server, authority) = MailServer::start_encrypted(from_the_first_byte, "127.0.0.1").await;
        assert_eq!(app.send(&trusting(&server, tls, None, authority)).await, 1);
        let arrived = server.arrived();
        assert_eq!((arrived.len(), arrived[0].to.as_str()), (1, "RCPT TO:<person0@example.jp>"), "{tls:?}");
        let outbox = app.outbox().await;
        assert_eq!(outbox.len(), number + 1);
        assert!(outbox.iter().all(|(mail, _)| mail.state == MailState::Sent));
    }
});

story!(a_server_nobody_vouches_for_gets_nothing_and_the_outbox_says_what_to_do, |app| {
    for (tls, from_the_first_byte) in BOTH {
        app.people_apply(1).await;
        let (server, _) = MailServer::start_encrypted(from_the_first_byte, "127.0.0.1").await;
        assert_eq!(app.send(&smtp(&server, tls, None)).await, 1);
        assert!(server.arrived().is_empty(), "{tls:?}");
        let (mail, attempts) = app.outbox().await.remove(0);
        assert_eq!((mail.state, attempts[0].outcome), (MailState::Queued, Outcome::Deferred), "{tls:?}");
        assert!(attempts[0].detail.starts_with("untrusted: "), "{}", attempts[0].detail);
        let shown = app.desk().await.get(&format!("/desk/outbox/{}", mail.mail.id)).await.text();
        assert!(shown.contains("証明書を確認できなかった") && shown.contains("ENTAKU_SMTP_CA_FILE"), "{shown}");
    }
});

story!(an_authority_vouches_for_its_own_names_only, |app| {
    app.people_apply(1).await;
    let (server, authority) = MailServer::start_encrypted(true, "mail.example.jp").await;
    app.send(&trusting(&server, Tls::Tls, None, authority)).await;
    let (_, other) = MailServer::start_encrypted(true, "127.0.0.1").await;
    app.pass(chrono::TimeDelta::minutes(1));
    app.send(&trusting(&server, Tls::Tls, None, other)).await;
    assert!(server.arrived().is_empty());
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, attempts.len()), (MailState::Queued, 2));
    assert!(attempts.iter().all(|attempt| attempt.detail.starts_with("untrusted: ")), "{attempts:?}");
});
