//! Changing tables by hand, without a script: moves, pins, locks, two organisers at once.

use super::{post, restore, seat, stored, url, workshop_people};
use crate::app::seat::ask;
use crate::domain::event::TableRule;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Act, Registration};
use crate::domain::seating::{Seating, SeatingSettings, SeatingState};
use crate::infra::db::{commit, registrations, seatings};
use crate::tests::{Answer, story};
use std::collections::BTreeMap;
use std::time::Duration;

/// What the form of the tables would send, with changes.
fn table_form(page: &Answer, changes: &[(String, &str)]) -> BTreeMap<String, String> {
    let mut form = page.form("form#table-cards");
    form.insert("action".into(), "change".into());
    form.extend(changes.iter().map(|(name, value)| (name.clone(), (*value).to_owned())));
    form
}

story!(people_are_moved_and_swapped_by_selects_and_the_figures_follow, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let at = |table| seating.places.iter().find(|place| place.table == table).unwrap().registration;
    let (one, two) = (at(1), at(2));
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert!(
        page.attributes(&format!("select[name='move-{one}'] option"), "value").len() == 10,
        "stay, and nine others"
    );

    let swap = table_form(&page, &[(format!("move-{one}"), "2"), (format!("move-{two}"), "1")]);
    let done = post(&mut desk, &event, &swap).await;
    let page = desk.get(done.leads_to()).await;
    assert!(page.text().contains("班の変更を保存しました"));
    let after = stored(app, &event).await;
    assert_eq!((after.number, after.version), (1, 2), "the draft itself changes");
    assert_eq!(after.place_of(one).map(|place| (place.table, place.pinned)), Some((2, false)));
    assert_eq!(after.place_of(two).map(|place| (place.table, place.pinned)), Some((1, false)));
    assert_eq!(after.places.len(), 60);
    assert_eq!(page.all(".tag").iter().filter(|tag| *tag == "固定").count(), 0, "nobody is fixed unasked");

    // One person too many at a table: counted and told, not hindered.
    let three = at(3);
    let done = post(&mut desk, &event, &table_form(&page, &[(format!("move-{three}"), "4")])).await;
    let page = desk.get(done.leads_to()).await;
    assert!(page.text().contains("60名・10班：1班は5〜7名です"), "{}", page.text());
    assert!(page.text().contains("班の人数に偏りがあります"));

    // Pinned by checking, listed, and released one by one or all at once.
    let pins = [(format!("pin-{one}"), "yes"), (format!("pin-{two}"), "yes"), (format!("pin-{three}"), "yes")];
    let done = post(&mut desk, &event, &table_form(&page, &pins)).await;
    let page = desk.get(done.leads_to()).await;
    assert!(page.text().contains("固定中の方（3名）"), "{}", page.text());
    let seen = stored(app, &event).await;
    let (number, version) = (seen.number.to_string(), seen.version.to_string());
    let release = [("action", "release"), ("number", &number), ("version", &version), ("person", &one.to_string())];
    assert!(desk.post(&url(&event), &release).await.leads_to().ends_with("?done=released"));
    let pinned = async || stored(app, &event).await.places.iter().filter(|place| place.pinned).count();
    assert_eq!(pinned().await, 2);
    let version = stored(app, &event).await.version.to_string();
    let release = [("action", "release"), ("number", number.as_str()), ("version", &version)];
    desk.post(&url(&event), &release).await.leads_to();
    assert_eq!(pinned().await, 0);
});

story!(nobody_enters_or_leaves_a_locked_table, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let at = |table| seating.places.iter().find(|place| place.table == table).unwrap().registration;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    post(&mut desk, &event, &table_form(&page, &[("lock-3".into(), "yes")])).await.leads_to();
    let page = desk.get(&url(&event)).await;
    for (person, to) in [(at(3), "4"), (at(4), "3")] {
        let refused = post(&mut desk, &event, &table_form(&page, &[(format!("move-{person}"), to)])).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("3班はロックされています"));
        assert_eq!(refused.form("form#table-cards")[&format!("move-{person}")], to, "the choice is kept");
    }
    let after = stored(app, &event).await;
    assert_eq!((after.version, after.settings.locked.clone()), (2, vec![3]));
    assert_eq!(after.places, seating.places);
});

