//! How mails leave: by SMTP, or as files into a folder.

use super::keys;
use super::problem::ProblemKind;
use super::secret::Hidden;
use super::source::Source;
use crate::domain::contact::MailAddress;
use crate::domain::registration::coded;
use std::path::PathBuf;

coded! {
    /// How the way to the mail server is encrypted.
    Tls {
        /// Not at all: for a server on the same machine.
        None = "none",
        /// Begins in the clear and must become encrypted.
        Starttls = "starttls",
        /// Encrypted from the first byte.
        Tls = "tls",
    }
}

impl Tls {
    /// The port that is usual.
    const fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::Starttls => 587,
            Self::Tls => 465,
        }
    }
}

/// How mails leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// The way out.
    pub transport: MailTransport,
    /// The sender.
    pub from: Sender,
    /// So many mails are on the way at once.
    pub at_once: usize,
}

/// The most mails that may be on the way at once: mail servers turn away who comes with more.
const MOST_AT_ONCE: usize = 50;

/// The way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTransport {
    /// Each mail becomes an .eml file in this folder.
    Folder(PathBuf),
    /// A mail server.
    Smtp(SmtpSettings),
}

/// A mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Host.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Encryption.
    pub tls: Tls,
    /// Certificates in PEM of authorities that are trusted beside the public ones: a city's
    /// network has its own. Empty where there are none.
    pub authorities: Vec<u8>,
    /// User and password, where the server asks for them.
    pub credentials: Option<(String, Hidden)>,
}

/// The sender of all mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The name shown; may be empty.
    pub name: String,
    /// The address.
    pub mail: String,
}

impl Sender {
    /// 「円卓 <noreply@example.jp>」 or an address alone.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, mail) = match text.split_once('<') {
            Some((name, rest)) => (name.trim().trim_matches('"').trim(), rest.strip_suffix('>')?),
            None => ("", text),
        };
        let mail = MailAddress::parse_usual(mail)?.as_str().to_owned();
        (!name.chars().any(char::is_control)).then(|| Self { name: name.to_owned(), mail })
    }
}

impl MailSettings {
    pub(super) fn read(source: &mut Source<'_>) -> Option<Self> {
        let smtp = source.parsed(&keys::MAIL, ProblemKind::Mail, |text| match text.split_once(':') {
            None if text == "smtp" => Some(None),
            Some(("file", folder)) if !folder.is_empty() => Some(Some(PathBuf::from(folder))),
            _ => None,
        });
        let from = if smtp == Some(None) && source.given(&keys::MAIL_FROM).is_none() {
            source.problem(keys::MAIL_FROM.variable, ProblemKind::NeededForSmtp, "");
            None
        } else {
            source.parsed(&keys::MAIL_FROM, ProblemKind::Sender, Sender::parse)
        };
        let at_once = source.parsed(&keys::MAIL_AT_ONCE, ProblemKind::MailsAtOnce, |text| {
            text.parse().ok().filter(|number| (1..=MOST_AT_ONCE).contains(number))
        });
        let transport = match smtp? {
            Some(folder) => MailTransport::Folder(folder),
            None => MailTransport::Smtp(SmtpSettings::read(source)?),
        };
        Some(Self { transport, from: from?, at_once: at_once? })
    }
}

impl SmtpSettings {
    fn read(source: &mut Source<'_>) -> Option<Self> {
        let host = source.given(&keys::SMTP_HOST);
        if host.is_none() {
            source.problem(keys::SMTP_HOST.variable, ProblemKind::NeededForSmtp, "");
        }
        let tls = source.parsed(&keys::SMTP_TLS, ProblemKind::Tls, Tls::from_code);
        let usual = tls.map_or(0, Tls::port);
        let port = source.parsed(&keys::SMTP_PORT, ProblemKind::Port, |text| match text {
            "" => Some(usual),
            text => text.parse().ok().filter(|port| *port > 0),
        });
        let authorities = source.parsed(&keys::SMTP_CA_FILE, ProblemKind::CaFile, |path| match path {
            "" => Some(Vec::new()),
            path => std::fs::read(path).ok().filter(|bytes| holds_certificate(bytes)),
        });
        let user = source.given(&keys::SMTP_USER);
        let password = password(source);
        let credentials = match (user, password?) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            _ => {
                source.problem(keys::SMTP_USER.variable, ProblemKind::Credentials, "");
                return None;
            }
        };
        Some(Self { host: host?, port: port?, tls: tls?, authorities: authorities?, credentials })
    }
}

/// Whether a file looks like certificates in PEM; what they hold is seen when they are used.
fn holds_certificate(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).lines().any(|line| line.trim() == "-----BEGIN CERTIFICATE-----")
}

/// The password, if there is one; `None` outside where it cannot be told.
#[allow(clippy::option_option)]
fn password(source: &mut Source<'_>) -> Option<Option<Hidden>> {
    let given = source.given(&keys::SMTP_PASSWORD).map(Hidden::new);
    if source.given(&keys::SMTP_PASSWORD_FILE).is_none() {
        return Some(given);
    }
    if given.is_some() {
        source.problem(keys::SMTP_PASSWORD_FILE.variable, ProblemKind::TwoPasswords, "");
        return None;
    }
    source
        .parsed(&keys::SMTP_PASSWORD_FILE, ProblemKind::PasswordFile, |path| {
            let text = std::fs::read_to_string(path).ok()?;
            let line = text.lines().next().unwrap_or_default();
            (!line.is_empty()).then(|| Hidden::new(line))
        })
        .map(Some)
}
