//! Why a command could not do its work.

use crate::i18n::Texts;
use crate::infra::db::Fault;

/// Why a command could not do its work: a message, on what, and what the system said.
#[derive(Debug)]
pub(super) struct Failure {
    message: &'static str,
    what: String,
    said: String,
}

impl Failure {
    /// A failure of the system on `what`.
    pub fn system(message: &'static str, what: impl Into<String>, error: &impl std::error::Error) -> Self {
        Self { message, what: what.into(), said: error.to_string() }
    }

    /// A failure that the message alone tells.
    pub const fn plain(message: &'static str) -> Self {
        Self { message, what: String::new(), said: String::new() }
    }

    /// A failure about `what`.
    pub const fn about(message: &'static str, what: String) -> Self {
        Self { message, what, said: String::new() }
    }

    /// The sentence for the operator.
    pub fn sentence(&self, t: Texts) -> String {
        t.with(self.message, [("what", self.what.clone().into()), ("said", self.said.clone().into())])
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::system("ops-failure-database", "", &fault)
    }
}
