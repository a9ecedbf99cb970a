use super::{ROLES, Told, invitations};
use crate::app::Secret;
use crate::app::colleagues::Colleague;
use crate::app::invite::{Open, VALID_FOR};
use crate::domain::organiser::{Organiser, Role};
use crate::web::components::fields::{Choice, RadioField, TextField};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The list of organisers, the form to invite one, and right after that the link.
pub fn organisers(
    page: &Page,
    organiser: &Organiser,
    colleagues: Vec<Colleague>,
    open: Vec<Open>,
    told: Told,
    once: &Secret,
) -> Response {
    let t = page.t;
    let title = t.get("organisers-title");
    let desk = page.urls.desk();
    answer(StatusCode::OK, page, &Shell::desk(&title, organiser), || {
        view! {
            <p class="desk-back"><a href=desk>{t.get("desk-to-events")}</a></p>
            <h1>{title.clone()}</h1>
            {told_box(page, told)}
            <div class="table-scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="table desk-cards">
                    <thead>
                        <tr>
                            <th scope="col">{t.get("organisers-name")}</th>
                            <th scope="col">{t.get("sign-in-mail")}</th>
                            <th scope="col">{t.get("organisers-role")}</th>
                            <th scope="col">{t.get("organisers-state")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {colleagues.into_iter().map(|colleague| row(page, organiser, colleague)).collect_view()}
                    </tbody>
                </table>
            </div>
            {(!open.is_empty()).then(|| invitations::table(page, open))}
            {invite_form(page, once)}
        }
    })
}

fn row(page: &Page, organiser: &Organiser, colleague: Colleague) -> impl IntoView + use<> {
    let t = page.t;
    let Colleague { organiser: shown, disabled } = colleague;
    let action = page.urls.organiser_action(shown.id, if disabled { "enable" } else { "disable" });
    let button = t.get(if disabled { "organisers-enable" } else { "organisers-disable" });
    let (badge, state) = if disabled {
        ("badge badge--plain", t.get("organisers-stopped"))
    } else {
        ("badge badge--good", t.get("organisers-active"))
    };
    let state = if shown.id == organiser.id {
        view! { <span>{t.get("organisers-yourself")}</span> }.into_any()
    } else {
        view! {
            <span class=badge>{state}</span>
            " "
            <form method="post" action=action class="inline-form">
                <button type="submit" class="link-button" aria-label=format!("{button} {}", shown.name)>
                    {button.clone()}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{shown.name.clone()}</th>
            <td data-label=t.get("sign-in-mail")>{shown.mail}</td>
            <td data-label=t.get("organisers-role")>{t.get(&format!("role-{}", shown.role.code()))}</td>
            <td data-label=t.get("organisers-state")>{state}</td>
        </tr>
    }
}

fn invite_form(page: &Page, once: &Secret) -> impl IntoView + use<> {
    let t = page.t;
    let roles = ROLES
        .map(|role| {
            let label = t.get(&format!("role-{}", role.code()));
            let may = t.get(&format!("role-{}-may", role.code()));
            Choice::new(role.code(), t.with("organisers-role-choice", [("role", label.into()), ("may", may.into())]))
        })
        .to_vec();
    view! {
        <h2 id="invite">{t.get("organisers-invite-title")}</h2>
        <p>{t.with("organisers-invite-lead", [("days", VALID_FOR.num_days().into())])}</p>
        <form method="post" action=page.urls.organisers()>
            <input type="hidden" name="once" value=once.reveal().to_owned()/>
            <RadioField t id="role" label=t.get("organisers-role") groups=vec![(String::new(), roles)]
                value=Role::Editor.code().to_owned() required=true/>
            <TextField t id="for_whom" label=t.get("organisers-for-whom") value=String::new()
                hint=t.get("organisers-for-whom-hint") class="field--medium"/>
            <div class="buttons"><button type="submit" class="button">{t.get("organisers-invite-button")}</button></div>
        </form>
    }
}

fn told_box(page: &Page, told: Told) -> impl IntoView + use<> {
    match told {
        Told::Nothing => ().into_any(),
        Told::Invited(role, link) => link_box(page, role, link).into_any(),
        Told::Revoked => {
            let text = page.t.get("organisers-revoked");
            view! { <p class="notice notice--good" role="status">{text}</p> }.into_any()
        }
    }
}

fn link_box(page: &Page, role: Role, link: String) -> impl IntoView + use<> {
    let t = page.t;
    let role = t.get(&format!("role-{}", role.code()));
    let written = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let body = t.with("organisers-mail-body", [("link", link.clone().into()), ("days", VALID_FOR.num_days().into())]);
    let mail = format!("mailto:?subject={}&body={}", written(&t.get("organisers-mail-subject")), written(&body));
    view! {
        <div class="notice notice--good" role="status">
            <p><strong>{t.with("organisers-link-made", [("role", role.into())])}</strong></p>
            <label for="link">{t.get("organisers-link")}</label>
            <input id="link" class="desk-copy" readonly=true value=link/>
            <p><a class="button button--small button--second" href=mail>{t.get("organisers-mail")}</a></p>
            <p>{t.with("organisers-link-once", [("days", VALID_FOR.num_days().into())])}</p>
        </div>
    }
}
