//! What is asked: the people, the tables, the wishes and the rules.

use serde::{Deserialize, Serialize};

/// One person to be seated. A person is known by their index in
/// [`Problem::people`]; every code is an arbitrary number chosen by the caller.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Code of the profession (職種).
    pub profession: u32,
    /// Code of the profession group (医療・介護・…). A profession should lie
    /// in one group; where it does not, the first person's answer shapes the
    /// construction, and the figures still count what each person says.
    pub profession_group: Option<u32>,
    /// Code of the workplace; `None` is "unknown", which is alone.
    pub workplace: Option<u32>,
    /// Code of the corporation that runs the workplace.
    pub corporation: Option<u32>,
    /// Has volunteered as facilitator (進行役).
    pub facilitator: bool,
    /// Years of experience.
    pub years: Option<u32>,
    /// Codes of the topics the person wants to talk about.
    pub topics: Vec<u32>,
}

impl Person {
    /// A person of whom only profession and workplace are known.
    #[must_use]
    pub fn new(profession: u32, workplace: Option<u32>) -> Self {
        Self { profession, workplace, ..Self::default() }
    }
}

/// The tables to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tables {
    /// So many tables, as equal as can be: ⌊N/K⌋ or ⌈N/K⌉ people each.
    Equal(usize),
    /// Seats of each table. Where there are more seats than people, tables
    /// are filled as equally as their seats allow.
    Sizes(Vec<usize>),
}

impl Tables {
    /// As many equal tables as `people` need at `seats` a table at most.
    ///
    /// ```
    /// # use entaku_seating::Tables;
    /// assert_eq!(Tables::of_at_most(61, 6), Tables::Equal(11));
    /// ```
    #[must_use]
    pub fn of_at_most(people: usize, seats: usize) -> Self {
        Self::Equal(people.div_ceil(seats.max(1)))
    }

    /// The number of tables.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Equal(k) => *k,
            Self::Sizes(sizes) => sizes.len(),
        }
    }
}

impl Default for Tables {
    fn default() -> Self {
        Self::Equal(1)
    }
}

/// What to do with an attribute that is a matter of taste.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// It plays no part.
    #[default]
    Ignore,
    /// Alike people at different tables.
    Spread,
    /// Alike people at the same table.
    Gather,
}

/// What each unwanted thing costs, in hundredths of a point. Whole numbers, so
/// that a seating is the same on every machine. One point is a pair of the
/// same profession at one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// A pair of the same profession at one table.
    pub profession: u32,
    /// A pair of the same profession group at one table.
    pub profession_group: u32,
    /// A pair of the same workplace at one table.
    pub workplace: u32,
    /// A pair of the same corporation at one table.
    pub corporation: u32,
    /// A pair at one table who shared a table before.
    pub repeat: u32,
    /// Added to such a pair for each further time they met (at most four are
    /// counted).
    pub repeat_again: u32,
    /// Added to such a pair if they met at the event just before.
    pub repeat_recent: u32,
    /// A table where everybody has the same profession.
    pub one_profession_table: u32,
    /// A table without facilitator.
    pub facilitator_missing: u32,
    /// A pair of facilitators at one table.
    pub facilitator_pair: u32,
    /// A pair of the same experience band at one table (with
    /// [`Problem::experience`] set to spread).
    pub experience: u32,
    /// A pair with the same topic at one table (spread), or short of the most
    /// such pairs there could be (gather).
    pub topic: u32,
    /// A person who changes tables with respect to [`Problem::previous`].
    pub moved: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            profession: 100,
            profession_group: 20,
            workplace: 1_000,
            corporation: 100,
            repeat: 500,
            repeat_again: 20,
            repeat_recent: 20,
            one_profession_table: 100_000,
            facilitator_missing: 5_000,
            facilitator_pair: 20,
            experience: 20,
            topic: 50,
            moved: 5,
        }
    }
}

impl Weights {
    /// A weight above this is taken as this: keeps every sum far from the
    /// limits of the integers used.
    pub const MOST: u32 = 1_000_000;

    /// The default weights with whole points for the three figures of the score.
    #[must_use]
    pub fn points(profession: u32, workplace: u32, repeat: u32) -> Self {
        let hundredfold = |points: u32| points.saturating_mul(100).min(Self::MOST);
        Self {
            profession: hundredfold(profession),
            workplace: hundredfold(workplace),
            repeat: hundredfold(repeat),
            ..Self::default()
        }
    }
}

/// Two people who shared a table before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastPair {
    /// One of the two.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How often they met; 0 is read as 1.
    #[serde(default)]
    pub times: u32,
    /// How many events ago they met last (1 = the event just before);
    /// `None` where it is not known.
    #[serde(default)]
    pub events_ago: Option<u32>,
}

impl PastPair {
    /// Two people who met once, at a time not known.
    #[must_use]
    pub fn once(a: usize, b: usize) -> Self {
        Self { a, b, times: 1, events_ago: None }
    }
}

/// A person whose table is fixed (固定).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The person.
    pub person: usize,
    /// Their table, counted from 0.
    pub table: usize,
}

/// The hard rules: kept, or the request is refused with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// People whose table is fixed.
    pub pins: Vec<Pin>,
    /// Groups of people who sit together.
    pub together: Vec<Vec<usize>>,
    /// Pairs of people who never sit together.
    pub apart: Vec<(usize, usize)>,
    /// Tables that stay as they are in [`Problem::previous`]: nobody leaves,
    /// nobody joins.
    pub locked: Vec<usize>,
}

impl Rules {
    /// Whether there is no rule at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pins.is_empty() && self.together.is_empty() && self.apart.is_empty() && self.locked.is_empty()
    }
}

/// Everything a seating is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// The people, known by their index from here on.
    pub people: Vec<Person>,
    /// The tables.
    pub tables: Tables,
    /// What each unwanted thing costs.
    pub weights: Weights,
    /// The hard rules.
    pub rules: Rules,
    /// Who shared a table before. A pair named twice counts as met twice.
    pub past: Vec<PastPair>,
    /// The table each person has now (`None` = newly come). Empty, or as long
    /// as `people`.
    pub previous: Vec<Option<usize>>,
    /// Experience: spread the bands of [`Problem::experience_bands`] or gather them.
    pub experience: Wish,
    /// The years at which a new experience band begins, ascending. Empty
    /// stands for 3 and 10: newcomers, experienced, veterans.
    pub experience_bands: Vec<u32>,
    /// Topics: sit with those of the same topic, or mix them.
    pub topics: Wish,
}

impl Problem {
    /// A problem with people and tables and nothing else.
    #[must_use]
    pub fn new(people: Vec<Person>, tables: Tables) -> Self {
        Self { people, tables, ..Self::default() }
    }
}
