//! What a mail server's answer means for the mail.

use crate::infra::mail::refusal::{SendError, UNTRUSTED};
use lettre::transport::smtp::{Error, response::Code};

/// A 5xx answer is for good, anything else may pass. Answers about our own sign-in at the server
/// (530, 534, 535, 538; RFC 4954) are not about the mail: the operator can mend them.
pub(super) fn failure(error: &Error) -> SendError {
    let said = said(error);
    let sign_in = error.status().is_some_and(is_about_sign_in);
    if error.is_permanent() && !sign_in { SendError::Refused(said) } else { SendError::Deferred(said) }
}

/// What an error says, with what it came from.
pub(super) fn said(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let text = deeper.to_string();
        if !said.contains(&text) {
            said = format!("{said}: {text}");
        }
        cause = deeper.source();
    }
    // As rustls says it; the outbox tells what can be done.
    if said.contains("invalid peer certificate") {
        said = format!("{UNTRUSTED}: {said}");
    }
    said
}

/// Whether a connection that had been kept open failed where a fresh one may not.
pub(super) fn worth_a_fresh_connection(error: &Error) -> bool {
    !error.is_permanent()
}

fn is_about_sign_in(code: Code) -> bool {
    matches!(u16::from(code), 530 | 534 | 535 | 538)
}
