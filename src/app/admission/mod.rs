//! Admission: who gets a seat, carried out. What is decided stands in `domain::admission`; here it is
//! asked under the event's lock, and its answer becomes rows, counts, mails, due work and audit
//! entries of one transaction.

mod enter;
mod overdue;
mod settle;
mod state;
mod step;

pub use enter::{Admission, Origin, admit_all};
pub(super) use enter::{Entry, admit, admit_after};
pub use overdue::{carry_out_due, locked};
pub(super) use settle::settle;
pub use state::State;
pub(super) use step::{How, Stepped, step};
