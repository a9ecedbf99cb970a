//! Proofs of admission: each sentence by an example, the arithmetic against a count that shares no code
//! with it, and long random histories.
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // small numbers, all of them

mod arithmetic;
mod draws;
mod history;
mod oracle;
mod rules;
mod sentences;

use super::*;
use crate::domain::profession::{Profession, ProfessionGroup, ProfessionList};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

/// The professions of the tests, each with its group.
const PROFESSIONS: [(&str, &str); 6] = [
    ("doctor", "medical"),
    ("dentist", "medical"),
    ("nurse", "medical"),
    ("manager", "care"),
    ("helper", "care"),
    ("clerk", "office"),
];
const GROUPS: [&str; 3] = ["medical", "care", "office"];

fn list() -> ProfessionList {
    let label = String::new;
    let profession = |code: &str| Profession {
        code: code.to_owned(),
        label_ja: label(),
        label_en: label(),
        mark: label(),
        free_text: false,
    };
    let group = |group: &str| ProfessionGroup {
        code: group.to_owned(),
        label_ja: label(),
        label_en: label(),
        professions: PROFESSIONS.iter().filter(|(_, of)| *of == group).map(|(code, _)| profession(code)).collect(),
    };
    ProfessionList { groups: GROUPS.map(group).into() }
}

/// So many hours after applications open.
fn hour(hours: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
}

fn person(profession: &str) -> Member {
    Member { profession: profession.to_owned(), ..Member::default() }
}

fn guest(profession: &str) -> Member {
    Member { linked: true, ..person(profession) }
}

fn of(profession: &str) -> Of {
    Of::Profession(profession.to_owned())
}

fn group(code: &str) -> Of {
    Of::Group(code.to_owned())
}

fn most(of: Of, people: u32) -> Quota {
    Quota { of, kind: Kind::Most, people }
}

fn kept(of: Of, people: u32, until: i64) -> Quota {
    Quota { of, kind: Kind::Kept { until: hour(until), opened: false }, people }
}

/// A place of the first who come, with a waiting list that gives seats at once.
fn rules(capacity: u32, quotas: Vec<Quota>) -> Rules {
    let waiting = WaitingList { cap: None, promotion: Promotion::AtOnce, offers_stop_hours: 0 };
    Rules { waiting: Some(waiting), quotas, ..Rules::first_come(capacity) }
}

fn place(capacity: u32, quotas: Vec<Quota>) -> Place {
    Place::new(rules(capacity, quotas), &list())
}

/// Those who have a seat: so many of each profession.
fn seated(people: &[(&str, u32)]) -> Occupancy {
    Occupancy::of(people.iter().map(|(profession, people)| Holders {
        profession: (*profession).to_owned(),
        people: *people,
        ..Holders::default()
    }))
}

fn waiting(order: i64, members: Vec<Member>) -> Waiting {
    Waiting { order, members }
}

/// Rules in which nothing is wrong: each wish for a number is kept if it makes no fault.
fn any_rules() -> impl Strategy<Value = Rules> {
    let of = prop_oneof![
        4 => (0..PROFESSIONS.len()).prop_map(|at| of(PROFESSIONS[at].0)),
        3 => (0..GROUPS.len()).prop_map(|at| group(GROUPS[at])),
        1 => Just(Of::Link),
    ];
    let kind = prop_oneof![
        4 => Just(Kind::Most),
        4 => (1..80_i64, prop::bool::weighted(0.1)).prop_map(|(until, opened)| Kind::Kept { until: hour(until), opened }),
        1 => Just(Kind::Wished),
    ];
    let quota = (of, kind, 1..6_u32).prop_map(|(of, kind, people)| Quota { of, kind, people });
    let method = prop::sample::select(Method::ALL);
    let promotion = prop_oneof![Just(Promotion::AtOnce), (1..30_u32).prop_map(|hours| Promotion::Offer { hours })];
    let list_of = (prop::option::weighted(0.3, 1..8_u32), promotion, 0..30_u32);
    let list_of =
        list_of.prop_map(|(cap, promotion, offers_stop_hours)| WaitingList { cap, promotion, offers_stop_hours });
    let allowed = prop::option::weighted(0.2, prop::sample::subsequence(PROFESSIONS.to_vec(), 1..=6));
    let parts = (method, 1..12_u32, prop::option::weighted(0.9, list_of), any::<bool>(), 0..4_usize);
    (parts, prop::collection::vec(quota, 0..8), allowed).prop_map(|(parts, quotas, allowed)| {
        let (method, capacity, waiting, prefer_mix, tables) = parts;
        let allowed = allowed.map(|allowed| allowed.into_iter().map(|(code, _)| code.to_owned()).collect());
        let mut rules = Rules { method, capacity, waiting, prefer_mix, tables, quotas: Vec::new(), allowed };
        for quota in quotas {
            rules.quotas.push(quota);
            if !rules.faults(&list(), hour(0)).is_empty() {
                rules.quotas.pop();
            }
        }
        rules
    })
}
