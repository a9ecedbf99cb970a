//! The two laminar families: profession group ⊃ profession, and corporation ⊃
//! workplace.

use std::collections::BTreeMap;

use crate::classes::{Classes, NONE};
use crate::sizes::Sizes;
use crate::{Attribute, Problem};

/// For each person the sets they lie in, from the inmost outwards; a level is
/// one number a person, [`NONE`] where there is no set.
#[derive(Clone, Debug)]
pub(crate) struct Families {
    /// Professions, their groups, everybody.
    pub(crate) left: Vec<Vec<u32>>,
    /// Workplaces, corporations.
    pub(crate) right: Vec<Vec<u32>>,
}

impl Families {
    pub(crate) fn of(problem: &Problem, sizes: &Sizes) -> Self {
        let professions = Classes::of_attribute(problem, Attribute::Profession);
        let groups = Classes::of_attribute(problem, Attribute::ProfessionGroup);
        let workplaces = Classes::of_attribute(problem, Attribute::Workplace);
        let corporations = Classes::of_attribute(problem, Attribute::Corporation);
        let mut group = parents(&professions, &groups);
        let corporation = parents(&workplaces, &corporations);
        let everybody = vec![0; problem.people.len()];

        let mut left = vec![professions.of.clone()];
        if let Some(most) = overwhelming(&professions, sizes) {
            // Everybody else must be spread as evenly as this profession, or a
            // table may be left without any of them. The set of all others
            // crosses this profession's group, which shrinks to make way.
            let is_most = |person: usize| professions.of[person] == most;
            let others = (0..problem.people.len()).map(|person| u32::from(!is_most(person))).collect();
            for (person, group) in group.iter_mut().enumerate() {
                if is_most(person) {
                    *group = NONE;
                }
            }
            left.extend([group, others]);
        } else {
            left.push(group);
        }
        left.push(everybody);
        Self { left, right: vec![workplaces.of, corporation] }
    }
}

/// The set around each person's inner set: one and the same for all of an
/// inner set (the first person's answer), so that the family is laminar.
fn parents(inner: &Classes, outer: &Classes) -> Vec<u32> {
    let mut parent: BTreeMap<u32, u32> = BTreeMap::new();
    for (&inner, &outer) in inner.of.iter().zip(&outer.of) {
        if inner != NONE && outer != NONE {
            parent.entry(inner).or_insert(outer);
        }
    }
    inner
        .of
        .iter()
        .zip(&outer.of)
        .map(|(inner, &outer)| if *inner == NONE { outer } else { parent.get(inner).copied().unwrap_or(NONE) })
        .collect()
}

/// The profession so frequent that an even share of it could fill a table.
fn overwhelming(professions: &Classes, sizes: &Sizes) -> Option<u32> {
    let tables = sizes.high.iter().filter(|&&high| high > 0).count();
    let smallest = sizes.low.iter().copied().filter(|&low| low > 0).min();
    let (class, &most) = (0u32..).zip(&professions.sizes).max_by_key(|&(_, &size)| size)?;
    (most.div_ceil(tables.max(1)) >= smallest.unwrap_or(1) && professions.len() > 1).then_some(class)
}
