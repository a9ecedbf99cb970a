//! The style sheet, built into the program, and its address.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static STYLE_URL: LazyLock<String> = LazyLock::new(|| {
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(entaku_style::SHEET.as_bytes()));
    format!("/style.css?v={}", &hash[..12])
});

/// The address of the style sheet; it changes with its content, so that browsers keep it.
#[must_use]
pub fn url() -> &'static str {
    &STYLE_URL
}

/// The style sheet.
#[must_use]
pub const fn sheet() -> &'static str {
    entaku_style::SHEET
}
