//! Seating: mixed tables, proven.
//!
//! People with a profession and a workplace (and perhaps a group, a
//! corporation, experience, topics, people met before, a table they had) are
//! seated at tables. Pure computation: no input or output, no clock, no
//! randomness but the seed; the same in the server, in the browser and from the
//! command line. It never panics, whatever it is asked.
//!
//! | To | call |
//! |---|---|
//! | seat everybody | [`seat`], or [`seat_until`] with a stop; [`search_until`] where a small program counts |
//! | check a seating independently | [`verify`], [`faults`], [`count`] |
//! | move people by hand and see what it does | [`Board`] |
//! | repair a seating with few moves | [`repair`] |
//! | seat several rounds in which people meet as few as can be again | [`rounds`], checked by [`verify_rounds`] |
//! | see what one person or table more would do | [`advise`] |
//! | choose of many applicants those who can be mixed best | [`choose`] |
//!
//! # How good it is
//!
//! With nothing but professions, workplaces, their groups and corporations, and
//! equal tables, the answer is always the best there is, in time all but linear
//! (`exact`). Otherwise a search starts from there (`search`) and ends when it
//! meets a bound (`bounds`). Where it does not, and people have met most of the
//! others, all tables that could be part of anything better are listed and the
//! best choice of them is made, with a proof (`partition`). The [`Certificate`]
//! says for every figure whether it is proven best, and if not, why nobody knows.
//!
//! | Part | Complexity for N people at K tables |
//! |---|---|
//! | construction | O(N log N), and a split of two tables for each uneven set |
//! | bounds | O(values · K log K + N + past pairs) |
//! | a swap in the search | O(1) to price, O(N) to carry out (above 1,200 people: O(values + past pairs of two people)) |
//! | choice of tables | exponential at worst, within the effort; up to 128 people at tables of up to twelve |
//! | repair | O(moves · (N·K + N²)) |
//! | choice of n applicants | O(m log m + n · professions), and O(n²) for its certificate |
//! | certificate and its check | O(N · seats + past pairs) |
//!
//! Sources are named where they are used: de Werra 1971 (`exact`), Kirkpatrick,
//! Gelatt and Vecchi 1983 (annealing), Balas and Padberg 1976, Gilmore and Gomory
//! 1961, Ryan and Foster 1981 (`partition`), Kuhn 1955 (which table is which),
//! Murota 2003 (`choice`).
//!
//! # A worked example
//!
//! ```
//! use entaku_seating::{Effort, FigureKind, Person, Problem, Tables, seat, verify};
//!
//! // 21 care managers, 39 others of 13 professions, at ten tables.
//! let people = (0..60)
//!     .map(|i| Person::new(if i < 21 { 0 } else { i % 13 + 1 }, Some(i / 3)))
//!     .collect();
//! let problem = Problem::new(people, Tables::Equal(10));
//! let seating = seat(&problem, Effort::default())?;
//!
//! assert!(seating.certificate.proven());
//! // Nine tables have two care managers, one has three: 9 · 1 + 3 pairs.
//! assert_eq!(seating.certificate.counted(FigureKind::ProfessionPairs).value, 12);
//! assert_eq!(verify(&problem, &seating), []);
//! # Ok::<(), entaku_seating::Refusal>(())
//! ```
#![forbid(unsafe_code)]
#![allow(clippy::cast_possible_truncation)] // people and tables stay below 20,000

mod advice;
mod board;
mod bounds;
mod certificate;
mod certify;
mod check;
mod choice;
mod classes;
mod exact;
mod figures;
mod index;
mod numbers;
mod partition;
mod plan;
mod problem;
mod random;
mod refusal;
mod repair;
mod rounds;
mod rules;
mod search;
mod seat;
mod sizes;
mod tally;
mod verify;
mod verify_rounds;

pub use advice::{Advice, Alteration, advise};
pub use board::{Board, Change, Price, SwapPrice};
pub use certificate::{Attribute, Bounded, Certificate, Figure, Reason};
pub use choice::{
    Applicant, Judged, Pool, PoolRefusal, PoolSet, Profession, Quota, Selection, choose, least_pairs, pairs_of_one_more,
};
pub use figures::{FigureKind, Figures};
pub use plan::{Plan, Seating};
pub use problem::{PastPair, Person, Pin, Problem, Rules, Tables, Weights, Wish};
pub use refusal::{ClashKind, Part, Refusal, Rule};
pub use repair::{Choice, Move, Repair, repair};
pub use rounds::{Aim, MeetReason, Rounds, RoundsWish, rounds};
pub use seat::{Effort, search_until, seat, seat_until};
pub use verify::{Fault, broken_rules, count, faults, verify};
pub use verify_rounds::{RoundsFault, verify_rounds};
