//! The form of an event: what was typed, and the check that makes [`EventDetails`] of it or says,
//! for every field at once, what is wrong.

mod check;
mod fault;

pub use check::Circumstances;
pub use fault::{EventFault, FaultKind};

use super::event::{EventDetails, Session, TableRule};
use super::local_time;
use super::registration::coded;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// The most sessions of one event.
pub const SESSIONS_MAX: usize = 12;

coded! {
    /// A field of the event itself; the code is also the field's `name`.
    EventField {
        /// 研修会名.
        Title = "title",
        /// テーマ.
        Theme = "theme",
        /// 案内文.
        Description = "description",
        /// 対象.
        Audience = "audience",
        /// プログラム.
        Programme = "programme",
        /// 講師.
        Speakers = "speakers",
        /// 参加費.
        Fee = "fee",
        /// 交通・駐車場.
        Access = "access",
        /// 定員.
        Capacity = "capacity",
        /// 申込開始.
        ApplyFrom = "apply_from",
        /// 申込締切.
        ApplyUntil = "apply_until",
        /// グループワーク.
        GroupWork = "group_work",
        /// Whether tables or seats are counted: `tables` or `seats`.
        TableRule = "table_rule",
        /// How many.
        TableNumber = "table_number",
        /// 話し合いのテーマ.
        Topics = "topics",
        /// 主催.
        Host = "host",
        /// 共催.
        CoHosts = "co_hosts",
        /// 連携・後援.
        Partners = "partners",
        /// お知らせ・注意事項.
        Notices = "notices",
        /// 問い合わせ先の名称.
        ContactName = "contact_name",
        /// 問い合わせ先の電話番号.
        ContactPhone = "contact_phone",
        /// 問い合わせ先のメールアドレス.
        ContactMail = "contact_mail",
        /// 個人情報の取扱い.
        PrivacyText = "privacy_text",
        /// 研修会名 in English.
        TitleEn = "title_en",
        /// テーマ in English.
        ThemeEn = "theme_en",
        /// 案内文 in English.
        DescriptionEn = "description_en",
        /// お知らせ・注意事項 in English.
        NoticesEn = "notices_en",
        /// 個人情報の取扱い in English.
        PrivacyTextEn = "privacy_text_en",
    }
}

coded! {
    /// A field of one session.
    SessionField {
        /// 日程の名称.
        Title = "title",
        /// 開始.
        StartsAt = "starts_at",
        /// 終了.
        EndsAt = "ends_at",
        /// 会場.
        Venue = "venue",
        /// 地図.
        MapUrl = "map_url",
        /// オンライン会議.
        OnlineUrl = "online_url",
    }
}

impl EventField {
    /// The English texts, in the order of the page.
    pub const ENGLISH: [Self; 5] =
        [Self::TitleEn, Self::ThemeEn, Self::DescriptionEn, Self::NoticesEn, Self::PrivacyTextEn];
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Of the event.
    Event(EventField),
    /// Of the so-manieth session, counted from 1.
    Session(usize, SessionField),
}

impl Place {
    /// The `name` and `id` of the field.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Event(field) => field.code().to_owned(),
            Self::Session(number, field) => format!("session_{number}_{}", field.code()),
        }
    }
}

/// What was typed about one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionForm {
    /// The identity of the stored session that this is, or empty.
    pub id: String,
    values: BTreeMap<SessionField, String>,
}

impl SessionForm {
    /// What was typed into a field.
    #[must_use]
    pub fn get(&self, field: SessionField) -> &str {
        self.values.get(&field).map_or("", String::as_str)
    }

    /// Whether nothing at all was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.values.values().all(|value| value.trim().is_empty())
    }
}

/// What was typed about an event, to the letter. Missing fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventForm {
    values: BTreeMap<EventField, String>,
    sessions: Vec<SessionForm>,
}

