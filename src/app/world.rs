//! What every use case is handed: the database, the time, chance, and the settings.

use super::apply_limit::ApplyLimit;
use super::heavy::Heavy;
use super::on_show::{Moment, OnShow};
use super::turned_away::TurnedAway;
use crate::config::Settings;
use crate::domain::chance::{Clock, Random};
use crate::i18n::{Dates, Texts};
use crate::infra::db::{self, Db, Transaction};
use crate::infra::seal::{KEY, NONCE, Sealer};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};
use tokio::sync::watch;
use uuid::Uuid;

/// What every use case is handed.
#[derive(Clone)]
pub struct World {
    /// The database.
    pub db: Db,
    /// The settings.
    pub settings: Arc<Settings>,
    /// Where heavy work is done.
    pub heavy: Heavy,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    mail_written: watch::Sender<()>,
    /// How many applications are taken.
    pub apply_limit: Arc<ApplyLimit>,
    pub(super) on_show: Arc<OnShow>,
    pub(super) turned_away: Arc<TurnedAway>,
    /// Its key is made when it is first needed and is of this process: what it sealed is of no use after a
    /// restart.
    sealer: Arc<OnceLock<Sealer>>,
}

impl World {
    /// A world of these parts.
    #[must_use]
    pub fn new(db: Db, settings: Arc<Settings>, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        let apply_limit = Arc::new(ApplyLimit::new(&settings, clock.clone()));
        let (mail_written, on_show, turned_away) = (watch::Sender::default(), Arc::default(), Arc::default());
        let (heavy, sealer) = (Heavy::default(), Arc::default());
        Self { db, settings, heavy, clock, random, mail_written, apply_limit, on_show, turned_away, sealer }
    }

    /// The same world by another clock.
    #[must_use]
    pub fn with_clock(&self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The same world with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: Arc<Settings>) -> Self {
        Self { settings, ..self.clone() }
    }

    /// Now, to the millisecond.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new random identifier (UUID version 4).
    #[must_use]
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid().into()
    }

    /// A new secret of 192 bits.
    #[must_use]
    pub fn new_secret(&self) -> Secret {
        let mut bytes = [0; 24];
        self.random.fill(&mut bytes);
        Secret(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The seed of a draw: 256 bits.
    #[must_use]
    pub fn new_seed(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes);
        bytes
    }

    /// The salt of one password: 128 bits.
    #[must_use]
    pub fn new_salt(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        bytes
    }

    /// Seals a text, for its holder to bring back to this process.
    pub(super) fn seal(&self, purpose: &str, text: &str) -> Option<String> {
        let mut nonce = [0; NONCE];
        self.random.fill(&mut nonce);
        self.sealer().seal(purpose, nonce, text)
    }

    /// Opens what [`World::seal`] sealed.
    pub(super) fn unseal(&self, purpose: &str, sealed: &str) -> Option<String> {
        self.sealer().open(purpose, sealed)
    }

    fn sealer(&self) -> &Sealer {
        self.sealer.get_or_init(|| {
            let mut key = [0; KEY];
            self.random.fill(&mut key);
            Sealer::new(&key)
        })
    }

    /// A new public code of 8 letters and digits that cannot be mistaken for each other when
    /// read aloud or copied by hand.
    #[must_use]
    pub fn new_code(&self) -> String {
        const SIGNS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        bytes.iter().map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect()
    }

    /// Commits what may look different to the public, and may have written mails: the next page is
    /// read anew, and the worker looks for mails.
    ///
    /// # Errors
    /// The database refused; nothing of the transaction is written.
    pub async fn commit(&self, transaction: Transaction) -> db::Result<()> {
        db::commit(transaction).await?;
        self.on_show.empty();
        self.mail_was_written();
        Ok(())
    }

    /// This moment, for what is on show.
    pub(super) fn moment(&self) -> Moment {
        self.on_show.moment(self.now())
    }

    /// A time from nothing to `longest`, by chance, to the millisecond.
    #[must_use]
    pub fn chance_up_to(&self, longest: TimeDelta) -> TimeDelta {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        let most = u64::try_from(longest.num_milliseconds()).unwrap_or_default();
        let part = u64::from_le_bytes(bytes) % (most + 1);
        TimeDelta::milliseconds(i64::try_from(part).unwrap_or_default())
    }

    /// Tells this process's worker that mails were committed to the outbox. One that is not told
    /// finds them a little later by itself.
    pub fn mail_was_written(&self) {
        self.mail_written.send_replace(());
    }

    /// Hears of [`World::mail_was_written`].
    #[must_use]
    pub fn mails_written(&self) -> watch::Receiver<()> {
        self.mail_written.subscribe()
    }

    /// Dates in the installation's time zone.
    #[must_use]
    pub fn dates(&self, t: Texts) -> Dates {
        Dates::new(self.settings.zone, t)
    }
}

/// A secret that only its holder knows: stored as its hash, never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret that came back from its holder.
    #[must_use]
    pub fn from_holder(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A text that has the form of a secret of ours: 192 bits.
    #[must_use]
    pub fn like_ours(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 24).then(|| Self(text.to_owned()))
    }

    /// The secret, to be handed to its holder.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored: SHA-256, in base64. A random secret needs no slow hash.
    #[must_use]
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
