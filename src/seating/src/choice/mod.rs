//! The best n out of m applicants: those with whom the tables can be mixed best.
//!
//! x people of a profession at K tables make at least f(x) = (K − r)·C(q, 2) +
//! r·C(q + 1, 2) pairs at one table, where x = qK + r ([`least_pairs`]). One more
//! adds f(x + 1) − f(x) = ⌊x / K⌋ ([`pairs_of_one_more`]), which never falls as x
//! grows: f is convex. A choice is good if Σ f over its professions is least, and
//! among those, Σ f over its groups of professions. As all professions and groups
//! can be spread evenly at once ([`crate::seat`]), these pairs are what the tables
//! will really have.
//!
//! # Why one at a time is enough
//!
//! Quotas, professions and groups form a laminar family: two sets of it are apart,
//! or one lies in the other. Sums of convex functions over such a family are
//! M♮-convex (Murota, *Discrete Convex Analysis*, SIAM 2003, section 6.3), bounds
//! on its sets keep them so, and with such functions taking the cheapest one at a
//! time ends at the least (chapter 10). It can be seen without the theory, too:
//!
//! 1. Costs are compared as pairs (professions, groups), the first number first.
//!    Such pairs are added and ordered like numbers; f stays convex in them.
//! 2. Within a group, let F(k) be the least cost of k people, each profession
//!    between its bounds. The prices of the next person of each profession rise, so
//!    the k cheapest of all these steps can be taken in order of price, and no k
//!    steps cost less. So taking the cheapest reaches F(k) for every k, and the
//!    prices of these steps rise: F is convex, and so is F(k) + f(k), the group's
//!    own pairs added.
//! 3. The same once more, with groups in the place of professions and everybody in
//!    the place of the group. A set that must have at least so many is filled to
//!    that number before the sets around it are looked at.
//!
//! Among people who cost the same, whoever has fewer colleagues (of the same
//! workplace) in comes first, then whoever stands earlier in the given order: of
//! application, or of a lot. Workplaces are another family than professions; nothing
//! is proven of them.
//!
//! # What is certified
//!
//! The [`Selection`] says for each criterion what its choice costs, and the least
//! that any choice within the quotas can cost. The least is found on another way,
//! by trying all numbers of people of each set (`least`), and needs none of the above.
//!
//! Complexity for n of m applicants of P professions: O(m log m + n·(P + log m)) to
//! choose, O(n · Σ min(n, people of the profession)) for the least.
//!
//! # A worked example
//!
//! ```
//! use entaku_seating::{Applicant, Pool, Profession, Quota, choose};
//!
//! // Five nurses came first, then two pharmacists and a doctor. There are two
//! // tables and six places.
//! let came = [0, 0, 0, 0, 0, 1, 1, 2];
//! let mut pool = Pool {
//!     tables: 2,
//!     places: 6,
//!     professions: vec![Profession::default(); 3],
//!     groups: Vec::new(),
//!     applicants: came.map(|profession| Applicant { profession, ..Applicant::default() }).to_vec(),
//! };
//! let selection = choose(&pool)?;
//! // Two nurses cost nothing, nor do the others; only the third nurse makes a pair.
//! assert_eq!(selection.chosen, [0, 1, 5, 6, 7, 2]);
//! assert_eq!((selection.profession_pairs.cost, selection.profession_pairs.least), (1, 1));
//! // The first six would have been five nurses: one table of two, one of three.
//! assert_eq!(selection.profession_pairs.first, 4);
//!
//! // At most one pharmacist: a fourth nurse comes in the place of the second.
//! pool.professions[1].quota = Quota { at_most: Some(1), ..Quota::default() };
//! assert_eq!(choose(&pool)?.profession_pairs.cost, 2);
//! # Ok::<(), entaku_seating::PoolRefusal>(())
//! ```

mod least;
mod pick;
mod ranges;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::bounds::even_share;
use ranges::Ranges;

