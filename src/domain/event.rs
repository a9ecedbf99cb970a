//! Events (研修会), their sessions (日程), and whether one can apply.

pub use super::event_status::{Availability, EventStatus};

use super::admission::{Calendar, Rules};
use super::event_texts::{EnglishTexts, OwnText, Said};
use super::ids::{EventId, OrganisationId, PlaceId, SessionId};
use super::place::Place;
use super::registration::Language;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How many tables a group work has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableRule {
    /// So many tables.
    Tables(u32),
    /// As many tables as it takes for at most so many seats each.
    Seats(u32),
}

impl TableRule {
    /// The number of tables for so many people: at least one, never more than people.
    #[must_use]
    pub fn tables_for(self, people: usize) -> usize {
        let tables = match self {
            Self::Tables(tables) => tables as usize,
            Self::Seats(seats) => people.div_ceil(seats.max(1) as usize),
        };
        tables.clamp(1, people.max(1))
    }
}

/// What an organiser decides about an event; everything but its identity and its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDetails {
    /// 研修会名.
    pub title: String,
    /// テーマ; may be empty.
    pub theme: String,
    /// The text of the event's page, Markdown; may be empty.
    pub description: String,
    /// 対象: who should come; may be empty.
    pub audience: String,
    /// プログラム, Markdown; may be empty.
    pub programme: String,
    /// 講師, Markdown; may be empty.
    pub speakers: String,
    /// 参加費; may be empty.
    pub fee: String,
    /// 交通・駐車場, Markdown; may be empty.
    pub access: String,
    /// 主催.
    pub host: String,
    /// 共催, one a line; may be empty.
    pub co_hosts: String,
    /// 連携・後援, one a line; may be empty.
    pub partners: String,
    /// お知らせ・注意事項 on page and mail, one a line; may be empty.
    pub notices: String,
    /// 問い合わせ先: name of the office.
    pub contact_name: String,
    /// Its telephone number: always there.
    pub contact_phone: String,
    /// Its mail address; may be empty.
    pub contact_mail: String,
    /// 個人情報の取扱い, the full text.
    pub privacy_text: String,
    /// 定員.
    pub capacity: u32,
    /// 申込開始.
    pub apply_from: DateTime<Utc>,
    /// 申込締切.
    pub apply_until: DateTime<Utc>,
    /// Whether there is group work at tables.
    pub group_work: bool,
    /// How many tables.
    pub tables: TableRule,
    /// Topics offered to choose from, one a line; may be empty.
    pub topics: String,
    /// The sessions in order: at least one.
    pub sessions: Vec<Session>,
    /// The same in English, as far as it was written.
    pub english: EnglishTexts,
}

impl EventDetails {
    /// A text for a reader of a language: in it, or in Japanese where the organiser wrote no other.
    #[must_use]
    pub fn said(&self, which: OwnText, language: Language) -> Said<'_> {
        let (japanese, english) = match which {
            OwnText::Title => (&self.title, &self.english.title),
            OwnText::Theme => (&self.theme, &self.english.theme),
            OwnText::Description => (&self.description, &self.english.description),
            OwnText::Notices => (&self.notices, &self.english.notices),
            OwnText::Privacy => (&self.privacy_text, &self.english.privacy_text),
        };
        if language == Language::En && !english.is_empty() {
            Said { text: english, language }
        } else {
            Said { text: japanese, language: Language::Ja }
        }
    }

    /// The title for a reader of a language.
    #[must_use]
    pub fn title_in(&self, language: Language) -> &str {
        self.said(OwnText::Title, language).text
    }
}

/// A dated part of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// Its own title where the event has several; may be empty.
    pub title: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// Place; empty where it is online only.
    pub venue: String,
    /// Link to a map; may be empty.
    pub map_url: String,
    /// Meeting address, shown to registrants only; empty where it is not online.
    pub online_url: String,
}

/// The picture of an event, as its page names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// By what it is asked for: it changes with the picture.
    pub hash: String,
    /// What stands for it where it is not seen: never empty.
    pub alt: String,
    /// Its width in points.
    pub width: u32,
    /// Its height in points.
    pub height: u32,
}

/// An event as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its identity.
    pub id: EventId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The short code of its public address.
    pub code: String,
    /// How far it has come.
    pub status: EventStatus,
    /// What the organiser decided.
    pub details: EventDetails,
    /// Its picture, where it has one.
    pub picture: Option<Picture>,
    /// Which wording of the privacy text this is, counted from 1.
    pub privacy_version: u32,
    /// What one can apply for: at least one place.
    pub places: Vec<Place>,
    /// Seats that are held, by confirmed people and by offers, over all places.
    pub seats_taken: u32,
    /// How many stand on waiting lists, over all places.
    pub waiting: u32,
    /// People who applied when it was full and nobody could wait.
    pub turned_away: u32,
    /// When the earliest of its due work falls due.
    pub next_due_at: Option<DateTime<Utc>>,
    /// Counts the changes, so that two organisers do not overwrite each other.
    pub version: u32,
    /// Last change.
    pub updated_at: DateTime<Utc>,
}

