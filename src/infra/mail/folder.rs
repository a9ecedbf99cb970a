//! Mails as .eml files: for trying the program out, and for a mail server that picks them up.
//!
//! A mail counts as sent when its file would still be there after a power cut: the file's content
//! is on the disk before it gets its name, and the folder with the name afterwards. File names
//! hold a time and the mail's identity, and nothing of a person.

use super::refusal::SendError;
use crate::domain::ids::MailId;
use crate::domain::mail::NewMail;
use crate::infra::files;
use chrono::{DateTime, TimeDelta, Utc};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Files that were begun so long ago are finished by nobody any more.
const ABANDONED: TimeDelta = TimeDelta::hours(1);

/// Writes the mail under a name of its own: whole or not at all, and when sent twice, the same
/// file twice.
pub(super) async fn write(folder: PathBuf, mail: &NewMail, bytes: Vec<u8>) -> Result<(), SendError> {
    let name = format!("{}-{}.eml", mail.created_at.format("%Y%m%dT%H%M%S"), mail.id);
    on_a_thread(move || {
        files::private_folder(&folder)?;
        files::write_whole(&folder, &name, &bytes)?;
        files::keep_names(&folder)
    })
    .await
    .map_err(|error| SendError::Deferred(format!("file: {error}")))
}

/// Removes the files of mails that a process began to write and did not finish, since it ended.
/// They may hold names of people. Whatever else is in the folder is left alone.
pub(super) async fn remove_unfinished(folder: PathBuf, now: DateTime<Utc>) -> io::Result<u64> {
    on_a_thread(move || {
        if !folder.is_dir() {
            return Ok(0);
        }
        let mut removed = 0;
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let abandoned = entry.metadata()?.modified().is_ok_and(|at| now - DateTime::<Utc>::from(at) > ABANDONED);
            if abandoned && is_unfinished_mail(Path::new(&entry.file_name())) {
                fs::remove_file(entry.path())?;
                removed += 1;
            }
        }
        Ok(removed)
    })
    .await
}

/// Whether a file is named as [`files::write_whole`] names a mail that it has not finished.
fn is_unfinished_mail(name: &Path) -> bool {
    let name = name.to_string_lossy();
    let Some(name) = name.strip_prefix('.').and_then(|name| name.strip_suffix(".eml.part")) else { return false };
    name.split_once('-').is_some_and(|(time, id)| {
        chrono::NaiveDateTime::parse_from_str(time, "%Y%m%dT%H%M%S").is_ok() && id.parse::<MailId>().is_ok()
    })
}

/// Disks may be slow: they are waited for where nobody else waits.
async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unfinished_mails_are_ours() {
        let ours = |name: &str| is_unfinished_mail(Path::new(name));
        assert!(ours(".20230810T030000-00000000-0000-0000-0000-000000000007.eml.part"));
        for other in [
            "20230810T030000-00000000-0000-0000-0000-000000000007.eml",
            ".20230810T030000-7.eml.part",
            ".notes-00000000-0000-0000-0000-000000000007.eml.part",
            ".list.xlsx.part",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
