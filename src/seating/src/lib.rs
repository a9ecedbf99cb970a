//! Seating.
#![forbid(unsafe_code)]
