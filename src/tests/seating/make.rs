//! Making a seating through the page: mixed, proven, repeatable, kept.

use super::{cancel, confirm, seat, stored, url, workshop_people};
use crate::app::seat::{ask, current};
use crate::domain::event::{Event, TableRule};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::domain::seating::{Seating, SeatingSettings, SeatingState};
use crate::infra::db::seatings;
use crate::tests::story;
use crate::tests::{TestApp, samples};
use entaku_seating::{FigureKind, verify};
use std::collections::{BTreeMap, BTreeSet};

/// How often each value stands at each table.
fn counts<'a>(
    seating: &Seating,
    people: &'a [Registration],
    of: impl Fn(&'a Registration) -> &'a str,
) -> BTreeMap<(u32, &'a str), usize> {
    let mut counts = BTreeMap::new();
    for place in &seating.places {
        let person = people.iter().find(|person| person.id == place.registration).unwrap();
        *counts.entry((place.table, of(person))).or_default() += 1;
    }
    counts
}

story!(the_workshop_is_seated_at_ten_mixed_tables_and_it_is_proven, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let before = desk.get(&url(&event)).await;
    assert_eq!(before.status, 200);
    assert!(before.text().contains("参加が確定している方は60名です"), "{}", before.text());
    let form = before.form("form.seat-form");
    assert_eq!((form["rule"].as_str(), form["tables"].as_str()), ("tables", "10"), "as the event says");

    let made = desk
        .post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "１０"), ("facilitators", "yes")])
        .await;
    let page = desk.get(made.leads_to()).await;
    assert!(page.text().contains("班分けをしました"));
    assert_eq!(page.all(".card").len(), 10);
    assert_eq!(page.all(".person").len(), 60);
    assert!(page.text().contains("60名・10班：どの班も6名です"));
    assert!(page.text().contains("同じ職種だけの班はありません"));
    assert!(
        page.text().contains(
            "ケアマネジャー19名・10班のため、9班で2名、ほかは1名になります（これより減らすことはできません）"
        )
    );
    for person in &people {
        assert!(page.html().contains(&person.applicant.name));
    }

    let seating = stored(app, &event).await;
    assert_eq!(seating.places.len(), 60);
    let professions = counts(&seating, &people, |person| &person.applicant.profession_code);
    let care_managers: Vec<_> = (1..=10).map(|table| professions[&(table, "care_manager")]).collect();
    assert!(care_managers.iter().all(|count| (1..=2).contains(count)), "{care_managers:?}");
    assert_eq!(professions.iter().filter(|((_, code), _)| *code == "visiting_nurse").count(), 10);
    let workplaces = counts(&seating, &people, |person| &person.applicant.workplace_key);
    assert!(workplaces.values().all(|count| *count == 1), "colleagues sit apart");

    // The stored certificate is true of the stored places, by the independent check.
    let asked = ask(people.clone(), &ProfessionList::default_list(), &seating.settings, &[]);
    let claimed = entaku_seating::Seating {
        plan: asked.plan_of(&seating.places),
        certificate: seating.proof.certificate.clone(),
    };
    assert_eq!(verify(&asked.problem, &claimed), []);
    assert!(claimed.certificate.counted(FigureKind::ProfessionPairs).proven());
    assert!(claimed.certificate.counted(FigureKind::WorkplacePairs).proven());
});

story!(seating_again_gives_the_same_tables_and_keeps_the_former_as_history, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let first = seat(app, &event, 10).await;
    app.pass(chrono::TimeDelta::minutes(1));
    let second = seat(app, &event, 10).await;
    assert_eq!((first.number, second.number), (1, 2));
    assert_eq!(first.places, second.places);
    assert_eq!(first.proof, second.proof);
    let third = seat(app, &event, 12).await;
    assert_ne!(third.places, second.places);
    let c = app.world.db.read();
    let states: Vec<_> = seatings::history(c, event.id).await.unwrap().into_iter().map(|past| past.state).collect();
    assert_eq!(states, [SeatingState::Draft, SeatingState::Replaced, SeatingState::Replaced]);
    let actions = crate::tests::papers::audit(&app.world.db, third.id.0).await;
    assert_eq!(actions[0].0, "seating.make");

    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("どの班も5名"));
    let earlier = desk.get(&format!("{}/1", url(&event))).await;
    assert!(earlier.text().contains("以前の版") && earlier.text().contains("どの班も6名"));
    assert_eq!(desk.get(&format!("{}/4", url(&event))).await.status, 404);
});

