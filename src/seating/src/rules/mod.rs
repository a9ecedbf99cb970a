//! The hard rules: brought into one form, kept, or refused with the reason.

mod clash;
mod place;
mod units;

pub(crate) use clash::clash;
pub(crate) use place::{Placing, place};
pub(crate) use units::{Units, all_rules};
