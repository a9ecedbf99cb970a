//! Admission: who gets a seat, carried out. What is decided stands in `domain::admission`; here it is
//! asked under the event's lock, and its answer becomes rows, counts, mails, due work and audit
//! entries of one transaction.

mod draw;
mod enter;
mod office;
mod overdue;
mod plan;
mod settle;
mod state;
mod step;
mod worker;

pub use enter::{Admission, Origin, admit_all};
pub(super) use enter::{Entry, admit, admit_after};
pub use office::{OfficeAct, OfficeError, Order, Outcome, carry_out};
pub use overdue::{carry_out_due, locked};
pub(crate) use plan::plan;
pub(super) use settle::{settle, settle_all};
pub use state::State;
pub(super) use step::{How, Stepped, step};
pub use worker::keep_up;
