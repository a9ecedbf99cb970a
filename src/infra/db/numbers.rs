//! Counts, between the program and the columns that hold them.

use super::{Fault, Result};

/// A count for the database.
///
/// # Errors
/// It is beyond what a column holds.
pub(super) fn count(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(|_| Fault::unreadable("count"))
}

/// A count from the database.
///
/// # Errors
/// It is negative.
pub(super) fn natural(number: i32) -> Result<u32> {
    u32::try_from(number).map_err(|_| Fault::unreadable("count"))
}
