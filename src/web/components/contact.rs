//! 問い合わせ先: the office, its telephone number as a link that dials, its mail address.

use crate::domain::contact::Phone;
use crate::domain::event::EventDetails;
use crate::i18n::Texts;
use leptos::prelude::*;

/// The contact of an event, without a heading.
#[component]
pub fn Contact<'a>(
    /// The page's texts.
    t: Texts,
    /// The event's details.
    details: &'a EventDetails,
) -> impl IntoView + use<> {
    let phone = details.contact_phone.clone();
    let dial = dial_link(&phone);
    let mail = details.contact_mail.clone();
    let mail = (!mail.is_empty()).then(|| {
        view! {
            <div><dt>{t.get("public-mail")}</dt><dd><a href=format!("mailto:{mail}")>{mail.clone()}</a></dd></div>
        }
    });
    view! {
        <div class="contact">
            <p class="contact__name" lang=organiser_language(t)>{details.contact_name.clone()}</p>
            <dl class="contact__ways">
                <div><dt>{t.get("public-phone")}</dt><dd><a class="contact__phone" href=dial>{phone}</a></dd></div>
                {mail}
            </dl>
        </div>
    }
}

/// The `lang` of what organisers write, where it is not the page's own: screen readers then read
/// it as Japanese.
#[must_use]
pub fn organiser_language(t: Texts) -> Option<&'static str> {
    (!t.is_japanese()).then_some("ja")
}

/// `tel:` with the digits alone.
fn dial_link(phone: &str) -> String {
    let digits = Phone::parse(phone)
        .map_or_else(|| phone.chars().filter(char::is_ascii_digit).collect(), |phone| phone.dialled());
    format!("tel:{digits}")
}
