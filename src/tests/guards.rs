//! Who may do what at the desk, route by route, and that one organisation's records are not
//! another's.

use super::{TestApp, samples, story};
use crate::app::add_by_hand::{AddError, ByHand, add};
use crate::app::cancel_registration::{CancelError, cancel, restore};
use crate::app::edit_registration::{EditError, edit};
use crate::app::found::found_organisation;
use crate::app::import::{self, Outcome};
use crate::app::registrations;
use crate::domain::event::{Event, EventStatus};
use crate::domain::organiser::{Organiser, Role};
use crate::domain::registration::{Registration, RegistrationStatus};
use crate::domain::registration_list::{Filter, Sort, Turn};
use crate::domain::roster::Roster;
use std::collections::BTreeSet;
use std::path::Path;

/// Whom a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Whoever has the page: it shows and changes nothing of the organisation, or its link is the key.
    Anybody,
    /// Every role.
    SignedIn,
    /// Roles that may read.
    Readers,
    /// Roles that may edit.
    Editors,
    /// Owners.
    Owners,
}

impl Who {
    /// Whether the route turns a role away.
    fn bars(self, role: Role) -> bool {
        match self {
            Self::Anybody | Self::SignedIn => false,
            Self::Readers => !role.may_read(),
            Self::Editors => !role.may_edit(),
            Self::Owners => role != Role::Owner,
        }
    }
}

/// Every route of the desk to which something is posted.
const ROUTES: [(&str, Who); 39] = [
    ("/sign-in", Who::Anybody),
    ("/sign-out", Who::Anybody),
    ("/password", Who::Anybody),
    ("/password/{token}", Who::Anybody),
    ("/invitation/{token}", Who::Anybody),
    ("/account", Who::SignedIn),
    ("/account/password", Who::SignedIn),
    ("/organisers", Who::Owners),
    ("/organisers/revoke", Who::Owners),
    ("/organisers/{id}/disable", Who::Owners),
    ("/organisers/{id}/enable", Who::Owners),
    ("/outbox", Who::Editors),
    ("/outbox/{mail}", Who::Editors),
    ("/events/new", Who::Editors),
    ("/events/{id}/edit", Who::Editors),
    ("/events/{id}/picture", Who::Editors),
    ("/events/{id}/copy", Who::Editors),
    ("/events/{id}/cancel", Who::Editors),
    ("/events/{id}/publish", Who::Editors),
    ("/events/{id}/close", Who::Editors),
    ("/events/{id}/reopen", Who::Editors),
    ("/events/{id}/withdraw", Who::Editors),
    ("/events/{id}/delete", Who::Editors),
    ("/events/{event}/admission", Who::Editors),
    ("/events/{event}/mails", Who::Editors),
    ("/events/{event}/seating", Who::Editors),
    ("/events/{event}/rotation", Who::Editors),
    ("/events/{event}/seating/repair", Who::Editors),
    ("/events/{event}/registrations", Who::Readers),
    ("/events/{event}/registrations/new", Who::Editors),
    ("/events/{event}/registrations/chosen", Who::Readers),
    ("/events/{event}/registrations/columns", Who::Readers),
    ("/events/{event}/registrations/{id}/note", Who::Editors),
    ("/events/{event}/registrations/{id}/edit", Who::Editors),
    ("/events/{event}/registrations/{id}/cancel", Who::Editors),
    ("/events/{event}/registrations/{id}/restore", Who::Editors),
    ("/events/{event}/import", Who::Editors),
    ("/events/{event}/left-out", Who::Editors),
    ("/events/{event}/waiting", Who::Editors),
];

/// Every page of the desk.
const PAGES: [(&str, Who); 40] = [
    ("/", Who::SignedIn),
    ("/sign-in", Who::Anybody),
    ("/password", Who::Anybody),
    ("/password/{token}", Who::Anybody),
    ("/invitation/{token}", Who::Anybody),
    ("/account", Who::SignedIn),
    ("/organisers", Who::Owners),
    ("/outbox", Who::Readers),
    ("/outbox/{mail}", Who::Readers),
    ("/events/new", Who::Editors),
    ("/events/{id}", Who::Readers),
    ("/events/{id}/edit", Who::Editors),
    ("/events/{id}/picture", Who::Editors),
    ("/events/{id}/preview", Who::Readers),
    ("/events/{id}/cancel", Who::Editors),
    ("/events/{id}/delete", Who::Editors),
    ("/events/{event}/admission", Who::Readers),
    ("/events/{event}/mails", Who::Readers),
    ("/events/{event}/outlook", Who::Readers),
    ("/events/{event}/papers", Who::Readers),
    ("/events/{event}/papers/tables", Who::Readers),
    ("/events/{event}/papers/{file}", Who::Readers),
    ("/events/{event}/seating", Who::Readers),
    ("/events/{event}/seating/{number}", Who::Readers),
    ("/events/{event}/seating/repair", Who::Editors),
    ("/events/{event}/rotation", Who::Readers),
    ("/events/{event}/registrations", Who::Readers),
    ("/events/{event}/registrations/new", Who::Editors),
    ("/events/{event}/registrations/list/{file}", Who::Readers),
    ("/events/{event}/registrations/topics", Who::Readers),
    ("/events/{event}/registrations/{id}", Who::Readers),
    ("/events/{event}/registrations/{id}/edit", Who::Editors),
    ("/events/{event}/registrations/{id}/cancel", Who::Editors),
    ("/events/{event}/import", Who::Editors),
    ("/events/{event}/import/template.xlsx", Who::Editors),
    ("/events/{event}/left-out", Who::Readers),
    ("/events/{event}/left-out/{file}", Who::Readers),
    ("/events/{event}/waiting", Who::Readers),
    ("/events/{event}/to-invite", Who::Readers),
    ("/events/{event}/to-invite/{file}", Who::Readers),
];

