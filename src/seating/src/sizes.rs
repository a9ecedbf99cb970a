//! How many people each table may have.

use crate::{ClashKind, Problem, Refusal, Rule, Tables};

/// The fewest and the most people at each table. Any choice within these that
/// adds up to the number of people is "as equal as can be".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) low: Vec<usize>,
    pub(crate) high: Vec<usize>,
}

impl Sizes {
    /// Levels the people over the tables like water: a table is full, or at the
    /// level, or one above it. `locked` tables keep the people they have.
    pub(crate) fn of(problem: &Problem) -> Result<Self, Refusal> {
        Self::with(problem, &problem.rules.locked)
    }

    /// As if only these tables were locked.
    pub(crate) fn with(problem: &Problem, locked_tables: &[usize]) -> Result<Self, Refusal> {
        let people = problem.people.len();
        let tables = problem.tables.count();
        if people > 0 && tables == 0 {
            return Err(Refusal::NoTables { people });
        }
        let mut fixed = vec![None; tables];
        for &table in locked_tables {
            if let Some(fixed) = fixed.get_mut(table) {
                let there = problem.previous.iter().filter(|&&t| t == Some(table));
                *fixed = Some(there.count());
            }
        }
        let seats: Vec<usize> = match &problem.tables {
            Tables::Equal(_) => vec![people; tables],
            Tables::Sizes(sizes) => sizes.iter().map(|&seats| seats.min(people)).collect(),
        };
        let locked: usize = fixed.iter().flatten().sum();
        let free = people.saturating_sub(locked);
        let open: Vec<usize> = (0..tables).filter(|&t| fixed[t].is_none()).collect();
        let room: usize = open.iter().map(|&t| seats[t]).sum();
        if room < free {
            return Err(if locked_tables.is_empty() {
                Refusal::TooFewSeats { people, seats: room }
            } else {
                Refusal::Clash {
                    kind: ClashKind::LockedTable,
                    rules: locked_tables.iter().map(|&table| Rule::Locked { table }).collect(),
                    smallest: locked_tables.len() == 1,
                }
            });
        }
        let (level, rest) = water_level(&open, &seats, free);
        let mut sizes = Self { low: vec![0; tables], high: vec![0; tables] };
        for table in 0..tables {
            let (low, high) = match fixed[table] {
                Some(count) => (count, count),
                None => (seats[table].min(level), seats[table].min(level + usize::from(rest > 0))),
            };
            sizes.low[table] = low;
            sizes.high[table] = high;
        }
        Ok(sizes)
    }

    /// Every size, the largest choice first: how many tables have how many.
    pub(crate) fn sorted(&self, people: usize) -> Vec<usize> {
        let mut rest = people.saturating_sub(self.low.iter().sum());
        let mut sizes: Vec<usize> = self
            .low
            .iter()
            .zip(&self.high)
            .map(|(&low, &high)| {
                let more = rest.min(high - low);
                rest -= more;
                low + more
            })
            .collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }
}

/// The level up to which `free` people fill the open tables, and how many of
/// them are left for one more here and there. Requires room for all.
fn water_level(open: &[usize], seats: &[usize], free: usize) -> (usize, usize) {
    let mut by_size: Vec<usize> = open.iter().map(|&t| seats[t]).collect();
    by_size.sort_unstable();
    let mut left = free;
    for (i, &size) in by_size.iter().enumerate() {
        let tables = by_size.len() - i;
        if size * tables > left {
            return (left / tables, left % tables);
        }
        left -= size;
    }
    (by_size.last().copied().unwrap_or(0), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Person;

    fn sizes(people: usize, tables: Tables) -> Vec<usize> {
        let problem = Problem::new(vec![Person::default(); people], tables);
        Sizes::of(&problem).unwrap().sorted(people)
    }

    #[test]
    fn equal_tables_differ_by_one_at_most() {
        assert_eq!(sizes(8, Tables::Equal(3)), [3, 3, 2]);
        assert_eq!(sizes(2, Tables::Equal(3)), [1, 1, 0]);
    }

    #[test]
    fn given_sizes_are_filled_as_equally_as_they_allow() {
        assert_eq!(sizes(10, Tables::Sizes(vec![2, 4, 9])), [4, 4, 2]);
        assert_eq!(sizes(15, Tables::Sizes(vec![2, 4, 9])), [9, 4, 2]);
        assert_eq!(sizes(0, Tables::Sizes(vec![])), Vec::<usize>::new());
    }

    #[test]
    fn too_few_seats_are_refused() {
        let problem = Problem::new(vec![Person::default(); 4], Tables::Sizes(vec![1, 2]));
        assert_eq!(Sizes::of(&problem), Err(Refusal::TooFewSeats { people: 4, seats: 3 }));
    }
}
