//! The waiting list: who comes when an event is full waits, and a seat that becomes free goes to who is
//! next.

use super::public_apply::{apply, to_check};
use super::{TestApp, samples, story};
use crate::app::admission::{carry_out_due, plan};
use crate::app::digest::sha256;
use crate::app::drawing::{DrawRecord, RecordError};
use crate::domain::admission::{self, Entry, Kind, Method, Occupancy, Of, Promotion, Quota, Rules, Seed, WaitingList};
use crate::domain::application::ApplicationForm;
use crate::domain::event::{Event, EventDetails};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::RegistrationStatus::{Cancelled, Confirmed, Declined, Lapsed, Offered, Waitlisted};
use crate::domain::registration::{Registration, RegistrationStatus};
use crate::infra::db::entity::mail;
use crate::infra::db::places;
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

const AT_ONCE: WaitingList = WaitingList { cap: None, promotion: Promotion::AtOnce, offers_stop_hours: 24 };
pub(super) const OFFERS: WaitingList = WaitingList { promotion: Promotion::Offer { hours: 48 }, ..AT_ONCE };

impl TestApp {
    /// The workshop with so many seats and these rules.
    pub(super) async fn event_with(&self, capacity: u32, rules: impl FnOnce(&mut Rules)) -> Event {
        let event = self.publish(EventDetails { capacity, ..self.workshop() }).await;
        let transaction = self.world.db.write().await.unwrap();
        let mut lock = self.lock(&transaction, &event).await;
        let mut changed = lock.event().places.clone();
        rules(&mut changed[0].rules);
        places::save(&mut lock, changed).await.unwrap();
        plan(&self.world, &mut lock).await.unwrap();
        let event = lock.event().clone();
        self.world.commit(transaction).await.unwrap();
        event
    }

    pub(super) async fn standings(&self, event: &Event) -> Vec<RegistrationStatus> {
        self.people(event).await.iter().map(|one| *one.status).collect()
    }

    /// The kinds of all mails so far, with the number of the person each is for.
    async fn told(&self, event: &Event) -> Vec<(u32, String)> {
        let people = self.people(event).await;
        let number = |id| people.iter().find(|one| Some(one.id.0) == id).map_or(0, |one| one.number);
        self.mails().await.into_iter().map(|mail| (number(mail.registration_id), mail.kind)).collect()
    }

    /// The address of the person's own page, as the latest mail has it.
    pub(super) async fn own_page(&self, of: &Registration) -> String {
        let theirs = mail::Entity::find().filter(mail::Column::RegistrationId.eq(of.id.0));
        let mails = theirs.order_by_desc(mail::Column::CreatedAt).all(self.world.db.read()).await.unwrap();
        format!("/manage/{}", mails.into_iter().find_map(|mail| mail.link).unwrap())
    }
}

/// The form of somebody of a profession.
fn one(number: usize, profession: &str) -> ApplicationForm {
    ApplicationForm { profession: profession.into(), ..samples::good_form(number) }
}

fn quota(of: &str, kind: Kind, people: u32) -> Quota {
    Quota { of: Of::Profession(of.into()), kind, people }
}

story!(who_comes_when_it_is_full_waits_and_gets_the_seat_that_becomes_free, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(AT_ONCE)).await;
    apply(app, &event, &samples::good_form(1)).await;
    let form = app.browser().get(&format!("/events/{}/apply", event.code)).await;
    assert!(form.text().contains("キャンセル待ち（1番目）"), "{}", form.text());
    let check = to_check(&mut app.browser(), &event, &samples::good_form(2)).await;
    assert!(check.text().contains("キャンセル待ち（1番目ごろ）"), "{}", check.text());
    for number in 2..=3 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    assert_eq!(app.standings(&event).await, [Confirmed, Waitlisted, Waitlisted]);
    let mails = app.mails().await;
    assert!(mails[1].subject.starts_with("【キャンセル待ち】"), "{}", mails[1].subject);
    assert!(mails[2].body.contains("2番目です"), "{}", mails[2].body);
    let people = app.people(&event).await;
    app.cancel(&event, &people[0]).await;
    assert_eq!(app.standings(&event).await, [Cancelled, Confirmed, Waitlisted]);
    assert_eq!(app.told(&event).await.last().unwrap(), &(2, "promoted".to_owned()));
    let now = app.event_now(&event).await;
    assert_eq!((now.seats_taken, now.waiting), (1, 1));
});

