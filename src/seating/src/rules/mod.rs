//! The hard rules: brought into one form, kept, or refused with the reason.

mod units;

pub(crate) use units::{Units, all_rules};
