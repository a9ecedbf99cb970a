//! An event as search engines read it: schema.org's Event as JSON-LD.

use crate::domain::event::{Availability, Event, Session};
use crate::domain::event_texts::OwnText;
use crate::web::context::Page;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// The event's data. Of several sessions the whole is told first, then each by itself.
pub fn structured(page: &Page, event: &Event, availability: Availability, description: &str) -> Value {
    let details = &event.details;
    let address = page.absolute(&page.urls.event(&event.code));
    let title = details.said(OwnText::Title, page.t.language());
    let ends = details.sessions.iter().map(|session| session.ends_at).max();
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "@id": address,
        "url": address,
        "name": title.text,
        "description": description,
        "inLanguage": title.language.code(),
        "startDate": event.starts_at().map(|at| local(page, at)),
        "endDate": ends.map(|at| local(page, at)),
        "eventStatus": status(availability),
        "eventAttendanceMode": mode(&details.sessions),
        "location": places(&details.sessions, &address),
        "organizer": { "@type": "Organization", "name": details.host, "telephone": details.contact_phone },
        "maximumAttendeeCapacity": details.capacity,
        "offers": {
            "@type": "Offer",
            "url": address,
            "availability": offered(availability),
            "validFrom": local(page, details.apply_from),
            "validThrough": local(page, details.apply_until),
        },
    });
    if availability.takes_applications() {
        data["remainingAttendeeCapacity"] = event.places_left().into();
    }
    if let Some(picture) = &event.picture {
        data["image"] = page.absolute(&page.urls.picture(&picture.hash)).into();
    }
    if !details.audience.is_empty() {
        data["audience"] = json!({ "@type": "Audience", "audienceType": details.audience });
    }
    if details.fee.starts_with("無料") {
        data["isAccessibleForFree"] = true.into();
        data["offers"]["price"] = "0".into();
        data["offers"]["priceCurrency"] = "JPY".into();
    }
    if details.sessions.len() > 1 {
        data["subEvent"] = details.sessions.iter().map(|one| part(page, event, one, availability, &address)).collect();
    }
    data
}

fn part(page: &Page, event: &Event, session: &Session, availability: Availability, address: &str) -> Value {
    let name = [event.details.title_in(page.t.language()), &session.title].join(" ");
    json!({
        "@type": "EducationEvent",
        "name": name.trim(),
        "startDate": local(page, session.starts_at),
        "endDate": local(page, session.ends_at),
        "eventStatus": status(availability),
        "eventAttendanceMode": mode(std::slice::from_ref(session)),
        "location": places(std::slice::from_ref(session), address),
    })
}

/// The time with its distance from UTC.
fn local(page: &Page, at: DateTime<Utc>) -> String {
    at.with_timezone(&page.dates.zone()).to_rfc3339()
}

const fn status(availability: Availability) -> &'static str {
    match availability {
        Availability::Cancelled => "https://schema.org/EventCancelled",
        _ => "https://schema.org/EventScheduled",
    }
}

const fn offered(availability: Availability) -> &'static str {
    match availability {
        Availability::Open => "https://schema.org/InStock",
        Availability::FewLeft(_) => "https://schema.org/LimitedAvailability",
        Availability::NotYetOpen => "https://schema.org/PreOrder",
        Availability::Full | Availability::Waiting(_) => "https://schema.org/SoldOut",
        Availability::Closed | Availability::Cancelled => "https://schema.org/OutOfStock",
    }
}

fn is_online(session: &Session) -> bool {
    !session.online_url.is_empty() || session.venue.is_empty()
}

fn mode(sessions: &[Session]) -> &'static str {
    let here = sessions.iter().any(|session| !session.venue.is_empty());
    match (here, sessions.iter().any(is_online)) {
        (true, true) => "https://schema.org/MixedEventAttendanceMode",
        (false, true) => "https://schema.org/OnlineEventAttendanceMode",
        _ => "https://schema.org/OfflineEventAttendanceMode",
    }
}

/// Each venue once; online it is the event's own page, since the meeting's address is not public.
fn places(sessions: &[Session], address: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for session in sessions {
        if !session.venue.is_empty() {
            found.push(json!({ "@type": "Place", "name": session.venue, "address": session.venue }));
        }
        if is_online(session) {
            found.push(json!({ "@type": "VirtualLocation", "url": address }));
        }
    }
    found.dedup();
    found
}
