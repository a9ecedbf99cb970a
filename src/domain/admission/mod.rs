//! Admission: who gets a seat of a place (申込枠). Everything that gives or takes one asks here, under
//! the place's lock, and only carries out the answer: applying, adding by hand, taking in a roster,
//! cancelling, changed numbers, promoting, drawing, approving, an offer that lapses, kept seats that open.
//!
//! Each answer is a function of the rules ([`Rules`], made ready as a [`Place`]), of the people as numbers
//! ([`Occupancy`]: confirmed and offered, bounded by the seats), of the heads of the waiting list
//! ([`Waiting`]; [`Place::next`] says why heads are enough) and of the time. None looks at all who
//! applied, so an answer costs the same with sixty applications and with a hundred thousand.
//!
//! How a use case asks:
//!
//! 1. What is overdue comes first: kept seats whose time has come ([`Rules::openings`]), offers whose
//!    deadline has passed, a draw. It is carried out in the order of due times.
//! 2. The question: [`Place::on_application`], [`Place::may_take`], [`Place::draw`] …
//! 3. After whatever may free a seat for somebody: while [`Rules::gives`] says that the program gives seats,
//!    whoever is [`Place::next`] gets one.
//!
//! Where an act leads is in [`super::registration::Act`].

mod apply;
mod cost;
mod door;
mod draw;
mod faults;
mod next;
mod offers;
mod people;
mod place;
mod reason;
mod rules;
mod settle;
mod take;
mod why;

#[cfg(test)]
mod tests;

pub use apply::{Decision, Situation};
pub use cost::Cost;
pub use door::{Calendar, Shut, Way};
pub use draw::{Entry, Lot, Seed, Sha256, hex};
pub use faults::RuleFault;
pub use next::Next;
pub use offers::{Give, Held};
pub use people::{Holders, Member, Occupancy, Seat, Waiting};
pub use place::{Missing, Place};
pub use reason::{Reason, Rivals};
pub use rules::{Kind, Method, Of, Promotion, Quota, Rules, WaitingList};
pub use settle::Given;
pub use why::Why;
