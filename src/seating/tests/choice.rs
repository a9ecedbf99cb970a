//! The best n of m applicants: against every choice there is, and with thousands.
#![allow(clippy::unwrap_used)]

mod common;

use common::Dice;
use entaku_seating::{
    Applicant, Person, Pool, PoolRefusal, PoolSet, Problem, Profession, Quota, Tables, choose, least_pairs,
};

/// Up to nine applicants of four professions, in two groups or in none, under random quotas that
/// ask for no more of a set than there are.
fn small(dice: &mut Dice) -> Pool {
    let applicants: Vec<_> = (0..dice.below(10))
        .map(|_| Applicant {
            profession: dice.skewed(4),
            workplace: dice.one_in(2).then(|| u32::try_from(dice.below(3)).unwrap()),
            is_in: dice.one_in(6),
        })
        .collect();
    let quota = |dice: &mut Dice, there: usize| Quota {
        at_least: if dice.one_in(3) { dice.below(there + 1) } else { 0 },
        at_most: dice.one_in(3).then(|| dice.below(there + 1)),
    };
    let grouped = !dice.one_in(4);
    let professions: Vec<_> = (0..4)
        .map(|profession| {
            let there = applicants.iter().filter(|applicant| applicant.profession == profession).count();
            Profession { group: grouped.then_some(profession / 2), quota: quota(dice, there) }
        })
        .collect();
    let groups = (0..2).map(|group| {
        let there = applicants.iter().filter(|applicant| applicant.profession / 2 == group);
        // No more than its professions may bring: what is there of more is told in another test.
        let may = |profession: usize| professions[profession].quota.at_most.unwrap_or(usize::MAX);
        let most =
            |profession: usize| there.clone().filter(|a| a.profession == profession).count().min(may(profession));
        quota(dice, most(2 * group) + most(2 * group + 1))
    });
    let groups = if grouped { groups.collect() } else { Vec::new() };
    Pool { tables: dice.below(4), places: dice.below(10), professions, groups, applicants }
}

/// How many of a set are in a choice.
fn count(pool: &Pool, chosen: impl Fn(usize) -> bool, of: impl Fn(&Applicant) -> bool) -> usize {
    pool.applicants.iter().enumerate().filter(|(at, applicant)| chosen(*at) && of(applicant)).count()
}

/// What a choice costs; `None` where it breaks a quota, or turns somebody out.
fn cost(pool: &Pool, chosen: &dyn Fn(usize) -> bool) -> Option<(u64, u64)> {
    let is_kept = |quota: Quota, of: &dyn Fn(&Applicant) -> bool| {
        let (people, inside) = (count(pool, chosen, of), count(pool, |_| true, |a| a.is_in && of(a)));
        people >= quota.at_least && quota.at_most.is_none_or(|most| people <= most.max(inside))
    };
    let in_group = |group: usize| move |a: &Applicant| a.profession / 2 == group;
    let mut sum = (0, 0);
    for (at, profession) in pool.professions.iter().enumerate() {
        let of = |a: &Applicant| a.profession == at;
        sum.0 += least_pairs(count(pool, chosen, of), pool.tables);
        if !is_kept(profession.quota, &of) {
            return None;
        }
    }
    for (at, quota) in pool.groups.iter().enumerate() {
        sum.1 += least_pairs(count(pool, chosen, in_group(at)), pool.tables);
        if !is_kept(*quota, &in_group(at)) {
            return None;
        }
    }
    let inside = count(pool, |_| true, |a| a.is_in);
    let is_full = count(pool, chosen, |_| true) > pool.places.max(inside);
    let turns_out = (0..pool.applicants.len()).any(|at| pool.applicants[at].is_in && !chosen(at));
    (!is_full && !turns_out).then_some(sum)
}

/// The size of the largest choice there is, and the least cost of those; by trying all.
fn best_of_all(pool: &Pool) -> Option<(usize, (u64, u64))> {
    let all = (0..1_u32 << pool.applicants.len()).filter_map(|set| {
        let cost = cost(pool, &|at| set >> at & 1 == 1)?;
        Some((set.count_ones() as usize, cost))
    });
    all.min_by_key(|&(size, cost)| (std::cmp::Reverse(size), cost))
}

#[test]
fn no_choice_of_all_there_are_is_better() {
    let mut dice = Dice(8);
    let (mut chosen_from, mut refused) = (0, 0);
    for _ in 0..12_000 {
        let pool = small(&mut dice);
        let best = best_of_all(&pool);
        let Ok(selection) = choose(&pool) else {
            assert_eq!(best, None, "{pool:?}");
            refused += 1;
            continue;
        };
        let is_chosen = |at: usize| pool.applicants[at].is_in || selection.chosen.contains(&at);
        let cost = cost(&pool, &is_chosen).unwrap_or_else(|| panic!("a quota is broken: {pool:?} {selection:?}"));
        let size = count(&pool, is_chosen, |_| true);
        assert_eq!(best, Some((size, cost)), "{pool:?} {selection:?}");
        let (professions, groups) = (selection.profession_pairs, selection.group_pairs);
        assert_eq!((professions.cost, groups.cost), cost);
        assert_eq!((professions.least, groups.least), cost, "{pool:?}");
        chosen_from += 1;
    }
    assert!(chosen_from > 8_000 && refused > 500, "{chosen_from} and {refused} refused");
}