story!(a_full_list_and_a_full_profession_refuse_and_say_why, |app| {
    let capped = WaitingList { cap: Some(1), ..AT_ONCE };
    let event = app.event_with(1, |rules| rules.waiting = Some(capped)).await;
    for number in 1..=2 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let page = app.browser().get(&format!("/events/{}/apply", event.code)).await;
    assert_eq!(page.heading(), "満席になりました");
    // One care manager, and no list.
    let event = app.event_with(9, |rules| rules.quotas = vec![quota("care_manager", Kind::Most, 1)]).await;
    apply(app, &event, &one(1, "care_manager")).await;
    let refused = to_check(&mut app.browser(), &event, &one(2, "care_manager")).await;
    assert_eq!(refused.heading(), "お申し込みを受け付けられませんでした");
    assert!(refused.text().contains("ケアマネジャー（介護支援専門員）の定員に達しています"), "{}", refused.text());
    apply(app, &event, &one(3, "pharmacist")).await;
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed]);
});

story!(the_first_who_may_take_the_seat_gets_it, |app| {
    let rules = |rules: &mut Rules| {
        rules.waiting = Some(AT_ONCE);
        rules.quotas = vec![quota("care_manager", Kind::Most, 1)];
    };
    let event = app.event_with(2, rules).await;
    for (number, profession) in [(1, "care_manager"), (2, "pharmacist"), (3, "care_manager"), (4, "doctor")] {
        apply(app, &event, &one(number, profession)).await;
    }
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Waitlisted, Waitlisted]);
    let people = app.people(&event).await;
    app.cancel(&event, &people[1]).await;
    assert_eq!(app.standings(&event).await, [Confirmed, Cancelled, Waitlisted, Confirmed]);
    app.cancel(&event, &people[0]).await;
    assert_eq!(app.standings(&event).await, [Cancelled, Cancelled, Confirmed, Confirmed]);
});

story!(kept_seats_open_at_their_time_by_themselves, |app| {
    let until = "2023-08-20T15:00:00Z".parse().unwrap();
    let rules = |rules: &mut Rules| {
        rules.waiting = Some(AT_ONCE);
        rules.quotas = vec![quota("dentist", Kind::Kept { until, opened: false }, 2)];
    };
    let event = app.event_with(3, rules).await;
    let check = to_check(&mut app.browser(), &event, &one(2, "pharmacist")).await;
    assert!(!check.text().contains("キャンセル待ち"), "{}", check.text());
    for number in 1..=3 {
        apply(app, &event, &one(number, "pharmacist")).await;
    }
    assert_eq!(app.standings(&event).await, [Confirmed, Waitlisted, Waitlisted]);
    let check = to_check(&mut app.browser(), &event, &one(9, "pharmacist")).await;
    assert!(
        check.text().contains("2023年8月21日（月）0:00まで歯科医師の方のためにお取りしています"),
        "{}",
        check.text()
    );
    apply(app, &event, &one(4, "dentist")).await;
    assert_eq!(app.standings(&event).await, [Confirmed, Waitlisted, Waitlisted, Confirmed]);
    app.set_time("2023-08-20T14:59:59Z");
    assert_eq!(carry_out_due(&app.world).await.unwrap(), 0);
    app.set_time("2023-08-20T15:00:00Z");
    assert_eq!(carry_out_due(&app.world).await.unwrap(), 1);
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Waitlisted, Confirmed]);
    // A clock that goes back changes nothing.
    app.set_time("2023-08-19T15:00:00Z");
    let people = app.people(&event).await;
    app.cancel(&event, &people[3]).await;
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Confirmed, Cancelled]);
});

