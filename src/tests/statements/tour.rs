//! A tour through the application: every page that reads of what grows with the people, and every
//! act that looks for something in it.

use super::{TestApp, costs, event_in_use, memory};
use crate::app::admission::carry_out_due;
use crate::app::apply::{Application, submit};
use crate::app::colleagues::set_disabled;
use crate::app::{invite, prune::prune};
use crate::domain::event::{Event, EventDetails};
use crate::domain::organiser::Role;
use crate::domain::registration::Language;
use crate::infra::db::derive_anew;
use crate::infra::mail::SendError;
use crate::tests::browser::Browser;
use crate::tests::import::{take_in, upload};
use crate::tests::password_reset;
use crate::tests::public_apply::apply;
use crate::tests::samples::good_form;
use crate::tests::seating::seat;
use crate::tests::sign_in::{PASSWORD, try_to_sign_in};
use crate::tests::waiting::OFFERS;

/// Goes through the pages as the public, the desk, the worker and its jobs do.
pub(super) async fn tour(app: &TestApp) {
    let event = event_in_use(app).await;
    public(app, &event).await;
    waiting(app).await;
    organisers(app).await;
    let mut desk = app.desk_of(&app.organiser(Role::Owner).await).await;
    mails(app, &mut desk, &event).await;
    registrations(app, &mut desk, &event).await;
    roster_and_papers(app, &mut desk, &event).await;
    tables(app, &mut desk, &event).await;
    steps(&mut desk, &event).await;
    prune(&app.world).await.unwrap();
    derive_anew::make_anew(&app.world.db).await.unwrap();
}

async fn see(app: &TestApp, browser: &mut Browser, pages: &[&str]) {
    for page in pages {
        costs(app, browser, page).await;
    }
}

/// Presses the button of the form that a selector finds, with these fields in place of its own.
async fn press(browser: &mut Browser, page: &str, form: &str, typed: &[(&str, &str)]) -> String {
    let mut fields = browser.get(page).await.form(form);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(page, &fields).await.leads_to().to_owned()
}

/// A full event with a waiting list: a seat becomes free, is offered, and is accepted by link.
async fn waiting(app: &TestApp) {
    let event = app.event_with(1, |rules| rules.waiting = Some(OFFERS)).await;
    for number in 1..=4 {
        apply(app, &event, &good_form(number)).await;
    }
    let people = app.people(&event).await;
    app.cancel(&event, &people[0]).await;
    let mut browser = app.browser();
    for (one, act) in [(1, "decline"), (2, "accept")] {
        let own = app.own_page(&people[one]).await;
        see(app, &mut browser, &[&own]).await;
        browser.post(&own, &[("act", act)]).await;
    }
    let own = app.own_page(&people[3]).await;
    see(app, &mut browser, &[&own]).await;
    let mut desk = app.desk().await;
    see(app, &mut desk, &[&format!("/desk/events/{}/waiting", event.id)]).await;
    carry_out_due(&app.world).await.unwrap();
}

async fn public(app: &TestApp, event: &Event) {
    let mut browser = app.browser();
    let page = format!("/events/{}", event.code);
    see(app, &mut browser, &["/", &page, &format!("{page}/calendar.ics"), &format!("{page}/apply")]).await;
    // Two people, one of them twice.
    for number in [2, 3, 2] {
        apply(app, event, &good_form(number)).await;
    }
    let small = app.publish(EventDetails { capacity: 1, ..app.workshop() }).await;
    // The first has the only seat; presses with another form; and somebody else comes.
    for (number, is_taken) in [(1, true), (1, false), (2, false)] {
        let (form, receipt) = (good_form(number), app.world.new_secret());
        let sent = Application { form, privacy_version: 1, receipt, language: Language::Ja };
        assert_eq!(submit(&app.world, &small, sent).await.is_ok(), is_taken);
    }
}

