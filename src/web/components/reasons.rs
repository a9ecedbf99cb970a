//! Why somebody may not take a seat, in sentences.

use crate::domain::admission::{Decision, Of, Reason, Shut};
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::i18n::Texts;
use crate::web::context::Page;

/// 「薬剤師」, 「医療の職種」, 「招待された方」.
#[must_use]
pub fn set_name(t: Texts, professions: &ProfessionList, of: &Of) -> String {
    match of {
        Of::Profession(code) => {
            professions.by_code(code).map_or_else(|| code.clone(), |one| one.label(t.is_japanese()).to_owned())
        }
        Of::Group(code) => {
            let group = professions.groups.iter().find(|group| group.code == *code);
            let label = group.map(|group| if t.is_japanese() { &group.label_ja } else { &group.label_en });
            t.with("reason-group", [("group", label.unwrap_or(code).clone().into())])
        }
        Of::Link => t.get("reason-link"),
    }
}

/// The sentence of a reason.
#[must_use]
pub fn reason(page: &Page, professions: &ProfessionList, reason: &Reason) -> String {
    let t = page.t;
    match reason {
        Reason::NotForThisProfession => t.get("reason-not-for-profession"),
        Reason::Shut(Shut::NotYetOpen) => t.get("reason-not-yet-open"),
        Reason::Shut(Shut::Closed) => t.get("reason-closed"),
        Reason::Shut(Shut::CalledOff) => t.get("reason-called-off"),
        Reason::Shut(Shut::Begun) => t.get("reason-begun"),
        Reason::Full => t.get("reason-full"),
        Reason::WaitingListFull => t.get("reason-waiting-list-full"),
        Reason::FullFor(of) => t.with("reason-full-for", [("of", set_name(t, professions, of).into())]),
        Reason::KeptForOthers { sets, until } => {
            let sets: Vec<_> = sets.iter().map(|of| set_name(t, professions, of)).collect();
            let sets = sets.join(&t.get("mail-list-comma"));
            t.with("reason-kept", [("of", sets.into()), ("until", page.dates.date_time(*until).into())])
        }
        Reason::HeldForWaiting => t.get("reason-held-for-waiting"),
    }
}

/// What an application leads to, before it is sent: nothing where a seat is free for it.
#[must_use]
pub fn prospect(page: &Page, event: &Event, professions: &ProfessionList, decision: &Decision) -> Option<String> {
    let t = page.t;
    match decision {
        Decision::Confirm(_) => None,
        Decision::Receive => Some(method_note(page, event)),
        Decision::Wait(why) => {
            let position = event.place().waiting + 1;
            let why = reason(page, professions, why);
            Some(t.with("prospect-waits", [("reason", why.into()), ("position", position.into())]))
        }
        Decision::Refuse(why) => Some(reason(page, professions, why)),
    }
}

/// How places are given where it is not first come, first served.
#[must_use]
pub fn method_note(page: &Page, event: &Event) -> String {
    let at = page.dates.date_time(event.details.apply_until);
    page.t.with(&format!("method-{}-note", event.place().rules.method.code()), [("at", at.into())])
}