story!(the_second_of_two_organisers_is_told_and_overwrites_nothing, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let (one, two) = (seating.places[0].registration, seating.places[59].registration);
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let seen_by_both = first.get(&url(&event)).await;
    post(&mut first, &event, &table_form(&seen_by_both, &[(format!("move-{one}"), "5")])).await.leads_to();

    let told = post(&mut second, &event, &table_form(&seen_by_both, &[(format!("move-{two}"), "6")])).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("ほかの担当者が先に班分けを変更しました"));
    assert!(told.text().contains("小金井 花子さんが第1版を保存しました"));
    let name = &people.iter().find(|person| person.id == two).unwrap().applicant.name;
    assert!(told.text().contains(&format!("{name}さんを6班へ")));
    let after = stored(app, &event).await;
    assert_eq!(after.place_of(one).unwrap().table, 5, "the first one's change stands");
    assert_eq!(after.place_of(two).unwrap().table, 10, "the second one's is not made");

    // The answer is the page of now with the choice kept: sent again, it is made.
    let again = table_form(&told, &[]);
    post(&mut second, &event, &again).await.leads_to();
    assert_eq!(stored(app, &event).await.place_of(two).unwrap().table, 6);

    // Publishing what one has not seen is refused as well.
    let publish = [("action", "publish"), ("number", "1"), ("version", "2")];
    assert_eq!(first.post(&url(&event), &publish).await.status, 409);
    assert_eq!(stored(app, &event).await.state, SeatingState::Draft);
});

story!(of_two_changes_at_the_same_moment_one_is_made, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let page = first.get(&url(&event)).await;
    let moved = |place: usize, to| table_form(&page, &[(format!("move-{}", seating.places[place].registration), to)]);
    let (forms, url) = ((moved(0, "5"), moved(1, "6")), url(&event));
    let fields = |form: &BTreeMap<String, String>| form.clone().into_iter().collect::<Vec<_>>();
    let (a, b) = (fields(&forms.0), fields(&forms.1));
    let pairs = |fields: &'_ [(String, String)]| fields.iter().map(|(n, v)| (n.clone(), v.clone())).collect::<Vec<_>>();
    let (a, b) = (pairs(&a), pairs(&b));
    let (a, b) = tokio::join!(
        async { first.post(&url, &a.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>()).await.status },
        async { second.post(&url, &b.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>()).await.status },
    );
    let mut statuses = [a.as_u16(), b.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(stored(app, &event).await.version, 2);
});

story!(whoever_cancels_while_a_change_is_judged_is_not_counted_in_its_proof, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let at = |table| seating.places.iter().find(|place| place.table == table).unwrap().registration;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    let swap = table_form(&page, &[(format!("move-{}", at(1)), "2"), (format!("move-{}", at(2)), "1")]);
    // The change is judged and waits to be stored, behind somebody who cancels.
    let transaction = app.world.db.write().await.unwrap();
    let mut lock = app.lock(&transaction, &event).await;
    let one = people.iter().find(|person| person.id == at(3)).unwrap();
    let (cancelled, _) = one.after(Act::Cancel, event.status, app.world.now()).unwrap();
    assert!(registrations::update(&lock, one, &cancelled).await.unwrap());
    app.take_seats(&mut lock, -1).await;
    let event_of_change = event.clone();
    let change = tokio::spawn(async move { post(&mut desk, &event_of_change, &swap).await.status });
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(!change.is_finished());
    commit(transaction).await.unwrap();
    assert_eq!(change.await.unwrap(), 303);

    let after = stored(app, &event).await;
    assert_eq!(after.place_of(at(1)).unwrap().table, 2);
    let here = app.people(&event).await.into_iter().filter(Registration::takes_part).collect();
    let settings = SeatingSettings { tables: TableRule::Tables(10), ..after.settings.clone() };
    let asked = ask(here, &ProfessionList::default_list(), &settings, &after.places);
    let plan = asked.plan_of(&after.places);
    let claimed = entaku_seating::Seating { plan, certificate: after.proof.certificate.clone() };
    assert_eq!(entaku_seating::verify(&asked.problem, &claimed), []);
});

