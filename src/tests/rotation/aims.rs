//! Rounds of one profession, rounds that begin with the confirmed seating, and who is fixed.

use super::{make, stored, url};
use crate::domain::ids::RegistrationId;
use crate::domain::seating::SeatingState;
use crate::infra::db::seatings;
use crate::tests::papers::sheet;
use crate::tests::seating::{cancel, confirm, seat, workshop_people};
use crate::tests::{samples, story};
use entaku_seating::Aim;
use std::collections::BTreeMap;

story!(same_profession_then_mixed_then_same_profession, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert_eq!(page.form("form.seat-form")["aim-1"], "mixed");
    // A choice beyond the rounds that are made counts for nothing.
    let aims = [("rounds", "3"), ("aim-1", "alike"), ("aim-3", "alike"), ("aim-4", "alike")];
    let answer = make(&mut desk, &event, &aims).await;
    let page = desk.get(answer.leads_to()).await;
    assert!(page.text().contains("1回目（同職種）") && !page.text().contains("2回目（同職種）"), "{}", page.text());
    assert!(page.text().contains("混合の回には、同じ職種だけの班はありません"), "{}", page.text());
    assert_eq!(page.form("form.seat-form")["aim-3"], "alike", "the choice stays in the form");

    let rotation = stored(app, &event).await.unwrap();
    assert_eq!(rotation.settings.aims, [Aim::Alike, Aim::Mixed, Aim::Alike]);
    let profession =
        |id: RegistrationId| people.iter().find(|person| person.id == id).unwrap().applicant.profession_code.clone();
    let pairs = |round: u32| {
        let mut counts: BTreeMap<(u32, String), u64> = BTreeMap::new();
        for place in rotation.places.iter().filter(|place| place.round == round) {
            *counts.entry((place.table, profession(place.registration))).or_default() += 1;
        }
        counts.values().map(|count| count * (count - 1) / 2).sum::<u64>()
    };
    // 19 care managers alone: nine tables of two; or three whole tables and one left.
    assert!(pairs(2) <= 14, "{}", pairs(2));
    assert!(pairs(1) >= 48 && pairs(3) >= 48, "{} {}", pairs(1), pairs(3));

    let papers = format!("/desk/events/{}/papers/rotation-by-name.xlsx", event.id);
    let by_name = sheet(&desk.get(&papers).await.bytes).1;
    assert_eq!(by_name[0][3..], ["1回目（同職種）", "2回目", "3回目（同職種）"]);
    make(&mut desk, &event, &[("aim-1", "mixed"), ("aim-3", "mixed")]).await.leads_to();
    assert!(stored(app, &event).await.unwrap().settings.aims.is_empty());
});

story!(a_rotation_may_begin_with_the_confirmed_seating, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    assert!(!desk.get(&url(&event)).await.form("form.seat-form").contains_key("from-seating"));
    let wish = [("from-seating", "yes")];
    assert!(make(&mut desk, &event, &wish).await.text().contains("確定した班分けがありません"));
    seat(app, &event, 12).await;
    let seating = format!("/desk/events/{}/seating", event.id);
    desk.post(&seating, &[("action", "publish"), ("number", "1"), ("version", "1")]).await.leads_to();
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("1回目は、確定した班分け（第1版、12班）のとおりにする"), "{}", page.text());
    assert_eq!(page.form("form.seat-form")["from-seating"], "yes", "one list of tables, not two");

    // Whatever number of tables was typed: the seating has its own.
    make(&mut desk, &event, &[("tables", "7"), ("rounds", "3")]).await.leads_to();
    let rotation = stored(app, &event).await.unwrap();
    assert_eq!((rotation.settings.tables, rotation.settings.from_seating), (12, true));
    let c = app.world.db.read();
    let confirmed = seatings::in_state(c, event.id, SeatingState::Published).await.unwrap().unwrap();
    let tables = rotation.tables_by_person();
    assert!(confirmed.places.iter().all(|place| tables[&place.registration][0] == place.table));
    assert_eq!(rotation.proof.repeats.value, 0);

    // Who came after it was confirmed has no table in it.
    cancel(app, &event, &people[5]).await;
    let late = confirm(app, &event, samples::good_form(77)).await;
    let answer = make(&mut desk, &event, &[]).await;
    assert_eq!(answer.status, 422);
    let told = format!("確定した班分けに入っていない方が1名います：{}", late.applicant.name);
    assert!(answer.text().contains(&told), "{}", answer.text());
    assert_eq!(stored(app, &event).await.unwrap().number, 1);
});

story!(who_is_fixed_and_so_never_moves_is_told_by_name, |app| {
    use crate::app::seat::edit::{Change, Seen, Whole, edit};
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let organiser = app.organiser(crate::domain::organiser::Role::Editor).await;
    let whole = Whole { places: vec![(people[3].id, 7, true)], ..Whole::default() };
    let seen = Seen { number: seating.number, version: seating.version };
    edit(&app.world, &organiser, event.id, seen, &Change::Whole(whole)).await.unwrap();
    let mut desk = app.desk().await;
    let told = format!("固定した1名は、どの回も同じ班になります：{}さん（7班）", people[3].applicant.name);
    assert!(desk.get(&url(&event)).await.text().contains(&told));
    make(&mut desk, &event, &[]).await.leads_to();
    assert_eq!(desk.get(&url(&event)).await.text().matches(&told).count(), 2, "in the proof and above the button");
});
