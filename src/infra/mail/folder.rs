//! Mails as .eml files: for trying the program out, and for a mail server that picks them up.

use super::refusal::SendError;
use crate::infra::db::mails::NewMail;
use crate::infra::files;
use std::path::Path;

/// Writes the mail under a name of its own: whole or not at all, and when sent twice, the same
/// file twice.
pub(super) fn write(folder: &Path, mail: &NewMail, bytes: &[u8]) -> Result<(), SendError> {
    let name = format!("{}-{}.eml", mail.created_at.format("%Y%m%dT%H%M%S"), mail.id);
    files::private_folder(folder)
        .and_then(|()| files::write_whole(folder, &name, bytes))
        .map_err(|error| SendError::Deferred(format!("file: {error}")))
}
