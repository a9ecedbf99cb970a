//! What is stored beside a person's answers so that a database can search and sort by it. The one
//! place in which it is made.

use crate::domain::registration::Applicant;
use crate::domain::text::signature;
use crate::infra::collation::order_key;

/// The derived columns of a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// What the desk's search looks into.
    pub search_text: String,
    /// Its [`signature`].
    pub search_signature: i64,
    /// The key of 五十音順, see [`order_key`].
    pub reading_order: Vec<u8>,
}

impl Derived {
    /// What follows from an applicant's answers.
    #[must_use]
    pub fn of(applicant: &Applicant) -> Self {
        let search_text = applicant.search_text();
        Self {
            search_signature: signature(&search_text),
            search_text,
            reading_order: order_key(&applicant.furigana, &applicant.name),
        }
    }
}
