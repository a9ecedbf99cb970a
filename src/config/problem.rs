//! A setting that cannot be used, and the sentence that says so.

use crate::domain::registration::coded;
use crate::i18n::Texts;

coded! {
    /// What is wrong with a setting; its sentence is the message `ops-problem-{code}`.
    ProblemKind {
        /// The settings file cannot be read.
        File = "file",
        /// The settings file is not TOML.
        Syntax = "syntax",
        /// The file has a key that is no setting.
        UnknownKey = "unknown-key",
        /// The file's value is neither text nor number nor yes or no.
        Shape = "shape",
        /// Not an address to listen at.
        Address = "address",
        /// Not the address of a site.
        BaseUrl = "base-url",
        /// Not a database this program knows.
        DatabaseUrl = "database-url",
        /// Not a time zone.
        TimeZone = "time-zone",
        /// Neither a folder for mails nor SMTP.
        Mail = "mail",
        /// Not a name and a mail address.
        Sender = "sender",
        /// Not a number of mails to send at once.
        MailsAtOnce = "mails-at-once",
        /// Must be there when mails go out by SMTP.
        NeededForSmtp = "needed-for-smtp",
        /// Not a port.
        Port = "port",
        /// Not a kind of encryption.
        Tls = "tls",
        /// The file of trusted authorities cannot be read or holds no certificate.
        CaFile = "ca-file",
        /// A user without a password, or the other way round.
        Credentials = "credentials",
        /// A password and a password file.
        TwoPasswords = "two-passwords",
        /// The password file cannot be read or is empty.
        PasswordFile = "password-file",
        /// Not a list of IP addresses.
        Proxy = "proxy",
        /// Not a number of requests.
        Rate = "rate",
        /// Not a filter of log lines.
        LogFilter = "log-filter",
        /// Not a format of log lines.
        LogFormat = "log-format",
    }
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The variable, or the key of the file.
    pub name: String,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The value as given, or what the system said; empty for secrets.
    pub value: String,
}

impl Problem {
    /// A problem.
    pub fn new(name: impl Into<String>, kind: ProblemKind, value: impl Into<String>) -> Self {
        Self { name: name.into(), kind, value: value.into() }
    }

    /// The sentence for the operator.
    #[must_use]
    pub fn sentence(&self, t: Texts) -> String {
        let id = format!("ops-problem-{}", self.kind.code());
        t.with(&id, [("name", self.name.clone().into()), ("value", self.value.clone().into())])
    }
}
