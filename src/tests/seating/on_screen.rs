//! The board in the browser: what it is handed, and what it sends back.

use super::{seat, workshop_people};
use crate::app::seat::current;
use crate::app::sign_in::start_session;
use crate::domain::adjust::{Answer as Said, Draft, DraftPlace, Props};
use crate::domain::event::Event;
use crate::domain::organiser::Role;
use crate::domain::seating::{Seating, SeatingState};
use crate::tests::story;
use crate::tests::{Answer, Browser, TestApp};
use crate::web::session::COOKIE;
use reqwest::StatusCode;

fn url(event: &Event) -> String {
    format!("/desk/events/{}/seating", event.id)
}

async fn stored(app: &TestApp, event: &Event) -> Seating {
    current(app.world.db.read(), event.id).await.unwrap().unwrap()
}

/// A seating as the board would send it unchanged.
fn draft_of(seating: &Seating) -> Draft {
    let places = seating.places.iter();
    Draft {
        number: seating.number,
        version: seating.version,
        places: places.map(|p| DraftPlace { person: p.registration, table: p.table, pinned: p.pinned }).collect(),
        together: Vec::new(),
        apart: Vec::new(),
        locked: Vec::new(),
        publish: false,
    }
}

async fn send(browser: &mut Browser, event: &Event, draft: &Draft) -> Answer {
    let address = browser.address(&format!("{}/board", url(event)));
    let body = serde_json::to_string(draft).unwrap();
    let request = browser.client().post(address).header("sec-fetch-site", "same-origin");
    browser.send(request.header("content-type", "application/json").body(body)).await
}

fn said(answer: &Answer) -> Said {
    serde_json::from_slice(&answer.bytes).unwrap()
}

story!(the_board_stores_what_stands_on_it, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let mut draft = draft_of(&seating);
    let (a, b) = (draft.places[0].person, draft.places[59].person);
    (draft.places[0].table, draft.places[59].table) = (draft.places[59].table, draft.places[0].table);
    draft.places[0].pinned = true;
    draft.together = vec![vec![a, b]];
    draft.locked = vec![3];
    let answer = send(&mut desk, &event, &draft).await;
    assert_eq!((answer.status, said(&answer)), (StatusCode::OK, Said::Saved { number: 1, version: 2 }));
    let after = stored(app, &event).await;
    assert_eq!(after.place_of(a).map(|p| (p.table, p.pinned)), Some((draft.places[0].table, true)));
    assert_eq!(after.place_of(b).map(|p| (p.table, p.pinned)), Some((draft.places[59].table, false)));
    assert_eq!((after.settings.together.clone(), after.settings.locked.clone()), (vec![vec![a, b]], vec![3]));
    assert_eq!((after.places.len(), after.state), (60, SeatingState::Draft));

    // 「保存して確定」.
    let publish = Draft { version: 2, publish: true, ..draft };
    let answer = send(&mut desk, &event, &publish).await;
    assert!(matches!(said(&answer), Said::Saved { number: 1, .. }), "{:?}", said(&answer));
    assert_eq!(stored(app, &event).await.state, SeatingState::Published);
});

story!(of_two_organisers_the_second_is_told_and_nothing_is_overwritten, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let (mut first, mut second) = (app.desk().await, app.desk().await);
    let (mut one, mut other) = (draft_of(&seating), draft_of(&seating));
    one.places[0].pinned = true;
    other.places[1].pinned = true;
    assert_eq!(send(&mut first, &event, &one).await.status, StatusCode::OK);
    let answer = send(&mut second, &event, &other).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let Said::Stale { number: 1, version: 2, sentence } = said(&answer) else { panic!("{:?}", said(&answer)) };
    assert!(sentence.contains("小金井 花子さん") && sentence.contains("第1版"), "{sentence}");
    let after = stored(app, &event).await;
    let pinned = |at: usize| after.place_of(one.places[at].person).is_some_and(|place| place.pinned);
    assert_eq!((after.version, pinned(0), pinned(1)), (2, true, false));

    // Having been told, the second may store over it.
    let answer = send(&mut second, &event, &Draft { version: 2, ..other }).await;
    assert_eq!(said(&answer), Said::Saved { number: 1, version: 3 });
});

story!(the_board_stores_nothing_that_makes_no_sense, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let mut desk = app.desk().await;
    let sent = draft_of(&seating);
    let changed = |change: &dyn Fn(&mut Draft)| {
        let mut draft = sent.clone();
        change(&mut draft);
        draft
    };
    let nobody = uuid::Uuid::from_u128(1).into();
    for draft in [
        changed(&|draft| draft.places[0].table = 11),
        changed(&|draft| draft.places[0].table = 0),
        changed(&|draft| draft.places[0].person = nobody),
        changed(&|draft| draft.places[1].person = draft.places[0].person),
        changed(&|draft| draft.locked = vec![11]),
        changed(&|draft| draft.together = vec![vec![draft.places[0].person, nobody]]),
        changed(&|draft| draft.apart = vec![(draft.places[0].person, draft.places[0].person)]),
    ] {
        let answer = send(&mut desk, &event, &draft).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{draft:?}");
        assert!(matches!(said(&answer), Said::Refused { .. }));
    }
    let mut viewer = app.browser();
    let token = start_session(&app.world, app.organiser(Role::Viewer).await.id).await.unwrap();
    viewer.set_cookie(COOKIE, token.reveal());
    assert_eq!(send(&mut viewer, &event, &sent).await.status, StatusCode::FORBIDDEN);
    let mut nobody = app.browser();
    assert_ne!(send(&mut nobody, &event, &sent).await.status, StatusCode::OK);
    assert_eq!(stored(app, &event).await, seating);
});

story!(the_board_is_handed_what_is_stored_and_the_form_is_inside_of_it, |app| {
    let event = app.published_event().await;
    workshop_people(app, &event).await;
    let seating = seat(app, &event, 10).await;
    let page = app.desk().await.get(&url(&event)).await;
    let props = page.attributes("#board-form", "data-board");
    let props: Props = serde_json::from_str(&props[0]).unwrap();
    assert_eq!((props.number, props.version, props.people.len()), (1, 1, 60));
    for (index, person) in props.people.iter().enumerate() {
        let place = seating.place_of(person.id).unwrap();
        assert_eq!(props.layout.table(index), Some(place.table as usize - 1));
    }
    assert_eq!(page.all("#board-form form select[name^='move-']").len(), 60);
});