story!(a_final_seating_stays_while_a_draft_is_made_and_both_are_history, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    desk.post(&url(&event), &[("action", "publish"), ("number", "1"), ("version", "1")]).await.leads_to();
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("確定 第1版"), "{}", page.text());
    assert!(!page.all("button").iter().any(|button| button.contains("確定する")));

    let one = seating.places[0].registration;
    post(&mut desk, &event, &table_form(&page, &[(format!("move-{one}"), "5")])).await.leads_to();
    let c = app.world.db.read();
    let draft = stored(app, &event).await;
    assert_eq!((draft.number, draft.state, draft.version), (2, SeatingState::Draft, 1));
    let published = seatings::in_state(c, event.id, SeatingState::Published).await.unwrap().unwrap();
    assert_eq!(published.places, seating.places, "what is final is not touched");

    desk.post(&url(&event), &[("action", "publish"), ("number", "2"), ("version", "1")]).await.leads_to();
    let history = seatings::history(c, event.id).await.unwrap();
    let states: Vec<_> = history.iter().map(|past| (past.number, past.state)).collect();
    assert_eq!(states, [(2, SeatingState::Published), (1, SeatingState::Replaced)]);

    // Back to the first version: a new draft with its tables.
    restore(&mut desk, &event, 1).await.leads_to();
    let restored = stored(app, &event).await;
    assert_eq!((restored.number, restored.state), (3, SeatingState::Draft));
    assert_eq!(restored.places, seating.places);
    let actions = crate::tests::papers::audit(&app.world.db, restored.id.0).await;
    assert_eq!(actions[0].0, "seating.change");
});

story!(forged_moves_are_refused, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    crate::tests::seating::cancel(app, &event, &people[3]).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    let someone = uuid::Uuid::from_u128(7);
    for (field, value, status) in [
        (format!("move-{}", people[0].id), "11", 422),
        (format!("move-{}", people[0].id), "0", 422),
        (format!("move-{}", people[0].id), "二", 400),
        (format!("move-{someone}"), "2", 422),
        (format!("move-{}", people[3].id), "2", 422),
        ("lock-11".into(), "yes", 422),
        ("version".into(), "x", 400),
        ("version".into(), "9", 409),
    ] {
        let answer = post(&mut desk, &event, &table_form(&page, &[(field.clone(), value)])).await;
        assert_eq!(answer.status.as_u16(), status, "{field}={value}");
    }
    assert_eq!(stored(app, &event).await.version, seating.version);
});

story!(wishes_for_two_people_are_kept_and_shown, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let (a, b) = (people[0].id.to_string(), people[1].id.to_string());
    let pair = |action: &'static str, version: &'static str| {
        [("action", action), ("number", "1"), ("version", version), ("a", &a), ("b", &b)]
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
    };
    let as_str = |fields: [(String, String); 5]| fields;
    for (action, version, words) in [("together", "1", "は一緒の班"), ("apart", "2", "は別の班")] {
        let fields = as_str(pair(action, version));
        let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        desk.post(&url(&event), &fields).await.leads_to();
        let wishes = desk.get(&url(&event)).await.all(".wishes li");
        assert_eq!(wishes.len(), 1);
        assert!(wishes[0].contains(words), "{wishes:?}");
    }
    let fields = pair("forget", "3");
    let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    desk.post(&url(&event), &fields).await.leads_to();
    assert!(desk.get(&url(&event)).await.all(".wishes li").is_empty());
    let same = [("action", "apart"), ("number", "1"), ("version", "4"), ("a", &a), ("b", &a)];
    assert_eq!(desk.post(&url(&event), &same).await.status, 422);
});

