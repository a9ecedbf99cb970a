//! 送信箱 at the desk: what organisers see and try again.

use super::{TestApp, story};
use crate::app::outbox::send_due;
use crate::app::{found, sign_in};
use crate::config::Sender;
use crate::domain::mail::{MailState, Priority};
use crate::domain::organiser::Role;
use crate::infra::mail::{Memory, SendError, Transport};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

fn transport() -> (Transport, Arc<Memory>) {
    let memory = Arc::new(Memory::default());
    let from = Sender { name: String::new(), mail: "noreply@example.jp".into() };
    (Transport::memory(from, memory.clone()), memory)
}

async fn audited(app: &TestApp, action: &str) -> usize {
    app.audited().await.iter().filter(|found| *found == action).count()
}

story!(mails_are_listed_newest_first_and_by_state, |app| {
    app.people_apply(2).await;
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Refused("550 no such user".into())));
    app.send(&transport).await;
    app.pass(chrono::TimeDelta::minutes(1));
    let mut desk = app.desk().await;
    let list = desk.get("/desk/outbox").await;
    assert_eq!((list.status.as_u16(), list.heading()), (200, "送信箱".into()));
    assert_eq!(list.all(".badge"), ["送信できませんでした", "送信できませんでした"]);
    assert_eq!(
        list.all(".desk-tabs a"),
        ["すべて（2）", "送信待ち（0）", "送信済み（0）", "送信できず（2）", "期限切れ（0）"]
    );
    assert!(list.text().contains("person1@example.jp"));
    let sent = desk.get("/desk/outbox?state=sent").await;
    assert!(sent.text().contains("該当するメールはありません。") && sent.all("tbody tr").is_empty());
    assert_eq!(desk.get("/en/desk/outbox?state=failed").await.all("tbody tr").len(), 2);
});

story!(a_failed_mail_is_sent_again, |app| {
    app.people_apply(1).await;
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Refused("550 <x@example.jp> no such user".into())));
    app.send(&transport).await;
    let mut desk = app.desk().await;
    let link = desk.get("/desk/outbox").await.attributes("tbody a", "href").remove(0);
    let detail = desk.get(&link).await;
    assert!(detail.text().contains("受け取りを拒否されました") && detail.text().contains("550 … no such user"));
    assert!(detail.all("pre")[0].contains("お申し込み"), "{}", detail.text());
    assert_eq!(detail.attributes("form[action*=outbox]", "action"), std::slice::from_ref(&link));
    memory.fail(None);
    let posted = desk.post(&link, &[]).await;
    assert_eq!(posted.leads_to(), format!("{link}?again=1"));
    assert_eq!(desk.get(posted.leads_to()).await.all("[role=status]").len(), 1);
    assert_eq!(audited(app, "mail.retry").await, 1);
    app.send(&transport).await;
    assert_eq!(memory.taken().len(), 1);
    let detail = desk.get(&link).await;
    assert_eq!(detail.all(".badge"), ["送信済み"]);
    assert!(detail.attributes("form[action*=outbox]", "action").is_empty(), "nothing is left to try");
    assert_eq!(desk.post(&link, &[]).await.leads_to(), link, "a sent mail is not sent again");
    assert_eq!(app.send(&transport).await, 0);
    assert_eq!(audited(app, "mail.retry").await, 1);
});

story!(all_failed_mails_are_sent_again_with_every_attempt_before_them, |app| {
    app.people_apply(3).await;
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Refused("550".into())));
    app.send(&transport).await;
    let mut desk = app.desk().await;
    assert_eq!(desk.post("/desk/outbox", &[]).await.leads_to(), "/desk/outbox?again=3");
    memory.fail(Some(SendError::Deferred("451".into())));
    app.send(&transport).await;
    for (mail, _) in app.outbox().await {
        assert_eq!((mail.state, mail.attempts, mail.attempts_left()), (MailState::Queued, 2, 7));
        let minute = app.world.now() + chrono::TimeDelta::minutes(1);
        assert!(mail.next_attempt_at > app.world.now() && mail.next_attempt_at <= minute);
    }
    assert!(desk.get("/desk/outbox").await.all(".badge").iter().all(|state| state == "再送待ち"));
    assert_eq!(audited(app, "mail.retry_all").await, 1);
});

story!(nobody_tries_a_key_again, |app| {
    let owner = app.organiser(Role::Owner).await;
    app.browser().post("/desk/password", &[("mail", &owner.mail)]).await.leads_to();
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Refused("550".into())));
    app.send(&transport).await;
    memory.fail(None);
    let mut desk = app.desk().await;
    let path = format!("/desk/outbox/{}", app.only_mail().await.0.mail.id);
    assert_eq!(desk.post(&path, &[]).await.leads_to(), path);
    desk.post("/desk/outbox", &[]).await.leads_to();
    assert_eq!((app.only_mail().await.0.state, app.send(&transport).await), (MailState::Failed, 0));
});

story!(a_mail_being_sent_is_left_alone, |app| {
    app.people_apply(1).await;
    let now = app.world.now();
    let transaction = app.world.db.write().await.unwrap();
    let until = now + chrono::TimeDelta::minutes(5);
    let lease = crate::infra::db::outbox::lease(&transaction, Priority::Ordinary, 1, now, until);
    let leased = lease.await.unwrap().mails.remove(0);
    crate::infra::db::commit(transaction).await.unwrap();
    let mut desk = app.desk().await;
    assert_eq!(desk.get("/desk/outbox").await.all(".badge"), ["送信中"]);
    let path = format!("/desk/outbox/{}", leased.mail.id);
    assert_eq!(desk.post(&path, &[]).await.leads_to(), path);
    let (transport, memory) = transport();
    send_due(&app.world, &transport, &CancellationToken::new()).await.unwrap();
    assert!(memory.taken().is_empty());
});

