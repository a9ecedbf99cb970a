//! Parts that several pages share.

// What the component macro makes of a function: a constructor that takes its props whole.
#![allow(clippy::must_use_candidate, clippy::needless_pass_by_value)]

pub mod availability;
pub mod comparison;
pub mod contact;
pub mod event_head;
pub mod event_words;
pub mod fields;
pub mod foot;
pub mod markdown;
pub mod picture;
pub mod qr;
pub mod raw_text;
pub mod reasons;
pub mod refused;
