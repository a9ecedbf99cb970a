//! Why a mail did not leave.

use crate::domain::mail::NewMail;

/// The longest of what a mail server says that is kept, in characters.
const LONGEST: usize = 300;

/// With this begins what is kept of an attempt at a server whose certificate nobody vouches for.
pub const UNTRUSTED: &str = "untrusted";

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It will not be taken tomorrow either.
    #[error("refused: {0}")]
    Refused(String),
    /// Worth another attempt.
    #[error("deferred: {0}")]
    Deferred(String),
}

impl SendError {
    /// What was said.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Refused(detail) | Self::Deferred(detail) => detail,
        }
    }

    /// The same without anybody's address: servers like to repeat it.
    pub(super) fn without(self, mail: &NewMail) -> Self {
        match self {
            Self::Refused(detail) => Self::Refused(scrubbed(&detail, &mail.to_mail)),
            Self::Deferred(detail) => Self::Deferred(scrubbed(&detail, &mail.to_mail)),
        }
    }
}

/// `said` in one line, with every word that holds an address, or the part of `address` before
/// the @, replaced by 「…」.
fn scrubbed(said: &str, address: &str) -> String {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    let words: Vec<_> = said
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let telling = word.contains('@') || (!local.is_empty() && names(&word.to_lowercase(), &local));
            if telling { "…" } else { word }
        })
        .collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// Whether `word` holds `local` as a whole: "info" is in "<info>:" but not in "information".
fn names(word: &str, local: &str) -> bool {
    word.match_indices(local).any(|(at, _)| {
        let beside = [word[..at].chars().next_back(), word[at + local.len()..].chars().next()];
        beside.into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_s_words_are_kept_without_the_address() {
        let said = "550 5.1.1 <Moegi001@example.jp>: Recipient address\r\nrejected: User unknown (moegi001)";
        assert_eq!(scrubbed(said, "moegi001@example.jp"), "550 5.1.1 … Recipient address rejected: User unknown …");
        assert_eq!(scrubbed("more information for info:", "info@example.jp"), "more information for …");
        assert_eq!(scrubbed(&"x".repeat(900), "a@example.jp").chars().count(), LONGEST);
    }
}
