//! Repairing a seating on the day: who is gone, who came, who stays away, tables more or fewer.

use super::{cancel, confirm, props, restore, seat, stored, url, workshop_people};
use crate::domain::event::Event;
use crate::domain::ids::RegistrationId;
use crate::domain::registration::Registration;
use crate::domain::seating::{Seating, SeatingState};
use crate::infra::db::seatings;
use crate::tests::story;
use crate::tests::{Answer, Browser, TestApp, samples};
use std::collections::BTreeMap;

pub(super) fn repair_url(event: &Event) -> String {
    format!("{}/repair", url(event))
}

pub(super) async fn send(desk: &mut Browser, event: &Event, form: &BTreeMap<String, String>) -> Answer {
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&repair_url(event), &fields).await
}

/// Asks for the trade, with these people ticked and so many tables (0: as many as now).
pub(super) async fn ask(desk: &mut Browser, event: &Event, absent: &[RegistrationId], tables: u32) -> Answer {
    let mut form = desk.get(&repair_url(event)).await.form("form.repair-form");
    form.insert("action".into(), "trade".into());
    form.extend(absent.iter().map(|id| (format!("absent-{id}"), "yes".into())));
    if tables > 0 {
        form.insert("tables".into(), tables.to_string());
    }
    send(desk, event, &form).await
}

/// What agreeing to the offer of this place in the list would send.
pub(super) fn offer(trade: &Answer, at: usize) -> BTreeMap<String, String> {
    let mut form = trade.form("form:has(input[name='offer'])");
    form.insert("action".into(), "agree".into());
    form.insert("offer".into(), trade.attributes("input[name='offer']", "value")[at].clone());
    form
}

/// How many people each offer moves.
fn moves(trade: &Answer) -> Vec<u32> {
    let count = |words: String| words.trim_start_matches("移動").trim_end_matches('名').parse().unwrap();
    trade.all(".repair-offer strong").into_iter().map(count).collect()
}

/// Agrees to the last offer, and gives the seating before it, the one made, and how many of
/// those who sat before sit at another table.
async fn agree_to_last(app: &TestApp, desk: &mut Browser, event: &Event, trade: &Answer) -> (Seating, Seating, u32) {
    let before = stored(app, event).await;
    let done = send(desk, event, &offer(trade, moves(trade).len() - 1)).await;
    assert!(desk.get(done.leads_to()).await.text().contains("班を組み直し、下書きに保存しました"));
    let after = stored(app, event).await;
    let moved = after
        .places
        .iter()
        .filter(|place| before.place_of(place.registration).is_some_and(|was| was.table != place.table));
    let moved = u32::try_from(moved.count()).unwrap();
    (before, after, moved)
}

/// Who is absent.
async fn absent(app: &TestApp, event: &Event) -> Vec<RegistrationId> {
    app.people(event).await.into_iter().filter(Registration::is_absent).map(|person| person.id).collect()
}

fn sizes(seating: &Seating) -> Vec<usize> {
    let at = |table| seating.places.iter().filter(|place| place.table == table).count();
    (1..=seating.tables).map(at).collect()
}

/// The people of a table, but the first.
fn rest_of<'a>(people: &'a [Registration], seating: &Seating, table: u32) -> Vec<&'a Registration> {
    let at = |person: &&Registration| seating.place_of(person.id).is_some_and(|place| place.table == table);
    people.iter().filter(at).skip(1).collect()
}