fn applicants(professions: &[usize]) -> Vec<Applicant> {
    professions.iter().map(|&profession| Applicant { profession, ..Applicant::default() }).collect()
}

#[test]
fn of_those_who_cost_the_same_fewer_colleagues_come_first_and_then_the_order() {
    let mut pool = Pool {
        tables: 4,
        places: 2,
        professions: vec![Profession::default(); 2],
        applicants: applicants(&[0, 0, 1, 0]),
        ..Pool::default()
    };
    assert_eq!(choose(&pool).unwrap().chosen, [0, 1]);
    for (at, workplace) in [(0, 7), (1, 7), (2, 7)] {
        pool.applicants[at].workplace = Some(workplace);
    }
    assert_eq!(choose(&pool).unwrap().chosen, [0, 3], "1 and 2 have a colleague in");
    pool.places = 4;
    assert_eq!(choose(&pool).unwrap().chosen, [0, 3, 1, 2]);
}

#[test]
fn the_group_decides_where_professions_cost_the_same() {
    let of = |group| Profession { group: Some(group), ..Profession::default() };
    let pool = Pool {
        tables: 1,
        places: 2,
        professions: vec![of(0), of(0), of(1)],
        groups: vec![Quota::default(); 2],
        applicants: applicants(&[0, 1, 2]),
    };
    let selection = choose(&pool).unwrap();
    assert_eq!(selection.chosen, [0, 2]);
    assert_eq!((selection.group_pairs.cost, selection.group_pairs.first), (0, 1));
}

#[test]
fn more_than_there_are_is_all_there_are_and_more_than_may_be_is_refused() {
    let at_least = |at_least| Quota { at_least, at_most: None };
    let mut pool = Pool {
        tables: 1,
        places: 2,
        professions: vec![Profession { quota: at_least(5), ..Profession::default() }, Profession::default()],
        applicants: applicants(&[1, 1, 0]),
        ..Pool::default()
    };
    assert_eq!(choose(&pool).unwrap().chosen, [2, 0]);
    pool.professions[0].quota.at_most = Some(4);
    let refused = |set| Err(PoolRefusal::MoreThanMay { set });
    assert_eq!(choose(&pool), refused(PoolSet::Profession(0)));
    pool.professions[0].quota = at_least(1);
    pool.professions[1].quota = at_least(2);
    assert_eq!(choose(&pool), refused(PoolSet::All));
    pool.professions[1].group = Some(0);
    assert_eq!(choose(&pool), Err(PoolRefusal::NoSuchGroup { profession: 1 }));
    pool.groups = vec![Quota { at_least: 0, at_most: Some(1) }];
    assert_eq!(choose(&pool), refused(PoolSet::Group(0)));
    pool.applicants[1].profession = 9;
    assert_eq!(choose(&pool), Err(PoolRefusal::NoSuchProfession { applicant: 1 }));
    assert_eq!(choose(&Pool::default()).unwrap().chosen, []);
}

/// Who was let in beyond a maximum stays, and nobody else of the set comes.
#[test]
fn nobody_is_turned_out() {
    let mut pool = Pool { tables: 2, places: 1, ..Pool::default() };
    pool.professions = vec![Profession { group: None, quota: Quota { at_least: 0, at_most: Some(1) } }; 2];
    pool.applicants = applicants(&[0, 0, 0, 1]);
    for at in [0, 1] {
        pool.applicants[at].is_in = true;
    }
    assert_eq!(choose(&pool).unwrap().chosen, []);
    pool.places = 4;
    assert_eq!(choose(&pool).unwrap().chosen, [3]);
}

/// Thousands, as an entry to a congress is: the choice is at the least that trying all numbers finds.
#[test]
fn thousands_are_chosen_from_and_can_be_seated_at_that_cost() {
    let mut dice = Dice(3);
    let mut pool = Pool { tables: 70, places: 500, ..Pool::default() };
    pool.groups = vec![Quota::default(), Quota { at_least: 90, at_most: Some(200) }, Quota::default()];
    pool.professions = (0..15).map(|at| Profession { group: Some(at % 3), quota: Quota::default() }).collect();
    pool.professions[4].quota = Quota { at_least: 0, at_most: Some(30) };
    pool.applicants = (0..4_000)
        .map(|_| Applicant {
            profession: dice.skewed(15),
            workplace: Some(u32::try_from(dice.below(900)).unwrap()),
            is_in: false,
        })
        .collect();
    let selection = choose(&pool).unwrap();
    assert_eq!(selection.chosen.len(), 500);
    assert!(selection.profession_pairs.is_least() && selection.group_pairs.is_least(), "{selection:?}");
    assert!(selection.profession_pairs.cost < selection.profession_pairs.first);
    let people = selection.chosen.iter().map(|&at| Person {
        profession_group: Some(u32::try_from(pool.applicants[at].profession % 3).unwrap()),
        ..Person::new(u32::try_from(pool.applicants[at].profession).unwrap(), None)
    });
    let seating =
        entaku_seating::seat(&Problem::new(people.collect(), Tables::Equal(70)), entaku_seating::Effort::default());
    let certificate = seating.unwrap().certificate;
    let pairs = |kind| certificate.counted(kind).value;
    assert_eq!(pairs(entaku_seating::FigureKind::ProfessionPairs), selection.profession_pairs.cost);
}
