//! The check of the event's form: every field, in the order of the page.

use super::{EventFault, EventField as F, EventForm, FaultKind as K, Place, SessionField as S, SessionForm};
use crate::domain::application::{LINE_MAX, TEXT_MAX};
use crate::domain::contact::{MailAddress, Phone};
use crate::domain::event::{EventDetails, Session, TableRule};
use crate::domain::event_texts::EnglishTexts;
use crate::domain::ids::SessionId;
use crate::domain::local_time;
use crate::domain::text::{is_garbled, tidy_line, tidy_text, whole_number};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// The longest text of the event's page and of the privacy text, in characters.
const LONG_TEXT_MAX: usize = 10_000;
/// The longest link, in characters.
const LINK_MAX: usize = 2_000;
/// The largest capacity.
const CAPACITY_MAX: u32 = 10_000;
/// The most tables, and the most seats of one.
const TABLES_MAX: u32 = 1_000;

/// What the check must know besides what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The installation's time zone.
    pub zone: Tz,
    /// Whether the public sees the event: it must then be complete. A draft may still lack what
    /// only readers need.
    pub public: bool,
    /// Seats taken: a session for which somebody signed up cannot vanish. The capacity may go below;
    /// nobody is thrown out by it.
    pub seats_taken: u32,
    /// The event's stored sessions: a session of the form keeps its identity if it is one of them.
    pub sessions: &'a [Session],
}

impl EventForm {
    /// The details, or every fault in the order of the page. `new_id` gives identities to new
    /// sessions. Sessions of which nothing was typed are passed over, but for the first.
    ///
    /// # Errors
    /// At least one [`EventFault`].
    pub fn check(
        &self,
        circumstances: &Circumstances<'_>,
        new_id: impl FnMut() -> SessionId,
    ) -> Result<EventDetails, Vec<EventFault>> {
        let mut check = Check { form: self, circumstances, faults: Vec::new() };
        let public = circumstances.public;
        let title = check.line(F::Title, true);
        let theme = check.line(F::Theme, false);
        let description = check.text(F::Description, LONG_TEXT_MAX, false);
        let audience = check.line(F::Audience, false);
        let programme = check.text(F::Programme, LONG_TEXT_MAX, false);
        let speakers = check.text(F::Speakers, LONG_TEXT_MAX, false);
        let fee = check.line(F::Fee, false);
        let access = check.text(F::Access, TEXT_MAX, false);
        let sessions = check.sessions(new_id);
        check.no_session_vanishes(&sessions);
        let capacity = check.capacity();
        let begin = sessions.iter().filter_map(|session| session.as_ref().map(|s| s.starts_at)).min();
        let window = check.window(begin);
        let details = EventDetails {
            title,
            theme,
            description,
            audience,
            programme,
            speakers,
            fee,
            access,
            capacity,
            apply_from: window.map_or_else(DateTime::default, |(from, _)| from),
            apply_until: window.map_or_else(DateTime::default, |(_, until)| until),
            group_work: self.get(F::GroupWork) == "yes",
            tables: check.tables(),
            topics: check.text(F::Topics, TEXT_MAX, false),
            host: check.line(F::Host, public),
            co_hosts: check.text(F::CoHosts, TEXT_MAX, false),
            partners: check.text(F::Partners, TEXT_MAX, false),
            notices: check.text(F::Notices, TEXT_MAX, false),
            contact_name: check.line(F::ContactName, public),
            contact_phone: check.phone(),
            contact_mail: check.mail(),
            privacy_text: check.text(F::PrivacyText, LONG_TEXT_MAX, true),
            sessions: sessions.into_iter().flatten().collect(),
            english: EnglishTexts {
                title: check.line(F::TitleEn, false),
                theme: check.line(F::ThemeEn, false),
                description: check.text(F::DescriptionEn, LONG_TEXT_MAX, false),
                notices: check.text(F::NoticesEn, TEXT_MAX, false),
                privacy_text: check.text(F::PrivacyTextEn, LONG_TEXT_MAX, false),
            },
        };
        if check.faults.is_empty() { Ok(details) } else { Err(check.faults) }
    }
}

struct Check<'a> {
    form: &'a EventForm,
    circumstances: &'a Circumstances<'a>,
    faults: Vec<EventFault>,
}

