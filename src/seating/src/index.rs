//! A problem made ready for counting: everything two people can have in common
//! becomes a numbered *tag* with a price, everything they went through
//! together an edge with a price.

use std::collections::{BTreeMap, BTreeSet};

use crate::classes::{Classes, NONE};
use crate::figures::pairs;
use crate::sizes::Sizes;
use crate::{Attribute, FigureKind, Problem, Refusal, Wish};

/// Something people can have in common: one value of one attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag {
    pub(crate) attribute: Attribute,
    /// The caller's code of the value.
    pub(crate) code: u32,
    /// How many people have it.
    pub(crate) people: usize,
    /// What a pair at one table costs; below zero where such pairs are wished.
    pub(crate) price: i64,
}

/// One person's acquaintance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Met {
    pub(crate) other: u32,
    /// Meetings beyond the first, four at most.
    pub(crate) again: u32,
    /// 1 if they met at the event just before.
    pub(crate) recent: u32,
    /// What meeting again costs in all.
    pub(crate) price: i64,
}

/// The problem, ready for counting.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    pub(crate) people: usize,
    pub(crate) tables: usize,
    pub(crate) sizes: Sizes,
    pub(crate) tags: Vec<Tag>,
    /// The tags of each person.
    pub(crate) tags_of: Vec<Vec<u32>>,
    /// The profession tag of each person, [`NONE`] if nobody else has it.
    pub(crate) profession_tag: Vec<u32>,
    /// Whom each person met, ascending.
    pub(crate) met: Vec<Vec<Met>>,
    pub(crate) facilitator: Vec<bool>,
    pub(crate) facilitators: usize,
    pub(crate) previous: Vec<Option<usize>>,
    /// What a table of one profession, a table without facilitator and a move
    /// cost.
    pub(crate) one_profession: i64,
    pub(crate) facilitator_missing: i64,
    pub(crate) moved: i64,
    /// The most pairs alike there could be, for attributes to be gathered.
    pub(crate) gather_most: BTreeMap<Attribute, u64>,
}

impl Index {
    /// Prepares a problem that has passed the check.
    pub(crate) fn of(problem: &Problem) -> Result<Self, Refusal> {
        let sizes = Sizes::of(problem)?;
        let people = problem.people.len();
        let weight = |kind: FigureKind| kind.weight(&problem.weights).cast_signed();
        let mut index = Self {
            people,
            tables: problem.tables.count(),
            sizes,
            tags: Vec::new(),
            tags_of: vec![Vec::new(); people],
            profession_tag: vec![NONE; people],
            met: met(problem),
            facilitator: problem.people.iter().map(|p| p.facilitator).collect(),
            facilitators: problem.people.iter().filter(|p| p.facilitator).count(),
            previous: problem.previous.clone(),
            one_profession: weight(FigureKind::OneProfessionTables),
            facilitator_missing: weight(FigureKind::FacilitatorsMissing),
            moved: weight(FigureKind::Moves),
            gather_most: BTreeMap::new(),
        };
        index.previous.resize(people, None);
        // Locked tables aside, so that locking one does not change the count.
        let mut largest = Sizes::with(problem, &[]).map_or_else(|_| index.sizes.high.clone(), |sizes| sizes.high);
        largest.sort_unstable_by(|a, b| b.cmp(a));
        for (attribute, wish) in [
            (Attribute::Profession, Wish::Spread),
            (Attribute::Workplace, Wish::Spread),
            (Attribute::ProfessionGroup, Wish::Spread),
            (Attribute::Corporation, Wish::Spread),
            (Attribute::Facilitator, Wish::Spread),
            (Attribute::Experience, problem.experience),
        ] {
            let classes = Classes::of_attribute(problem, attribute);
            let members = classes.codes.iter().copied().zip(classes.members());
            index.add(attribute, wish, weight(attribute.figure()), members, &largest);
        }
        let topics = topics(problem);
        index.add(Attribute::Topic, problem.topics, weight(FigureKind::TopicMisses), topics.into_iter(), &largest);
        for (person, tags) in index.tags_of.iter().enumerate() {
            let profession = |&&tag: &&u32| index.tags[tag as usize].attribute == Attribute::Profession;
            index.profession_tag[person] = tags.iter().find(profession).copied().unwrap_or(NONE);
        }
        Ok(index)
    }

    fn add(
        &mut self,
        attribute: Attribute,
        wish: Wish,
        weight: i64,
        values: impl Iterator<Item = (u32, Vec<usize>)>,
        largest: &[usize],
    ) {
        let price = match wish {
            Wish::Ignore => return,
            Wish::Spread => weight,
            Wish::Gather => -weight,
        };
        for (code, members) in values {
            if members.len() < 2 {
                continue;
            }
            let Ok(tag) = u32::try_from(self.tags.len()) else {
                return;
            };
            for &person in &members {
                self.tags_of[person].push(tag);
            }
            self.tags.push(Tag { attribute, code, people: members.len(), price });
            if wish == Wish::Gather {
                *self.gather_most.entry(attribute).or_default() += gathered(members.len(), largest);
            }
        }
    }

    /// How many tables have people.
    pub(crate) fn tables_in_use(&self) -> usize {
        let sizes = self.sizes.sorted(self.people);
        sizes.into_iter().filter(|&size| size > 0).count()
    }

    /// Whom the person met, if they met `other`.
    pub(crate) fn met(&self, person: usize, other: usize) -> Option<&Met> {
        let met = &self.met[person];
        let at = met.binary_search_by_key(&other, |met| met.other as usize);
        at.ok().map(|at| &met[at])
    }
}

/// The most pairs `people` alike can make: the largest tables full of them.
fn gathered(people: usize, largest: &[usize]) -> u64 {
    let mut left = people;
    let mut sum = 0;
    for &size in largest {
        let here = left.min(size);
        sum += pairs(here);
        left -= here;
        if left == 0 {
            break;
        }
    }
    sum
}

/// The people of each topic.
fn topics(problem: &Problem) -> BTreeMap<u32, Vec<usize>> {
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (person, topics) in problem.people.iter().enumerate() {
        for topic in topics.topics.iter().collect::<BTreeSet<_>>() {
            members.entry(*topic).or_default().push(person);
        }
    }
    members
}

/// Whom each person met; pairs named several times are added up.
fn met(problem: &Problem) -> Vec<Vec<Met>> {
    let mut merged: BTreeMap<(usize, usize), (u32, bool)> = BTreeMap::new();
    for past in &problem.past {
        let pair = (past.a.min(past.b), past.a.max(past.b));
        let (times, recent) = merged.entry(pair).or_default();
        *times = times.saturating_add(past.times.max(1));
        *recent |= past.events_ago.is_some_and(|ago| ago <= 1);
    }
    let weight = |kind: FigureKind| kind.weight(&problem.weights).cast_signed();
    let mut met: Vec<Vec<Met>> = vec![Vec::new(); problem.people.len()];
    for ((a, b), (times, recent)) in merged {
        let again = (times - 1).min(4);
        let recent = u32::from(recent);
        let price = weight(FigureKind::RepeatPairs)
            + weight(FigureKind::RepeatAgain) * i64::from(again)
            + weight(FigureKind::RepeatRecent) * i64::from(recent);
        for (person, other) in [(a, b), (b, a)] {
            met[person].push(Met { other: u32::try_from(other).unwrap_or(NONE), again, recent, price });
        }
    }
    for met in &mut met {
        met.sort_unstable_by_key(|met| met.other);
    }
    met
}
