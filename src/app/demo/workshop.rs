//! The workshop of 2023-09-06, from its announcement to its tables.

use super::DemoError;
use crate::app::apply::{Application, ApplyError, submit};
use crate::app::events;
use crate::app::{World, import, outbox, seat};
use crate::domain::application::ApplicationForm;
use crate::domain::chance::Clock;
use crate::domain::event::{Event, EventDetails, Session, TableRule};
use crate::domain::event_form::EventForm;
use crate::domain::event_life::Step;
use crate::domain::event_texts::EnglishTexts;
use crate::domain::organiser::Organiser;
use crate::domain::profession_words::ProfessionWords;
use crate::domain::registration::Language;
use crate::domain::roster::{Layout, Roster};
use crate::domain::seating::SeatingSettings;
use crate::i18n::Texts;
use crate::infra::db::professions;
use crate::infra::mail::Transport;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

const ROSTER: &[u8] = include_bytes!("workshop-2023-09-06.csv");
const EVENT: &str = include_str!("workshop-2023-09-06.toml");

/// The event as its file says it.
#[derive(Deserialize)]
struct Given {
    title: String,
    theme: String,
    host: String,
    venue: String,
    starts_at: String,
    ends_at: String,
    apply_from: String,
    apply_until: String,
    capacity: u32,
    tables: u32,
    topics: Vec<String>,
    contact: String,
}

/// A clock that stands.
struct Standing(DateTime<Utc>);

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

/// The world on a day of 2023.
fn on(world: &World, at: DateTime<Utc>) -> World {
    world.with_clock(Arc::new(Standing(at)))
}

/// The workshop of the organisation, once it has its tables: the last of what [`hold`] does.
pub(super) async fn find(world: &World, organiser: &Organiser) -> Result<Option<Event>, DemoError> {
    let begin = details(world)?.sessions.first().map(|session| session.starts_at);
    let past = events::list(world, organiser).await?.past;
    let Some(event) = past.into_iter().find(|event| event.starts_at() == begin) else { return Ok(None) };
    let seated = seat::current(world.db.read(), event.id).await?.is_some();
    Ok(seated.then_some(event))
}

/// Holds the workshop.
pub(super) async fn hold(world: &World, organiser: &Organiser, transport: &Transport) -> Result<(), DemoError> {
    let details = details(world)?;
    let announced = on(world, details.apply_from - TimeDelta::days(7));
    let event = publish(&announced, organiser, &details).await?;
    let sheet = import::read(ROSTER)?;
    let roster = Roster::of(&sheet, &Layout::guess(&sheet))?;
    let list = professions::of_organisation(world.db.read(), organiser.organisation).await?;
    let mut at = details.apply_from;
    for row in roster.check(&ProfessionWords::of(list.clone())) {
        let applicant = row.result.map_err(|_| DemoError::Step(format!("row {} of the roster", row.number)))?;
        at += TimeDelta::minutes(97);
        let then = on(world, at);
        let form = ApplicationForm::of(&applicant, &list);
        apply(&then, &event, form).await?;
        outbox::send_due(&then, transport, &CancellationToken::new()).await?;
    }
    let after = on(world, details.apply_until + TimeDelta::hours(16));
    seat_people(&after, organiser, &event, details.tables).await
}

/// An event of these details, made and published.
pub(super) async fn publish(world: &World, by: &Organiser, details: &EventDetails) -> Result<Event, DemoError> {
    let form = EventForm::of(details, world.settings.zone);
    let event = events::create(world, by, world.new_id(), &form, None).await?;
    Ok(events::take_step(world, by, event.id, Step::Publish).await?)
}

/// One person applies; that it is full is one of the answers.
async fn apply(world: &World, event: &Event, form: ApplicationForm) -> Result<(), DemoError> {
    let application = Application {
        form,
        privacy_version: event.privacy_version,
        receipt: world.new_secret(),
        language: Language::Ja,
    };
    match submit(world, event, application).await {
        Ok(_) | Err(ApplyError::NotTaken(_) | ApplyError::Refused(..)) => Ok(()),
        Err(ApplyError::Database(fault)) => Err(fault.into()),
        Err(error @ ApplyError::Faults(_)) => Err(DemoError::Step(error.to_string())),
    }
}

async fn seat_people(world: &World, by: &Organiser, event: &Event, tables: TableRule) -> Result<(), DemoError> {
    let seating = seat::seat(world, by, event.id, SeatingSettings::of(tables)).await?;
    seat::publish(world, by, event.id, seating.number, seating.version).await?;
    Ok(())
}

pub(super) fn details(world: &World) -> Result<EventDetails, DemoError> {
    let given: Given = toml::from_str(EVENT).map_err(|error| DemoError::Step(error.to_string()))?;
    let time = |text: &str| text.parse::<DateTime<Utc>>().map_err(|error| DemoError::Step(error.to_string()));
    let (contact_name, contact_phone) = given.contact.rsplit_once(' ').unwrap_or((&given.contact, ""));
    Ok(EventDetails {
        title: given.title,
        theme: given.theme,
        description: "新型コロナウイルス感染症への対応を通じて学んだことを、職種を越えて話し合います。".into(),
        audience: "在宅医療・介護に携わる方（職種は問いません）".into(),
        programme: "- 講話（20分）\n- グループワーク（60分）\n- 全体共有（25分）".into(),
        speakers: String::new(),
        fee: "無料".into(),
        access: String::new(),
        host: given.host,
        co_hosts: String::new(),
        partners: String::new(),
        notices: "会場ではマスクの着用にご協力ください。".into(),
        contact_name: contact_name.to_owned(),
        contact_phone: contact_phone.to_owned(),
        contact_mail: String::new(),
        privacy_text: Texts::new(Language::Ja).get("event-default-privacy-text"),
        capacity: given.capacity,
        apply_from: time(&given.apply_from)?,
        apply_until: time(&given.apply_until)?,
        group_work: true,
        tables: TableRule::Tables(given.tables),
        topics: given.topics.join("\n"),
        sessions: vec![Session {
            id: world.new_id(),
            title: String::new(),
            starts_at: time(&given.starts_at)?,
            ends_at: time(&given.ends_at)?,
            venue: given.venue,
            map_url: String::new(),
            online_url: String::new(),
        }],
        english: EnglishTexts::default(),
    })
}
