//! The log: lines on standard error, as text or as JSON.

use crate::config::LogSettings;
use std::io::{self, IsTerminal as _};
use tracing_subscriber::EnvFilter;

/// Begins to log. Of a panic only its place is logged: its message may hold what somebody typed.
pub(super) fn begin(settings: &LogSettings) {
    // sqlx tells every statement's text at debug, and slow ones at warn.
    let filter = EnvFilter::new(format!("sqlx=error,sea_orm=error,sea_orm_migration=warn,{}", settings.filter));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if settings.json {
        lines.json().flatten_event(true).init();
    } else {
        lines.with_ansi(io::stderr().is_terminal()).init();
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}
