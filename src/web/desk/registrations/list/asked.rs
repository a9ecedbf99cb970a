//! What is asked of the list: in its address, and in its form. What is searched for is a person's
//! name, and names stay out of addresses, where histories and logs keep them: the search is posted,
//! kept in a cookie of this one page until the browser closes, and used only where the address says
//! that a search is on. Going back and reloading then work as for any page.

use crate::domain::ids::EventId;
use crate::domain::registration::{RegistrationStatus, Source};
use crate::domain::registration_list::{AtTable, Filter, Sort, Turn};
use crate::domain::text::tidy_line;
use crate::web::context::Page;
use axum_extra::extract::cookie::{Cookie, CookieJar};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

/// The cookie with what is searched for.
pub const SEARCH: &str = "entaku_search";
/// The cookie with the address of the list that was looked at last, behind its question mark.
pub const LAST: &str = "entaku_list";
/// The longest search, in characters.
const TEXT_MAX: usize = 60;
/// The longest topic to filter by, in characters.
const TOPIC_MAX: usize = 60;

/// What is asked of the list: in its address, and (`q`) in its form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    profession: String,
    status: String,
    source: String,
    table: String,
    /// `yes`: those who would be facilitators.
    facilitator: String,
    /// `yes`: those who asked for an arrangement.
    arrangement: String,
    topic: String,
    sort: String,
    /// The 受付番号 behind which the page begins.
    after: String,
    /// The 受付番号 before which the page ends.
    before: String,
    /// `1` where the search in the cookie is on.
    pub search: String,
    /// How many people an import has just taken in.
    pub imported: String,
    /// How many people it left out, since there was no seat.
    pub left_out: String,
    /// How many registrations have just been cancelled.
    pub cancelled: String,
}

impl Asked {
    /// The filter, with this text to search for.
    pub fn filter(&self, text: String) -> Filter {
        Filter {
            text,
            profession: self.profession.clone(),
            status: RegistrationStatus::from_code(&self.status),
            source: Source::from_code(&self.source),
            table: AtTable::from_code(&self.table),
            facilitator: self.facilitator == "yes",
            arrangement: self.arrangement == "yes",
            topic: tidy_line(&self.topic).chars().take(TOPIC_MAX).collect(),
        }
    }

    /// The text of the search, where one is on.
    pub fn text(&self, cookies: &CookieJar) -> String {
        if self.search == "1" { searched(cookies) } else { String::new() }
    }

    /// The order.
    pub fn sort(&self) -> Sort {
        Sort::from_code(&self.sort).unwrap_or(Sort::Number)
    }

    /// Which page.
    pub fn turn(&self) -> Turn {
        match (self.after.parse(), self.before.parse()) {
            (Ok(number), _) => Turn::After(number),
            (_, Ok(number)) => Turn::Before(number),
            _ => Turn::First,
        }
    }
}

/// The address of the first page of a list, with nothing that was typed.
pub fn address(page: &Page, event: EventId, filter: &Filter, sort: Sort) -> String {
    let path = page.urls.desk_event_page(event, "registrations");
    with_query(path, filter, sort)
}

/// A path with what is asked of the list behind it.
pub fn with_query(path: String, filter: &Filter, sort: Sort) -> String {
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let parts = [
        ("profession", filter.profession.clone()),
        ("status", filter.status.map(RegistrationStatus::code).unwrap_or_default().to_owned()),
        ("source", filter.source.map(Source::code).unwrap_or_default().to_owned()),
        ("table", filter.table.map(AtTable::code).unwrap_or_default()),
        ("facilitator", yes(filter.facilitator)),
        ("arrangement", yes(filter.arrangement)),
        ("topic", filter.topic.clone()),
        ("sort", if sort == Sort::Number { String::new() } else { sort.code().to_owned() }),
        ("search", if filter.key().is_empty() { String::new() } else { "1".to_owned() }),
    ];
    parts.iter().filter(|(_, value)| !value.is_empty()).fold(path, |path, (name, value)| with(&path, name, value))
}

/// An address with one more part.
pub fn with(path: &str, name: &str, value: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{name}={}", encoded(value))
}

/// A text as it stands in an address or in a cookie.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// What is searched for, as the cookie keeps it.
fn searched(cookies: &CookieJar) -> String {
    let value = cookies.get(SEARCH).map(Cookie::value).unwrap_or_default();
    percent_decode_str(value).decode_utf8().map(|text| shortened(&text)).unwrap_or_default()
}

/// What was typed into the search, no longer than is looked for.
pub fn shortened(text: &str) -> String {
    tidy_line(text).chars().take(TEXT_MAX).collect()
}

/// The list that was looked at last, to go back to it from a person; the whole list where none was.
pub fn last(page: &Page, event: EventId, cookies: &CookieJar) -> String {
    let path = page.urls.desk_event_page(event, "registrations");
    let query = cookies.get(LAST).map(|cookie| percent_decode_str(cookie.value()).decode_utf8_lossy().into_owned());
    // Nothing but what this page itself writes there: letters, numbers, and the signs of a query.
    let is_query = |query: &String| {
        !query.is_empty()
            && query.len() < 500
            && query.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&%_-.".contains(&b))
    };
    query.filter(is_query).map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_s_address_holds_its_filters_and_no_name() {
        let asked = Asked {
            table: "3".into(),
            facilitator: "yes".into(),
            topic: "面会制限と看取り".into(),
            status: "confirmed".into(),
            ..Asked::default()
        };
        let filter = asked.filter("山田".into());
        let address = with_query("/list".into(), &filter, Sort::Furigana);
        assert!(address.starts_with("/list?status=confirmed&table=3&facilitator=yes&topic=%E9%9D%A2"), "{address}");
        assert!(address.ends_with("&sort=furigana&search=1"), "{address}");
        assert!(!address.contains("%E5%B1%B1"), "{address}");
    }
}
