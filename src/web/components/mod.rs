//! Parts that several pages share.

pub mod availability;
pub mod contact;
pub mod fields;
pub mod markdown;
