//! Every rule is kept, or the request is refused: never silently broken.
#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod common;

use common::{Dice, people};
use entaku_seating::{
    ClashKind, Effort, PastPair, Person, Pin, Plan, Problem, Refusal, Rule, Rules, Tables, Wish, faults, seat, verify,
};

/// A problem with a bit of everything; `wild` ones clash often.
fn mixed(dice: &mut Dice, n: usize, k: usize, wild: bool) -> Problem {
    let mut people = people(dice, n);
    for person in &mut people {
        person.facilitator = dice.one_in(4);
        person.years = (!dice.one_in(3)).then(|| dice.below(30) as u32);
        person.topics = (0..dice.below(3)).map(|_| dice.below(5) as u32).collect();
    }
    let tables = if dice.one_in(3) {
        let mut sizes = vec![n / k; k];
        let missing = n - n / k * k;
        for _ in 0..missing + dice.below(4) {
            sizes[dice.below(k)] += 1;
        }
        if dice.one_in(2) && sizes[0] > 0 && k > 1 {
            sizes[0] -= 1;
            sizes[k - 1] += 1;
        }
        Tables::Sizes(sizes)
    } else {
        Tables::Equal(k)
    };
    let few = |dice: &mut Dice, most: usize| if wild { dice.below(most + 1) } else { dice.below(most / 2 + 1) };
    let mut rules = Rules::default();
    if n > 1 {
        for _ in 0..few(dice, 3) {
            rules.pins.push(Pin { person: dice.below(n), table: dice.below(k) });
        }
        for _ in 0..few(dice, 4) {
            let (a, b) = (dice.below(n), dice.below(n));
            if a != b {
                rules.apart.push((a, b));
            }
        }
        for _ in 0..few(dice, 2) {
            let size = 2 + dice.below(2);
            rules.together.push((0..size).map(|_| dice.below(n)).collect());
        }
    }
    let mut previous = Vec::new();
    if dice.one_in(2) {
        previous = (0..n).map(|_| (!dice.one_in(5)).then(|| dice.below(k))).collect();
        if dice.one_in(3) {
            rules.locked.push(dice.below(k));
        }
    }
    let mut past = Vec::new();
    if n > 1 && dice.one_in(2) {
        for _ in 0..dice.below(n * 3) {
            let (a, b) = (dice.below(n), dice.below(n));
            if a != b {
                past.push(PastPair {
                    a,
                    b,
                    times: dice.below(3) as u32,
                    events_ago: (!dice.one_in(2)).then(|| dice.below(3) as u32),
                });
            }
        }
    }
    let wish = |dice: &mut Dice| [Wish::Ignore, Wish::Spread, Wish::Gather][dice.below(3)];
    Problem { rules, previous, past, experience: wish(dice), topics: wish(dice), ..Problem::new(people, tables) }
}

/// Whether any assignment at all keeps sizes and rules.
fn possible(problem: &Problem) -> bool {
    let (n, k) = (problem.people.len(), problem.tables.count());
    let mut plan = Plan { table_of: vec![0; n] };
    loop {
        if faults(problem, &plan).is_empty() {
            return true;
        }
        let Some(step) = (0..n).find(|&i| plan.table_of[i] + 1 < k) else { return false };
        plan.table_of[..step].fill(0);
        plan.table_of[step] += 1;
    }
}

fn without(problem: &Problem, rule: Rule) -> Problem {
    let mut problem = problem.clone();
    let rules = &mut problem.rules;
    match rule {
        Rule::Pin { person, table } => rules.pins.retain(|p| *p != Pin { person, table }),
        Rule::Together { group } => rules.together[group].clear(),
        Rule::Apart { a, b } => rules.apart.retain(|&(p, q)| (p.min(q), p.max(q)) != (a, b)),
        Rule::Locked { table } => rules.locked.retain(|&t| t != table),
        _ => {}
    }
    problem
}

fn only(problem: &Problem, keep: &[Rule]) -> Problem {
    let mut reduced = problem.clone();
    let all: Vec<Rule> = problem
        .rules
        .pins
        .iter()
        .map(|p| Rule::Pin { person: p.person, table: p.table })
        .chain((0..problem.rules.together.len()).map(|group| Rule::Together { group }))
        .chain(problem.rules.apart.iter().map(|&(a, b)| Rule::Apart { a: a.min(b), b: a.max(b) }))
        .chain(problem.rules.locked.iter().map(|&table| Rule::Locked { table }))
        .collect();
    for rule in all {
        if !keep.contains(&rule) {
            reduced = without(&reduced, rule);
        }
    }
    reduced
}

