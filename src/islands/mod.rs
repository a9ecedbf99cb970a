//! The few interactive parts, shared by server and browser.

mod board;

pub use board::Board;