story!(pins_locks_and_wishes_are_kept_when_seating_again, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    // Two care managers of table 1 and 2 to table 3; table 7 stays as it is.
    let at = |table| seating.places.iter().find(|place| place.table == table).unwrap().registration;
    let pin = |table| (format!("pin-{}", at(table)), "yes");
    let moves = [(format!("move-{}", at(1)), "3"), (format!("move-{}", at(2)), "3"), ("lock-7".to_owned(), "yes")];
    let changes = [&moves[..], &[pin(1), pin(2)]].concat();
    post(&mut desk, &event, &table_form(&page, &changes)).await.leads_to();
    // Two who sit together now are to sit apart, two who sit apart together.
    let same: Vec<_> = seating.places.iter().filter(|place| place.table == 9).map(|place| place.registration).collect();
    let (far, near) = (at(5), at(6));
    for (action, version, a, b) in [("apart", "2", same[0], same[1]), ("together", "3", far, near)] {
        let (a, b) = (a.to_string(), b.to_string());
        let fields = [("action", action), ("number", "1"), ("version", version), ("a", &a), ("b", &b)];
        desk.post(&url(&event), &fields).await.leads_to();
    }
    assert_eq!(desk.get(&url(&event)).await.all(".wishes .badge").len(), 2, "neither wish is kept yet");

    desk.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "10")]).await.leads_to();
    let again = stored(app, &event).await;
    let table = |id| again.place_of(id).unwrap().table;
    assert_eq!((again.number, again.places.len()), (2, people.len()));
    assert_eq!((table(at(1)), table(at(2))), (3, 3));
    assert!(again.place_of(at(1)).unwrap().pinned, "a pin outlasts the seating");
    let of_seven = |seating: &Seating| -> std::collections::BTreeSet<_> {
        seating.places.iter().filter(|place| place.table == 7).map(|place| place.registration).collect()
    };
    assert_eq!(of_seven(&again), of_seven(&seating));
    assert_ne!(table(same[0]), table(same[1]));
    assert_eq!(table(far), table(near));
    assert!(desk.get(&url(&event)).await.all(".wishes .badge").is_empty());
});

story!(wishes_that_clash_are_refused_with_the_names, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    let same: Vec<_> = seating.places.iter().filter(|place| place.table == 9).map(|place| place.registration).collect();
    let pins = [(format!("pin-{}", same[0]), "yes"), (format!("pin-{}", same[1]), "yes")];
    post(&mut desk, &event, &table_form(&page, &pins)).await.leads_to();
    let (a, b) = (same[0].to_string(), same[1].to_string());
    let apart = [("action", "apart"), ("number", "1"), ("version", "2"), ("a", &a), ("b", &b)];
    desk.post(&url(&event), &apart).await.leads_to();
    let refused = desk.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "10")]).await;
    assert_eq!(refused.status, 422);
    let told = refused.all(".error-summary").join("");
    assert!(told.contains("「別の班」に指定したふたりが、同じ班に固定されています"), "{told}");
    for id in &same[..2] {
        let name = &people.iter().find(|person| person.id == *id).unwrap().applicant.name;
        assert!(told.contains(&format!("{name}さん")), "{told}");
    }
    // Fewer tables than a pin names.
    let refused = desk.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "8")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("9班に固定またはロックがあります"), "{}", refused.text());
    assert_eq!(stored(app, &event).await.number, 1, "nothing is written");
});

story!(saving_without_a_change_writes_nothing, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    let done = post(&mut desk, &event, &table_form(&page, &[])).await;
    assert!(desk.get(done.leads_to()).await.text().contains("変更はありませんでした"));
    assert_eq!(stored(app, &event).await, seating);
});

story!(the_hall_s_screen_shows_tables_and_nothing_of_the_organisers, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    crate::tests::seating::cancel(app, &event, &people[59]).await;
    let mut desk = app.desk().await;
    let wall = desk.get(&format!("{}?view=wall", url(&event))).await;
    assert_eq!((wall.all(".room__seat").len(), wall.all(".room__chair").len()), (59, 1));
    assert_eq!(wall.all(".hall__names li").len(), 59);
    assert!(wall.all(".hall__names li")[0].ends_with('班'), "{:?}", wall.all(".hall__names li"));
    assert!(wall.all("header").is_empty() && wall.all("form").is_empty(), "no menu");
    assert!(!wall.text().contains("小金井 花子さん"), "and no clerk");
    assert!(!wall.html().contains(&people[59].applicant.name));
});
