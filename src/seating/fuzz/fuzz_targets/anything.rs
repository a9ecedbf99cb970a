//! Arbitrary bytes as a problem: no panic, no false answer, no groundless refusal.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use entaku_seating::{
    Board, Effort, PastPair, Person, Pin, Problem, Refusal, RoundsWish, Rule, Rules, Tables, Weights, Wish, advise,
    broken_rules, repair, rounds, seat, verify,
};
use libfuzzer_sys::fuzz_target;

/// The effort of each call: enough to reach every part of the search.
const MOVES: u64 = 4_000;

#[derive(Debug)]
struct Case {
    problem: Problem,
    seed: u64,
    rounds: usize,
    hosts: Vec<usize>,
    /// What is done on the board: a person, and a table or nowhere.
    steps: Vec<(usize, Option<usize>)>,
}

impl<'a> Arbitrary<'a> for Case {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        // Mostly indexes of somebody who is there; sometimes anything at all.
        let wild = u.ratio(1u8, 8u8)?;
        let people: Vec<Person> = list(u, 40, person)?;
        let tables = tables(u, wild)?;
        let (n, k) = (people.len(), tables.count().min(50));
        let rules = Rules {
            pins: list(u, 6, |u| Ok(Pin { person: index(u, n, wild)?, table: index(u, k, wild)? }))?,
            together: list(u, 4, |u| list(u, 5, |u| index(u, n, wild)))?,
            apart: list(u, 8, |u| Ok((index(u, n, wild)?, index(u, n, wild)?)))?,
            locked: list(u, 2, |u| index(u, k, wild))?,
        };
        let past = list(u, 60, |u| {
            Ok(PastPair {
                a: index(u, n, wild)?,
                b: index(u, n, wild)?,
                times: u.int_in_range(0..=6)?,
                events_ago: u.arbitrary()?,
            })
        })?;
        let previous = if u.arbitrary()? {
            let length = if wild { u.int_in_range(0..=n + 2)? } else { n };
            (0..length)
                .map(|_| if u.arbitrary()? { index(u, k, wild).map(Some) } else { Ok(None) })
                .collect::<Result<_>>()?
        } else {
            Vec::new()
        };
        let problem = Problem {
            people,
            tables,
            weights: if u.arbitrary()? { weights(u)? } else { Weights::default() },
            rules,
            past,
            previous,
            experience: wish(u)?,
            experience_bands: list(u, 3, code)?,
            topics: wish(u)?,
        };
        Ok(Self {
            seed: u.arbitrary()?,
            rounds: u.int_in_range(0..=4)?,
            hosts: list(u, 3, |u| index(u, n, wild))?,
            steps: list(u, 8, |u| {
                Ok((index(u, n, wild)?, if u.arbitrary()? { Some(index(u, k, wild)?) } else { None }))
            })?,
            problem,
        })
    }
}

fn list<'a, T>(
    u: &mut Unstructured<'a>,
    most: usize,
    mut one: impl FnMut(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    let length = u.int_in_range(0..=most)?;
    (0..length).map(|_| one(u)).collect()
}

fn index(u: &mut Unstructured<'_>, end: usize, wild: bool) -> Result<usize> {
    if wild && u.ratio(1u8, 16u8)? {
        return u.arbitrary();
    }
    u.int_in_range(0..=end.max(1) - 1)
}

fn code(u: &mut Unstructured<'_>) -> Result<u32> {
    if u.ratio(1u8, 32u8)? { u.arbitrary() } else { u.int_in_range(0..=7) }
}

fn person(u: &mut Unstructured<'_>) -> Result<Person> {
    let maybe = |u: &mut Unstructured<'_>| if u.arbitrary()? { code(u).map(Some) } else { Ok(None) };
    Ok(Person {
        profession: code(u)?,
        profession_group: maybe(u)?,
        workplace: maybe(u)?,
        corporation: maybe(u)?,
        facilitator: u.arbitrary()?,
        years: maybe(u)?,
        topics: list(u, 3, code)?,
    })
}

fn tables(u: &mut Unstructured<'_>, wild: bool) -> Result<Tables> {
    if wild && u.ratio(1u8, 4u8)? {
        return Ok(Tables::Equal(u.arbitrary()?));
    }
    Ok(if u.arbitrary()? {
        Tables::Equal(u.int_in_range(0..=12)?)
    } else {
        Tables::Sizes(list(u, 9, |u| if wild && u.ratio(1u8, 16u8)? { u.arbitrary() } else { u.int_in_range(0..=12) })?)
    })
}

