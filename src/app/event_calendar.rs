//! An event as an iCalendar file (RFC 5545).
//!
//! Times are in UTC, which every calendar shows in its own zone and which needs no zone
//! definition in the file. Each session is a VEVENT whose UID never changes, so that a newer file
//! replaces an older one in a calendar. The public file and the one attached to the confirmation
//! have UIDs of their own, so that the public one, which lacks the meeting address, never takes the
//! place of the other.

use super::World;
use crate::domain::address;
use crate::domain::event::{Event, EventStatus, Session};
use crate::domain::event_texts::OwnText;
use crate::domain::text::tidy_text;
use crate::i18n::Texts;
use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, EventLike, Property, Trigger};

/// Who reads the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Anybody.
    Public,
    /// A registrant, who is also told the meeting address.
    Registrant,
}

/// The event as an iCalendar file: lines end in CRLF and are folded at 75 octets.
#[must_use]
pub fn calendar(world: &World, event: &Event, t: Texts, reader: Reader) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Entaku//Entaku//JA"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property((key, value));
    }
    for session in &event.details.sessions {
        calendar.push(session_event(world, event, session, t, reader));
    }
    calendar.to_string()
}

fn session_event(world: &World, event: &Event, session: &Session, t: Texts, reader: Reader) -> icalendar::Event {
    let page = world.settings.absolute(&address::event(t.language(), &event.code));
    let host = world.settings.base_url.host_str().unwrap_or("localhost");
    let title = [event.details.title_in(t.language()), session.title.as_str()].join(" ");
    let mut entry = icalendar::Event::new();
    entry
        .uid(&match reader {
            Reader::Public => format!("{}@{host}", session.id),
            Reader::Registrant => format!("{}-registrant@{host}", session.id),
        })
        .timestamp(event.updated_at)
        .sequence(event.version)
        .starts(session.starts_at)
        .ends(session.ends_at)
        .summary(title.trim())
        .location(&location(session, t, reader))
        .description(&description(event, session, t, reader, &page))
        .url(&page);
    if !event.details.contact_mail.is_empty() {
        let mut organizer = Property::new("ORGANIZER", format!("mailto:{}", event.details.contact_mail));
        organizer.add_parameter("CN", &event.details.contact_name.replace('"', ""));
        entry.append_property(organizer);
    }
    if reader == Reader::Registrant {
        entry.alarm(Alarm::display(title.trim(), Trigger::before_start(TimeDelta::days(1))));
    }
    if event.status == EventStatus::Cancelled {
        entry.status(icalendar::EventStatus::Cancelled);
    }
    entry.done()
}

fn location(session: &Session, t: Texts, reader: Reader) -> String {
    match (session.venue.is_empty(), reader) {
        (false, _) => session.venue.clone(),
        (true, Reader::Registrant) if !session.online_url.is_empty() => session.online_url.clone(),
        (true, _) => t.get("calendar-online"),
    }
}

fn description(event: &Event, session: &Session, t: Texts, reader: Reader, page: &str) -> String {
    let details = &event.details;
    let mut lines = Vec::new();
    let theme = details.said(OwnText::Theme, t.language()).text;
    if !theme.is_empty() {
        lines.push(t.with("calendar-theme", [("theme", theme.to_owned().into())]));
    }
    lines.push(t.with("calendar-host", [("host", details.host.clone().into())]));
    if !session.online_url.is_empty() {
        match reader {
            Reader::Registrant => lines.extend([t.get("calendar-online-address"), session.online_url.clone()]),
            Reader::Public => lines.push(t.get("calendar-online-by-mail")),
        }
    }
    lines.push(t.with(
        "calendar-contact",
        [("name", details.contact_name.clone().into()), ("phone", details.contact_phone.clone().into())],
    ));
    lines.push(page.to_owned());
    tidy_text(&lines.join("\n"))
}