/// The pairs at one table that people alike make at least; without tables there are none.
#[must_use]
pub fn least_pairs(people: usize, tables: usize) -> u64 {
    if tables == 0 { 0 } else { even_share(people, tables).pairs }
}

/// The pairs that one more person adds to people alike.
#[must_use]
pub const fn pairs_of_one_more(people: usize, tables: usize) -> usize {
    match people.checked_div(tables) {
        Some(pairs) => pairs,
        None => 0,
    }
}

/// How many of a set there may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// So many are taken before anybody else, or all there are where there are fewer.
    pub at_least: usize,
    /// No more than so many; `None` is no limit. Whoever is in already stays.
    pub at_most: Option<usize>,
}

/// A profession of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profession {
    /// Its group, as an index of the pool's groups, if it is in one.
    pub group: Option<usize>,
    /// How many of it.
    pub quota: Quota,
}

/// Somebody who applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The profession, as an index of the pool's professions.
    pub profession: usize,
    /// The workplace, if known.
    pub workplace: Option<u32>,
    /// Has a place already, and keeps it.
    pub is_in: bool,
}

/// From whom to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Tables; 0 where nobody sits at one: then all cost the same.
    pub tables: usize,
    /// Places for everybody, those who are in already among them.
    pub places: usize,
    /// The professions.
    pub professions: Vec<Profession>,
    /// The groups of professions.
    pub groups: Vec<Quota>,
    /// The applicants in the order of application or of a lot.
    pub applicants: Vec<Applicant>,
}

/// A set of a pool's people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "set", content = "index", rename_all = "snake_case")]
pub enum PoolSet {
    /// A profession.
    Profession(usize),
    /// A group of professions.
    Group(usize),
    /// Everybody.
    All,
}

/// Why nobody can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum PoolRefusal {
    /// An applicant names a profession that is not there.
    #[error("applicant {applicant} names a profession that is not there")]
    NoSuchProfession {
        /// The applicant.
        applicant: usize,
    },
    /// A profession names a group that is not there.
    #[error("profession {profession} names a group that is not there")]
    NoSuchGroup {
        /// The profession.
        profession: usize,
    },
    /// More are asked for than there may be: by the set's own quota, or by those in it.
    #[error("{set:?} must have more people than it may")]
    MoreThanMay {
        /// The set.
        set: PoolSet,
    },
}

/// What a choice costs by one criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Pairs at one table with the chosen.
    pub cost: u64,
    /// The least that any choice of as many can have; of the groups' pairs, any whose
    /// professions have the least.
    pub least: u64,
    /// Pairs with those who came first, the maxima kept.
    pub first: u64,
}

impl Judged {
    /// Whether no choice can be better.
    #[must_use]
    pub const fn is_least(&self) -> bool {
        self.cost == self.least
    }
}

/// The chosen, and how good the choice is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The applicants who get a place, in the order in which they were chosen; without
    /// those who were in already.
    pub chosen: Vec<usize>,
    /// Pairs of the same profession.
    pub profession_pairs: Judged,
    /// Pairs of the same group, those of the same profession among them.
    pub group_pairs: Judged,
}

/// Chooses as many as there are places, or as the quotas allow.
///
/// # Errors
/// See [`PoolRefusal`].
pub fn choose(pool: &Pool) -> Result<Selection, PoolRefusal> {
    let ranges = Ranges::of(pool)?;
    let (chosen, counts) = pick::best(pool, &ranges);
    let first = pick::first(pool, &ranges);
    let [profession_least, group_least] = least::least(pool.tables, &ranges);
    let judged = |cost: [u64; 2], first: [u64; 2], least: u64, which: usize| Judged {
        cost: cost[which],
        least,
        first: first[which],
    };
    let (cost, first) = (counts.cost(pool.tables, &ranges), first.cost(pool.tables, &ranges));
    Ok(Selection {
        chosen,
        profession_pairs: judged(cost, first, profession_least, 0),
        group_pairs: judged(cost, first, group_least, 1),
    })
}
