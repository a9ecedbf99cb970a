//! What is refused, and how it is told.

use super::{make, stored, url};
use crate::app::rotate::{RotateError, rotate};
use crate::app::seat::edit::{Change, Seen, Whole, edit};
use crate::app::sign_in::start_session;
use crate::domain::event::Event;
use crate::domain::ids::RegistrationId;
use crate::domain::organiser::Role;
use crate::domain::rotation::RotationSettings;
use crate::tests::seating::{seat, workshop_people};
use crate::tests::story;
use crate::tests::{Browser, TestApp};
use crate::web::session::COOKIE;

fn three_rounds() -> RotationSettings {
    RotationSettings::mixed(3, 10)
}

async fn viewer(app: &TestApp) -> Browser {
    let token = start_session(&app.world, app.organiser(Role::Viewer).await.id).await.unwrap();
    let mut browser = app.browser();
    browser.set_cookie(COOKIE, token.reveal());
    browser
}

/// Fixes people to tables in the event's seating.
async fn fix(app: &TestApp, event: &Event, whole: Whole) {
    let seating = seat(app, event, 10).await;
    let organiser = app.organiser(Role::Editor).await;
    let seen = Seen { number: seating.number, version: seating.version };
    edit(&app.world, &organiser, event.id, seen, &Change::Whole(whole)).await.unwrap();
}

story!(of_two_organisers_the_second_is_told_and_the_first_s_rounds_stay, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let form = second.get(&url(&event)).await.form("form.seat-form");
    make(&mut first, &event, &[("rounds", "4")]).await.leads_to();
    let rotation = stored(app, &event).await;
    assert_eq!(form["number"], "0");
    let stale = [("number", "0"), ("rounds", "6"), ("tables", "12")];
    let answer = second.post(&url(&event), &stale).await;
    assert_eq!(answer.status, 409);
    assert!(answer.all(".error-summary").join("").contains("ほかの担当者が先に席替え表を作成しました"));
    assert!(answer.all("title")[0].starts_with("エラー："));
    let kept = answer.form("form.seat-form");
    assert_eq!((kept["rounds"].as_str(), kept["tables"].as_str(), kept["number"].as_str()), ("6", "12", "1"));
    assert_eq!(stored(app, &event).await, rotation, "nothing is overwritten");

    // Having been told, the second may go on.
    second.post(&url(&event), &[("number", "1"), ("rounds", "6"), ("tables", "12")]).await.leads_to();
    assert_eq!(stored(app, &event).await.unwrap().number, 2);
    assert_eq!(second.post(&url(&event), &[("rounds", "3"), ("tables", "10")]).await.status, 400);
});

story!(only_those_who_may_edit_make_rounds_and_only_at_their_own_events, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let mut desk = app.desk().await;
    make(&mut desk, &event, &[]).await.leads_to();
    let rotation = stored(app, &event).await;
    let mut viewer = viewer(app).await;
    let page = viewer.get(&url(&event)).await;
    assert_eq!((page.status.as_u16(), page.all(".card").len()), (200, 30));
    assert!(page.all("main form").is_empty(), "a viewer looks");
    let form = [("number", "1"), ("rounds", "5"), ("tables", "10")];
    assert_eq!(viewer.post(&url(&event), &form).await.status, 403);
    assert_eq!(app.browser().get(&url(&event)).await.status, 303);

    let other = crate::app::found::found_organisation(&app.world, "ほかの団体").await.unwrap();
    let stranger = app.organiser_of(other, Role::Editor).await;
    let token = start_session(&app.world, stranger.id).await.unwrap();
    let mut foreign = app.browser();
    foreign.set_cookie(COOKIE, token.reveal());
    assert_eq!(foreign.get(&url(&event)).await.status, 404);
    assert_eq!(foreign.post(&url(&event), &form).await.status, 404);
    let refused = rotate(&app.world, &stranger, event.id, three_rounds(), Some(1)).await;
    assert!(matches!(refused, Err(RotateError::NotFound)));
    assert_eq!(stored(app, &event).await, rotation);
    assert_eq!(desk.get("/desk/events/nonsense/rotation").await.status, 404);
});