story!(the_order_in_which_people_came_does_not_matter, |app| {
    let event = app.published_event().await;
    let mut people = workshop_people(app, &event).await;
    let list = ProfessionList::default_list();
    let settings = SeatingSettings::of(TableRule::Tables(10));
    let asked = ask(people.clone(), &list, &settings, &[]);
    people.reverse();
    assert_eq!(ask(people, &list, &settings, &[]).input(), asked.input());
});

story!(whoever_cancels_is_never_seated_and_is_shown_as_cancelled, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    cancel(app, &event, &people[0]).await;
    let seating = seat(app, &event, 10).await;
    assert_eq!(seating.places.len(), 59);
    assert!(seating.place_of(people[0].id).is_none());

    cancel(app, &event, &people[1]).await;
    let late = confirm(app, &event, samples::good_form(77)).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert_eq!(page.all(".person--cancelled").len(), 1);
    assert!(page.all(".person--cancelled")[0].contains("取消"));
    assert!(page.text().contains(&format!("班がまだ決まっていない方が1名います：{}", late.applicant.name)));
    assert!(page.text().contains(&format!("取り消した方が1名います：{}", people[1].applicant.name)));
    assert!(page.text().contains("今の班をなるべく保ったまま"));

    // What is proven is of the people of then until somebody has it counted anew.
    assert!(page.text().contains("59名・10班") && page.text().contains("この証明は、人が変わる前のものです"));
    let mut form: Vec<_> = vec![("action".to_owned(), "recount".to_owned())];
    form.extend(page.form("form:has(button[value=recount])"));
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = desk.post(&url(&event), &fields).await;
    let page = desk.get(done.leads_to()).await;
    assert!(page.text().contains("58名・10班：1班は5〜6名です"), "counted anew for those who take part");
    assert!(!page.text().contains("この証明は、人が変わる前のものです"));
    let counted = stored(app, &event).await;
    assert_eq!((counted.number, counted.version, &counted.places), (seating.number, seating.version, &seating.places));

    desk.post(&url(&event), &[("action", "seat"), ("rule", "seats"), ("tables", "6")]).await.leads_to();
    let seated: BTreeSet<_> = stored(app, &event).await.places.iter().map(|place| place.registration).collect();
    assert_eq!(seated.len(), 59);
    assert!(seated.contains(&late.id) && !seated.contains(&people[1].id));
    let page = desk.get(&url(&event)).await;
    assert!(page.all(".person--cancelled").is_empty() && !page.text().contains("まだ決まっていない方が"));
});

story!(a_wrong_number_of_tables_is_told_and_nothing_is_written, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let nobody = desk.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "1")]).await;
    assert_eq!(nobody.status, 422);
    assert!(nobody.text().contains("参加が確定している方がいません"));
    workshop_people(app, &event).await;
    for (rule, number, told) in [
        ("tables", "", "数は、1以上の整数で入力してください"),
        ("tables", "0", "数は、1以上の整数で入力してください"),
        ("seats", "六", "数は、1以上の整数で入力してください"),
        ("tables", "61", "班の数は、参加が確定している60名以下で入力してください"),
        ("tables", "99999999999", "数は、1以上の整数で入力してください"),
    ] {
        let answer = desk.post(&url(&event), &[("action", "seat"), ("rule", rule), ("tables", number)]).await;
        assert_eq!(answer.status, 422, "{number}");
        assert!(answer.all(".error-summary").join("").contains(told), "{number}: {}", answer.text());
        assert!(answer.all("title")[0].starts_with("エラー："));
        assert_eq!(answer.form("form.seat-form")["tables"], number, "what was typed is kept");
    }
    assert_eq!(current(app.world.db.read(), event.id).await.unwrap(), None);
    assert_eq!(desk.post(&url(&event), &[("action", "nonsense")]).await.status, 400);
});