story!(an_offer_holds_its_seat_is_answered_by_link_and_lapses, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(OFFERS)).await;
    for number in 1..=4 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let people = app.people(&event).await;
    app.cancel(&event, &people[0]).await;
    assert_eq!(app.standings(&event).await, [Cancelled, Offered, Waitlisted, Waitlisted]);
    let mut browser = app.browser();
    let own = app.own_page(&people[1]).await;
    // A scanner that follows links changes nothing.
    for path in [own.clone(), format!("{own}?ask=decline"), format!("{own}?ask=cancel")] {
        assert_eq!(browser.get(&path).await.status, 200);
    }
    assert_eq!(app.standings(&event).await[1], Offered);
    let shown = browser.get(&own).await;
    assert!(shown.text().contains("2023年8月12日（土）12:00までに"), "{}", shown.text());
    assert!(!shown.text().contains("person2@example.jp"), "{}", shown.text());
    // Nobody answers: the next is asked.
    app.pass(TimeDelta::hours(48));
    assert_eq!(carry_out_due(&app.world).await.unwrap(), 1);
    assert_eq!(app.standings(&event).await, [Cancelled, Lapsed, Offered, Waitlisted]);
    let late = browser.post(&own, &[("act", "accept")]).await;
    assert!(browser.get(late.leads_to()).await.text().contains("変更できませんでした"));
    // The next declines, the one behind accepts, twice, and cancels.
    let own = app.own_page(&people[2]).await;
    browser.post(&own, &[("act", "decline")]).await;
    assert_eq!(app.standings(&event).await, [Cancelled, Lapsed, Declined, Offered]);
    let own = app.own_page(&people[3]).await;
    for _ in 0..2 {
        let accepted = browser.post(&own, &[("act", "accept")]).await;
        assert!(browser.get(accepted.leads_to()).await.text().contains("参加確定"));
    }
    assert_eq!(app.standings(&event).await[3], Confirmed);
    browser.post(&own, &[("act", "cancel")]).await;
    assert_eq!(app.standings(&event).await[3], Cancelled);
    let kinds: Vec<_> =
        app.told(&event).await.into_iter().filter(|(number, _)| *number == 4).map(|(_, kind)| kind).collect();
    assert_eq!(kinds, ["waitlisted", "offer", "confirmation", "cancellation"]);
});

story!(who_let_an_offer_lapse_may_apply_again_and_stands_behind_all_others, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(OFFERS)).await;
    for number in 1..=4 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let people = app.people(&event).await;
    app.cancel(&event, &people[0]).await;
    app.pass(TimeDelta::hours(48));
    carry_out_due(&app.world).await.unwrap();
    let done = apply(app, &event, &samples::good_form(2)).await;
    assert_eq!(done.heading(), "お申し込みの内容を受け取りました");
    assert_eq!(app.standings(&event).await, [Cancelled, Waitlisted, Offered, Waitlisted]);
    let mails = app.mails().await;
    assert!(mails.last().unwrap().body.contains("2番目です"), "{}", mails.last().unwrap().body);
});

story!(what_is_overdue_is_carried_out_before_anything_is_decided, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(OFFERS)).await;
    for number in 1..=3 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let people = app.people(&event).await;
    app.cancel(&event, &people[0]).await;
    let own = app.own_page(&people[1]).await;
    // No worker comes: whoever takes the lock finds what is due.
    app.pass(TimeDelta::hours(48));
    let late = app.browser().post(&own, &[("act", "accept")]).await;
    assert!(late.leads_to().ends_with("told=late"));
    assert_eq!(app.standings(&event).await, [Cancelled, Lapsed, Offered]);
});