impl EventForm {
    /// The form of names and values as a browser sends them; unknown names are passed over.
    #[must_use]
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            if let Some(field) = EventField::from_code(&name) {
                form.values.insert(field, value);
            } else if let Some((number, part)) = session_part(&name) {
                if form.sessions.len() < number {
                    form.sessions.resize_with(number, SessionForm::default);
                }
                let session = &mut form.sessions[number - 1];
                if part == "id" {
                    session.id = value;
                } else if let Some(field) = SessionField::from_code(part) {
                    session.values.insert(field, value);
                }
            }
        }
        if form.sessions.is_empty() {
            form.add_session();
        }
        form
    }

    /// The form with which stored details are edited.
    #[must_use]
    pub fn of(details: &EventDetails, zone: Tz) -> Self {
        use EventField as F;
        let (rule, number) = match details.tables {
            TableRule::Tables(number) => ("tables", number),
            TableRule::Seats(number) => ("seats", number),
        };
        let values = [
            (F::Title, details.title.clone()),
            (F::Theme, details.theme.clone()),
            (F::Description, details.description.clone()),
            (F::Audience, details.audience.clone()),
            (F::Programme, details.programme.clone()),
            (F::Speakers, details.speakers.clone()),
            (F::Fee, details.fee.clone()),
            (F::Access, details.access.clone()),
            (F::Capacity, details.capacity.to_string()),
            (F::ApplyFrom, local_time::field(zone, details.apply_from)),
            (F::ApplyUntil, local_time::field(zone, details.apply_until)),
            (F::GroupWork, if details.group_work { "yes".to_owned() } else { String::new() }),
            (F::TableRule, rule.to_owned()),
            (F::TableNumber, number.to_string()),
            (F::Topics, details.topics.clone()),
            (F::Host, details.host.clone()),
            (F::CoHosts, details.co_hosts.clone()),
            (F::Partners, details.partners.clone()),
            (F::Notices, details.notices.clone()),
            (F::ContactName, details.contact_name.clone()),
            (F::ContactPhone, details.contact_phone.clone()),
            (F::ContactMail, details.contact_mail.clone()),
            (F::PrivacyText, details.privacy_text.clone()),
            (F::TitleEn, details.english.title.clone()),
            (F::ThemeEn, details.english.theme.clone()),
            (F::DescriptionEn, details.english.description.clone()),
            (F::NoticesEn, details.english.notices.clone()),
            (F::PrivacyTextEn, details.english.privacy_text.clone()),
        ];
        let sessions = details.sessions.iter().map(|session| session_form(session, zone)).collect();
        Self { values: values.into(), sessions }
    }

    /// What was typed into a field of the event.
    #[must_use]
    pub fn get(&self, field: EventField) -> &str {
        self.values.get(&field).map_or("", String::as_str)
    }

    /// What was typed into any field.
    #[must_use]
    pub fn at(&self, place: Place) -> &str {
        match place {
            Place::Event(field) => self.get(field),
            Place::Session(number, field) => number
                .checked_sub(1)
                .and_then(|index| self.sessions.get(index))
                .map_or("", |session| session.get(field)),
        }
    }

    /// The sessions in order: at least one.
    #[must_use]
    pub fn sessions(&self) -> &[SessionForm] {
        &self.sessions
    }

    /// One more empty session, up to [`SESSIONS_MAX`].
    pub fn add_session(&mut self) {
        if self.sessions.len() < SESSIONS_MAX {
            self.sessions.push(SessionForm::default());
        }
    }

    /// Takes away the session of this number, counted from 1; the last one stays.
    pub fn remove_session(&mut self, number: usize) {
        if self.sessions.len() > 1 && (1..=self.sessions.len()).contains(&number) {
            self.sessions.remove(number - 1);
        }
    }

    /// The fields in which two forms differ.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Place> {
        let sessions = self.sessions.len().max(other.sessions.len());
        let of_event = EventField::ALL.iter().map(|field| Place::Event(*field));
        let of_sessions =
            (1..=sessions).flat_map(|number| SessionField::ALL.iter().map(move |f| Place::Session(number, *f)));
        of_event
            .chain(of_sessions)
            .filter(|place| comparable(self.at(*place)) != comparable(other.at(*place)))
            .collect()
    }
}

/// Browsers send line breaks as CR LF, and white space at the ends is not kept.
fn comparable(value: &str) -> String {
    value.trim().replace("\r\n", "\n")
}

/// Number and field of `session_2_venue`.
fn session_part(name: &str) -> Option<(usize, &str)> {
    let (number, part) = name.strip_prefix("session_")?.split_once('_')?;
    let number = number.parse().ok()?;
    (1..=SESSIONS_MAX).contains(&number).then_some((number, part))
}

fn session_form(session: &Session, zone: Tz) -> SessionForm {
    use SessionField as F;
    let values = [
        (F::Title, session.title.clone()),
        (F::StartsAt, local_time::field(zone, session.starts_at)),
        (F::EndsAt, local_time::field(zone, session.ends_at)),
        (F::Venue, session.venue.clone()),
        (F::MapUrl, session.map_url.clone()),
        (F::OnlineUrl, session.online_url.clone()),
    ];
    SessionForm { id: session.id.to_string(), values: values.into() }
}
