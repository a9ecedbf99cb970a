//! What a repair must not do: overwrite another organiser, store what nobody saw, break a rule,
//! or let anybody in who may not.

use super::repair::{ask, offer, repair_url, send};
use super::{cancel, confirm, seat, stored, url, workshop_people};
use crate::app::seat::repair::{RepairError, Wish, agree, trade};
use crate::app::seat::{edit, publish};
use crate::app::sign_in::start_session;
use crate::domain::ids::RegistrationId;
use crate::domain::organiser::Role;
use crate::domain::seating::{Seating, SeatingState};
use crate::infra::db::seatings;
use crate::tests::{samples, story};
use crate::web::session::COOKIE;
use std::collections::BTreeSet;

fn people_at(seating: &Seating, table: u32) -> BTreeSet<RegistrationId> {
    seating.places.iter().filter(|place| place.table == table).map(|place| place.registration).collect()
}

story!(where_people_changed_after_the_trade_it_is_shown_again, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    cancel(app, &event, &people[0]).await;
    let mut desk = app.desk().await;
    let shown = ask(&mut desk, &event, &[], 0).await;
    cancel(app, &event, &people[1]).await;
    let late = confirm(app, &event, samples::good_form(78)).await;
    let again = send(&mut desk, &event, &offer(&shown, 0)).await;
    assert_eq!(again.status, 409);
    assert!(again.text().contains("案をお見せしたあとで、参加者などが変わりました"), "{}", again.text());
    assert!(again.all(".repair-offer").join("").contains(&late.applicant.name));
    assert_eq!(stored(app, &event).await, seating, "nothing is written");
    send(&mut desk, &event, &offer(&again, 0)).await.leads_to();
    assert_eq!(stored(app, &event).await.places.len(), 59);
});

story!(of_two_who_repair_at_once_the_second_is_told_and_overwrites_nothing, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let one = ask(&mut first, &event, &[people[0].id], 0).await;
    let two = ask(&mut second, &event, &[people[1].id], 0).await;
    send(&mut first, &event, &offer(&one, 0)).await.leads_to();
    let made = stored(app, &event).await;
    let told = send(&mut second, &event, &offer(&two, 0)).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("小金井 花子さんが第2版を保存しました"), "{}", told.text());
    assert_eq!(stored(app, &event).await, made);
    let form = told.form("form.repair-form");
    assert_eq!(form.get(&format!("absent-{}", people[1].id)).map(String::as_str), Some("yes"), "the tick is kept");
    assert_eq!(form["number"], "2", "what is asked next is asked of the seating of now");

    // At the very same moment one is made, and one is told.
    let (one, two) = (ask(&mut first, &event, &[people[2].id], 0).await, ask(&mut second, &event, &[], 11).await);
    let (one, two) = (offer(&one, 0), offer(&two, 0));
    let (a, b) = tokio::join!(send(&mut first, &event, &one), send(&mut second, &event, &two));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(stored(app, &event).await.number, 3);
});

story!(only_those_who_may_edit_repair_and_only_their_own_events, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let shown = ask(&mut desk, &event, &[people[0].id], 0).await;
    let form = offer(&shown, 0);
    let mut viewer = app.browser();
    let token = start_session(&app.world, app.organiser(Role::Viewer).await.id).await.unwrap();
    viewer.set_cookie(COOKIE, token.reveal());
    assert!(!viewer.get(&url(&event)).await.html().contains("/seating/repair"), "a viewer is not led there");
    assert_eq!(viewer.get(&repair_url(&event)).await.status, 403);
    assert_eq!(send(&mut viewer, &event, &form).await.status, 403);
    assert_eq!(app.browser().get(&repair_url(&event)).await.status, 303);

    let other = crate::app::found::found_organisation(&app.world, "ほかの団体").await.unwrap();
    let stranger = app.organiser_of(other, Role::Editor).await;
    let mut browser = app.browser();
    let token = start_session(&app.world, stranger.id).await.unwrap();
    browser.set_cookie(COOKIE, token.reveal());
    assert_eq!(browser.get(&repair_url(&event)).await.status, 404);
    assert_eq!(send(&mut browser, &event, &form).await.status, 404);
    let seen = edit::Seen { number: seating.number, version: seating.version };
    let wish = Wish { absent: BTreeSet::from([people[0].id]), tables: 10 };
    assert!(matches!(trade(&app.world, &stranger, event.id, seen, &wish).await, Err(RepairError::NotFound)));
    let agreed = agree(&app.world, &stranger, event.id, seen, &wish, &form["offer"]).await;
    assert!(matches!(agreed, Err(RepairError::NotFound)));
    assert_eq!(stored(app, &event).await, seating);
});

