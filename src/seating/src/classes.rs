//! Codes of any size made dense: the people sorted into classes 0, 1, 2, ….

use std::collections::BTreeMap;

use crate::{Attribute, Person, Problem};

/// Class of a person to whom the attribute does not apply.
pub(crate) const NONE: u32 = u32::MAX;

/// The people by one attribute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    /// The class of each person, or [`NONE`].
    pub(crate) of: Vec<u32>,
    /// The caller's code of each class.
    pub(crate) codes: Vec<u32>,
    /// How many people are in each class.
    pub(crate) sizes: Vec<usize>,
}

impl Classes {
    /// Classes in ascending order of their codes.
    pub(crate) fn of(codes: impl Iterator<Item = Option<u32>>) -> Self {
        let codes: Vec<Option<u32>> = codes.collect();
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        for code in codes.iter().flatten() {
            *sizes.entry(*code).or_default() += 1;
        }
        let dense: BTreeMap<u32, u32> = sizes.keys().copied().zip(0..).collect();
        Self {
            of: codes.iter().map(|code| code.and_then(|c| dense.get(&c).copied()).unwrap_or(NONE)).collect(),
            codes: sizes.keys().copied().collect(),
            sizes: sizes.into_values().collect(),
        }
    }

    /// The classes of an attribute with one value a person (all but topics).
    pub(crate) fn of_attribute(problem: &Problem, attribute: Attribute) -> Self {
        let bands = bands(problem);
        let value = |person: &Person| match attribute {
            Attribute::Profession => Some(person.profession),
            Attribute::ProfessionGroup => person.profession_group,
            Attribute::Workplace => person.workplace,
            Attribute::Corporation => person.corporation,
            Attribute::Facilitator => person.facilitator.then_some(1),
            Attribute::Experience => person.years.map(|years| band(&bands, years)),
            Attribute::Topic => None,
        };
        Self::of(problem.people.iter().map(value))
    }

    /// The number of classes.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The people of each class, ascending.
    pub(crate) fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.len()];
        for (person, &class) in self.of.iter().enumerate() {
            if class != NONE {
                members[class as usize].push(person);
            }
        }
        members
    }
}

/// The years at which experience bands begin, ascending.
fn bands(problem: &Problem) -> Vec<u32> {
    let mut bands = problem.experience_bands.clone();
    if bands.is_empty() {
        bands = vec![3, 10];
    }
    bands.sort_unstable();
    bands.dedup();
    bands
}

fn band(bands: &[u32], years: u32) -> u32 {
    u32::try_from(bands.partition_point(|&begin| begin <= years)).unwrap_or(NONE - 1)
}
