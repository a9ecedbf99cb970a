//! How many people each set of a pool must and may have, once everything is weighed:
//! who applied, who is in already, and what the sets in it and around it say.

use std::ops::RangeInclusive;

use super::{Pool, PoolRefusal, PoolSet, Quota};

/// Professions that are counted together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The professions in it.
    pub(super) members: Vec<usize>,
    /// How many people it must and may have.
    pub(super) range: RangeInclusive<usize>,
    /// Whether its own pairs count; those of a profession without a group do not.
    pub(super) counts: bool,
}

/// The ranges of a pool's sets. Every profession is in exactly one group here.
#[derive(Clone, Debug)]
pub(super) struct Ranges {
    /// Of each profession.
    pub(super) professions: Vec<RangeInclusive<usize>>,
    /// Its group.
    pub(super) group_of: Vec<usize>,
    /// The groups of the pool, then one for each profession that is in none.
    pub(super) groups: Vec<Group>,
    /// How many get a place, those who are in among them.
    pub(super) places: usize,
}

impl Ranges {
    /// Weighs a pool. O(applicants + sets).
    pub(super) fn of(pool: &Pool) -> Result<Self, PoolRefusal> {
        let (mut there, mut inside) = (vec![0; pool.professions.len()], vec![0; pool.professions.len()]);
        for (at, applicant) in pool.applicants.iter().enumerate() {
            let refused = PoolRefusal::NoSuchProfession { applicant: at };
            *there.get_mut(applicant.profession).ok_or(refused)? += 1;
            inside[applicant.profession] += usize::from(applicant.is_in);
        }
        let professions = pool.professions.iter().enumerate().map(|(at, profession)| {
            let (quota, there, inside) = (profession.quota, there[at], inside[at]);
            let set = PoolSet::Profession(at);
            range(set, quota, Within { forced: inside, inside, most: there })
        });
        let professions = professions.collect::<Result<Vec<_>, _>>()?;
        let (group_of, members) = members(pool)?;
        let mut groups = Vec::with_capacity(members.len());
        for (at, members) in members.into_iter().enumerate() {
            let quota = pool.groups.get(at).copied().unwrap_or_default();
            let inside = members.iter().map(|&member| inside[member]).sum();
            let forced = members.iter().map(|&member| *professions[member].start()).sum();
            let most = members.iter().map(|&member| *professions[member].end()).sum();
            let range = range(PoolSet::Group(at), quota, Within { forced, inside, most })?;
            groups.push(Group { members, range, counts: at < pool.groups.len() });
        }
        let inside: usize = inside.iter().sum();
        let forced: usize = groups.iter().map(|group| *group.range.start()).sum();
        let most = groups.iter().map(|group| *group.range.end()).sum();
        let places = pool.places.max(inside).min(most);
        if forced > places {
            return Err(PoolRefusal::MoreThanMay { set: PoolSet::All });
        }
        Ok(Self { professions, group_of, groups, places })
    }
}

/// The group of each profession, and the professions of each group.
fn members(pool: &Pool) -> Result<(Vec<usize>, Vec<Vec<usize>>), PoolRefusal> {
    let mut members = vec![Vec::new(); pool.groups.len()];
    let mut group_of = Vec::with_capacity(pool.professions.len());
    for (at, profession) in pool.professions.iter().enumerate() {
        let group = match profession.group {
            Some(group) if group >= pool.groups.len() => return Err(PoolRefusal::NoSuchGroup { profession: at }),
            Some(group) => group,
            None => {
                members.push(Vec::new());
                members.len() - 1
            }
        };
        members[group].push(at);
        group_of.push(group);
    }
    Ok((group_of, members))
}

/// What the people and the sets in a set say of it.
#[derive(Clone, Copy, Debug)]
struct Within {
    /// So many there must be.
    forced: usize,
    /// So many are in.
    inside: usize,
    /// So many there can be.
    most: usize,
}

fn range(set: PoolSet, quota: Quota, within: Within) -> Result<RangeInclusive<usize>, PoolRefusal> {
    let may = quota.at_most.unwrap_or(usize::MAX).max(within.inside);
    let (low, high) = (within.forced.max(quota.at_least.min(within.most)), may.min(within.most));
    if quota.at_least > may || low > high {
        return Err(PoolRefusal::MoreThanMay { set });
    }
    Ok(low..=high)
}