story!(pins_locked_tables_and_wishes_outlast_a_repair, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let at = |table: u32, nth: usize| seating.places.iter().filter(|p| p.table == table).nth(nth).unwrap().registration;
    let (pinned, apart) = (at(2, 0), (at(5, 0), at(5, 1)));
    let organiser = app.organiser(Role::Editor).await;
    let seen = edit::Seen { number: 1, version: 1 };
    let tables = edit::Change::Tables { moves: Vec::new(), pinned: [pinned].into(), locked: [7].into() };
    edit::edit(&app.world, &organiser, event.id, seen, &tables).await.unwrap();
    let seen = edit::Seen { number: 1, version: 2 };
    edit::edit(&app.world, &organiser, event.id, seen, &edit::Change::Apart(apart.0, apart.1)).await.unwrap();

    let gone: Vec<_> = people.iter().filter(|p| people_at(&seating, 2).contains(&p.id) && p.id != pinned).collect();
    for person in &gone[..3] {
        cancel(app, &event, person).await;
    }
    let shown = ask(&mut desk, &event, &[], 0).await;
    let count = shown.attributes("input[name='offer']", "value").len();
    assert!(!shown.all(".repair-offer strong")[0].contains("移動0名"), "the pair has to part");
    send(&mut desk, &event, &offer(&shown, count - 1)).await.leads_to();
    let after = stored(app, &event).await;
    assert_eq!(after.place_of(pinned).map(|place| (place.table, place.pinned)), Some((2, true)));
    assert_eq!(people_at(&after, 7), people_at(&seating, 7));
    assert_ne!(after.place_of(apart.0).unwrap().table, after.place_of(apart.1).unwrap().table);
    assert_eq!((after.settings.locked.clone(), after.settings.apart.clone()), (vec![7], vec![apart]));

    // A pinned person's table cannot go.
    let page = desk.get(&url(&event)).await;
    let mut form = page.form("form#table-cards");
    form.insert("action".into(), "change".into());
    form.insert(format!("pin-{}", at(10, 0)), "yes".into());
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&url(&event), &fields).await.leads_to();
    let refused = ask(&mut desk, &event, &[], 9).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("10班に固定またはロックがあります"), "{}", refused.text());
});

story!(a_published_seating_stays_until_the_repaired_one_is_published, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let organiser = app.organiser(Role::Editor).await;
    assert!(publish(&app.world, &organiser, event.id, 1, 1).await.unwrap());
    let mut desk = app.desk().await;
    assert!(desk.get(&repair_url(&event)).await.text().contains("確定するまで、班別名簿は今の版のまま"));
    let shown = ask(&mut desk, &event, &[people[0].id], 0).await;
    send(&mut desk, &event, &offer(&shown, 0)).await.leads_to();
    let c = app.world.db.read();
    let published = seatings::in_state(c, event.id, SeatingState::Published).await.unwrap().unwrap();
    assert_eq!((published.number, published.places), (1, seating.places));
    assert_eq!(stored(app, &event).await.number, 2);
});

story!(what_makes_no_sense_is_told_and_nothing_is_written, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    assert_eq!(desk.get(&repair_url(&event)).await.leads_to(), url(&event), "nothing to repair yet");
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let shown = ask(&mut desk, &event, &[people[0].id], 0).await;
    let form = offer(&shown, 0);
    let everybody: Vec<_> = people.iter().map(|person| person.id).collect();
    let nobody = ask(&mut desk, &event, &everybody, 0).await;
    assert!(nobody.status == 422 && nobody.text().contains("席を作る方がいません"));
    for (field, value, status) in [
        ("tables", "0", 422),
        ("tables", "61", 422),
        ("tables", "二", 422),
        ("offer", "", 422),
        ("offer", "forged", 409),
        ("version", "9", 409),
        ("version", "x", 400),
        ("action", "nonsense", 400),
    ] {
        let mut forged = form.clone();
        forged.insert(field.into(), value.into());
        assert_eq!(send(&mut desk, &event, &forged).await.status.as_u16(), status, "{field}={value}");
    }
    assert_eq!(stored(app, &event).await, seating);
    // Nothing to repair: nothing is offered.
    let trade = ask(&mut desk, &event, &[], 0).await;
    assert!(trade.text().contains("組み直す必要はありません"), "{}", trade.text());
    assert!(trade.all(".repair-offer").is_empty());
});

story!(wishes_about_the_absent_outlast_a_board_that_does_not_know_of_them, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let organiser = app.organiser(Role::Editor).await;
    let [a, b, away, two, three] = [0, 20, 30, 40, 50].map(|at: usize| people[at].id);
    let save = async |seen: (u32, u32), together: Vec<Vec<RegistrationId>>, apart| {
        let seen = edit::Seen { number: seen.0, version: seen.1 };
        let whole = edit::Whole { together, apart, ..edit::Whole::default() };
        edit::edit(&app.world, &organiser, event.id, seen, &edit::Change::Whole(whole)).await.unwrap().settings
    };
    save((1, 1), vec![vec![away, two, three]], vec![(a, b)]).await;
    let mut desk = app.desk().await;
    let shown = ask(&mut desk, &event, &[a, away], 0).await;
    send(&mut desk, &event, &offer(&shown, 0)).await.leads_to();
    let made = stored(app, &event).await;
    assert_eq!(made.place_of(two).unwrap().table, made.place_of(three).unwrap().table);

    let after = save((2, 1), vec![vec![two, three]], Vec::new()).await;
    assert_eq!((after.apart, after.together), (vec![(a, b)], vec![vec![two, three, away]]));
    let after = save((2, 2), Vec::new(), Vec::new()).await;
    assert_eq!((after.apart, after.together), (vec![(a, b)], Vec::<Vec<RegistrationId>>::new()), "lifted on the board");
});
