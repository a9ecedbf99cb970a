//! 問い合わせ先: the office, its telephone number as a link that dials, its mail address.

use crate::domain::contact::Phone;
use crate::domain::event::EventDetails;
use crate::domain::event_texts::{OwnText, Said};
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

/// The `lang` of a text of the organiser's that may be written in the page's language.
#[must_use]
pub fn language_of(t: Texts, said: Said<'_>) -> Option<&'static str> {
    (said.language != t.language()).then(|| said.language.code())
}

/// The event's title above the heading of one of its pages.
pub fn caption(t: Texts, details: &EventDetails) -> impl IntoView + use<> {
    let title = details.said(OwnText::Title, t.language());
    view! { <p class="page-caption" lang=language_of(t, title)>{title.text.to_owned()}</p> }
}

/// `tel:` with the digits alone.
fn dial_link(phone: &str) -> String {
    let digits = Phone::parse(phone)
        .map_or_else(|| phone.chars().filter(char::is_ascii_digit).collect(), |phone| phone.dialled());
    format!("tel:{digits}")
}
