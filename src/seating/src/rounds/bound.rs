//! How many meetings must be repeated, and why.
//!
//! A pair that meets m times counts C(m, 2): once for every two rounds in which
//! it shares a table. So the count of a whole rotation is a sum over pairs of
//! rounds, and a bound for two rounds holds C(R, 2) times:
//!
//! - **Pigeonhole.** The s people of one table spread over K tables in another
//!   round. However they do, Σ C(n, 2) over those tables is least when they are
//!   spread evenly: s = qK + r gives (K − r)·C(q, 2) + r·C(q + 1, 2). Summed
//!   over the tables that is the bound of two rounds. (24 people, 4 tables: the
//!   six of a table leave at least two pairs together; 4 tables, 8 pairs.)
//! - **Few pairs.** All rounds together have M meetings; only P pairs can meet
//!   (not two hosts, nor two who sit apart by rule, nor, where each round is as
//!   mixed as it can be, two of a profession that has a table for each). M
//!   meetings over P pairs are least repeated when they are spread evenly.
//!   Pairs who sit together by rule meet in every round.
//! - **Few others.** The same for each person alone: those whom they can meet
//!   against their tablemates; half the sum.
//! - **Hosts at every table.** A guest has one host a round, and there are K.

use serde::{Deserialize, Serialize};

use crate::bounds::{even_share, spread};
use crate::figures::pairs;
use crate::rules::Units;
use crate::sizes::Sizes;

/// Why meetings must be repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum MeetReason {
    /// The people of one table go to `tables` tables in another round, and
    /// there are more of them than that: `pairs` pairs of any two rounds.
    Pigeonhole {
        /// People at the largest table.
        seats: usize,
        /// Tables in use.
        tables: usize,
        /// Pairs that share a table in both of any two rounds, at least.
        pairs: u64,
    },
    /// The rounds have more meetings than there are pairs who can meet.
    FewPairs {
        /// Meetings of all rounds.
        meetings: u64,
        /// Pairs who can meet.
        pairs: u64,
        /// Whether pairs are left out because every round is as mixed as it
        /// can be.
        mixed: bool,
    },
    /// People have fewer others whom they can meet than tablemates in all rounds.
    FewOthers {
        /// The person with the fewest.
        person: usize,
        /// Whom they can meet.
        others: usize,
        /// Their tablemates in all rounds.
        tablemates: usize,
        /// Whether others are left out because every round is as mixed as it
        /// can be.
        mixed: bool,
    },
    /// Every table has a host, and there are more rounds than tables.
    Hosts {
        /// Rounds.
        rounds: usize,
        /// Tables.
        tables: usize,
    },
}

/// What the bound depends on.
pub(super) struct Meeting<'a> {
    pub sizes: &'a Sizes,
    pub units: &'a Units,
    pub rounds: usize,
    /// Who stays at a table of their own.
    pub hosts: &'a [(usize, usize)],
    /// The profession of each person of whom no two share a table in any
    /// round; `None` for the others. Empty where nothing is known of the mix.
    pub scattered: &'a [Option<u32>],
}

/// The fewest repeated meetings, with the reason if there must be any.
pub(super) fn repeats(about: &Meeting<'_>) -> (u64, Option<MeetReason>) {
    let (by_all, by_own) = by_pairs(about);
    let all = [pigeonhole(about), by_all, by_own, hosts(about)];
    let best = all.into_iter().flatten().reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.filter(|best| best.0 > 0).map_or((0, None), |(least, why)| (least, Some(why)))
}

type Found = Option<(u64, MeetReason)>;

fn pigeonhole(about: &Meeting<'_>) -> Found {
    let sizes = about.sizes.sorted(about.units.of.len());
    let seats = *sizes.first()?;
    let two: u64 = sizes.iter().map(|&here| spread(here, &sizes, &[]).pairs).sum();
    let tables = sizes.iter().filter(|&&size| size > 0).count();
    Some((two * pairs(about.rounds), MeetReason::Pigeonhole { seats, tables, pairs: two }))
}

/// Meetings spread evenly over pairs: what C(m, 2) sums up to at least.
fn evenly(meetings: u64, over: u64) -> u64 {
    if over == 0 {
        return 0;
    }
    let (each, more) = (meetings / over, meetings % over);
    (over - more) * (each * each.saturating_sub(1) / 2) + more * (each * (each + 1) / 2)
}

