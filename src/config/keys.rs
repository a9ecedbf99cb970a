//! Every setting there is: its variable, its key in the file, what holds where nothing is said.
//! What it means stands with the texts, as `ops-setting-…`; `entaku --help` shows this list.

/// A setting.
#[derive(Debug)]
pub struct Key {
    /// The environment variable.
    pub variable: &'static str,
    /// What holds where nothing is said; empty where that is nothing.
    pub default: &'static str,
}

impl Key {
    const fn new(variable: &'static str, default: &'static str) -> Self {
        Self { variable, default }
    }

    /// The key in the file: the variable in lower case, without `ENTAKU_`.
    #[must_use]
    pub fn in_file(&self) -> String {
        self.variable.trim_start_matches("ENTAKU_").to_lowercase()
    }

    /// The message that says what the setting means.
    #[must_use]
    pub fn message(&self) -> String {
        format!("ops-setting-{}", self.in_file().replace('_', "-"))
    }
}

pub(super) static CONFIG: Key = Key::new("ENTAKU_CONFIG", "entaku.toml");
pub(super) static ADDRESS: Key = Key::new("ENTAKU_ADDRESS", "127.0.0.1:3000");
pub(super) static BASE_URL: Key = Key::new("ENTAKU_BASE_URL", "");
pub(super) static DATABASE_URL: Key = Key::new("DATABASE_URL", "sqlite://data/entaku.db");
pub(super) static MAIL: Key = Key::new("ENTAKU_MAIL", "file:data/mail");
pub(super) static MAIL_FROM: Key = Key::new("ENTAKU_MAIL_FROM", "円卓 <noreply@entaku.invalid>");
pub(super) static MAIL_AT_ONCE: Key = Key::new("ENTAKU_MAIL_AT_ONCE", "8");
pub(super) static SMTP_HOST: Key = Key::new("ENTAKU_SMTP_HOST", "");
pub(super) static SMTP_PORT: Key = Key::new("ENTAKU_SMTP_PORT", "");
pub(super) static SMTP_TLS: Key = Key::new("ENTAKU_SMTP_TLS", "starttls");
pub(super) static SMTP_CA_FILE: Key = Key::new("ENTAKU_SMTP_CA_FILE", "");
pub(super) static SMTP_USER: Key = Key::new("ENTAKU_SMTP_USER", "");
pub(super) static SMTP_PASSWORD: Key = Key::new("ENTAKU_SMTP_PASSWORD", "");
pub(super) static SMTP_PASSWORD_FILE: Key = Key::new("ENTAKU_SMTP_PASSWORD_FILE", "");
pub(super) static TIME_ZONE: Key = Key::new("ENTAKU_TIME_ZONE", "Asia/Tokyo");
pub(super) static SITE_DIR: Key = Key::new("ENTAKU_SITE_DIR", "target/site");
pub(super) static TRUSTED_PROXY: Key = Key::new("ENTAKU_TRUSTED_PROXY", "");
pub(super) static RATE_LIMIT: Key = Key::new("ENTAKU_RATE_LIMIT", "50");
pub(super) static APPLY_LIMIT: Key = Key::new("ENTAKU_APPLY_LIMIT", "10");
pub(super) static MAILBOX_LIMIT: Key = Key::new("ENTAKU_MAILBOX_LIMIT", "12");
pub(super) static LOG: Key = Key::new("ENTAKU_LOG", "info");
pub(super) static LOG_FORMAT: Key = Key::new("ENTAKU_LOG_FORMAT", "text");

/// All settings, in the order in which they are explained.
pub static ALL: [&Key; 22] = [
    &CONFIG,
    &ADDRESS,
    &BASE_URL,
    &DATABASE_URL,
    &TIME_ZONE,
    &MAIL,
    &MAIL_FROM,
    &MAIL_AT_ONCE,
    &SMTP_HOST,
    &SMTP_PORT,
    &SMTP_TLS,
    &SMTP_CA_FILE,
    &SMTP_USER,
    &SMTP_PASSWORD,
    &SMTP_PASSWORD_FILE,
    &TRUSTED_PROXY,
    &RATE_LIMIT,
    &APPLY_LIMIT,
    &MAILBOX_LIMIT,
    &SITE_DIR,
    &LOG,
    &LOG_FORMAT,
];
