//! Those whom a roster named and for whom an event had no seat: whom to telephone when one becomes
//! free.

use super::ids::LeftOutId;
use super::registration::Applicant;
use chrono::{DateTime, Utc};

/// Somebody on the list, in the order of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Identity.
    pub id: LeftOutId,
    /// The place in the list, from 1; places of those who were taken off stay empty.
    pub position: u32,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub furigana: String,
    /// The profession as it is shown.
    pub profession: String,
    /// 所属; may be empty.
    pub workplace: String,
    /// The mail address, if there is one.
    pub mail: Option<String>,
    /// The telephone number; may be empty.
    pub phone: String,
    /// When the import left the person out.
    pub created_at: DateTime<Utc>,
}

impl LeftOut {
    /// Whether this is the person of a roster's row, read once more.
    #[must_use]
    pub fn is(&self, applicant: &Applicant) -> bool {
        self.name == applicant.name && self.furigana == applicant.furigana && self.workplace == applicant.workplace
    }
}
