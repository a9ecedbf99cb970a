//! The sessions of the form: blocks that come and go by submitting it, without a script.

use super::fields::{Fields, LINE, LINK, TIME};
use crate::domain::event_form::{Place, SESSIONS_MAX, SessionField as S};
use leptos::prelude::*;

/// All blocks, and the button for one more.
pub fn sessions(fields: &Fields<'_>, action: &str) -> impl IntoView + use<> {
    let t = fields.page.t;
    let count = fields.form.sessions().len();
    let blocks: Vec<_> = (1..=count).map(|number| block(fields, number, count, action)).collect();
    let more = (count < SESSIONS_MAX).then(|| {
        let target = format!("{action}#session-{}", count + 1);
        view! {
            <button type="submit" name="act" value="add_session" formaction=target class="button button--second">
                {t.get("event-add-session")}
            </button>
        }
    });
    view! {
        <h2>{t.get("event-part-sessions")}</h2>
        {blocks}
        <div class="buttons">{more}</div>
    }
}

fn block(fields: &Fields<'_>, number: usize, count: usize, action: &str) -> impl IntoView + use<> {
    let t = fields.page.t;
    let id = fields.form.sessions()[number - 1].id.clone();
    // A single session needs no title of its own; one that it has stays to be seen.
    let titled = count > 1 || !fields.form.at(Place::Session(number, S::Title)).is_empty();
    let remove = (count > 1).then(|| {
        let label = t.with("event-remove-session", [("number", number.into())]);
        let target = format!("{action}#session-1");
        let value = format!("remove_session_{number}");
        view! { <button type="submit" name="act" value=value formaction=target class="link-button">{label}</button> }
    });
    view! {
        <fieldset class="desk-block" id=format!("session-{number}")>
            <legend>{t.with("event-session", [("number", number.into())])}</legend>
            <input type="hidden" name=format!("session_{number}_id") value=id/>
            {titled.then(|| fields.session(number, S::Title, LINE, false))}
            <div class="desk-pair">
                {fields.session(number, S::StartsAt, TIME, true)}
                {fields.session(number, S::EndsAt, TIME, true)}
            </div>
            {fields.session(number, S::Venue, LINE, false)}
            {fields.session(number, S::MapUrl, LINK, false)}
            {fields.session(number, S::OnlineUrl, LINK, false)}
            {remove}
        </fieldset>
    }
}
