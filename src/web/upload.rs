//! Files that a form brings.

use super::error::PageError;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;

/// The bytes of a file, at most one more than `most`, by which one that is too large is known. The rest
/// is read past, so that the browser gets an answer instead of a broken connection.
///
/// # Errors
/// The form cannot be read, or is larger than requests may be.
pub async fn file(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let room = (most + 1).saturating_sub(bytes.len());
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}

impl From<MultipartError> for PageError {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::BadRequest }
    }
}