#[test]
fn small_problems_are_refused_exactly_when_nothing_is_possible() {
    let mut dice = Dice(11);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..6_000 {
        let n = 1 + dice.below(6);
        let k = 1 + dice.below(3);
        let problem = mixed(&mut dice, n, k, true);
        match seat(&problem, Effort { seed: dice.roll(), iterations: 500 }) {
            Ok(seating) => {
                kept += 1;
                assert_eq!(verify(&problem, &seating), [], "{problem:?}");
            }
            Err(Refusal::Clash { rules, smallest, kind }) => {
                refused += 1;
                assert!(!possible(&problem), "{kind:?} {rules:?} {problem:?}");
                assert!(smallest || kind == ClashKind::LockedTable);
                let clashing = only(&problem, &rules);
                if smallest {
                    assert!(!possible(&clashing), "{kind:?} {rules:?} {problem:?}");
                    for &rule in &rules {
                        if !matches!(rule, Rule::Size { .. } | Rule::TableCount { .. }) {
                            assert!(possible(&without(&clashing, rule)), "{rule:?} of {rules:?} {problem:?}");
                        }
                    }
                }
            }
            Err(Refusal::TooFewSeats { .. }) => assert!(!possible(&problem)),
            Err(other) => panic!("{other:?} {problem:?}"),
        }
    }
    assert!(kept > 2_000 && refused > 500, "{kept} {refused}");
}

#[test]
fn small_problems_are_solved_to_the_best() {
    let mut dice = Dice(12);
    let mut proven = 0;
    for _ in 0..800 {
        let n = 2 + dice.below(5);
        let k = 1 + dice.below(3);
        let problem = mixed(&mut dice, n, k, false);
        let Ok(seating) = seat(&problem, Effort { seed: 1, iterations: 60_000 }) else { continue };
        let mut best = u64::MAX;
        let mut plan = Plan { table_of: vec![0; n] };
        loop {
            if faults(&problem, &plan).is_empty() {
                best = best.min(entaku_seating::count(&problem, &plan).cost(&problem.weights));
            }
            let Some(step) = (0..n).find(|&i| plan.table_of[i] + 1 < k) else { break };
            plan.table_of[..step].fill(0);
            plan.table_of[step] += 1;
        }
        assert!(seating.certificate.cost.bound <= best, "{problem:?}\n{seating:?}");
        assert_eq!(seating.certificate.cost.value, best, "{problem:?}\n{seating:?}");
        proven += usize::from(seating.certificate.proven());
    }
    assert!(proven > 200, "{proven}");
}

#[test]
fn two_people_change_places_with_two_where_one_would_leave_a_table_without_facilitator() {
    let person = |i: u32, facilitator| Person { facilitator, ..Person::new(i % 2, Some(i / 4)) };
    let people = (0..8).map(|i| person(i, i == 0 || i == 4)).collect();
    let problem = Problem {
        past: vec![PastPair::once(0, 1), PastPair::once(4, 5), PastPair::once(2, 7)],
        ..Problem::new(people, Tables::Equal(2))
    };
    let best = seat(&problem, Effort { seed: 1, iterations: 200_000 }).unwrap().certificate.cost.value;
    for seed in 2..40 {
        let seating = seat(&problem, Effort { seed, iterations: 20_000 }).unwrap();
        assert_eq!(seating.certificate.cost.value, best);
    }
}

#[test]
fn larger_problems_keep_every_rule() {
    let mut dice = Dice(13);
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..600 {
        let n = 2 + dice.below(100);
        let k = 1 + dice.below(n / 2 + 1);
        let wild = dice.one_in(3);
        let problem = mixed(&mut dice, n, k, wild);
        match seat(&problem, Effort { seed: dice.roll(), iterations: 20_000 }) {
            Ok(seating) => {
                kept += 1;
                assert_eq!(verify(&problem, &seating), [], "{problem:?}");
            }
            Err(Refusal::Clash { .. } | Refusal::TooFewSeats { .. }) => refused += 1,
            Err(other) => panic!("{other:?} {problem:?}"),
        }
    }
    assert!(kept > 200, "{kept} {refused}");
}

fn clash(people: usize, tables: usize, rules: Rules) -> (ClashKind, Vec<Rule>) {
    let person = |i| Person::new(i as u32 % 3, None);
    let problem = Problem { rules, ..Problem::new((0..people).map(person).collect(), Tables::Equal(tables)) };
    match seat(&problem, Effort::default()) {
        Err(Refusal::Clash { kind, rules, smallest: true }) => (kind, rules),
        other => panic!("{other:?}"),
    }
}

