//! The few interactive parts, shared by server and browser.

pub mod board;