/// By all pairs together, and by each person's own. O(people²).
fn by_pairs(about: &Meeting<'_>) -> (Found, Found) {
    let people = about.units.of.len();
    let mut host = vec![false; people];
    for &(person, _) in about.hosts {
        host[person] = true;
    }
    let others: Vec<Others> = (0..people).map(|person| about.others(person, &host)).collect();
    let sizes = about.sizes.sorted(people);
    let rounds = about.rounds as u64;
    let mixed = !about.scattered.is_empty();
    let forced = others.iter().map(|others| others.forced as u64).sum::<u64>() / 2;
    let always = forced * pairs(about.rounds);

    let meetings = sizes.iter().map(|&size| pairs(size)).sum::<u64>() * rounds;
    let free = others.iter().map(|others| others.free as u64).sum::<u64>() / 2;
    let least = always + evenly(meetings.saturating_sub(forced * rounds), free);
    let by_all = (least, MeetReason::FewPairs { meetings, pairs: free + forced, mixed });

    let smallest = sizes.iter().copied().filter(|&size| size > 0).min().unwrap_or(1);
    let tablemates = (smallest - 1) * about.rounds;
    let again = |others: &Others| {
        let meetings = (tablemates as u64).saturating_sub(others.forced as u64 * rounds);
        evenly(meetings, others.free as u64)
    };
    let sum: u64 = others.iter().map(again).sum();
    let fewest = (0..people).min_by_key(|&person| others[person].free);
    let by_own = fewest.map(|person| {
        let reason = MeetReason::FewOthers { person, others: others[person].free, tablemates, mixed };
        (always + sum.div_ceil(2), reason)
    });
    (Some(by_all), by_own)
}

/// A guest meets a host in each round, and there are only so many.
fn hosts(about: &Meeting<'_>) -> Found {
    let tables = about.sizes.high.iter().filter(|&&high| high > 0).count();
    if about.hosts.len() < tables || tables == 0 {
        return None;
    }
    let guests = about.units.of.len().saturating_sub(about.hosts.len()) as u64;
    let again = even_share(about.rounds, tables).pairs;
    Some((guests * again, MeetReason::Hosts { rounds: about.rounds, tables }))
}

/// Whom a person sits with always, and whom they can meet beside.
struct Others {
    forced: usize,
    free: usize,
}

impl Meeting<'_> {
    fn others(&self, person: usize, host: &[bool]) -> Others {
        let units = self.units;
        let mine = units.of[person];
        let fixed = units.fixed(person);
        let kind = self.scattered.get(person).copied().flatten();
        let mut others = Others { forced: 0, free: 0 };
        for other in (0..units.of.len()).filter(|&other| other != person) {
            let theirs = units.of[other];
            let at = units.fixed(other);
            if mine == theirs || (fixed.is_some() && fixed == at) {
                others.forced += 1;
            } else if !(units.all[mine].apart.contains(&theirs)
                || (fixed.is_some() && at.is_some())
                || (host[person] && host[other])
                || (kind.is_some() && self.scattered.get(other).copied().flatten() == kind))
            {
                others.free += 1;
            }
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Person, Problem, Tables};

    fn least(people: usize, tables: usize, rounds: usize) -> u64 {
        let problem = Problem::new(vec![Person::default(); people], Tables::Equal(tables));
        let (sizes, units) = (Sizes::of(&problem).unwrap(), Units::of(&problem));
        repeats(&Meeting { sizes: &sizes, units: &units, rounds, hosts: &[], scattered: &[] }).0
    }

    #[test]
    fn tables_larger_than_their_number_leave_pairs_together() {
        assert_eq!(least(24, 4, 2), 8);
        assert_eq!(least(24, 4, 3), 24);
        assert_eq!(least(20, 4, 4), 24);
        // 23 people: three tables of six with two pairs each, one of five with one.
        assert_eq!(least(23, 4, 2), 7);
        assert_eq!(least(10, 1, 3), 3 * 45);
    }

    #[test]
    fn more_meetings_than_pairs() {
        // Kirkman's schoolgirls meet each other once in seven days; on the eighth 15 pairs must.
        assert_eq!(least(15, 5, 7), 0);
        assert_eq!(least(15, 5, 8), 15);
        // Twice seven days: everybody twice; one day more: 15 pairs a third time.
        assert_eq!(least(15, 5, 15), 105 + 2 * 15);
    }

    #[test]
    fn people_of_one_profession_do_not_meet() {
        // 16 people of four professions, one of each at a table: four rounds, then 24 pairs again.
        let problem = Problem::new(vec![Person::default(); 16], Tables::Equal(4));
        let (sizes, units) = (Sizes::of(&problem).unwrap(), Units::of(&problem));
        let scattered: Vec<Option<u32>> = (0..16).map(|person| Some(person / 4)).collect();
        let about = |rounds| Meeting { sizes: &sizes, units: &units, rounds, hosts: &[], scattered: &scattered };
        assert_eq!(repeats(&about(4)), (0, None));
        assert_eq!(repeats(&about(5)).0, 24);
    }

    #[test]
    fn hosts_are_met_again_when_there_are_more_rounds_than_tables() {
        let problem = Problem::new(vec![Person::default(); 12], Tables::Equal(4));
        let (sizes, units) = (Sizes::of(&problem).unwrap(), Units::of(&problem));
        let hosts = [(0, 0), (1, 1), (2, 2), (3, 3)];
        let about = |rounds| Meeting { sizes: &sizes, units: &units, rounds, hosts: &hosts, scattered: &[] };
        assert_eq!(repeats(&about(4)).0, 0);
        assert_eq!(repeats(&about(5)).0, 8);
    }
}
