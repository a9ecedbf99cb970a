//! What a new event's form is filled with before anything is typed.

use crate::app::World;
use crate::domain::event::{Event, EventDetails, Session, TableRule};
use crate::domain::event_form::EventForm;
use crate::domain::event_texts::EnglishTexts;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Language;
use crate::i18n::Texts;
use crate::infra::db::{self, events};
use chrono::{DateTime, Days, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// A new event is thought to take place so many days from now,
const DAYS_AHEAD: u64 = 56;
/// and its applications to end so many days before.
const DEADLINE_DAYS: u64 = 7;

/// A form for a new event: body, contact, privacy text and sizes of the organisation's latest
/// event, an evening eight weeks ahead, applications from now until a week before. With the title of that
/// event, so that the form can say whose values it begins with, and its identity: the draft takes over the
/// rules by which its places are given.
///
/// # Errors
/// The database's.
pub async fn prefilled(world: &World, organiser: &Organiser) -> db::Result<(EventForm, Option<(EventId, String)>)> {
    let all = events::of_organisation(world.db.read(), organiser.organisation).await?;
    let latest = all.into_iter().max_by_key(|event| event.updated_at);
    let of = latest.as_ref().map(|event| (event.id, event.details.title.clone()));
    Ok((EventForm::of(&details(world, organiser, latest), world.settings.zone), of))
}

fn details(world: &World, organiser: &Organiser, latest: Option<Event>) -> EventDetails {
    let zone = world.settings.zone;
    let now = world.now();
    let body = organiser.organisation_name.clone();
    let new = EventDetails {
        title: String::new(),
        theme: String::new(),
        description: String::new(),
        audience: String::new(),
        programme: String::new(),
        speakers: String::new(),
        fee: String::new(),
        access: String::new(),
        host: body.clone(),
        co_hosts: String::new(),
        partners: String::new(),
        notices: String::new(),
        contact_name: body,
        contact_phone: String::new(),
        contact_mail: String::new(),
        privacy_text: Texts::new(Language::Ja).get("event-default-privacy-text"),
        capacity: 60,
        apply_from: at(zone, now, 0, now.with_timezone(&zone).hour(), 0),
        apply_until: at(zone, now, DAYS_AHEAD - DEADLINE_DAYS, 17, 0),
        group_work: true,
        tables: TableRule::Seats(6),
        topics: String::new(),
        sessions: vec![Session {
            id: world.new_id(),
            title: String::new(),
            starts_at: at(zone, now, DAYS_AHEAD, 19, 0),
            ends_at: at(zone, now, DAYS_AHEAD, 20, 45),
            venue: String::new(),
            map_url: String::new(),
            online_url: String::new(),
        }],
        english: EnglishTexts::default(),
    };
    match latest.map(|event| event.details) {
        None => new,
        Some(latest) => EventDetails {
            host: latest.host,
            contact_name: latest.contact_name,
            contact_phone: latest.contact_phone,
            contact_mail: latest.contact_mail,
            privacy_text: latest.privacy_text,
            english: EnglishTexts { privacy_text: latest.english.privacy_text, ..EnglishTexts::default() },
            capacity: latest.capacity,
            group_work: latest.group_work,
            tables: latest.tables,
            ..new
        },
    }
}

/// So many days after `now`'s day in the zone, at this time of day.
fn at(zone: Tz, now: DateTime<Utc>, days: u64, hour: u32, minute: u32) -> DateTime<Utc> {
    let day = now.with_timezone(&zone).date_naive() + Days::new(days);
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    zone.from_local_datetime(&day.and_time(time)).earliest().map_or(now, |at| at.with_timezone(&Utc))
}