fn pin(person: usize, table: usize) -> Pin {
    Pin { person, table }
}

#[test]
fn each_clash_is_named() {
    let pins = |pins: &[Pin]| Rules { pins: pins.to_vec(), ..Rules::default() };
    let (kind, rules) = clash(6, 2, pins(&[pin(0, 0), pin(1, 1), pin(0, 1)]));
    assert_eq!(kind, ClashKind::PinnedTwice);
    assert_eq!(rules, [Rule::Pin { person: 0, table: 0 }, Rule::Pin { person: 0, table: 1 }]);

    let four: Vec<Pin> = (0..5).map(|person| pin(person, usize::from(person == 4))).collect();
    let (kind, rules) = clash(6, 2, pins(&four));
    assert_eq!(kind, ClashKind::PinsOverSize);
    assert_eq!(rules.last(), Some(&Rule::Size { table: 0, seats: 3 }));
    assert_eq!(rules.len(), 5);

    let apart = Rules { apart: vec![(0, 1)], ..pins(&[pin(0, 0), pin(1, 0), pin(2, 1)]) };
    let (kind, rules) = clash(6, 2, apart);
    assert_eq!((kind, rules.len()), (ClashKind::ApartPinnedTogether, 3));

    let inside = Rules { apart: vec![(0, 2)], together: vec![vec![0, 1], vec![1, 2], vec![3, 4]], ..Rules::default() };
    let (kind, rules) = clash(6, 2, inside);
    assert_eq!((kind, rules.len()), (ClashKind::ApartInGroup, 3));

    let torn = Rules { together: vec![vec![0, 1]], ..pins(&[pin(0, 0), pin(1, 1), pin(2, 0)]) };
    let (kind, rules) = clash(6, 2, torn);
    assert_eq!((kind, rules.len()), (ClashKind::GroupPinnedApart, 3));

    let large = Rules { together: vec![vec![4, 5], vec![0, 1, 2, 3]], ..Rules::default() };
    let (kind, rules) = clash(6, 2, large);
    assert_eq!(kind, ClashKind::GroupOverSize);
    assert!(rules.contains(&Rule::Together { group: 1 }) && rules.contains(&Rule::Size { table: 0, seats: 3 }));

    let all_apart = (0..4).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
    let (kind, rules) = clash(6, 3, Rules { apart: all_apart, ..Rules::default() });
    assert_eq!((kind, rules.len()), (ClashKind::TooManyApart, 7));
    assert_eq!(rules.last(), Some(&Rule::TableCount { tables: 3 }));
}

#[test]
fn bad_indexes_are_named() {
    let person = Person::new(0, None);
    let base = Problem::new(vec![person; 3], Tables::Equal(2));
    let with = |rules: Rules| seat(&Problem { rules, ..base.clone() }, Effort::default());
    assert!(matches!(
        with(Rules { pins: vec![pin(3, 0)], ..Rules::default() }),
        Err(Refusal::NoSuchPerson { person: 3, .. })
    ));
    assert!(matches!(
        with(Rules { pins: vec![pin(0, 2)], ..Rules::default() }),
        Err(Refusal::NoSuchTable { table: 2, .. })
    ));
    assert!(matches!(
        with(Rules { apart: vec![(1, 1)], ..Rules::default() }),
        Err(Refusal::SamePerson { person: 1, .. })
    ));
    assert!(matches!(with(Rules { locked: vec![9], ..Rules::default() }), Err(Refusal::NoSuchTable { table: 9, .. })));
    let past = Problem { past: vec![PastPair::once(0, 7)], ..base.clone() };
    assert!(matches!(seat(&past, Effort::default()), Err(Refusal::NoSuchPerson { person: 7, .. })));
    let previous = Problem { previous: vec![None], ..base.clone() };
    assert!(matches!(seat(&previous, Effort::default()), Err(Refusal::WrongLength { .. })));
    let tables = Problem { tables: Tables::Equal(0), ..base.clone() };
    assert!(matches!(seat(&tables, Effort::default()), Err(Refusal::NoTables { .. })));
    let sizes = Problem { tables: Tables::Sizes(vec![1, 1]), ..base };
    assert!(matches!(seat(&sizes, Effort::default()), Err(Refusal::TooFewSeats { .. })));
}
