//! Registrations (申込): one person at one event.

mod life;

pub use life::{Act, ActRefused, Applied, By, SeatChange, Standing, To};

use super::contact::{MailAddress, Phone};
use super::ids::{EventId, RegistrationId};
use chrono::{DateTime, Utc};

/// Declares an enum whose variants have a word in the database and in message ids.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        // Words that are used inside of a room only may need one of the ways.
        #[allow(dead_code)]
        impl $name {
            /// All, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the database and in message ids.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The one of this word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// Where a registration stands.
    RegistrationStatus {
        /// Received, waits for a decision.
        Received = "received",
        /// Has a seat.
        Confirmed = "confirmed",
        /// On the waiting list.
        Waitlisted = "waitlisted",
        /// Offered a seat that became free.
        Offered = "offered",
        /// The offer was not accepted in time.
        Lapsed = "lapsed",
        /// Not taken.
        Declined = "declined",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

coded! {
    /// Years of experience as the form asks for them.
    Years {
        /// 1年未満.
        Under1 = "under_1",
        /// 1〜3年.
        From1To3 = "from_1_to_3",
        /// 4〜9年.
        From4To9 = "from_4_to_9",
        /// 10年以上.
        From10 = "from_10",
    }
}

impl Years {
    /// The years at which each answer after the first begins.
    pub const BEGINS: [u32; 3] = [1, 4, 10];

    /// The years that the answer stands for at least.
    #[must_use]
    pub const fn at_least(self) -> u32 {
        match self {
            Self::Under1 => 0,
            Self::From1To3 => Self::BEGINS[0],
            Self::From4To9 => Self::BEGINS[1],
            Self::From10 => Self::BEGINS[2],
        }
    }

    /// The answer that a roster's cell names: 「1年未満」「4〜9年」「10年以上」 with any kind of
    /// wave or dash and any width, or a plain number of years.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let key: String = super::text::plain_key(label)
            .chars()
            .map(|c| if matches!(c, '~' | '〜' | '～' | '-' | 'ー' | '–' | '−') { '-' } else { c })
            .collect();
        match key.trim_end_matches('年') {
            "1年未満" | "under1year" | "lessthan1year" | "under_1" | "0" => Some(Self::Under1),
            "1-3" | "1to3years" | "from_1_to_3" => Some(Self::From1To3),
            "4-9" | "4to9years" | "from_4_to_9" => Some(Self::From4To9),
            "10年以上" | "10yearsormore" | "from_10" | "10-" => Some(Self::From10),
            number => match number.parse::<u32>().ok()? {
                0 => Some(Self::Under1),
                1..=3 => Some(Self::From1To3),
                4..=9 => Some(Self::From4To9),
                10..=80 => Some(Self::From10),
                _ => None,
            },
        }
    }
}

coded! {
    /// How a registration came.
    Source {
        /// Typed by the registrant.
        Web = "web",
        /// Typed by staff: telephone, fax, at the counter.
        Desk = "desk",
        /// Read from a roster.
        Import = "import",
    }
}

coded! {
    /// The language of pages and mails.
    Language {
        /// 日本語.
        Ja = "ja",
        /// English.
        En = "en",
    }
}

/// The most characters of an answer into which a search looks.
const SEARCH_LINE_MAX: usize = 100;

/// What a person says of themselves: checked, normalised, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// 氏名 as typed, without the white space around it.
    pub name: String,
    /// ふりがな in hiragana, single spaces.
    pub furigana: String,
    /// Code of the profession.
    pub profession_code: String,
    /// Its label as chosen; for その他 what was typed.
    pub profession_label: String,
    /// 所属 as typed; empty where unknown.
    pub workplace: String,
    /// The key by which colleagues are recognised; empty where unknown.
    pub workplace_key: String,
    /// Mail; `None` only where staff typed in a person who has none.
    pub mail: Option<MailAddress>,
    /// Telephone; `None` only where staff or a roster has none.
    pub phone: Option<Phone>,
    /// Years of experience.
    pub years: Option<Years>,
    /// Would take the facilitator's part.
    pub facilitator: bool,
    /// 配慮が必要なこと; may be empty.
    pub arrangement: String,
    /// 話したいテーマ・事前質問; may be empty.
    pub topic: String,
}

