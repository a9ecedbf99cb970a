//! A registrant's own page. It shows how the application stands; only a POST changes anything, since
//! mail scanners follow links. It shows neither mail address nor telephone number: a link may be passed on.

use super::apply::sessions;
use crate::app::World;
use crate::app::manage::{self, At, ManageError, Own, OwnAct};
use crate::domain::admission::Method;
use crate::domain::registration::RegistrationStatus;
use crate::web::components::contact::{Contact, caption, organiser_language};
use crate::web::context::Page;
use crate::web::error::{Failed, PageError};
use crate::web::page::{Shell, answer};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// What the address asks for besides.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `cancel` or `decline`: what is to be confirmed.
    ask: String,
    /// `late`: what was asked for cannot be done any more.
    told: String,
}

/// What a button sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Pressed {
    act: String,
}

/// Shows the page.
///
/// # Errors
/// Nobody has the link, or the database's.
pub async fn get(
    State(world): State<World>,
    page: Page,
    Path(link): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let own = manage::find(&world, &link).await.map_err(|fault| PageError::from(fault).on(&page))?;
    let own = own.ok_or_else(|| PageError::NotFound.on(&page))?;
    let action = page.urls.manage(&link);
    let ask = match asked.ask.as_str() {
        "cancel" if own.open && own.registration.status.is_live() => Some("cancel"),
        "decline" if own.open && own.offer().is_some() => Some("decline"),
        _ => None,
    };
    let t = page.t;
    let title = t.get(
        ask.map_or("manage-title", |ask| if ask == "cancel" { "manage-cancel-title" } else { "manage-decline-title" }),
    );
    let response = answer(StatusCode::OK, &page, &Shell::public(&title), || match ask {
        Some(ask) => ask_view(&page, &own, action, ask).into_any(),
        None => view(&page, &own, &action, asked.told == "late").into_any(),
    });
    Ok(response)
}

/// Does what a button asks for, and shows how the application stands then.
///
/// # Errors
/// Nobody has the link, or the database's.
pub async fn post(
    State(world): State<World>,
    page: Page,
    Path(link): Path<String>,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Failed> {
    let back = page.urls.manage(&link);
    let act = match pressed.act.as_str() {
        "accept" => OwnAct::Accept,
        "decline" => OwnAct::Decline,
        "cancel" => OwnAct::Cancel,
        _ => return Ok(Redirect::to(&back).into_response()),
    };
    match manage::act(&world, &link, act).await {
        Ok(()) => Ok(Redirect::to(&back).into_response()),
        Err(ManageError::TooLate) => Ok(Redirect::to(&format!("{back}?told=late")).into_response()),
        Err(ManageError::NotFound) => Err(PageError::NotFound.on(&page)),
        Err(ManageError::Database(fault)) => Err(PageError::from(fault).on(&page)),
    }
}

fn view(page: &Page, own: &Own, action: &str, late: bool) -> impl IntoView + use<> {
    let t = page.t;
    let event = &own.event;
    let standings: Vec<_> = own.stands.iter().map(|at| standing(page, own, at)).collect();
    let offered = own.open && own.offer().is_some();
    let answer_buttons = offered.then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                <div class="buttons">
                    <button type="submit" name="act" value="accept" class="button button--large">
                        {t.get("manage-accept")}
                    </button>
                    <a class="button button--second" href=format!("{action}?ask=decline")>{t.get("manage-decline")}</a>
                </div>
            </form>
        }
    });
    let live = own.registration.status.is_live();
    let cancel = match (live, own.open) {
        (true, true) if !offered => Some(
            view! { <p><a class="button button--second" href=format!("{action}?ask=cancel")>{t.get("manage-cancel")}</a></p> }
                .into_any(),
        ),
        (true, false) => Some(view! { <p>{t.get("manage-closed")}</p> }.into_any()),
        _ => None,
    };
    let name = t.with("manage-of", [("name", own.registration.applicant.name.clone().into())]);
    view! {
        {caption(t, &event.details)}
        <h1>{t.get("manage-title")}</h1>
        {late.then(|| view! { <div class="notice notice--warning" role="alert"><p>{t.get("manage-late")}</p></div> })}
        <p>{name}</p>
        {standings}
        {answer_buttons}
        <dl class="facts">
            <div><dt>{t.get("public-done-number")}</dt><dd>{own.registration.number}</dd></div>
        </dl>
        {sessions(page, event)}
        {online(page, own)}
        <p><a class="button button--second" href=page.urls.event_calendar(&event.code)>{t.get("public-calendar")}</a></p>
        {cancel}
        <h2>{t.get("public-contact")}</h2>
        <Contact t details=&event.details/>
        <ul class="page-links">
            <li><a href=page.urls.event(&event.code)>{t.get("public-to-event")}</a></li>
        </ul>
    }
}

