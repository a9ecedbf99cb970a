//! The mails to registrants: subject and text in the registration's language.
//!
//! City networks strip HTML and attachments, so a mail is plain text in short lines, an address
//! stands alone on its line, a telephone number is always there, and nothing essential is only in
//! the attachment.

mod standing;

pub use standing::{News, standing};

use super::World;
use super::event_calendar::Reader;
use crate::domain::address;
use crate::domain::event::{Event, Session, lines};
use crate::domain::event_texts::OwnText;
use crate::domain::mail::{MailKind, NewMail};
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::domain::text::holds_web_address;
use crate::i18n::{Dates, Texts};

/// 「すでにお申し込みいただいています」, to the registered address when an application comes
/// from the same person a second time. It says nothing of what that application held.
#[must_use]
pub fn already_registered(world: &World, event: &Event, registration: &Registration) -> Option<NewMail> {
    let letter = Letter::new(world, event, registration);
    let body = letter.body(vec![
        letter.t.get("mail-already-registered-text"),
        letter.number(),
        letter.event(),
        letter.sessions(Reader::Registrant),
        letter.links(),
        letter.contact("mail-contact-changes"),
    ]);
    letter.mail(MailKind::AlreadyRegistered, body, None)
}

/// 「申し込みを取り消しました」.
#[must_use]
pub fn cancellation(world: &World, event: &Event, registration: &Registration) -> Option<NewMail> {
    let letter = Letter::new(world, event, registration);
    let body = letter.body(vec![
        letter.t.get("mail-cancellation-text"),
        letter.number(),
        letter.event(),
        letter.sessions(Reader::Public),
        letter.contact("mail-contact-mistake"),
    ]);
    letter.mail(MailKind::Cancellation, body, None)
}

/// A mail being written. Each part is a block of lines; empty ones fall away.
struct Letter<'a> {
    world: &'a World,
    event: &'a Event,
    registration: &'a Registration,
    t: Texts,
    dates: Dates,
}

impl<'a> Letter<'a> {
    fn new(world: &'a World, event: &'a Event, registration: &'a Registration) -> Self {
        let t = Texts::new(registration.language);
        Self { world, event, registration, t, dates: world.dates(t) }
    }

    fn mail(&self, kind: MailKind, body: String, calendar: Option<String>) -> Option<NewMail> {
        let address = self.registration.applicant.mail.as_ref()?;
        let now = self.world.now();
        Some(NewMail {
            id: self.world.new_id(),
            organisation: self.event.organisation,
            event: Some(self.event.id),
            registration: Some(self.registration.id),
            kind,
            from_name: self.event.details.contact_name.clone(),
            to_name: self.registration.applicant.name.clone(),
            to_mail: address.as_str().to_owned(),
            reply_to: self.event.details.contact_mail.clone(),
            subject: self.subject(kind),
            body,
            calendar,
            link: None,
            created_at: now,
            expires_at: kind.worth_until(now, self.event.ends_at()),
        })
    }

    /// 【受付完了】令和5年度 多職種連携研修会（9/6）.
    fn subject(&self, kind: MailKind) -> String {
        let word = self.t.get(&format!("mail-subject-{}", kind.code()));
        let title = self.event.details.title_in(self.t.language()).to_owned();
        let date = self.event.starts_at().map(|start| self.dates.short(start)).unwrap_or_default();
        self.t.with("mail-subject", [("word", word.into()), ("title", title.into()), ("date", date.into())])
    }

    fn body(&self, blocks: Vec<String>) -> String {
        let greeting = self.t.with("mail-greeting", [("name", self.registration.applicant.name.clone().into())]);
        let blocks: Vec<_> = [greeting].into_iter().chain(blocks).filter(|block| !block.is_empty()).collect();
        format!("{}\n", blocks.join("\n\n"))
    }

