//! What is stored beside a person's answers so that a database can search and sort by it. The one
//! place in which it is made.

use crate::domain::contact::Phone;
use crate::domain::reading::in_order;
use crate::domain::registration::{Applicant, search_text};
use crate::domain::text::signature;
use crate::infra::collation::order_key;

/// By which rules the columns are made. To be counted up whenever they come out otherwise than
/// before: where a rule of `domain` or the collation's data changes.
pub const RULES: i32 = 2;

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
        let mail = applicant.mail.as_ref().map_or("", |mail| mail.as_str());
        Self::from([&applicant.name, &applicant.furigana, &applicant.workplace], applicant.phone.as_ref(), mail)
    }

    /// What follows from name, furigana and workplace, telephone number and mail address.
    #[must_use]
    pub fn from([name, furigana, workplace]: [&str; 3], phone: Option<&Phone>, mail: &str) -> Self {
        let search_text = search_text([name, furigana, workplace], phone, mail);
        Self {
            search_signature: signature(&search_text),
            search_text,
            reading_order: order_key(&in_order(furigana), name),
        }
    }
}
