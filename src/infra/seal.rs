//! Sealing what a browser keeps for us: authenticated encryption (ChaCha20-Poly1305, RFC 8439), so that
//! nobody reads it on the way and nobody changes it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// The bytes of a key.
pub const KEY: usize = 32;
/// The bytes of a nonce, another for each text.
pub const NONCE: usize = NONCE_LEN;

/// Seals and opens with a key of its own.
pub struct Sealer(Option<LessSafeKey>);

impl Sealer {
    /// Of this key.
    #[must_use]
    pub fn new(key: &[u8; KEY]) -> Self {
        // A key of the algorithm's own length is always taken.
        Self(UnboundKey::new(&CHACHA20_POLY1305, key).ok().map(LessSafeKey::new))
    }

    /// Seals a text for a purpose; `None` where that fails, which it does for nothing of a form's size.
    #[must_use]
    pub fn seal(&self, purpose: &str, nonce: [u8; NONCE], text: &str) -> Option<String> {
        let key = self.0.as_ref()?;
        let mut bytes = text.as_bytes().to_vec();
        let once = Nonce::assume_unique_for_key(nonce);
        key.seal_in_place_append_tag(once, Aad::from(purpose.as_bytes()), &mut bytes).ok()?;
        Some(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &bytes].concat()))
    }

    /// Opens what was sealed for a purpose; `None` where it is not what was sealed.
    #[must_use]
    pub fn open(&self, purpose: &str, sealed: &str) -> Option<String> {
        let key = self.0.as_ref()?;
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let once = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut sealed = sealed.to_vec();
        let opened = key.open_in_place(once, Aad::from(purpose.as_bytes()), &mut sealed).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_is_opened_by_the_same_key_for_the_same_purpose_and_unchanged_only() {
        let own = Sealer::new(&[7; KEY]);
        let sealed = own.seal("form", [1; NONCE], "山田 太郎").unwrap();
        assert_eq!(own.open("form", &sealed).as_deref(), Some("山田 太郎"));
        assert!(!sealed.contains("山") && own.open("other", &sealed).is_none());
        assert!(Sealer::new(&[8; KEY]).open("form", &sealed).is_none());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            // The last sign holds bits of which not all are used.
            assert!(own.open("form", &changed).is_none_or(|text| text == "山田 太郎" && at == sealed.len() - 1));
        }
        assert!(own.open("form", "").is_none() && own.open("form", "円卓").is_none());
    }
}