async fn organisers(app: &TestApp) {
    let hanako = app.member("hanako@example.jp", Role::Owner).await;
    let mut browser = app.browser();
    for (mail, password) in [("nobody@example.jp", "a wrong password"), (&hanako.mail, PASSWORD)] {
        try_to_sign_in(&mut browser, mail, password).await;
    }
    app.send(&memory().0).await;
    password_reset::ask(app, &hanako.mail).await;
    let link = password_reset::link(app).await;
    see(app, &mut browser, &[&link]).await;
    let password = "atarashii-kotoba-8";
    password_reset::set(&mut browser, &link, password, password).await.leads_to();
    try_to_sign_in(&mut browser, &hanako.mail, password).await.leads_to();
    let invited = invite::invite(&app.world, &hanako, Role::Viewer, "").await.unwrap();
    see(app, &mut browser, &["/desk", "/desk/organisers", &format!("/desk/invitation/{}", invited.reveal())]).await;
    assert!(invite::revoke(&app.world, &hanako, &invited.hash()).await.unwrap());
    let colleague = app.organiser(Role::Editor).await;
    for disabled in [true, false] {
        set_disabled(&app.world, &hanako, colleague.id, disabled).await.unwrap();
    }
    browser.post("/desk/sign-out", &[]).await.leads_to();
}

async fn mails(app: &TestApp, desk: &mut Browser, event: &Event) {
    let (transport, memory) = memory();
    for number in [4, 5] {
        app.applies(event, number).await;
    }
    memory.fail(Some(SendError::Refused("550".into())));
    app.send(&transport).await;
    let stored = app.outbox().await.remove(0).0.mail;
    let place = format!("{}-{}", stored.created_at.timestamp_millis(), stored.id);
    let mail = format!("/desk/outbox/{}", stored.id);
    for list in ["/desk/outbox".to_owned(), format!("/desk/events/{}/mails", event.id)] {
        for query in ["", "?state=queued", "?state=sent", "?state=failed", "?state=expired"] {
            see(app, desk, &[&format!("{list}{query}")]).await;
        }
        for turn in ["older", "newer"] {
            let (all, failed) = (format!("{list}?{turn}={place}"), format!("{list}?state=failed&{turn}={place}"));
            see(app, desk, &[&all, &failed]).await;
        }
        see(app, desk, &[&mail]).await;
        desk.post(&mail, &[]).await.leads_to();
        desk.post(&list, &[]).await.leads_to();
        app.send(&transport).await;
    }
    memory.fail(None);
    desk.post("/desk/outbox", &[]).await.leads_to();
    app.send(&transport).await;
}

async fn registrations(app: &TestApp, desk: &mut Browser, event: &Event) {
    let list = format!("/desk/events/{}/registrations", event.id);
    for sort in ["number", "furigana", "profession"] {
        for query in ["", "&after=20", "&before=40", "&status=confirmed&source=desk", "&profession=doctor&after=1"] {
            see(app, desk, &[&format!("{list}?sort={sort}{query}")]).await;
        }
        let found = desk.post(&list, &[("q", "たかはし"), ("sort", sort)]).await.leads_to().to_owned();
        see(app, desk, &[&found, &format!("{found}&after=20"), &format!("{found}&before=40")]).await;
    }
    see(app, desk, &[&format!("/desk/events/{}/outlook", event.id)]).await;
    see(app, desk, &[&format!("{list}?table=1"), &format!("{list}?table=none&topic=x")]).await;
    let caller = [("name", "山田 太郎"), ("furigana", "やまだ たろう"), ("profession", "doctor")];
    let added = press(desk, &format!("{list}/new"), "main form", &caller).await;
    let added = added.split('?').next().unwrap();
    for (act, typed) in [("edit", &[("mail", "yamada@example.jp")][..]), ("cancel", &[("send_mail", "yes")])] {
        press(desk, &format!("{added}/{act}"), "main form", typed).await;
        see(app, desk, &[added]).await;
    }
    desk.post(&format!("{added}/restore"), &[]).await.leads_to();
    see(app, desk, &[added]).await;
}