story!(after_cancellations_the_trade_is_shown_and_the_chosen_offer_is_made, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    // Three of one table are gone: nobody moves, or the sizes are made even again.
    let gone: Vec<_> = rest_of(&people, &seating, 4).into_iter().take(3).collect();
    for person in &gone {
        cancel(app, &event, person).await;
    }
    let mut desk = app.desk().await;
    let page = desk.get(&url(&event)).await;
    let link = page.attributes(".notice a.button", "href");
    assert_eq!(link, [repair_url(&event)], "the repair is offered where the cancellations are told");
    let page = desk.get(&repair_url(&event)).await;
    assert!(page.text().contains(&format!("班分けのあとに取り消した方：3名（{}・4班", gone[0].applicant.name)));

    let trade = ask(&mut desk, &event, &[], 0).await;
    assert_eq!(trade.status, 200);
    assert_eq!(stored(app, &event).await, seating, "nothing is written before the organiser agrees");
    let counts = moves(&trade);
    assert!(counts.len() > 1 && counts[0] == 0 && counts.is_sorted(), "{counts:?}");
    assert!(trade.text().contains("57名・10班で組み直します"));
    assert!(trade.all(".repair-offer")[0].contains("班の人数に偏りがあります"));
    assert_eq!(trade.all(".repair-offer").len(), counts.len());
    let last = trade.all(".repair-offer").pop().unwrap();
    assert!(last.contains("これより良くできません（計算で確認済み）"), "{last}");

    let steps = trade.all(".repair-offer:last-of-type .repair-steps li");
    let (before, after, moved) = agree_to_last(app, &mut desk, &event, &trade).await;
    assert_eq!((after.number, after.state, after.places.len()), (2, SeatingState::Draft, 57));
    assert_eq!(moved, *counts.last().unwrap());
    assert_eq!(steps.len(), moved as usize);
    for place in &after.places {
        let was = before.place_of(place.registration).unwrap().table;
        let name = &people.iter().find(|person| person.id == place.registration).unwrap().applicant.name;
        let told = steps.iter().any(|step| step.contains(&format!("{name} {was}班→{}班", place.table)));
        assert_eq!(told, was != place.table, "{name}: {steps:?}");
    }
    assert!(sizes(&after).iter().all(|size| (5..=6).contains(size)), "{:?}", sizes(&after));
    assert!(after.proof.certificate.proven());
    let actions = crate::tests::papers::audit(&app.world.db, after.id.0).await;
    assert_eq!(actions[0].0, "seating.repair");
    let states = seatings::history(app.world.db.read(), event.id).await.unwrap();
    assert_eq!(states[1].state, SeatingState::Replaced);
});

story!(whoever_came_since_gets_a_seat_and_nobody_has_to_move_for_it, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    cancel(app, &event, &people[7]).await;
    let late = confirm(app, &event, samples::good_form(77)).await;
    let mut desk = app.desk().await;
    let trade = ask(&mut desk, &event, &[], 0).await;
    assert!(trade.text().contains(&format!("まだ席のない方：1名（{}）", late.applicant.name)));
    assert_eq!(moves(&trade)[0], 0);
    let first = &trade.all(".repair-offer")[0];
    assert!(first.contains("新しく席に着く方1名") && first.contains(&late.applicant.name), "{first}");
    send(&mut desk, &event, &offer(&trade, 0)).await.leads_to();
    let after = stored(app, &event).await;
    assert_eq!(after.places.len(), 60);
    let seat = after.place_of(late.id).unwrap();
    assert_eq!(seat.table, seating.place_of(people[7].id).unwrap().table, "where there is an empty chair");
    for place in after.places.iter().filter(|place| place.registration != late.id) {
        assert_eq!(place.table, seating.place_of(place.registration).unwrap().table);
    }
});

story!(the_absent_have_no_seat_until_their_absence_is_taken_back, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let (one, two) = (people[0].id, people[30].id);
    let mut desk = app.desk().await;
    let trade = ask(&mut desk, &event, &[one, two], 0).await;
    assert!(trade.text().contains("欠席：2名（") && trade.text().contains("58名・10班で組み直します"));
    agree_to_last(app, &mut desk, &event, &trade).await;

    let after = stored(app, &event).await;
    assert_eq!((absent(app, &event).await.len(), after.places.len()), (2, 58));
    assert!(after.place_of(one).is_none() && after.place_of(two).is_none());
    let page = desk.get(&url(&event)).await;
    let names = format!("{}、{}", people[0].applicant.name, people[30].applicant.name);
    assert!(page.text().contains(&format!("欠席：2名（{names}）")), "{}", page.text());
    assert!(!page.text().contains("班がまだ決まっていない方"), "the absent do not wait for a table");
    assert!(page.text().contains("欠席にした方（2名）の席は用意しません"));
    assert_eq!(props(&page).people.len(), 58, "the board knows nothing of them");

    // A change by hand keeps them absent, and so does seating everybody anew.
    let mut form = page.form("form#table-cards");
    form.insert("action".into(), "change".into());
    form.insert(format!("pin-{}", people[1].id), "yes".into());
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(&url(&event), &fields).await.leads_to();
    assert_eq!(absent(app, &event).await.len(), 2);
    form.insert(format!("move-{one}"), "1".into());
    form.insert("version".into(), "2".into());
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(desk.post(&url(&event), &fields).await.status, 422, "an absent person has no seat to move to");
    desk.post(&url(&event), &[("action", "seat"), ("rule", "tables"), ("tables", "10")]).await.leads_to();
    let again = stored(app, &event).await;
    assert_eq!((absent(app, &event).await.len(), again.places.len()), (2, 58));

    // One of them comes after all.
    let page = desk.get(&repair_url(&event)).await;
    let mut form = page.form("form.repair-form");
    assert_eq!(form[&format!("absent-{one}")], "yes", "the absent are ticked");
    form.remove(&format!("absent-{one}"));
    form.insert("action".into(), "trade".into());
    let trade = send(&mut desk, &event, &form).await;
    agree_to_last(app, &mut desk, &event, &trade).await;
    let back = stored(app, &event).await;
    assert_eq!((absent(app, &event).await, back.places.len()), (vec![two], 59));
    assert!(back.place_of(one).is_some());
});

