//! What the page of the list is made of.

use super::columns::Column;
use crate::app::registrations::Listing;
use crate::domain::registration_list::{Filter, Sort};

/// What the page shows.
pub struct Shown {
    pub listing: Listing,
    pub filter: Filter,
    pub sort: Sort,
    /// The address of the first page of this list.
    pub address: String,
    /// The columns besides number, name and state.
    pub columns: Vec<Column>,
    /// How many people an import has just taken in.
    pub imported: Option<u32>,
    /// How many registrations have just been cancelled.
    pub cancelled: Option<u32>,
    /// How many people an import left out, whom a list keeps.
    pub left_out: Option<u32>,
}