story!(a_draw_is_made_at_the_deadline_and_can_be_repeated, |app| {
    let rules = |rules: &mut Rules| {
        rules.method = Method::Lottery;
        rules.waiting = Some(AT_ONCE);
        rules.quotas = vec![quota("care_manager", Kind::Most, 1)];
    };
    let event = app.event_with(3, rules).await;
    let commitment = event.place().seed_hash.clone();
    let page = app.browser().get(&format!("/events/{}/draw", event.code)).await;
    assert!(commitment.len() == 64 && page.text().contains(&commitment), "{}", page.text());
    let check = to_check(&mut app.browser(), &event, &one(1, "doctor")).await;
    assert!(check.text().contains("抽選で決め"), "{}", check.text());
    for number in 1..=9 {
        apply(app, &event, &one(number, if number % 2 == 0 { "care_manager" } else { "pharmacist" })).await;
    }
    assert_eq!(app.standings(&event).await, [RegistrationStatus::Received; 9]);
    let seats = |standings: &[RegistrationStatus]| standings.iter().filter(|one| **one == Confirmed).count();
    app.set_time("2023-08-31T08:00:00Z");
    assert_eq!(carry_out_due(&app.world).await.unwrap(), 1);
    let standings = app.standings(&event).await;
    assert_eq!((seats(&standings), standings.iter().filter(|one| **one == Waitlisted).count()), (3, 6));
    // The same from what is published.
    let seed = Seed::read(&places::seed(app.world.db.read(), event.place().id).await.unwrap().unwrap()).unwrap();
    assert_eq!(seed.commitment(sha256), commitment);
    let people = app.people(&event).await;
    let entry = |one: &Registration| Entry {
        number: one.number.into(),
        profession: one.applicant.profession_code.clone(),
        together: None,
    };
    let entries: Vec<_> = people.iter().map(entry).collect();
    let ready = admission::Place::new(event.rules_of(event.place()), &ProfessionList::default_list());
    let lots = ready.draw(&seed, &Occupancy::default(), &entries, app.world.now(), sha256);
    for lot in &lots {
        let one = people.iter().find(|one| u64::from(one.number) == lot.number).unwrap();
        assert_eq!(*one.status == Confirmed, lot.seats.is_some(), "{}", lot.number);
    }
    let managers = people.iter().filter(|one| one.applicant.profession_code == "care_manager");
    assert!(managers.filter(|one| *one.status == Confirmed).count() <= 1);
    let page = app.browser().get(&format!("/events/{}/draw", event.code)).await;
    assert!(page.text().contains(&commitment) && page.text().contains("同じです"), "{}", page.text());
    assert!(!page.text().contains("𠮷田"), "{}", page.text());
    let file = app.browser().get(&format!("/events/{}/draw.json", event.code)).await.text();
    let record = DrawRecord::read(&file).unwrap();
    assert_eq!(record.again().unwrap(), record.people);
    let forged = DrawRecord { seed: "0".repeat(64), ..record };
    assert!(matches!(forged.again(), Err(RecordError::AnotherSeed)));
    // Drawn once: nothing is drawn again, and who waits is next in the drawn order.
    assert_eq!(carry_out_due(&app.world).await.unwrap(), 0);
    let mails = app.mails().await;
    assert_eq!(mails.iter().filter(|mail| mail.kind == "drawn").count(), 3);
    assert_eq!(mails.iter().filter(|mail| mail.kind == "not_drawn").count(), 6);
    let waiting: Vec<_> = lots.iter().filter(|lot| lot.seats.is_none()).map(|lot| lot.number).collect();
    let pharmacist =
        people.iter().find(|one| *one.status == Confirmed && one.applicant.profession_code == "pharmacist");
    app.cancel(&event, pharmacist.unwrap()).await;
    let promoted = app.told(&event).await.last().unwrap().clone();
    assert_eq!(promoted.1, "promoted");
    assert!(waiting.contains(&promoted.0.into()));
});

story!(a_raised_capacity_fills_up_in_order, |app| {
    let event = app.event_with(1, |rules| rules.waiting = Some(AT_ONCE)).await;
    for number in 1..=4 {
        apply(app, &event, &samples::good_form(number)).await;
    }
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/edit", event.id);
    let mut form = desk.get(&path).await.form("main form");
    form.insert("capacity".into(), "3".into());
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = desk.post(&path, &fields).await;
    assert!(saved.status.is_redirection(), "{}", saved.text());
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed, Confirmed, Waitlisted]);
});

story!(colleagues_at_one_mailbox_are_two_people, |app| {
    let event = app.published_event().await;
    apply(app, &event, &samples::good_form(1)).await;
    let colleague =
        ApplicationForm {
            name: "佐藤 花子".into(), furigana: "さとう はなこ".into(), ..samples::good_form(1)
        };
    apply(app, &event, &colleague).await;
    assert_eq!(app.standings(&event).await, [Confirmed, Confirmed]);
    // The same person once more is not.
    apply(app, &event, &colleague).await;
    assert_eq!(app.standings(&event).await.len(), 2);
    let mails = app.mails().await;
    let kinds: Vec<_> = mails.iter().map(|mail| mail.kind.as_str()).collect();
    assert_eq!(kinds, ["confirmation", "confirmation", "already_registered"]);
    assert!(mails[1].body.starts_with("佐藤 花子 様") && mails[2].body.starts_with("佐藤 花子 様"));
});

story!(the_outbox_shows_nobody_s_own_link, |app| {
    let event = app.published_event().await;
    apply(app, &event, &samples::good_form(1)).await;
    let mail = app.mails().await.remove(0);
    let secret = mail.link.clone().unwrap();
    assert!(!mail.body.contains(&secret));
    let mut desk = app.desk().await;
    let shown = desk.get(&format!("/desk/outbox/{}", mail.id)).await;
    assert!(!shown.text().contains(&secret) && !shown.text().contains("__link__"), "{}", shown.text());
});