story!(what_makes_no_sense_is_told_and_nothing_is_written, |app| {
    let event = app.published_event().await;
    let mut desk = app.desk().await;
    let nobody = make(&mut desk, &event, &[]).await;
    assert_eq!(nobody.status, 422);
    assert!(nobody.text().contains("参加が確定している方がいません"), "{}", nobody.text());
    let people = workshop_people(app, &event).await;
    for (field, value, told) in [
        ("rounds", "1", "回数は、2〜10の整数で入力してください"),
        ("rounds", "11", "回数は、2〜10の整数で入力してください"),
        ("rounds", "三", "回数は、2〜10の整数で入力してください"),
        ("tables", "1", "班の数は、2以上、参加が確定している60名以下の整数で入力してください"),
        ("tables", "61", "班の数は、2以上、参加が確定している60名以下の整数で入力してください"),
        ("tables", "", "班の数は、2以上、参加が確定している60名以下の整数で入力してください"),
    ] {
        let answer = make(&mut desk, &event, &[(field, value)]).await;
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(answer.all(".error-summary").join("").contains(told), "{field} {value}: {}", answer.text());
        assert_eq!(answer.form("form.seat-form")[field], value, "what was typed is kept");
    }
    let hosts: Vec<String> = people.iter().take(11).map(|person| format!("host-{}", person.id)).collect();
    let fields: Vec<_> = hosts.iter().map(|host| (host.as_str(), "yes")).collect();
    let answer = make(&mut desk, &event, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.all(".error-summary").join("").contains("1班に1名までです。10名以下になるように"));
    assert_eq!(answer.attributes(".error-summary a", "href"), ["#hosts"]);

    let gone = format!("host-{}", uuid::Uuid::from_u128(7));
    let answer = make(&mut desk, &event, &[(gone.as_str(), "yes")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("取り消された方かもしれません"));
    assert_eq!(stored(app, &event).await, None);
});

story!(rules_that_no_rounds_can_keep_are_named, |app| {
    let event = app.published_event().await;
    let people = workshop_people(app, &event).await;
    let at = |people: &[RegistrationId], table| people.iter().map(|id| (*id, table, true)).collect::<Vec<_>>();
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let mut desk = app.desk().await;

    // More people fixed to a table than it has seats.
    fix(app, &event, Whole { places: at(&ids[..8], 3), ..Whole::default() }).await;
    let answer = make(&mut desk, &event, &[]).await;
    assert_eq!(answer.status, 422);
    let told = answer.all(".error-summary").join("");
    assert!(told.contains("固定した方が、班の人数を超えています"), "{told}");
    assert!(told.contains(&format!("{}さんを3班に固定", people[1].applicant.name)), "{told}");
    assert!(told.contains("班分けのページで変えられます"), "{told}");

    // A table that is no more.
    let answer = make(&mut desk, &event, &[("tables", "2")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("3班に固定またはロックがありますが、その班はなくなります"), "{}", answer.text());
    assert_eq!(stored(app, &event).await, None);

    // Two who are to stay at tables of their own, both fixed to one.
    let (a, b) = (format!("host-{}", ids[0]), format!("host-{}", ids[1]));
    let answer = make(&mut desk, &event, &[(a.as_str(), "yes"), (b.as_str(), "yes")]).await;
    assert_eq!(answer.status, 422);
    let names = [&people[0].applicant.name, &people[1].applicant.name];
    assert!(
        answer.text().contains(&format!("{}さんと{}さんは、班分けでどちらも3班に固定", names[0], names[1])),
        "{}",
        answer.text()
    );
    assert_eq!(stored(app, &event).await, None);
});
