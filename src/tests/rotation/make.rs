//! Making rounds through the page.

use super::{make, meetings, stored, url};
use crate::domain::seating::SeatingState;
use crate::infra::db::seatings;
use crate::tests::papers::audit;
use crate::tests::seating::{cancel, confirm, seat, workshop_people};
use crate::tests::{samples, story};
use std::collections::{BTreeMap, BTreeSet};

story!(sixty_at_ten_tables_change_three_times_and_nobody_meets_twice, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let before = desk.get(&url(&event)).await;
    assert!(before.text().contains("参加が確定している方は60名です"), "{}", before.text());
    let form = before.form("form.seat-form");
    assert_eq!((form["rounds"].as_str(), form["tables"].as_str(), form["number"].as_str()), ("3", "10", "0"));
    assert!(form.keys().all(|name| !name.starts_with("host-")), "nobody stays unless it is asked for");

    let answer = make(&mut desk, &event, &[("rounds", "３")]).await;
    let page = desk.get(answer.leads_to()).await;
    assert!(page.text().contains("席替え表を作成しました"));
    assert!(
        page.text()
            .contains("同じ方ともう一度同じ班になることはありません（これより良くできないことが証明されています）"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("60名・10班：どの班も6名です"));
    assert!(page.text().contains("3回で、どなたも15名の方と同席します"));
    assert!(page.text().contains("どの回にも、同じ職種だけの班はありません"));
    assert_eq!(page.all(".card").len(), 30);
    assert_eq!(page.all(".rotation-names tbody tr").len(), 60);

    let rotation = stored(app, &event).await.unwrap();
    assert_eq!(rotation.places.len(), 180);
    assert!(meetings(&rotation).values().all(|times| *times == 1));
    let mut sizes: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for place in &rotation.places {
        *sizes.entry((place.round, place.table)).or_default() += 1;
    }
    assert_eq!((sizes.len(), sizes.values().all(|size| *size == 6)), (30, true));
    // As mixed as one seating alone, or nearly: at most three care managers at a table.
    for round in rotation.rounds() {
        for table in 1..=10 {
            let here = rotation.places.iter().filter(|place| (place.round, place.table) == (round, table));
            let of = |id| people.iter().find(|person| person.id == id).unwrap().applicant.profession_code.clone();
            let professions: Vec<_> = here.map(|place| of(place.registration)).collect();
            assert!(professions.iter().filter(|code| *code == "care_manager").count() <= 3, "{professions:?}");
        }
    }
    let actions = audit(&app.world.db, rotation.id.0).await;
    assert_eq!(actions[0].0, "rotation.make");
    assert!(!actions[0].1.contains("髙橋"), "no personal data");
});

story!(the_same_people_make_the_same_rounds_again, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    make(&mut desk, &event, &[("rounds", "4")]).await.leads_to();
    let first = stored(app, &event).await.unwrap();
    app.pass(chrono::TimeDelta::minutes(1));
    make(&mut desk, &event, &[]).await.leads_to();
    let second = stored(app, &event).await.unwrap();
    assert_eq!((first.number, second.number, second.settings.rounds), (1, 2, 4));
    assert_eq!((&first.places, &first.proof), (&second.places, &second.proof));
    make(&mut desk, &event, &[("tables", "12")]).await.leads_to();
    assert_ne!(stored(app, &event).await.unwrap().places, first.places);
});

story!(hosts_stay_at_their_table_and_each_has_one_of_their_own, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert_eq!(page.all("#hosts > .choices__list .choice").len(), 12, "volunteers stand first");
    let hosts: Vec<String> = people.iter().step_by(6).map(|person| format!("host-{}", person.id)).collect();
    let fields: Vec<_> = hosts.iter().map(|host| (host.as_str(), "yes")).chain([("rounds", "5")]).collect();
    let answer = make(&mut desk, &event, &fields).await;
    let page = desk.get(answer.leads_to()).await;
    assert_eq!(page.all(".card .tag").iter().filter(|tag| *tag == "席を動かない方").count(), 50);
    let rotation = stored(app, &event).await.unwrap();
    // Every round is as mixed as it can be, and of 1,350 meetings hardly one is a second one.
    for round in &rotation.proof.rounds {
        assert!(round.counted(entaku_seating::FigureKind::ProfessionPairs).proven());
    }
    assert!(rotation.proof.repeats.value <= 8, "{:?}", rotation.proof.repeats);
    let tables = rotation.tables_by_person();
    let kept: BTreeSet<u32> = people.iter().step_by(6).map(|host| tables[&host.id][0]).collect();
    assert_eq!(kept.len(), 10, "each at a table of their own");
    for host in people.iter().step_by(6) {
        assert!(tables[&host.id].iter().all(|table| *table == tables[&host.id][0]), "{:?}", tables[&host.id]);
    }
    assert!(people.iter().skip(1).step_by(6).all(|guest| {
        let tables: BTreeSet<_> = tables[&guest.id].iter().collect();
        tables.len() >= 4
    }));
    // The choice stays in the form.
    assert_eq!(page.form("form.seat-form").keys().filter(|name| name.starts_with("host-")).count(), 10);
});