story!(only_those_who_may_edit_seat_and_only_their_own_events, |app| {
    use crate::domain::organiser::Role;
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let viewer = app.organiser(Role::Viewer).await;
    let token = crate::app::sign_in::start_session(&app.world, viewer.id).await.unwrap();
    let mut browser = app.browser();
    browser.set_cookie(crate::web::session::COOKIE, token.reveal());
    let page = browser.get(&url(&event)).await;
    assert_eq!(page.status, 200);
    assert!(page.all("main form").is_empty(), "a viewer looks");
    assert_eq!(
        browser.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "5")]).await.status,
        403
    );
    assert_eq!(app.browser().get(&url(&event)).await.status, 303);

    let mut stranger = app.organiser(Role::Editor).await;
    stranger.organisation = crate::app::found::found_organisation(&app.world, "ほかの団体").await.unwrap();
    let settings = SeatingSettings::of(TableRule::Tables(5));
    let refused = crate::app::seat::seat(&app.world, &stranger, event.id, settings).await;
    assert!(matches!(refused, Err(crate::app::seat::SeatError::NotFound)));
    let published = crate::app::seat::publish(&app.world, &stranger, event.id, seating.number, seating.version).await;
    assert!(!published.unwrap());
    assert_eq!(stored(app, &event).await, seating);
});

/// The workshop's people with a mail address each, at an event of so many days later.
async fn meeting(app: &TestApp, days: i64) -> (Event, Vec<Registration>) {
    let mut details = app.workshop();
    for session in &mut details.sessions {
        session.starts_at += chrono::TimeDelta::days(days);
        session.ends_at += chrono::TimeDelta::days(days);
    }
    details.title = format!("第{days}回");
    let event = app.publish(details).await;
    let mut people = Vec::new();
    for number in 0..60 {
        let mut form = samples::good_form(number);
        form.mail = form.mail.to_uppercase();
        people.push(confirm(app, &event, form).await);
    }
    (event, people)
}

/// Pairs by mail address who share a table.
fn tablemates(seating: &Seating, people: &[Registration]) -> BTreeSet<(String, String)> {
    let mail = |id| {
        let person: &Registration = people.iter().find(|person| person.id == id).unwrap();
        person.applicant.mail.as_ref().unwrap().normalised()
    };
    let places = || seating.places.iter();
    let pairs = places().flat_map(|a| places().filter(move |b| b.table == a.table).map(move |b| (a, b)));
    pairs.map(|(a, b)| (mail(a.registration), mail(b.registration))).filter(|(a, b)| a < b).collect()
}

story!(those_who_shared_a_table_before_meet_others_where_the_organiser_wants_it, |app| {
    let (first, first_people) = meeting(app, 0).await;
    let (second, second_people) = meeting(app, 7).await;
    let earlier = seat(app, &first, 10).await;
    let before = tablemates(&earlier, &first_people);
    let plain = seat(app, &second, 10).await;
    let met = |seating: &Seating| tablemates(seating, &second_people).intersection(&before).count();

    let mut desk = app.desk().await;
    let page = desk.get(&url(&second)).await;
    assert_eq!(page.all(".seat-form fieldset label").iter().filter(|label| label.contains("第0回")).count(), 1);
    assert!(desk.get(&url(&first)).await.all(".seat-form").join("").find("第7回").is_none(), "only earlier ones");
    let chosen = format!("earlier-{}", first.id);
    let form = [("action", "seat"), ("rule", "tables"), ("tables", "10"), (chosen.as_str(), "yes")];
    desk.post(&url(&second), &form).await.leads_to();
    let mixed = stored(app, &second).await;
    assert!(met(&mixed) < met(&plain), "{} of {}", met(&mixed), met(&plain));
    let counted = mixed.proof.certificate.counted(FigureKind::RepeatPairs);
    assert_eq!(counted.value, met(&mixed) as u64, "the certificate counts what is there");
    let page = desk.get(&url(&second)).await;
    assert!(page.all(".figures th").iter().any(|figure| figure == "前に同じ班だった方の重なり"));
    assert_eq!(page.form("form.seat-form").get(&chosen).map(String::as_str), Some("yes"), "the choice stays");
});
