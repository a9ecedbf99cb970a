//! The addresses that both pages and mails name: paths below the site's own address.

use super::registration::Language;

/// A path that begins with a slash, in a language: Japanese at `/…`, English at `/en/…`.
///
/// The path may be one that somebody asked for. A browser reads what begins with `//`, `/\\` or
/// `\\` as the name of another site; here it stays one of this site's.
#[must_use]
pub fn in_language(language: Language, path: &str) -> String {
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    match prefix(language) {
        "" => path,
        prefix => format!("{prefix}{}", if path == "/" { "" } else { &path }),
    }
}

/// What stands before every path of a language.
#[must_use]
pub const fn prefix(language: Language) -> &'static str {
    match language {
        Language::Ja => "",
        Language::En => "/en",
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

/// The page on which a registrant sees and changes their own application.
#[must_use]
pub fn manage(language: Language, token: &str) -> String {
    in_language(language, &format!("/manage/{token}"))
}

/// The link with which an organiser sets a new password.
#[must_use]
pub fn new_password(language: Language, token: &str) -> String {
    in_language(language, &format!("/desk/password/{token}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_to_another_site() {
        for path in
            ["//evil.invalid/x", "/\\evil.invalid/x", "\\\\evil.invalid/x", "///evil.invalid/x", "evil.invalid/x"]
        {
            assert_eq!(in_language(Language::Ja, path), "/evil.invalid/x", "{path}");
            assert_eq!(in_language(Language::En, path), "/en/evil.invalid/x", "{path}");
        }
        assert_eq!(in_language(Language::Ja, "/events/a//b?c=//d"), "/events/a//b?c=//d");
        assert_eq!((in_language(Language::Ja, "/"), in_language(Language::En, "/")), ("/".into(), "/en".into()));
    }
}