/// The routes below `folder` whose code says `method`.
fn routes_with(method: &str, folder: &Path, found: &mut BTreeSet<String>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            routes_with(method, &path, found);
            continue;
        }
        let code = std::fs::read_to_string(&path).unwrap();
        for route in code.split(".route(").skip(1) {
            let route = route.split(';').next().unwrap_or_default();
            let mut parts = route.trim_start().trim_start_matches('"').splitn(2, '"');
            let (pattern, handlers) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let method = format!("{method}(");
            let mut calls = handlers.match_indices(&method);
            if calls.any(|(at, _)| !handlers[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_'))
            {
                found.insert(pattern.to_owned());
            }
        }
    }
}

#[test]
fn every_route_is_in_the_lists() {
    for (method, listed) in [("post", &ROUTES[..]), ("get", &PAGES[..])] {
        let mut found = BTreeSet::new();
        routes_with(method, &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/desk"), &mut found);
        assert_eq!(found, listed.iter().map(|(pattern, _)| (*pattern).to_owned()).collect(), "{method}");
    }
}

/// What a call may do is tried in `seating::on_screen`, for each function by name.
#[test]
fn every_server_function_stands_behind_a_door_and_is_tried() {
    let found: BTreeSet<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(found, BTreeSet::from(["/desk/call/seating/publish", "/desk/call/seating/save"]));
}

/// The address of a route for a registration, or for another record.
fn address(pattern: &str, event: &Event, registration: &Registration, other: &str) -> String {
    let event = event.id.to_string();
    let path = pattern.replace("{event}", &event).replace("/events/{id}", &format!("/events/{event}"));
    let path = path.replace("registrations/{id}", &format!("registrations/{}", registration.id));
    let path = path.replace("{number}", "1").replace("{file}", "participants.csv");
    format!("/desk{}", path.replace("{id}", other).replace("{mail}", other).trim_end_matches('/'))
}

story!(each_route_that_writes_asks_for_its_role, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let colleague = app.organiser(Role::Editor).await;
    let before = app.event_now(&event).await;
    // All are tried before any is complained about, so that each hole shows.
    let mut open = Vec::new();
    for role in [Role::Door, Role::Viewer, Role::Editor] {
        let organiser = app.organiser(role).await;
        let mut browser = app.browser_of(&organiser).await;
        for (pattern, who) in ROUTES {
            if !who.bars(role) {
                continue;
            }
            let address = address(pattern, &event, &one, &colleague.id.to_string());
            let answer = browser.post(&address, &[]).await;
            if answer.status != 403 || answer.heading() != "この操作の権限がありません" {
                open.push((role, pattern, answer.status));
            }
        }
    }
    assert_eq!(open, []);
    let mut nobody = app.browser();
    for (pattern, _) in ROUTES.iter().filter(|(_, who)| *who != Who::Anybody) {
        let address = address(pattern, &event, &one, &colleague.id.to_string());
        assert_eq!(nobody.post(&address, &[]).await.leads_to(), "/desk/sign-in", "{pattern}");
    }
    assert_eq!(app.audited().await, Vec::<String>::new());
    assert_eq!((app.event_now(&event).await, app.people(&event).await), (before, vec![one]));
});

story!(each_page_asks_for_its_role, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let colleague = app.organiser(Role::Editor).await;
    let mut wrong = Vec::new();
    for role in [Role::Door, Role::Viewer, Role::Editor, Role::Owner] {
        let organiser = app.organiser(role).await;
        let mut browser = app.browser_of(&organiser).await;
        for (pattern, who) in PAGES {
            let answer = browser.get(&address(pattern, &event, &one, &colleague.id.to_string())).await;
            if who.bars(role) != (answer.status == 403) {
                wrong.push((role, pattern, answer.status));
            }
            // A page, or a file.
            let shown = String::from_utf8_lossy(&answer.bytes);
            if role == Role::Door && [&one.applicant.name, &event.details.title].iter().any(|it| shown.contains(*it)) {
                wrong.push((role, pattern, answer.status));
            }
        }
    }
    assert_eq!(wrong, []);
    let mut nobody = app.browser();
    for (pattern, _) in PAGES.iter().filter(|(_, who)| *who != Who::Anybody) {
        let answer = nobody.get(&address(pattern, &event, &one, &colleague.id.to_string())).await;
        assert!(answer.leads_to().starts_with("/desk/sign-in?back="), "{pattern}");
    }
    // Whoever was turned away left no entry: those who may took the list of participants.
    assert_eq!(app.audited().await, vec!["paper.export".to_owned(); 3]);
});

