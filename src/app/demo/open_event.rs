//! An event that takes applications now, to try it.

use super::DemoError;
use super::workshop::{details, publish};
use crate::app::{World, events};
use crate::domain::event::{Event, EventDetails, Session};
use crate::domain::event_texts::EnglishTexts;
use crate::domain::organiser::Organiser;
use crate::domain::registration::Language;
use crate::i18n::Texts;
use crate::infra::db;
use chrono::{DateTime, Datelike as _, Days, NaiveTime, TimeZone as _, Utc, Weekday};

/// The event takes place so many days from now,
const DAYS_AHEAD: u64 = 42;
/// and applications end so many days before.
const DEADLINE_DAYS: u64 = 7;

/// An event of the organisation that takes applications now.
pub(super) async fn find(world: &World, organiser: &Organiser) -> db::Result<Option<Event>> {
    let now = world.now();
    let upcoming = events::list(world, organiser).await?.upcoming;
    Ok(upcoming.into_iter().find(|event| event.availability(now).takes_applications()))
}

/// Makes one, like the workshop, smaller, on a Wednesday evening six weeks ahead.
pub(super) async fn make(world: &World, organiser: &Organiser) -> Result<Event, DemoError> {
    let like = details(world)?;
    let session = Session {
        id: world.new_id(),
        title: String::new(),
        starts_at: evening(world, DAYS_AHEAD, 19, 0),
        ends_at: evening(world, DAYS_AHEAD, 20, 30),
        venue: "萌え木ホール".into(),
        map_url: String::new(),
        online_url: String::new(),
    };
    let details = EventDetails {
        title: "在宅医療ケア勉強会（お試し用）".into(),
        theme: "退院時カンファレンスで困っていること".into(),
        description: "申し込みから受付完了までをお試しいただくための研修会です。実際には開催されません。".into(),
        capacity: 24,
        apply_from: world.now(),
        apply_until: evening(world, DAYS_AHEAD - DEADLINE_DAYS, 17, 0),
        topics: "情報共有の方法\n家族への説明\n薬の引き継ぎ".into(),
        tables: crate::domain::event::TableRule::Seats(6),
        sessions: vec![session],
        english: EnglishTexts {
            title: "Home care study meeting (for trying out)".into(),
            theme: "Difficulties in conferences before discharge".into(),
            description: "An event for trying out an application from beginning to end. It will not take place.".into(),
            notices: "Please wear a mask at the venue.".into(),
            privacy_text: Texts::new(Language::En).get("event-default-privacy-text"),
        },
        ..like
    };
    publish(world, organiser, &details).await
}

/// The first Wednesday from so many days on, at this time of day.
fn evening(world: &World, days: u64, hour: u32, minute: u32) -> DateTime<Utc> {
    let (zone, now) = (world.settings.zone, world.now());
    let from = now.with_timezone(&zone).date_naive() + Days::new(days);
    let day = from.iter_days().take(7).find(|day| day.weekday() == Weekday::Wed).unwrap_or(from);
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    zone.from_local_datetime(&day.and_time(time)).earliest().map_or(now, |at| at.with_timezone(&Utc))
}
