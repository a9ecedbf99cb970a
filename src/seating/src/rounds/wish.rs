//! What rounds are wished for, and what each of them is seated by.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Person, Problem, Weights, Wish};

/// What the tables of a round are to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// 混合: every profession at every table, as far as can be.
    #[default]
    Mixed,
    /// 同職種: people of one profession together, then those of one profession group.
    Alike,
}

/// What rounds are wished for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundsWish {
    /// How many, 1 to 10.
    pub rounds: usize,
    /// Who stays at one table all the time; at most one host a table. Where a
    /// host is pinned, that is their table; else where the first round given
    /// has them.
    pub hosts: Vec<usize>,
    /// What each round is to be; rounds beyond the list are mixed.
    pub aims: Vec<Aim>,
    /// The table of each person in the first round, where that is given: it
    /// stays as it is. Empty where the first round is made as well.
    pub first: Vec<usize>,
}

impl RoundsWish {
    /// So many mixed rounds.
    #[must_use]
    pub fn mixed(rounds: usize) -> Self {
        Self { rounds, ..Self::default() }
    }

    /// What the round (from 0) is to be.
    #[must_use]
    pub fn aim(&self, round: usize) -> Aim {
        self.aims.get(round).copied().unwrap_or_default()
    }

    /// The problem that the round (from 0) is seated by, and that its
    /// certificate is about.
    ///
    /// A round of one profession is a round in which professions are *gathered*
    /// in the place of topics: profession and profession group of each person
    /// stand as their topics (twice the code, and one more for a group), and
    /// [`crate::FigureKind::TopicMisses`] counts how many pairs alike are short
    /// of the most there could be.
    #[must_use]
    pub fn problem<'a>(&self, problem: &'a Problem, round: usize) -> Cow<'a, Problem> {
        match self.aim(round) {
            Aim::Mixed => Cow::Borrowed(problem),
            Aim::Alike => Cow::Owned(gathered(problem)),
        }
    }
}

fn gathered(problem: &Problem) -> Problem {
    let topics = |person: &Person| {
        let group = person.profession_group.map(|group| group.wrapping_mul(2).wrapping_add(1));
        std::iter::once(person.profession.wrapping_mul(2)).chain(group).collect()
    };
    let people = problem.people.iter().map(|person| Person { topics: topics(person), ..person.clone() });
    let weights = Weights {
        profession: 0,
        profession_group: 0,
        one_profession_table: 0,
        topic: problem.weights.profession.max(1),
        ..problem.weights
    };
    Problem { people: people.collect(), topics: Wish::Gather, weights, ..problem.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effort, FigureKind, Tables, seat};

    #[test]
    fn a_round_of_one_profession_gathers_it() {
        let people: Vec<Person> = (0..12).map(|i| Person::new(i % 3, Some(i))).collect();
        let problem = Problem::new(people, Tables::Equal(3));
        let wish = RoundsWish { aims: vec![Aim::Mixed, Aim::Alike], ..RoundsWish::mixed(2) };
        assert_eq!(wish.problem(&problem, 0).as_ref(), &problem);
        let alike = wish.problem(&problem, 1);
        let seated = seat(&alike, Effort::default()).unwrap();
        assert_eq!(seated.certificate.counted(FigureKind::TopicMisses).value, 0);
        for table in seated.plan.seats(3) {
            assert!(table.iter().all(|&person| person % 3 == table[0] % 3));
        }
    }
}