story!(the_outbox_is_the_organisation_s_own, |app| {
    app.people_apply(1).await;
    let (transport, memory) = transport();
    memory.fail(Some(SendError::Refused("550".into())));
    app.send(&transport).await;
    let path = format!("/desk/outbox/{}", app.outbox().await[0].0.mail.id);
    let other = found::found_organisation(&app.world, "別の団体").await.unwrap();
    let stranger = app.organiser_of(other, Role::Owner).await;
    let token = sign_in::start_session(&app.world, stranger.id).await.unwrap();
    let mut browser = app.browser();
    browser.set_cookie(crate::web::session::COOKIE, token.reveal());
    assert!(browser.get("/desk/outbox").await.all("tbody tr").is_empty());
    assert_eq!(browser.get(&path).await.status, 404);
    browser.post(&path, &[]).await;
    browser.post("/desk/outbox", &[]).await;
    assert_eq!(app.outbox().await[0].0.state, MailState::Failed, "another organisation changes nothing");
    let viewer = app.organiser(Role::Viewer).await;
    let token = sign_in::start_session(&app.world, viewer.id).await.unwrap();
    browser.set_cookie(crate::web::session::COOKIE, token.reveal());
    assert!(browser.get(&path).await.attributes("form[action*=outbox]", "action").is_empty());
    assert_eq!(browser.post(&path, &[]).await.status, 403);
    assert_eq!(browser.post("/desk/outbox", &[]).await.status, 403);
    let mut nobody = app.browser();
    assert!(nobody.get("/desk/outbox").await.leads_to().starts_with("/desk/sign-in"));
    let mut desk = app.desk().await;
    assert_eq!(desk.get("/desk/outbox/nonsense").await.status, 404);
});

story!(a_long_outbox_has_pages, |app| {
    let event = app.workshop();
    let event = app.publish(crate::domain::event::EventDetails { capacity: 150, ..event }).await;
    for number in 0..101 {
        app.applies(&event, number).await;
        // Some are written in the same moment.
        app.pass(chrono::TimeDelta::milliseconds(i64::try_from(number % 2).unwrap()));
    }
    let mut desk = app.desk().await;
    let people = |answer: &crate::tests::Answer| answer.all("tbody .desk-address");
    let first = desk.get("/desk/outbox").await;
    let second = desk.get(&first.attributes("nav.buttons a[rel=next]", "href")[0]).await;
    // Whoever applies meanwhile moves nobody from one page to another.
    app.pass(chrono::TimeDelta::milliseconds(1));
    app.applies(&event, 101).await;
    let third = desk.get(&second.attributes("nav.buttons a[rel=next]", "href")[0]).await;
    assert!(third.attributes("nav.buttons a[rel=next]", "href").is_empty());
    let pages = [&first, &second, &third].map(people);
    assert_eq!(pages.each_ref().map(Vec::len), [50, 50, 1]);
    let mut all = pages.concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 101);
    let back = desk.get(&third.attributes("nav.buttons a[rel=prev]", "href")[0]).await;
    assert_eq!(people(&back), people(&second));
    let newest = desk.get(&back.attributes("nav.buttons a[rel=prev]", "href")[0]).await;
    assert_eq!(people(&newest), people(&first));
    let newer = desk.get(&newest.attributes("nav.buttons a[rel=prev]", "href")[0]).await;
    assert_eq!(people(&newer), ["person101@example.jp"]);
    assert!(newer.attributes("nav.buttons a[rel=prev]", "href").is_empty());
    let queued = desk.get("/desk/outbox?state=queued").await.attributes("nav.buttons a[rel=next]", "href").remove(0);
    assert!(queued.contains("state=queued") && desk.get(&queued).await.all("tbody tr").len() == 50);
    assert!(desk.get("/desk/outbox?state=failed").await.all("nav.buttons a").is_empty());
    for nonsense in
        ["older=x", "older=1-x", "newer=99999999999999999999-x", "older=x-00000000-0000-0000-0000-000000000000"]
    {
        assert_eq!(desk.get(&format!("/desk/outbox?{nonsense}")).await.all("tbody tr").len(), 50, "{nonsense}");
    }
});

story!(a_mail_that_is_of_no_use_any_more_is_not_sent_and_marked, |app| {
    app.people_apply(1).await;
    app.set_time("2023-09-30T03:00:00Z");
    let (transport, memory) = transport();
    assert_eq!(app.send(&transport).await, 0);
    assert!(memory.taken().is_empty());
    let (mail, attempts) = app.only_mail().await;
    assert_eq!((mail.state, mail.attempts, attempts.len()), (MailState::Expired, 0, 0));
    let mut desk = app.desk().await;
    let list = desk.get("/desk/outbox?state=expired").await;
    assert_eq!(list.all(".badge"), ["期限切れのため送信しませんでした"]);
    let path = list.attributes("tbody a", "href").remove(0);
    assert!(desk.get(&path).await.attributes("form[action*=outbox]", "action").is_empty());
    desk.post(&path, &[]).await.leads_to();
    desk.post("/desk/outbox", &[]).await.leads_to();
    assert_eq!(app.send(&transport).await, 0, "nor does anybody make it go");
    let registration = mail.mail.event.zip(mail.mail.registration).unwrap();
    let page = desk.get(&format!("/desk/events/{}/registrations/{}", registration.0, registration.1)).await;
    assert!(page.text().contains("期限切れのため送信していません"), "{}", page.text());
});