/// How the person stands at a place, and what follows.
fn standing(page: &Page, own: &Own, at: &At) -> impl IntoView + use<> {
    let t = page.t;
    let event = &own.event;
    let status = *at.stands.standing;
    let date = |time| page.dates.date_time(time);
    let code = status.code();
    let text = match status {
        RegistrationStatus::Received if at.place.rules.method == Method::Lottery => {
            t.with("manage-received-draw-text", [("at", date(event.details.apply_until).into())])
        }
        RegistrationStatus::Waitlisted => {
            t.with("manage-waitlisted-text", [("position", at.position.unwrap_or(1).into())])
        }
        RegistrationStatus::Offered => {
            let until = at.stands.offered_until.map(date).unwrap_or_default();
            t.with("manage-offered-text", [("at", until.into())])
        }
        _ => t.get(&format!("manage-{code}-text")),
    };
    let class = match status {
        RegistrationStatus::Confirmed => "notice notice--good receipt",
        RegistrationStatus::Offered => "notice notice--warning receipt",
        _ => "notice receipt",
    };
    let title = (!at.place.title.is_empty()).then(|| {
        view! { <p class="receipt__label" lang=organiser_language(t)>{at.place.title.clone()}</p> }
    });
    view! {
        <div class=class>
            {title}
            <p class="receipt__number">{t.get(&format!("manage-{code}"))}</p>
            <p>{text}</p>
        </div>
    }
}

/// The addresses of online meetings, for who has a seat.
fn online(page: &Page, own: &Own) -> impl IntoView + use<> {
    let seat = own.registration.status.has_seat();
    let urls = own.event.details.sessions.iter().map(|session| session.online_url.clone());
    let urls: Vec<_> = urls.filter(|url| seat && !url.is_empty()).collect();
    let heading = page.t.get("manage-online");
    (!urls.is_empty()).then(|| {
        let link = |url: String| {
            let shown = url.clone();
            view! { <li><a href=url rel="noopener noreferrer">{shown}</a></li> }
        };
        let rows: Vec<_> = urls.into_iter().map(link).collect();
        view! { <h2>{heading}</h2><ul>{rows}</ul> }
    })
}

/// What will happen, before it does.
fn ask_view(page: &Page, own: &Own, action: String, ask: &'static str) -> impl IntoView + use<> {
    let t = page.t;
    let seat = own.registration.status.has_seat();
    let text = match (ask, seat) {
        ("decline", _) => "manage-decline-text",
        (_, true) => "manage-cancel-seat-text",
        (_, false) => "manage-cancel-text",
    };
    let back = action.clone();
    view! {
        {caption(t, &own.event.details)}
        <h1>{t.get(&format!("manage-{ask}-title"))}</h1>
        <p>{t.with("manage-of", [("name", own.registration.applicant.name.clone().into())])}</p>
        <p>{t.get(text)}</p>
        {sessions(page, &own.event)}
        <form method="post" action=action>
            <div class="buttons">
                <button type="submit" name="act" value=ask class="button button--danger">
                    {t.get(&format!("manage-{ask}-now"))}
                </button>
                <a class="button button--second" href=back>{t.get("manage-back")}</a>
            </div>
        </form>
    }
}
