//! The addresses that both pages and mails name: paths below the site's own address.

use super::registration::Language;

/// A path that begins with a slash, in a language: Japanese at `/…`, English at `/en/…`.
#[must_use]
pub fn in_language(language: Language, path: &str) -> String {
    match language {
        Language::Ja => path.to_owned(),
        Language::En => format!("/en{}", if path == "/" { "" } else { path }),
    }
}

/// An event's page.
#[must_use]
pub fn event(language: Language, code: &str) -> String {
    in_language(language, &format!("/events/{code}"))
}

/// An event as an iCalendar file.
#[must_use]
pub fn event_calendar(language: Language, code: &str) -> String {
    in_language(language, &format!("/events/{code}/calendar.ics"))
}

/// The link with which an organiser sets a new password.
#[must_use]
pub fn new_password(language: Language, token: &str) -> String {
    in_language(language, &format!("/desk/password/{token}"))
}
