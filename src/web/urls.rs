//! Every address of the site, in one place.

use crate::domain::address;
use crate::domain::ids::{EventId, MailId, OrganiserId, RegistrationId};
use crate::domain::registration::Language;

/// Addresses in the language of the page that links to them.
#[derive(Clone, Copy, Debug)]
pub struct Urls {
    language: Language,
}

impl Urls {
    /// Addresses in this language.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// A path that begins with a slash, in this language.
    #[must_use]
    pub fn at(self, path: &str) -> String {
        address::in_language(self.language, path)
    }

    /// The list of open events.
    #[must_use]
    pub fn home(self) -> String {
        self.at("/")
    }

    /// What stands before the path of every address.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        address::prefix(self.language)
    }

    /// All events, those that are over too, with a search.
    #[must_use]
    pub fn events(self) -> String {
        self.at("/events")
    }

    /// The feed of the events that take applications.
    #[must_use]
    pub fn feed(self) -> String {
        self.at("/feed.xml")
    }

    /// A page of all events in which a word is found.
    #[must_use]
    pub fn events_page(self, word: &str, page: usize) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if !word.is_empty() {
            query.append_pair("q", word);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { self.events() } else { format!("{}?{query}", self.events()) }
    }

    /// Whom to ask.
    #[must_use]
    pub fn contact(self) -> String {
        self.at("/contact")
    }

    /// How the site treats personal data.
    #[must_use]
    pub fn privacy(self) -> String {
        self.at("/privacy")
    }

    /// How accessible the site is.
    #[must_use]
    pub fn accessibility(self) -> String {
        self.at("/accessibility")
    }

    /// An event's page.
    #[must_use]
    pub fn event(self, code: &str) -> String {
        address::event(self.language, code)
    }

    /// An event's picture, in no language.
    #[must_use]
    pub fn picture(self, hash: &str) -> String {
        format!("/pictures/{hash}.jpg")
    }

    /// An event as an iCalendar file.
    #[must_use]
    pub fn event_calendar(self, code: &str) -> String {
        address::event_calendar(self.language, code)
    }

    /// The application form.
    #[must_use]
    pub fn apply(self, code: &str) -> String {
        self.at(&format!("/events/{code}/apply"))
    }

    /// A registrant's own page.
    #[must_use]
    pub fn manage(self, link: &str) -> String {
        address::manage(self.language, link)
    }

    /// 完了, for the holder of a receipt.
    #[must_use]
    pub fn applied(self, code: &str, receipt: &str) -> String {
        self.at(&format!("/events/{code}/applied/{receipt}"))
    }

    /// The organiser's first page: the events of the organisation.
    #[must_use]
    pub fn desk(self) -> String {
        self.at("/desk")
    }

    /// Sign in.
    #[must_use]
    pub fn sign_in(self) -> String {
        self.at("/desk/sign-in")
    }

    /// Sign out (POST).
    #[must_use]
    pub fn sign_out(self) -> String {
        self.at("/desk/sign-out")
    }

    /// Asking for a mail with which to set a new password.
    #[must_use]
    pub fn forgotten_password(self) -> String {
        self.at("/desk/password")
    }

    /// The link of that mail.
    #[must_use]
    pub fn new_password(self, token: &str) -> String {
        address::new_password(self.language, token)
    }

    /// An invitation: the one-time link with which an organiser sets name, mail and password.
    #[must_use]
    pub fn invitation(self, token: &str) -> String {
        self.at(&format!("/desk/invitation/{token}"))
    }

    /// One's own account.
    #[must_use]
    pub fn account(self) -> String {
        self.at("/desk/account")
    }

    /// The organisers of the organisation.
    #[must_use]
    pub fn organisers(self) -> String {
        self.at("/desk/organisers")
    }

    /// An act on an organiser (POST): `disable`, `enable`.
    #[must_use]
    pub fn organiser_action(self, organiser: OrganiserId, action: &str) -> String {
        self.at(&format!("/desk/organisers/{organiser}/{action}"))
    }

    /// Taking an invitation back (POST).
    #[must_use]
    pub fn revoke_invitation(self) -> String {
        self.at("/desk/organisers/revoke")
    }

    /// A new event.
    #[must_use]
    pub fn desk_new_event(self) -> String {
        self.at("/desk/events/new")
    }

    /// An event's overview at the desk.
    #[must_use]
    pub fn desk_event(self, event: EventId) -> String {
        self.at(&format!("/desk/events/{event}"))
    }

    /// A page below an event's overview, for instance `edit`, `preview`, `registrations`,
    /// `import`, `seating`, `papers`.
    #[must_use]
    pub fn desk_event_page(self, event: EventId, page: &str) -> String {
        self.at(&format!("/desk/events/{event}/{page}"))
    }

    /// The people of a profession whom to ask to come.
    #[must_use]
    pub fn to_invite(self, event: EventId, profession: &str) -> String {
        format!("{}?profession={profession}", self.desk_event_page(event, "to-invite"))
    }

    /// The same as a file.
    #[must_use]
    pub fn to_invite_file(self, event: EventId, profession: &str, file: &str) -> String {
        format!("{}?profession={profession}", self.desk_event_page(event, &format!("to-invite/list.{file}")))
    }

    /// A list of an event's people as a file.
    #[must_use]
    pub fn paper(self, event: EventId, kind: &str, file: &str) -> String {
        self.at(&format!("/desk/events/{event}/papers/{kind}.{file}"))
    }

    /// A registration at the desk.
    #[must_use]
    pub fn desk_registration(self, event: EventId, registration: RegistrationId) -> String {
        self.at(&format!("/desk/events/{event}/registrations/{registration}"))
    }

    /// The outbox.
    #[must_use]
    pub fn outbox(self) -> String {
        self.at("/desk/outbox")
    }

    /// A mail in the outbox.
    #[must_use]
    pub fn outbox_mail(self, mail: MailId) -> String {
        self.at(&format!("/desk/outbox/{mail}"))
    }
}
