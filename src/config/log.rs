//! What is logged, and how a line looks.

use super::keys;
use super::problem::ProblemKind;
use super::source::Source;
use tracing_subscriber::EnvFilter;

/// What is logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogSettings {
    /// Which lines: `info`, `debug`, or a filter by module, `entaku=debug,info`.
    pub filter: String,
    /// Lines as JSON instead of text.
    pub json: bool,
}

impl LogSettings {
    pub(super) fn read(source: &mut Source<'_>) -> Option<Self> {
        let filter = source.parsed(&keys::LOG, ProblemKind::LogFilter, |text| {
            EnvFilter::try_new(text).is_ok().then(|| text.to_owned())
        });
        let json = source.parsed(&keys::LOG_FORMAT, ProblemKind::LogFormat, |text| match text {
            "json" => Some(true),
            "text" => Some(false),
            _ => None,
        });
        Some(Self { filter: filter?, json: json? })
    }
}
