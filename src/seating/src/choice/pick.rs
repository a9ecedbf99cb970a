//! Taking people one at a time: whom it costs least.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::ranges::Ranges;
use super::{Pool, least_pairs, pairs_of_one_more};

/// How many of each profession and each group.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    professions: Vec<usize>,
    groups: Vec<usize>,
    people: usize,
}

impl Counts {
    /// Of those who are in already.
    fn inside(pool: &Pool, ranges: &Ranges) -> Self {
        let mut counts =
            Self { professions: vec![0; ranges.professions.len()], groups: vec![0; ranges.groups.len()], people: 0 };
        for applicant in pool.applicants.iter().filter(|applicant| applicant.is_in) {
            counts.add(applicant.profession, ranges);
        }
        counts
    }

    fn add(&mut self, profession: usize, ranges: &Ranges) {
        self.professions[profession] += 1;
        self.groups[ranges.group_of[profession]] += 1;
        self.people += 1;
    }

    /// Whether one more of a profession may come.
    fn may_take(&self, profession: usize, ranges: &Ranges) -> bool {
        let group = ranges.group_of[profession];
        self.people < ranges.places
            && self.professions[profession] < *ranges.professions[profession].end()
            && self.groups[group] < *ranges.groups[group].range.end()
    }

    /// The pairs of the professions and of the groups.
    pub(super) fn cost(&self, tables: usize, ranges: &Ranges) -> [u64; 2] {
        let professions = self.professions.iter().map(|&people| least_pairs(people, tables)).sum();
        let counting = self.groups.iter().zip(&ranges.groups).filter(|(_, group)| group.counts);
        [professions, counting.map(|(&people, _)| least_pairs(people, tables)).sum()]
    }
}

/// Whom to take, and how many that makes with those who are in.
pub(super) fn best(pool: &Pool, ranges: &Ranges) -> (Vec<usize>, Counts) {
    let mut taking =
        Taking { pool, ranges, counts: Counts::inside(pool, ranges), lines: Lines::of(pool), chosen: Vec::new() };
    // What must be, from the inner sets to the outer.
    for (profession, range) in ranges.professions.iter().enumerate() {
        while taking.counts.professions[profession] < *range.start() && taking.take_cheapest(&[profession]) {}
    }
    for (at, group) in ranges.groups.iter().enumerate() {
        while taking.counts.groups[at] < *group.range.start() && taking.take_cheapest(&group.members) {}
    }
    let all: Vec<usize> = (0..ranges.professions.len()).collect();
    while taking.take_cheapest(&all) {}
    (taking.chosen, taking.counts)
}

/// How many it makes to take whoever came first, as far as the maxima go.
pub(super) fn first(pool: &Pool, ranges: &Ranges) -> Counts {
    let mut counts = Counts::inside(pool, ranges);
    for applicant in pool.applicants.iter().filter(|applicant| !applicant.is_in) {
        if counts.may_take(applicant.profession, ranges) {
            counts.add(applicant.profession, ranges);
        }
    }
    counts
}

struct Taking<'a> {
    pool: &'a Pool,
    ranges: &'a Ranges,
    counts: Counts,
    lines: Lines,
    chosen: Vec<usize>,
}

impl Taking<'_> {
    /// Takes the one of these professions who costs least; `false` where nobody may come.
    fn take_cheapest(&mut self, professions: &[usize]) -> bool {
        let tables = self.pool.tables;
        let price = |&profession: &usize| {
            let group = self.ranges.group_of[profession];
            let of_group = if self.ranges.groups[group].counts { self.counts.groups[group] } else { 0 };
            let next = self.lines.next(profession)?;
            let own = pairs_of_one_more(self.counts.professions[profession], tables);
            Some((own, pairs_of_one_more(of_group, tables), next, profession))
        };
        let may = professions.iter().filter(|&&profession| self.counts.may_take(profession, self.ranges));
        let Some((.., (_, person), profession)) = may.filter_map(price).min() else { return false };
        self.lines.take(profession, person);
        self.counts.add(profession, self.ranges);
        self.chosen.push(person);
        true
    }
}

/// Those who are not in yet, of each profession: whoever has the fewest colleagues in stands
/// first, then whoever stands earlier in the pool.
///
/// Of the same profession and workplace only the first is in a line; the others wait behind.
struct Lines {
    /// Colleagues in, and the person, of each profession.
    professions: Vec<BTreeSet<(usize, usize)>>,
    /// The workplace of each person; whoever has none has one of their own.
    workplace_of: Vec<usize>,
    /// How many of each workplace are in.
    inside: Vec<usize>,
    /// Who waits, by workplace and profession.
    waiting: BTreeMap<(usize, usize), BinaryHeap<Reverse<usize>>>,
}

impl Lines {
    fn of(pool: &Pool) -> Self {
        let mut known = BTreeMap::new();
        let mut workplaces = 0;
        let mut new = || {
            workplaces += 1;
            workplaces - 1
        };
        let workplace_of: Vec<usize> = pool
            .applicants
            .iter()
            .map(|applicant| match applicant.workplace {
                Some(code) => *known.entry(code).or_insert_with(&mut new),
                None => new(),
            })
            .collect();
        let mut inside = vec![0; workplaces];
        let mut waiting: BTreeMap<(usize, usize), BinaryHeap<Reverse<usize>>> = BTreeMap::new();
        for (person, applicant) in pool.applicants.iter().enumerate() {
            if applicant.is_in {
                inside[workplace_of[person]] += 1;
            } else {
                waiting.entry((workplace_of[person], applicant.profession)).or_default().push(Reverse(person));
            }
        }
        let mut professions = vec![BTreeSet::new(); pool.professions.len()];
        for ((workplace, profession), people) in &waiting {
            if let Some(Reverse(person)) = people.peek() {
                professions[*profession].insert((inside[*workplace], *person));
            }
        }
        Self { professions, workplace_of, inside, waiting }
    }

    /// How many colleagues of the next of a profession are in, and who that is.
    fn next(&self, profession: usize) -> Option<(usize, usize)> {
        self.professions[profession].first().copied()
    }

    /// Takes the next of a profession; that person's colleagues have one more in.
    fn take(&mut self, profession: usize, person: usize) {
        let workplace = self.workplace_of[person];
        let inside = self.inside[workplace];
        self.inside[workplace] += 1;
        for (&(_, of), people) in self.waiting.range_mut((workplace, 0)..=(workplace, usize::MAX)) {
            if let Some(&Reverse(front)) = people.peek() {
                self.professions[of].remove(&(inside, front));
            }
            if of == profession {
                people.pop();
            }
            if let Some(&Reverse(front)) = people.peek() {
                self.professions[of].insert((inside + 1, front));
            }
        }
    }
}