impl Check<'_> {
    fn fault(&mut self, place: Place, kind: K) {
        self.faults.push(EventFault { place, kind });
    }

    fn limited(&mut self, place: Place, text: String, longest: usize, required: bool) -> String {
        if is_garbled(&text) {
            self.fault(place, K::Garbled);
        } else if text.is_empty() && required {
            self.fault(place, K::Missing);
        } else if text.chars().count() > longest {
            self.fault(place, K::TooLong(longest));
        }
        text
    }

    fn line(&mut self, field: F, required: bool) -> String {
        self.limited(Place::Event(field), tidy_line(self.form.get(field)), LINE_MAX, required)
    }

    fn text(&mut self, field: F, longest: usize, required: bool) -> String {
        self.limited(Place::Event(field), tidy_text(self.form.get(field)), longest, required)
    }

    fn time(&mut self, place: Place) -> Option<DateTime<Utc>> {
        let typed = self.form.at(place);
        let time = local_time::parse(self.circumstances.zone, typed);
        if time.is_none() {
            self.fault(place, if typed.trim().is_empty() { K::Missing } else { K::NotATime });
        }
        time
    }

    fn number(&mut self, field: F, most: u32) -> Option<u32> {
        let typed = tidy_line(self.form.get(field));
        let number = whole_number(&typed).filter(|number| (1..=most).contains(number));
        if number.is_none() {
            self.fault(Place::Event(field), if typed.is_empty() { K::Missing } else { K::NotANumber(most) });
        }
        number
    }

    fn link(&mut self, place: Place) -> String {
        let link = tidy_line(self.form.at(place));
        let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
        let readable = rest.is_some_and(|rest| {
            rest.starts_with(|first: char| first.is_alphanumeric() || first == '[')
                && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
        });
        if !link.is_empty() && !readable {
            self.fault(place, K::NotALink);
        }
        self.limited(place, link, LINK_MAX, false)
    }

    fn sessions(&mut self, mut new_id: impl FnMut() -> SessionId) -> Vec<Option<Session>> {
        let form = self.form;
        let mut known: Vec<_> = self.circumstances.sessions.iter().map(|session| session.id).collect();
        let mut sessions = Vec::new();
        for (number, typed) in (1..).zip(form.sessions()) {
            if number == 1 || !typed.is_blank() {
                let kept = known.iter().position(|id| id.to_string() == typed.id).map(|at| known.swap_remove(at));
                let session = self.session(number, typed);
                sessions.push(session.map(|session| Session { id: kept.unwrap_or_else(&mut new_id), ..session }));
            }
        }
        sessions
    }

    fn session(&mut self, number: usize, typed: &SessionForm) -> Option<Session> {
        let place = |field| Place::Session(number, field);
        let title = self.limited(place(S::Title), tidy_line(typed.get(S::Title)), LINE_MAX, false);
        let starts_at = self.time(place(S::StartsAt));
        let ends_at = self.time(place(S::EndsAt));
        if starts_at.zip(ends_at).is_some_and(|(start, end)| end <= start) {
            self.fault(place(S::EndsAt), K::EndsBeforeBegin);
        }
        let venue = self.limited(place(S::Venue), tidy_line(typed.get(S::Venue)), LINE_MAX, false);
        let nowhere = venue.is_empty() && typed.get(S::OnlineUrl).trim().is_empty();
        if self.circumstances.public && nowhere {
            self.fault(place(S::Venue), K::Nowhere);
        }
        let map_url = self.link(place(S::MapUrl));
        let online_url = self.link(place(S::OnlineUrl));
        let id = SessionId(uuid::Uuid::nil());
        Some(Session { id, title, starts_at: starts_at?, ends_at: ends_at?, venue, map_url, online_url })
    }

    fn no_session_vanishes(&mut self, sessions: &[Option<Session>]) {
        let taken = self.circumstances.seats_taken;
        let stays = |stored: &Session| sessions.iter().any(|one| one.as_ref().is_none_or(|one| one.id == stored.id));
        if taken > 0 && !self.circumstances.sessions.iter().all(stays) {
            self.fault(Place::Session(1, S::StartsAt), K::SessionTaken(taken));
        }
    }

    fn capacity(&mut self) -> u32 {
        self.number(F::Capacity, CAPACITY_MAX).unwrap_or(1)
    }

    fn window(&mut self, begin: Option<DateTime<Utc>>) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let from = self.time(Place::Event(F::ApplyFrom));
        let until = self.time(Place::Event(F::ApplyUntil));
        if from.zip(until).is_some_and(|(from, until)| until <= from) {
            self.fault(Place::Event(F::ApplyUntil), K::UntilBeforeFrom);
        } else if until.zip(begin).is_some_and(|(until, begin)| until > begin) {
            self.fault(Place::Event(F::ApplyUntil), K::UntilAfterBegin);
        }
        from.zip(until)
    }

    fn tables(&mut self) -> TableRule {
        // Without group work the two fields play no part; what cannot be read is not complained of.
        let group_work = self.form.get(F::GroupWork) == "yes";
        let before = self.faults.len();
        let rule = self.form.get(F::TableRule);
        if !matches!(rule, "tables" | "seats") {
            self.fault(Place::Event(F::TableRule), K::NotChosen);
        }
        let number = self.number(F::TableNumber, TABLES_MAX);
        if !group_work {
            self.faults.truncate(before);
        }
        let number = number.unwrap_or(6);
        if rule == "tables" { TableRule::Tables(number) } else { TableRule::Seats(number) }
    }

    fn phone(&mut self) -> String {
        let typed = tidy_line(self.form.get(F::ContactPhone));
        if let Some(phone) = Phone::parse(&typed) {
            return phone.as_str().to_owned();
        }
        self.fault(Place::Event(F::ContactPhone), if typed.is_empty() { K::Missing } else { K::NotAPhone });
        typed
    }

    fn mail(&mut self) -> String {
        let typed = tidy_line(self.form.get(F::ContactMail));
        if let Some(mail) = MailAddress::parse_usual(&typed) {
            return mail.as_str().to_owned();
        }
        if !typed.is_empty() {
            self.fault(Place::Event(F::ContactMail), K::NotAMail);
        }
        typed
    }
}

#[cfg(test)]
mod tests;