/// Somebody who may do everything in another organisation.
async fn stranger(app: &TestApp) -> Organiser {
    let elsewhere = found_organisation(&app.world, "ほかの市").await.unwrap();
    app.organiser_of(elsewhere, Role::Owner).await
}

story!(another_organisation_s_event_is_not_found_by_any_route, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let colleague = app.organiser(Role::Editor).await;
    let stranger = stranger(app).await;
    let mut browser = app.browser_of(&stranger).await;
    let mut found = Vec::new();
    for (pattern, _) in ROUTES {
        // The others name no record, or have a story of their own.
        let of_an_event = pattern.contains("/events/") || pattern.contains("/organisers/");
        if !of_an_event || !pattern.contains('{') {
            continue;
        }
        let address = address(pattern, &event, &one, &colleague.id.to_string());
        let answer = match pattern {
            "/events/{event}/import" | "/events/{id}/picture" => {
                let form = reqwest::multipart::Form::new().text("file", "氏名,ふりがな,職種\n");
                browser.upload(&address, form).await
            }
            "/events/{event}/seating/repair" => {
                browser.post(&address, &[("action", "trade"), ("number", "1"), ("version", "1")]).await
            }
            "/events/{event}/seating" => browser.post(&address, &[("action", "seat"), ("tables", "1")]).await,
            _ => browser.post(&address, &[("receipt", "x"), ("seen", "0"), ("version", "1"), ("number", "0")]).await,
        };
        if answer.status != 404 {
            found.push((pattern, answer.status));
        }
    }
    assert_eq!(found, []);
    assert_eq!(app.people(&event).await, [one]);
});

story!(each_use_case_of_registrations_looks_whose_the_event_is, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let by = stranger(app).await;
    let (world, form) = (&app.world, samples::good_form(2));
    let filter = Filter::default();
    let typed =
        ByHand { form: form.clone(), receipt: world.new_secret(), is_another: false, raises: false, send_mail: false };
    let roster = Roster::default();
    let (choices, token) = (import::Choices::default(), world.new_secret());
    let imported = import::take_in(world, &by, event.id, &roster, &choices, "", &token).await;
    let edited = edit(world, &by, (event.id, one.id), &form, one.updated_at).await;
    let cancelled = cancel(world, &by, event.id, one.id, false).await;
    let not_found = [
        ("event", registrations::event(world, &by, event.id).await.unwrap().is_none()),
        (
            "list",
            registrations::list(world, &by, event.id, &filter, Sort::Number, Turn::First).await.unwrap().is_none(),
        ),
        ("detail", registrations::detail(world, &by, event.id, one.id).await.unwrap().is_none()),
        ("add", matches!(add(world, &by, event.id, typed).await, Err(AddError::NotFound))),
        ("edit", matches!(edited, Err(EditError::NotFound))),
        ("cancel", matches!(cancelled, Err(CancelError::NotFound))),
        ("restore", matches!(restore(world, &by, event.id, one.id).await, Err(CancelError::NotFound))),
        ("import", matches!(imported, Ok(Outcome::NotFound))),
    ];
    // All are tried before any is complained about, so that each hole shows.
    assert_eq!(not_found.into_iter().filter(|(_, not_found)| !not_found).collect::<Vec<_>>(), []);
    assert_eq!(app.people(&event).await, [one]);
});

story!(a_registration_is_found_in_its_own_event_only, |app| {
    let event = app.event_for(60).await;
    let one = app.register(&event, 1).await;
    let other = app.event_for(60).await;
    let mut desk = app.desk().await;
    let path = format!("/desk/events/{}/registrations/{}", other.id, one.id);
    assert_eq!(desk.get(&path).await.status.as_u16(), 404);
    for act in ["edit", "cancel", "restore"] {
        let answer = desk.post(&format!("{path}/{act}"), &[("seen", "0")]).await;
        assert_eq!(answer.status.as_u16(), 404, "{act}");
    }
    let by = app.organiser(Role::Editor).await;
    let refused = cancel(&app.world, &by, other.id, one.id, false).await;
    assert!(matches!(refused, Err(CancelError::NotFound)));
    let people = app.people(&event).await;
    assert_eq!(people.iter().map(|one| *one.status).collect::<Vec<_>>(), [RegistrationStatus::Confirmed]);
    assert_eq!(app.event_now(&event).await.status, EventStatus::Published);
});
