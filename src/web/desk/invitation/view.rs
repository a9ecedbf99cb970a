use crate::app::Secret;
use crate::app::invite::{Invited, Unusable};
use crate::domain::account_form::{AccountFault, AccountForm, PASSWORD_MAX, PASSWORD_MIN};
use crate::web::components::fields::{ErrorSummary, FieldError, TextField, error_of};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The form of a new account. Passwords are never sent back.
pub fn form(
    status: StatusCode,
    page: &Page,
    token: &Secret,
    invited: &Invited,
    form: AccountForm,
    faults: &[AccountFault],
) -> Response {
    let t = page.t;
    let title = t.get("invitation-title");
    let lead = if invited.founds {
        t.get("invitation-lead-first")
    } else {
        let role = t.get(&format!("role-{}", invited.role.code()));
        t.with("invitation-lead", [("organisation", invited.organisation_name.clone().into()), ("role", role.into())])
    };
    let errors: Vec<FieldError> =
        faults.iter().map(|fault| (fault.field().to_owned(), sentence(page, *fault))).collect();
    let action = page.urls.invitation(token.reveal());
    let founds = invited.founds;
    let hint = t.with("invitation-password-hint", [("min", PASSWORD_MIN.into())]);
    let shell = Shell::public(&title).with_errors(!errors.is_empty());
    answer(status, page, &shell, || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            <h1>{title.clone()}</h1>
            <p>{lead}</p>
            <form method="post" action=action novalidate=true class="desk-narrow">
                {founds.then(|| view! {
                    <TextField t id="organisation" label=t.get("invitation-organisation") value=form.organisation
                        required=true hint=t.get("invitation-organisation-hint") autocomplete="organization"
                        error=error_of(&errors, "organisation")/>
                })}
                <TextField t id="name" label=t.get("invitation-name") value=form.name required=true
                    autocomplete="name" error=error_of(&errors, "name")/>
                <TextField t id="mail" label=t.get("sign-in-mail") value=form.mail required=true kind="email"
                    autocomplete="username" hint=t.get("invitation-mail-hint") error=error_of(&errors, "mail")/>
                <TextField t id="password" label=t.get("sign-in-password") value=String::new() required=true
                    kind="password" autocomplete="new-password" hint=hint error=error_of(&errors, "password")/>
                <TextField t id="password_again" label=t.get("invitation-password-again") value=String::new()
                    required=true kind="password" autocomplete="new-password"
                    error=error_of(&errors, "password_again")/>
                <div class="buttons"><button type="submit" class="button">{t.get("invitation-button")}</button></div>
            </form>
        }
    })
}

/// What is wrong with an account's field.
pub fn sentence(page: &Page, fault: AccountFault) -> String {
    let id = format!("invitation-fault-{}", fault.code());
    page.t.with(&id, [("min", PASSWORD_MIN.into()), ("max", PASSWORD_MAX.into())])
}

/// The page of a link that cannot be used (any more), with what to do now.
pub fn unusable(page: &Page, unusable: Unusable) -> Response {
    let t = page.t;
    let (status, reason) = match unusable {
        Unusable::Unknown => (StatusCode::NOT_FOUND, t.get("invitation-unknown")),
        Unusable::Used => (StatusCode::GONE, t.get("invitation-used")),
        Unusable::Revoked => (StatusCode::GONE, t.get("invitation-revoked")),
        Unusable::Expired => (StatusCode::GONE, t.get("invitation-expired")),
    };
    let title = t.get("invitation-unusable-title");
    let sign_in = page.urls.sign_in();
    answer(status, page, &Shell::public(&title), || {
        view! {
            <h1>{title.clone()}</h1>
            <p>{reason}</p>
            <p>{t.get("invitation-ask-again")}</p>
            <p><a href=sign_in>{t.get("invitation-to-sign-in")}</a></p>
        }
    })
}