impl Event {
    /// A draft with one place, which has the capacity that the details say.
    #[must_use]
    pub fn draft(
        (id, organisation, code): (EventId, OrganisationId, String),
        place: PlaceId,
        details: EventDetails,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            organisation,
            code,
            status: EventStatus::Draft,
            places: vec![Place::of_all(place, details.capacity)],
            details,
            picture: None,
            privacy_version: 1,
            seats_taken: 0,
            waiting: 0,
            turned_away: 0,
            next_due_at: None,
            version: 1,
            updated_at: now,
        }
    }

    /// The draft with the rules by which places of another event are given. Where an event has several
    /// places, each has rules of its own, and they are not taken over.
    #[must_use]
    pub fn with_rules_of(mut self, other: &Self, now: DateTime<Utc>) -> Self {
        if let ([place], [as_there]) = (self.places.as_mut_slice(), other.places.as_slice()) {
            place.rules = as_there.rules.again(place.rules.capacity, now);
        }
        self
    }

    /// The place that an ordinary event has; the first one of others.
    ///
    /// # Panics
    /// Never: an event has at least one place.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.places[0]
    }

    /// Places left.
    #[must_use]
    pub const fn places_left(&self) -> u32 {
        self.details.capacity.saturating_sub(self.seats_taken)
    }

    /// What a registrant can do now. A draft counts as not yet open; who may see it at all is
    /// decided elsewhere.
    #[must_use]
    pub fn availability(&self, now: DateTime<Utc>) -> Availability {
        match self.status {
            EventStatus::Cancelled => Availability::Cancelled,
            EventStatus::Closed => Availability::Closed,
            EventStatus::Draft => Availability::NotYetOpen,
            EventStatus::Published if now < self.details.apply_from => Availability::NotYetOpen,
            EventStatus::Published if now >= self.details.apply_until => Availability::Closed,
            EventStatus::Published => {
                let all = self.places.iter().map(Place::availability);
                all.reduce(Availability::or).unwrap_or(Availability::Full)
            }
        }
    }

    /// The rules of a place with the number of its tables, which is the event's.
    #[must_use]
    pub fn rules_of(&self, place: &Place) -> Rules {
        let rules = place.rules.clone();
        let tables = if self.details.group_work { self.details.tables.tables_for(rules.capacity as usize) } else { 0 };
        Rules { tables, ..rules }
    }

    /// When a place takes people.
    #[must_use]
    pub fn calendar_of(&self, place: &Place) -> Calendar {
        let covered = |session: &&Session| place.sessions.is_empty() || place.sessions.contains(&session.id);
        let begins = self.details.sessions.iter().filter(covered).map(|session| session.starts_at).min();
        Calendar {
            status: self.status,
            opens: self.details.apply_from,
            closes: self.details.apply_until,
            begins: begins.unwrap_or(DateTime::<Utc>::MAX_UTC),
        }
    }

    /// Gives an ordinary event's place the capacity that the details say. Where there are several, each has
    /// its own.
    pub fn set_capacity(&mut self) {
        if let [place] = self.places.as_mut_slice() {
            place.rules.capacity = self.details.capacity;
        }
        self.add_up_places();
    }

    /// Takes capacity and held seats from the places, of which they are the sums.
    pub fn add_up_places(&mut self) {
        self.details.capacity = self.places.iter().map(Place::capacity).sum();
        self.seats_taken = self.places.iter().map(|place| place.taken).sum();
        self.waiting = self.places.iter().map(|place| place.waiting).sum();
    }

    /// The begin of the first session.
    #[must_use]
    pub fn starts_at(&self) -> Option<DateTime<Utc>> {
        self.details.sessions.iter().map(|session| session.starts_at).min()
    }

    /// The end of the last session.
    #[must_use]
    pub fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.details.sessions.iter().map(|session| session.ends_at).max()
    }

    /// Whether any session is online.
    #[must_use]
    pub fn is_online(&self) -> bool {
        self.details.sessions.iter().any(|session| !session.online_url.is_empty())
    }

    /// The topics offered, one a line of what the organiser typed.
    #[must_use]
    pub fn topics(&self) -> Vec<&str> {
        lines(&self.details.topics)
    }
}

/// The non-empty lines of a field that holds one thing a line.
#[must_use]
pub fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}
