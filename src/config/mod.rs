//! The settings of an installation: from the environment and an optional file, checked once at
//! start, every wrong value named at once.

mod keys;
mod log;
mod mail;
mod problem;
mod secret;
mod server;
mod source;

pub use keys::{ALL as KEYS, Key};
pub use log::LogSettings;
pub use mail::{MailSettings, MailTransport, Sender, SmtpSettings, Tls};
pub use problem::{Problem, ProblemKind};
pub use secret::Hidden;
pub use server::ServerSettings;

use chrono_tz::Tz;
use source::Source;
use std::path::PathBuf;
use url::Url;

/// What an installation decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The public address of the site; a host without a path.
    pub base_url: Url,
    /// The time zone in which times are shown and typed.
    pub zone: Tz,
    /// `sqlite://…` or `postgres://…`; the latter holds a password.
    pub database_url: Hidden,
    /// How the service is reached.
    pub server: ServerSettings,
    /// How mails leave.
    pub mail: MailSettings,
    /// What is logged.
    pub log: LogSettings,
}

impl Settings {
    /// The settings of this process: `environment` gives a variable's value, and the file that
    /// `ENTAKU_CONFIG` names (or `entaku.toml` where there is one) gives what it does not.
    ///
    /// # Errors
    /// Every value that is missing or wrong, and every unknown key of the file.
    pub fn read(environment: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<Problem>> {
        let named = environment(keys::CONFIG.variable).filter(|path| !path.is_empty());
        let path = PathBuf::from(named.as_deref().unwrap_or(keys::CONFIG.default));
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::check(environment, Some(&text)),
            Err(_) if named.is_none() && !path.exists() => Self::check(environment, None),
            Err(error) => Err(vec![Problem::new(
                keys::CONFIG.variable,
                ProblemKind::File,
                format!("{}: {error}", path.display()),
            )]),
        }
    }

    /// The settings that an environment and the text of a file give.
    ///
    /// # Errors
    /// As [`Settings::read`].
    pub fn check(environment: &dyn Fn(&str) -> Option<String>, file: Option<&str>) -> Result<Self, Vec<Problem>> {
        let mut source = Source::new(environment, file);
        let server = ServerSettings::read(&mut source);
        let base_url = server::base_url(&mut source, server.as_ref());
        let zone = source.parsed(&keys::TIME_ZONE, ProblemKind::TimeZone, |text| text.parse().ok());
        let database_url = source.parsed(&keys::DATABASE_URL, ProblemKind::DatabaseUrl, database_url);
        let mail = MailSettings::read(&mut source);
        let log = LogSettings::read(&mut source);
        let problems = source.finish();
        match (server, base_url, zone, database_url, mail, log) {
            (Some(server), Some(base_url), Some(zone), Some(database_url), Some(mail), Some(log))
                if problems.is_empty() =>
            {
                Ok(Self { base_url, zone, database_url, server, mail, log })
            }
            _ => Err(problems),
        }
    }

    /// The public address of a path that begins with a slash.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.as_str().trim_end_matches('/'))
    }

    /// Whether the site is reached through https, so that cookies must be.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// The file of an `SQLite` database, whose folder may have to be made.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.reveal().strip_prefix("sqlite:")?;
        let path = path.trim_start_matches("//").split('?').next().unwrap_or_default();
        (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
    }
}

fn database_url(text: &str) -> Option<Hidden> {
    let known = match text.split_once("://") {
        Some(("sqlite", path)) => !path.is_empty(),
        Some(("postgres" | "postgresql", _)) => Url::parse(text).is_ok_and(|url| url.has_host()),
        _ => false,
    };
    known.then(|| Hidden::new(text))
}

#[cfg(test)]
mod tests;