    /// A heading and its lines; nothing where there are none.
    fn block(&self, heading: String, lines: Vec<String>) -> String {
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return String::new();
        }
        format!("{}\n{}", self.t.with("mail-heading", [("heading", heading.into())]), lines.join("\n"))
    }

    fn number(&self) -> String {
        self.labelled("mail-number", &self.registration.number.to_string())
    }

    fn event(&self) -> String {
        let details = &self.event.details;
        let named = |id: &str, values: Vec<&str>| {
            if values.is_empty() {
                String::new()
            } else {
                self.labelled(id, &values.join(&self.t.get("mail-list-comma")))
            }
        };
        self.block(
            self.t.get("mail-event"),
            vec![
                details.title_in(self.t.language()).to_owned(),
                named("public-theme", lines(details.said(OwnText::Theme, self.t.language()).text)),
                named("public-host", lines(&details.host)),
                named("public-co-hosts", lines(&details.co_hosts)),
                named("public-partners", lines(&details.partners)),
            ],
        )
    }

    fn sessions(&self, reader: Reader) -> String {
        let blocks = self.event.details.sessions.iter().map(|session| self.session(session, reader));
        self.block(self.t.get("mail-when-and-where"), vec![blocks.collect::<Vec<_>>().join("\n\n")])
    }

    fn session(&self, session: &Session, reader: Reader) -> String {
        let mut lines = vec![
            session.title.clone(),
            self.dates.span(session.starts_at, session.ends_at),
            if session.venue.is_empty() { String::new() } else { self.labelled("public-venue", &session.venue) },
        ];
        if !session.map_url.is_empty() {
            lines.extend([self.t.get("mail-map"), session.map_url.clone()]);
        }
        if !session.online_url.is_empty() && reader == Reader::Registrant {
            lines.extend([self.t.get("mail-online"), session.online_url.clone(), self.t.get("mail-online-private")]);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// What the person said, so that a mistake is seen.
    fn person(&self, professions: Option<&ProfessionList>) -> String {
        let applicant = &self.registration.applicant;
        let listed = professions.and_then(|list| list.by_code(&applicant.profession_code)).filter(|p| !p.free_text);
        let profession = listed.map_or(applicant.profession_label.as_str(), |p| p.label(self.t.is_japanese()));
        let years = applicant.years.map(|years| self.t.get(&format!("years-{}", years.code()))).unwrap_or_default();
        // A mail goes to whoever's address was typed: what was written freely carries no address of the
        // web there.
        let free = |label: &str, text: &str| match text {
            text if text.is_empty() || holds_web_address(text) => String::new(),
            text => format!("{}\n{text}", self.t.with("mail-labelled-above", [("label", self.t.get(label).into())])),
        };
        self.block(
            self.t.get("mail-person"),
            vec![
                self.labelled("field-name", &applicant.name),
                self.labelled("field-furigana", &applicant.furigana),
                self.labelled("field-profession", profession),
                self.labelled("field-workplace", &applicant.workplace),
                self.labelled("field-phone", applicant.phone.as_ref().map_or("", |phone| phone.full())),
                self.labelled("field-years", &years),
                if applicant.facilitator { self.t.get("field-facilitator-choice") } else { String::new() },
                free("field-arrangement", &applicant.arrangement),
                free("field-topic", &applicant.topic),
            ],
        )
    }

    fn notices(&self) -> String {
        let notices = lines(self.event.details.said(OwnText::Notices, self.t.language()).text);
        self.block(self.t.get("public-notices"), notices.into_iter().map(str::to_owned).collect())
    }

    fn links(&self) -> String {
        let language = self.registration.language;
        let page = self.world.settings.absolute(&address::event(language, &self.event.code));
        let file = self.world.settings.absolute(&address::event_calendar(language, &self.event.code));
        self.block(self.t.get("mail-links"), vec![self.t.get("mail-page"), page, self.t.get("mail-calendar"), file])
    }

    fn contact(&self, text: &str) -> String {
        let details = &self.event.details;
        let mail = &details.contact_mail;
        self.block(
            self.t.get("public-contact"),
            vec![
                self.t.get(text),
                details.contact_name.clone(),
                self.labelled("public-phone", &details.contact_phone),
                if mail.is_empty() { self.t.get("mail-no-reply") } else { self.labelled("public-mail", mail) },
            ],
        )
    }

    fn labelled(&self, label: &str, value: &str) -> String {
        if value.is_empty() {
            return String::new();
        }
        let label = self.t.get(label);
        self.t.with("mail-labelled", [("label", label.into()), ("value", value.to_owned().into())])
    }
}
