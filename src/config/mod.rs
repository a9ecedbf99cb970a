//! The settings of an installation, checked once at start.

use chrono_tz::Tz;
use url::Url;

/// What an installation decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address of the site, without a slash at its end.
    pub base_url: Url,
    /// The time zone in which times are shown and typed.
    pub zone: Tz,
}

impl Settings {
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
}
