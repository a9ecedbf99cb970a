//! Rosters (名簿): a list of people from a spreadsheet, row by row, before anybody is registered.
//!
//! A file becomes a [`Sheet`] of lines and cells; a [`Layout`] says where its headings are and what
//! its columns hold, guessed or as the organiser says; both make a [`Roster`] of people; every row
//! goes through the one check of the application form ([`Roster::check`]); and a [`plan`] says what
//! becomes of each row.

mod aside;
mod asked;
mod cell;
mod check;
mod column;
mod find;
mod heading;
mod layout;
mod meant;
mod memory;
mod names;
mod notes;
mod people;
pub mod plan;
mod row;
#[cfg(test)]
mod tests;
mod words;

pub use aside::Aside;
pub use asked::RosterWord;
pub use cell::{Cell, CellKind, Line, Sheet, Struck};
pub use column::Column;
pub use find::HEADINGS_WITHIN;
pub use layout::{Layout, SheetColumn, known_headings};
pub use meant::yes_or_no;
pub use people::{ROWS_MAX, Roster, RosterFault, Row};
pub use row::{CheckedRow, RowFault, RowFaultKind, RowNote};