impl RegistrationStatus {
    /// Whether it still counts: neither cancelled nor declined.
    #[must_use]
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Declined)
    }

    /// Whether a seat is the person's or held for it: an offer holds its seat.
    #[must_use]
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Confirmed | Self::Offered)
    }

    /// Whether the person is on the waiting list.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Waitlisted)
    }

    /// Whether a seat is offered to the person.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        matches!(self, Self::Offered)
    }

    /// Whether the person takes part: has a seat of the event.
    #[must_use]
    pub const fn has_seat(self) -> bool {
        matches!(self, Self::Confirmed)
    }
}

/// The text that a search of the desk looks into: name, furigana and workplace in the form of
/// [`super::text::search_key`], the digits of the telephone number and of what was typed for it, and
/// the mail address, a line each. A line has an end, since one sign can become many (ﷺ) and an index
/// takes no text of any length.
#[must_use]
pub fn search_text([name, furigana, workplace]: [&str; 3], phone: Option<&Phone>, mail: &str) -> String {
    let line = |text: &str| super::text::search_key(text).chars().take(SEARCH_LINE_MAX).collect::<String>();
    let digits = |text: &str| super::text::usual_width(text).chars().filter(char::is_ascii_digit).collect::<String>();
    let phone = phone.map(|phone| (phone.digits().to_owned(), digits(phone.typed())));
    let phone = phone.map(|(number, typed)| if typed == number { number } else { format!("{number}.{typed}") });
    let phone = line(&phone.unwrap_or_default());
    format!("{}\n{}\n{}\n{phone}\n{}", line(name), line(furigana), line(workplace), line(mail))
}

impl Applicant {
    /// Whether two applicants are one person for certain: one mail address and one reading. Small
    /// offices share a mailbox, so another reading at the same address is a colleague.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let mail = |of: &Self| of.mail.as_ref().map(MailAddress::normalised);
        mail(self).is_some()
            && mail(self) == mail(other)
            && super::text::search_key(&self.furigana) == super::text::search_key(&other.furigana)
    }

    /// Whether two applicants may be the same person: the same furigana, and the same workplace
    /// or one that is not known. A reason to ask, never to refuse.
    #[must_use]
    pub fn resembles(&self, other: &Self) -> bool {
        let known = !self.workplace_key.is_empty() && !other.workplace_key.is_empty();
        super::text::search_key(&self.furigana) == super::text::search_key(&other.furigana)
            && (!known || self.workplace_key == other.workplace_key)
    }
}

/// A registration as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Its identity.
    pub id: RegistrationId,
    /// The event.
    pub event: EventId,
    /// 受付番号, counted from 1 in its event.
    pub number: u32,
    /// Where it stands.
    pub status: Standing,
    /// How it came.
    pub source: Source,
    /// The person.
    pub applicant: Applicant,
    /// The language of its mails.
    pub language: Language,
    /// The privacy wording that was agreed to.
    pub privacy_version: u32,
    /// When it came.
    pub created_at: DateTime<Utc>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// When it was cancelled.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Since when it is known that the person stays away on the day (本日欠席), though confirmed.
    pub absent_at: Option<DateTime<Utc>>,
    /// What the office keeps in mind of it (備考), one thing or several lines; may be empty.
    pub note: String,
}

/// The most characters of the office's note.
pub const NOTE_MAX: usize = 500;

impl Registration {
    /// Whether the person takes part: confirmed, and not known to stay away.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        self.status.has_seat() && self.absent_at.is_none()
    }

    /// Whether the person is confirmed and stays away.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.status.has_seat() && self.absent_at.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Years, search_text};

    #[test]
    fn a_line_that_is_searched_has_an_end_however_the_text_grows() {
        let grows = "\u{FDFA}".repeat(100);
        assert!(super::super::text::search_key(&grows).chars().count() > 1000);
        let text = search_text([&grows; 3], None, &grows);
        assert_eq!(text.lines().map(|line| line.chars().count()).collect::<Vec<_>>(), [100, 100, 100, 0, 100]);
    }

    #[test]
    fn every_answer_begins_where_the_one_before_ends() {
        let begins: Vec<u32> = Years::ALL.iter().map(|years| years.at_least()).collect();
        assert_eq!(begins[0], 0);
        assert_eq!(begins[1..], Years::BEGINS);
    }

    #[test]
    fn the_roster_s_years_are_read() {
        for (label, years) in [
            ("1年未満", Years::Under1),
            ("1〜3年", Years::From1To3),
            ("４～９年", Years::From4To9),
            ("10年以上", Years::From10),
            ("12", Years::From10),
            ("1-3年", Years::From1To3),
        ] {
            assert_eq!(Years::from_label(label), Some(years), "{label}");
        }
        assert_eq!(Years::from_label("ベテラン"), None);
    }
}