story!(an_older_version_brings_nobody_back_who_is_absent_now, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let trade = ask(&mut desk, &event, &[people[5].id], 0).await;
    agree_to_last(app, &mut desk, &event, &trade).await;

    // Back to the first version, in which everybody had a seat.
    restore(&mut desk, &event, 1).await.leads_to();
    let restored = stored(app, &event).await;
    assert_eq!((restored.number, restored.version, restored.places.len()), (2, 2, 59), "a draft is changed in place");
    assert!(restored.place_of(people[5].id).is_none());
    assert_eq!(absent(app, &event).await, [people[5].id]);

    // And whoever comes after all stays so in every version.
    let mut form = desk.get(&repair_url(&event)).await.form("form.repair-form");
    form.remove(&format!("absent-{}", people[5].id));
    form.insert("action".into(), "trade".into());
    let trade = send(&mut desk, &event, &form).await;
    agree_to_last(app, &mut desk, &event, &trade).await;
    restore(&mut desk, &event, 2).await.leads_to();
    assert_eq!(absent(app, &event).await, []);
    let page = desk.get(&url(&event)).await;
    assert!(page.text().contains("班がまだ決まっていない方が1名"), "{}", page.text());
});

story!(lists_by_table_leave_the_absent_out_and_the_list_of_participants_keeps_them, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let trade = ask(&mut desk, &event, &[people[5].id], 0).await;
    agree_to_last(app, &mut desk, &event, &trade).await;
    let name = people[5].applicant.furigana.as_str();
    let mut list = async |kind: &str| {
        let answer = desk.get(&format!("/desk/events/{}/papers/{kind}.csv", event.id)).await;
        let text = answer.html();
        text.lines().filter(|line| line.contains(name)).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(list("by-table").await, Vec::<String>::new());
    let participants = list("participants").await;
    assert!(participants.len() == 1 && participants[0].contains("欠席"), "{participants:?}");
    let by_name = list("by-name").await;
    assert!(by_name.len() == 1 && by_name[0].contains("欠席"), "{by_name:?}");
    let page = desk.get(&format!("/desk/events/{}/papers", event.id)).await;
    assert!(!page.text().contains("未定"), "{}", page.text());
});

story!(a_table_goes_or_comes_and_everybody_has_a_seat, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let fewer = ask(&mut desk, &event, &[], 9).await;
    assert!(fewer.text().contains("60名で、10班から9班に組み直します"));
    assert!(moves(&fewer)[0] >= 6, "the six of the tenth table move at the least: {:?}", moves(&fewer));
    assert!(fewer.all(".repair-offer")[0].contains("10班→"));
    let (_, after, moved) = agree_to_last(app, &mut desk, &event, &fewer).await;
    assert_eq!((after.tables, after.places.len(), moved), (9, 60, *moves(&fewer).last().unwrap()));
    assert!(sizes(&after).iter().all(|size| (6..=7).contains(size)), "{:?}", sizes(&after));
    let stayed = |place: &&crate::domain::seating::Place| {
        seating.place_of(place.registration).is_some_and(|was| was.table == place.table)
    };
    assert!(after.places.iter().filter(stayed).count() >= 40, "most stay where they are");

    let more = ask(&mut desk, &event, &[], 11).await;
    let (_, after, _) = agree_to_last(app, &mut desk, &event, &more).await;
    assert_eq!((after.tables, after.places.len()), (11, 60));
    assert!(sizes(&after).iter().all(|size| (5..=6).contains(size)), "{:?}", sizes(&after));
    assert_eq!(after.settings.tables, crate::domain::event::TableRule::Tables(11));
});

story!(somebody_is_found_by_name_and_the_ticks_are_kept, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let mut form = desk.get(&repair_url(&event)).await.form("form.repair-form");
    form.insert(format!("absent-{}", people[3].id), "yes".into());
    form.insert("action".into(), "find".into());
    form.insert("find".into(), "タカハシ いう".into());
    let page = send(&mut desk, &event, &form).await;
    assert_eq!(page.all(".repair-group--found legend"), ["見つかった方（1名）"]);
    assert!(page.all(".repair-group--found label")[0].contains(&people[12].applicant.name));
    assert_eq!(page.form("form.repair-form")[&format!("absent-{}", people[3].id)], "yes");
    assert_eq!(page.all(".repair-group input[type=checkbox]").len(), 60, "everybody stands there once");
});