async fn roster_and_papers(app: &TestApp, desk: &mut Browser, event: &Event) {
    let rows = "氏名,ふりがな,職種,所属,メールアドレス\n佐藤,さとう,医師,病院,sato@example.jp\n";
    let preview = upload(desk, event, rows).await;
    take_in(desk, event, &preview, &[("send_mails", "yes")]).await.leads_to();
    let papers = format!("/desk/events/{}/papers", event.id);
    let files = desk.get(&papers).await.attributes("main a[href*='/papers/']", "href");
    assert!(files.len() > 3, "{files:?}");
    for file in files {
        see(app, desk, &[&file]).await;
    }
}

/// The seating that was seen, as forms say it.
const fn seen<'a>(number: &'a str, version: &'a str) -> [(&'static str, &'a str); 2] {
    [("number", number), ("version", version)]
}

async fn tables(app: &TestApp, desk: &mut Browser, event: &Event) {
    // Who met before, at an event of a month ago.
    let mut details = app.workshop();
    details.sessions[0].starts_at -= chrono::TimeDelta::days(30);
    details.sessions[0].ends_at -= chrono::TimeDelta::days(30);
    let earlier = app.publish(details).await;
    for number in 0..12 {
        app.register(&earlier, number).await;
    }
    seat(app, &earlier, 2).await;
    let seating = format!("/desk/events/{}/seating", event.id);
    see(app, desk, &[&format!("/desk/events/{}/to-invite?profession=pharmacist", event.id)]).await;
    let met = format!("earlier-{}", earlier.id);
    press(desk, &seating, "form.seat-form", &[("action", "seat"), (&met, "yes")]).await;
    desk.post(&seating, &[("action", "advice")]).await.leads_to();
    desk.post(&seating, &[&[("action", "recount")][..], &seen("2", "1")].concat()).await.leads_to();
    let moved = format!("move-{}", app.people(event).await[0].id);
    for table in ["1", "2"] {
        let fields = desk.get(&seating).await.form("form#table-cards");
        let seen = seen(&fields["number"], &fields["version"]);
        desk.post(&seating, &[&[("action", "change"), (&moved, table)][..], &seen].concat()).await.leads_to();
    }
    see(app, desk, &[&seating, &format!("{seating}/1"), &format!("{seating}?view=wall"), &format!("{seating}/repair")])
        .await;
    let trade = desk.get(&format!("{seating}/repair")).await.form("form.repair-form");
    let trade: Vec<_> = trade.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let offers = desk.post(&format!("{seating}/repair"), &[&trade[..], &[("action", "trade")]].concat()).await;
    let mut agreed = offers.form("form:has(input[name='offer'])");
    agreed.insert("action".into(), "agree".into());
    agreed.insert("offer".into(), offers.attributes("input[name='offer']", "value").remove(0));
    let agreed: Vec<_> = agreed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&format!("{seating}/repair"), &agreed).await.leads_to();
    let fields = desk.get(&seating).await.form("form#table-cards");
    let seen = seen(&fields["number"], &fields["version"]);
    desk.post(&seating, &[&[("action", "publish")][..], &seen].concat()).await.leads_to();
    let rotation = format!("/desk/events/{}/rotation", event.id);
    press(desk, &rotation, "form.seat-form", &[("rounds", "3")]).await;
    see(app, desk, &[&rotation, &format!("/desk/events/{}/papers", event.id), &format!("/desk/events/{}", event.id)])
        .await;
}

async fn steps(desk: &mut Browser, event: &Event) {
    let page = format!("/desk/events/{}", event.id);
    desk.get(&format!("{page}/preview")).await;
    press(desk, &format!("{page}/edit"), "main form", &[("title", "改題")]).await;
    for step in ["copy", "close", "reopen", "cancel"] {
        desk.post(&format!("{page}/{step}"), &[]).await.leads_to();
    }
    desk.get(&page).await;
}
