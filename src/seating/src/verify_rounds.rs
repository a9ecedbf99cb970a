//! An independent check of rounds: each round as [`crate::verify`] does, who
//! stays and who was to stay, and meetings counted pair by pair. Shares no code
//! with the search.
//!
//! Complexity: O(R · N · s) for tables of s, times log N.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Fault, Problem, Rounds, RoundsWish, verify};

/// What is wrong with rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum RoundsFault {
    /// Not as many rounds as were wished for.
    Rounds {
        /// How many there are.
        rounds: usize,
    },
    /// Something is wrong with one round.
    Round {
        /// The round, from 0.
        round: usize,
        /// What.
        what: Fault,
    },
    /// A host changes tables.
    HostMoves {
        /// The host.
        person: usize,
    },
    /// The first round is not the one that was given.
    OtherFirst,
    /// The repeated meetings are not what they are said to be.
    FalseMeetings {
        /// What is said.
        said: u64,
        /// What was counted.
        counted: u64,
    },
    /// The bound is above the value, or has no reason.
    FalseBound,
    /// Not as many people stay as is said.
    FalseStays {
        /// What is said.
        said: usize,
        /// What was counted.
        counted: usize,
    },
}

/// Checks rounds as a whole. An empty list means that each certificate tells
/// the truth about its round, that hosts stay, and that the meetings are what
/// they are said to be.
#[must_use]
pub fn verify_rounds(problem: &Problem, wish: &RoundsWish, rounds: &Rounds) -> Vec<RoundsFault> {
    let made = &rounds.rounds;
    let mut faults = Vec::new();
    if made.len() != wish.rounds {
        faults.push(RoundsFault::Rounds { rounds: made.len() });
    }
    for (round, seating) in made.iter().enumerate() {
        // What was given is taken as it is, with the rules and sizes it has.
        let given = round == 0 && !wish.first.is_empty();
        let taken = |fault: &Fault| {
            given && matches!(fault, Fault::OverFull { .. } | Fault::Uneven { .. } | Fault::Broken { .. })
        };
        let wrong = verify(&wish.problem(problem, round), seating).into_iter().filter(|fault| !taken(fault));
        faults.extend(wrong.map(|what| RoundsFault::Round { round, what }));
        if given && seating.plan.table_of != wish.first {
            faults.push(RoundsFault::OtherFirst);
        }
    }
    let tables = |person: usize| -> BTreeSet<Option<usize>> {
        made.iter().map(|seating| seating.plan.table_of.get(person).copied()).collect()
    };
    // A host who is given elsewhere in the first round goes to their own table after it.
    let moves = wish.hosts.iter().filter(|&&person| tables(person).len() > 1);
    faults.extend(moves.map(|&person| RoundsFault::HostMoves { person }));
    let counted = repeated_meetings(rounds);
    if counted != rounds.repeats.value {
        faults.push(RoundsFault::FalseMeetings { said: rounds.repeats.value, counted });
    }
    if rounds.repeats.bound > counted || (rounds.repeats.bound > 0 && rounds.why.is_none()) {
        faults.push(RoundsFault::FalseBound);
    }
    let held: BTreeSet<usize> = held(problem, wish);
    let free = (0..problem.people.len()).filter(|person| !held.contains(person));
    let several = made.len() > 1 && problem.tables.count() > 1;
    let counted = if several { free.filter(|&person| tables(person).len() == 1).count() } else { 0 };
    if counted != rounds.stays {
        faults.push(RoundsFault::FalseStays { said: rounds.stays, counted });
    }
    faults
}

/// Σ C(m, 2) over all pairs of people who share a table in m rounds.
fn repeated_meetings(rounds: &Rounds) -> u64 {
    let mut met: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for seating in &rounds.rounds {
        let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (person, &table) in seating.plan.table_of.iter().enumerate() {
            let here = at.entry(table).or_default();
            for &other in here.iter() {
                *met.entry((other, person)).or_default() += 1;
            }
            here.push(person);
        }
    }
    met.values().map(|times| times * (times - 1) / 2).sum()
}

/// Hosts, the pinned, those of locked tables, and whoever must sit with one of them.
fn held(problem: &Problem, wish: &RoundsWish) -> BTreeSet<usize> {
    let locked = |&(_, table): &(usize, &Option<usize>)| table.is_some_and(|at| problem.rules.locked.contains(&at));
    let mut held: BTreeSet<usize> = wish.hosts.iter().copied().collect();
    held.extend(problem.rules.pins.iter().map(|pin| pin.person));
    held.extend(problem.previous.iter().enumerate().filter(locked).map(|(person, _)| person));
    loop {
        let before = held.len();
        for group in &problem.rules.together {
            if group.iter().any(|person| held.contains(person)) {
                held.extend(group);
            }
        }
        if held.len() == before {
            return held;
        }
    }
}