fn weights(u: &mut Unstructured<'_>) -> Result<Weights> {
    let weight =
        |u: &mut Unstructured<'_>| if u.ratio(1u8, 8u8)? { u.arbitrary() } else { u.int_in_range(0..=3_000u32) };
    Ok(Weights {
        profession: weight(u)?,
        profession_group: weight(u)?,
        workplace: weight(u)?,
        corporation: weight(u)?,
        repeat: weight(u)?,
        repeat_again: weight(u)?,
        repeat_recent: weight(u)?,
        one_profession_table: weight(u)?,
        facilitator_missing: weight(u)?,
        facilitator_pair: weight(u)?,
        experience: weight(u)?,
        topic: weight(u)?,
        moved: weight(u)?,
    })
}

fn wish(u: &mut Unstructured<'_>) -> Result<Wish> {
    Ok(*u.choose(&[Wish::Ignore, Wish::Spread, Wish::Gather])?)
}

/// A refusal of a request in good order must name rules that clash by themselves.
fn refused(problem: &Problem, refusal: &Refusal) {
    let Refusal::Clash { rules, .. } = refusal else { return };
    assert!(!rules.is_empty());
    let keep = |rule: &Rule| rules.contains(rule);
    let kept = Rules {
        pins: problem
            .rules
            .pins
            .iter()
            .copied()
            .filter(|p| keep(&Rule::Pin { person: p.person, table: p.table }))
            .collect(),
        together: problem
            .rules
            .together
            .iter()
            .enumerate()
            .filter(|&(group, _)| keep(&Rule::Together { group }))
            .map(|(_, g)| g.clone())
            .collect(),
        apart: problem
            .rules
            .apart
            .iter()
            .copied()
            .filter(|&(a, b)| keep(&Rule::Apart { a: a.min(b), b: a.max(b) }))
            .collect(),
        locked: problem.rules.locked.iter().copied().filter(|&table| keep(&Rule::Locked { table })).collect(),
    };
    let alone = Problem { rules: kept, ..problem.clone() };
    let answer = seat(&alone, Effort { seed: 1, iterations: 0 });
    assert!(answer.is_err(), "{refusal:?}");
}

fn board(case: &Case, table_of: &[Option<usize>], effort: Effort) {
    let Ok(mut board) = Board::new(case.problem.clone(), table_of) else { return };
    for &(person, table) in &case.steps {
        let before = board.figures();
        for price in board.price_moves(person) {
            let _ = price.change.iter().count();
        }
        let _ = board.price_swaps(person);
        let was = (0..case.problem.tables.count()).find(|&table| board.people_at(table).contains(&person));
        board.move_to(person, table);
        board.move_to(person, was);
        assert_eq!(board.figures(), before, "there and back");
        board.move_to(person, table);
    }
    if let Ok(seating) = board.improve(effort, &mut || false) {
        board.take(&seating.plan);
    }
    let _ = (board.certificate(), board.broken_rules());
}

fuzz_target!(|case: Case| {
    let problem = &case.problem;
    let effort = Effort { seed: case.seed, iterations: MOVES };
    match seat(problem, effort) {
        Ok(seating) => {
            assert_eq!(verify(problem, &seating), []);
            let table_of: Vec<Option<usize>> = seating.plan.table_of.iter().copied().map(Some).collect();
            board(&case, &table_of, effort);
        }
        Err(refusal) => refused(problem, &refusal),
    }
    board(&case, &problem.previous, effort);
    if let Ok(repaired) = repair(problem, effort, &mut || false) {
        assert!(!repaired.choices.is_empty());
        for choice in &repaired.choices {
            assert_eq!(broken_rules(problem, &choice.seating.plan), []);
        }
    }
    if let Ok(advice) = advise(problem) {
        let _ = advice.len();
    }
    let wish = RoundsWish { hosts: case.hosts.clone(), ..RoundsWish::mixed(case.rounds) };
    if let Ok(turns) = rounds(problem, &wish, effort, &mut || false) {
        for round in &turns.rounds {
            assert_eq!(broken_rules(problem, &round.plan), []);
        }
    }
});
