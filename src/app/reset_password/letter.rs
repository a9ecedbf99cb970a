//! The mail that brings the link.

use crate::app::{Secret, World};
use crate::domain::address;
use crate::domain::mail::{MailKind, NewMail};
use crate::domain::organiser::Organiser;
use crate::domain::registration::Language;
use crate::i18n::Texts;
use chrono::{DateTime, Utc};

/// Plain text in short lines; the link stands alone on its line.
pub(super) fn write(
    world: &World,
    to: &Organiser,
    token: &Secret,
    until: DateTime<Utc>,
    language: Language,
) -> NewMail {
    let t = Texts::new(language);
    let link = world.settings.absolute(&address::new_password(language, token.reveal()));
    let time = world.dates(t).date_time(until);
    let blocks = [
        t.with("mail-greeting", [("name", to.name.clone().into())]),
        t.get("reset-mail-text"),
        link,
        t.with("reset-mail-until", [("time", time.into())]),
        t.get("reset-mail-mistake"),
        format!("{}\n{}", t.get("product"), to.organisation_name),
    ];
    NewMail {
        id: world.new_id(),
        organisation: to.organisation,
        event: None,
        registration: None,
        kind: MailKind::PasswordReset,
        from_name: String::new(),
        to_name: to.name.clone(),
        to_mail: to.mail.clone(),
        reply_to: String::new(),
        subject: t.get("reset-mail-subject"),
        body: format!("{}\n", blocks.join("\n\n")),
        calendar: None,
        link: None,
        created_at: world.now(),
        expires_at: Some(until),
    }
}
