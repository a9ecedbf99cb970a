//! The mails that tell how somebody stands at a place: waiting, drawn, offered a seat, promoted, …

use super::Letter;
use crate::app::World;
use crate::app::event_calendar::{Reader, calendar};
use crate::domain::address;
use crate::domain::event::Event;
use crate::domain::mail::{LINK, MailKind, NewMail, OwnLink};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use chrono::{DateTime, Utc};

/// What a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Has a seat: the first mail after an application.
    Confirmed,
    /// The application waits for the draw at this time.
    ForDraw(DateTime<Utc>),
    /// The application waits for an organiser.
    ForApproval,
    /// Waits, at this position.
    Waitlisted(u32),
    /// Has a seat by the draw.
    Drawn,
    /// Waits after the draw, at this position.
    NotDrawn(u32),
    /// Has a seat by an organiser's decision.
    Approved,
    /// Is not taken.
    Declined,
    /// Is offered a seat until this time.
    Offered(DateTime<Utc>),
    /// The offer lapsed.
    Lapsed,
    /// Has a seat that became free.
    Promoted,
}

impl News {
    /// The kind of the mail.
    #[must_use]
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Confirmed => MailKind::Confirmation,
            Self::ForDraw(_) | Self::ForApproval => MailKind::Received,
            Self::Waitlisted(_) => MailKind::Waitlisted,
            Self::Drawn => MailKind::Drawn,
            Self::NotDrawn(_) => MailKind::NotDrawn,
            Self::Approved => MailKind::Approved,
            Self::Declined => MailKind::Declined,
            Self::Offered(_) => MailKind::Offer,
            Self::Lapsed => MailKind::OfferLapsed,
            Self::Promoted => MailKind::Promoted,
        }
    }

    /// Whether the reader has a seat now, and so gets the calendar and the meeting's address.
    #[must_use]
    pub const fn has_seat(self) -> bool {
        matches!(self, Self::Confirmed | Self::Drawn | Self::Approved | Self::Promoted)
    }
}

/// The mail about news; `professions` names the profession in another language than Japanese. `None`
/// where the person gave no mail address.
#[must_use]
pub fn standing(
    world: &World,
    event: &Event,
    registration: &Registration,
    news: News,
    professions: Option<&ProfessionList>,
) -> Option<NewMail> {
    let letter = Letter::new(world, event, registration);
    let reader = if news.has_seat() { Reader::Registrant } else { Reader::Public };
    let own_page = address::manage(registration.language, LINK);
    let body = letter.body(vec![
        letter.news(news),
        letter.block(
            letter.t.get("mail-own-page"),
            vec![
                letter.t.get(if matches!(news, News::Offered(_)) {
                    "mail-own-page-answer"
                } else {
                    "mail-own-page-text"
                }),
                world.settings.absolute(&own_page),
                letter.t.get("mail-own-page-private"),
            ],
        ),
        letter.number(),
        letter.event(),
        letter.sessions(reader),
        letter.person(professions),
        if news.has_seat() { letter.notices() } else { String::new() },
        letter.links(),
        letter.contact("mail-contact-changes"),
    ]);
    let file = news.has_seat().then(|| calendar(world, event, letter.t, Reader::Registrant));
    let secret = world.new_secret();
    let link = OwnLink { secret: secret.reveal().to_owned(), hash: secret.hash() };
    letter.mail(news.kind(), body, file).map(|mail| NewMail { link: Some(link), ..mail })
}

impl Letter<'_> {
    fn news(&self, news: News) -> String {
        let at = |time| self.dates.date_time(time);
        let id = format!("mail-{}-text", news.kind().code().replace('_', "-"));
        match news {
            News::ForDraw(time) => self.t.with("mail-received-draw-text", [("at", at(time).into())]),
            News::ForApproval => self.t.get("mail-received-approval-text"),
            News::Waitlisted(position) | News::NotDrawn(position) => self.t.with(&id, [("position", position.into())]),
            News::Offered(time) => self.t.with(&id, [("at", at(time).into())]),
            _ => self.t.get(&id),
        }
    }
}