story!(with_one_host_everybody_else_changes_tables, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let host = format!("host-{}", people[10].id);
    make(&mut app.desk().await, &event, &[(host.as_str(), "yes")]).await.leads_to();
    let rotation = stored(app, &event).await.unwrap();
    let tables = rotation.tables_by_person();
    let stay = |id| tables[&id].iter().all(|table| *table == tables[&id][0]);
    let staying: Vec<_> = people.iter().filter(|person| stay(person.id)).map(|person| person.id).collect();
    assert_eq!(staying, [people[10].id]);
});

story!(pins_and_pairs_of_the_seating_hold_in_every_round, |app| {
    use crate::app::seat::edit::{Change, Seen, edit};
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let organiser = app.organiser(crate::domain::organiser::Role::Editor).await;
    let (fixed, one, other) = (people[3].id, people[20].id, people[40].id);
    let places = vec![(fixed, 7, true)];
    let whole = crate::app::seat::edit::Whole {
        places,
        together: vec![vec![one, other]],
        apart: vec![(people[8].id, people[9].id)],
        locked: [2].into(),
    };
    let seen = Seen { number: seating.number, version: seating.version };
    edit(&app.world, &organiser, event.id, seen, &Change::Whole(whole)).await.unwrap();

    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("今の班分け（第1版）の指定は、どの回でも守ります：固定1名、一緒の班1件、別の班1件。"));
    assert!(page.text().contains("班のロックは使いません"));
    make(&mut desk, &event, &[]).await.leads_to();
    let rotation = stored(app, &event).await.unwrap();
    let tables = rotation.tables_by_person();
    assert_eq!(tables[&fixed], [7, 7, 7]);
    assert_eq!(tables[&one], tables[&other]);
    assert!(tables[&people[8].id].iter().zip(&tables[&people[9].id]).all(|(a, b)| a != b));
    // Those two meet three times, and the certificate says so.
    let twice: usize = meetings(&rotation).values().map(|times| times * (times - 1) / 2).sum();
    assert_eq!(rotation.proof.repeats.value, twice as u64);
    assert!(twice >= 3);
    let page = desk.get(&url(&event)).await;
    assert!(
        page.text().contains(&format!("同じ方ともう一度同じ班になる回数は、全部で{twice}回です")),
        "{}",
        page.text()
    );
    // The seating itself is as it was.
    let c = app.world.db.read();
    let states: Vec<_> = seatings::history(c, event.id).await.unwrap().into_iter().map(|past| past.state).collect();
    assert_eq!(states, [SeatingState::Draft]);
});

story!(who_came_or_went_after_the_rounds_were_made_is_told, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    make(&mut desk, &event, &[]).await.leads_to();
    let page = desk.get(&url(&event)).await;
    assert!(!page.text().contains("もう一度押すと、今の参加者で"));
    cancel(app, &event, &people[5]).await;
    let late = confirm(app, &event, samples::good_form(88)).await;
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains(&format!("席替えに入っていない方が1名います：{}", late.applicant.name)));
    assert!(page.text().contains(&format!("取り消した方が1名います：{}", people[5].applicant.name)));
    assert!(
        page.text().contains("もう一度押すと、今の参加者で") && page.text().contains("作成したときの参加者のものです")
    );
    assert_eq!(page.all(".card .person--cancelled").len(), 3);
    let wall = desk.get(&format!("{}?view=wall&round=2", url(&event))).await;
    assert_eq!((wall.all(".card").len(), wall.all(".person").len()), (10, 59));
    assert_eq!(wall.all("main [aria-current=page]"), ["2回目"]);

    make(&mut desk, &event, &[]).await.leads_to();
    let rotation = stored(app, &event).await.unwrap();
    let seated: BTreeSet<_> = rotation.places.iter().map(|place| place.registration).collect();
    assert!(seated.contains(&late.id) && !seated.contains(&people[5].id) && seated.len() == 60);
    assert!(!desk.get(&url(&event)).await.text().contains("席替えに入っていない方"));
});
