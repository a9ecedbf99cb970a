//! From registrations to the seating crate's problem: codes for professions and workplaces, the
//! organiser's rules as indexes, and what the numbers stand for.

use crate::domain::ids::RegistrationId;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, Years};
use crate::domain::seating::{Codes, Place, Proof, SeatingSettings};
use crate::domain::text::search_key;
use crate::domain::topic;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entaku_seating::{Certificate, Person, Pin, Plan, Problem, Rules, Tables, Wish};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A problem with what its numbers stand for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The problem.
    pub problem: Problem,
    /// The people by their index in it: by 受付番号, so that their order never matters.
    pub people: Vec<Registration>,
    /// The labels of the professions by their code.
    pub professions: Vec<String>,
    /// The labels of the profession groups by their code.
    pub groups: Vec<String>,
    /// The names of the workplaces by their code.
    pub workplaces: Vec<String>,
    /// The topics by their code; none where topics are no matter.
    pub topics: Vec<String>,
}

/// The problem of seating these people by these settings, without those who stay away today;
/// `places` are those of the seating that stands: its pins are kept, and its locked tables.
#[must_use]
pub fn ask(
    mut people: Vec<Registration>,
    list: &ProfessionList,
    settings: &SeatingSettings,
    places: &[Place],
) -> Asked {
    people.retain(|person| person.absent_at.is_none());
    people.sort_by_key(|person| person.number);
    let professions = Numbering::of(people.iter().map(|person| profession_key(person, list)));
    let workplaces = Numbering::of(people.iter().filter_map(workplace_key));
    // What is no matter is not looked at: a change of it leaves a seating as it was.
    let topics_of =
        |person: &Registration| if settings.topics == Wish::Ignore { Vec::new() } else { topic_keys(person) };
    let topics = Numbering::of(people.iter().flat_map(topics_of).map(|(key, _)| key));
    let years = |person: &Registration| person.applicant.years.filter(|_| settings.experience != Wish::Ignore);
    let persons = people.iter().map(|person| Person {
        profession: professions.code(&profession_key(person, list)),
        profession_group: list.group_of(&person.applicant.profession_code).and_then(|group| group.try_into().ok()),
        workplace: workplace_key(person).map(|key| workplaces.code(&key)),
        facilitator: settings.facilitators && person.applicant.facilitator,
        years: years(person).map(Years::at_least),
        topics: topics_of(person).iter().map(|(key, _)| topics.code(key)).collect(),
        ..Person::default()
    });
    let tables = settings.tables.tables_for(people.len());
    let mut problem = Problem {
        topics: settings.topics,
        experience: settings.experience,
        experience_bands: Years::BEGINS.to_vec(),
        ..Problem::new(persons.collect(), Tables::Equal(tables))
    };
    add_rules(&mut problem, &people, settings, places);
    Asked {
        problem,
        professions: professions
            .labels(&people, |person| vec![(profession_key(person, list), person.applicant.profession_label.clone())]),
        groups: group_labels(list),
        workplaces: workplaces.labels(&people, |person| {
            workplace_key(person).map(|key| (key, person.applicant.workplace.clone())).into_iter().collect()
        }),
        topics: topics.labels(&people, topics_of),
        people,
    }
}

fn add_rules(problem: &mut Problem, people: &[Registration], settings: &SeatingSettings, places: &[Place]) {
    let index: HashMap<RegistrationId, usize> =
        people.iter().enumerate().map(|(index, person)| (person.id, index)).collect();
    let at = |id: &RegistrationId| index.get(id).copied();
    let table = |place: &Place| place.table.saturating_sub(1) as usize;
    let seated = |place: &Place| at(&place.registration).map(|person| (person, table(place)));
    let pins = places.iter().filter(|place| place.pinned).filter_map(seated);
    let together = settings.together.iter().map(|group| group.iter().filter_map(at).collect::<Vec<_>>());
    problem.rules = Rules {
        pins: pins.map(|(person, table)| Pin { person, table }).collect(),
        together: together.filter(|group| group.len() > 1).collect(),
        apart: settings.apart.iter().filter_map(|(a, b)| Some((at(a)?, at(b)?))).collect(),
        locked: settings.locked.iter().map(|number| number.saturating_sub(1) as usize).collect(),
    };
    if !problem.rules.locked.is_empty() {
        problem.previous = vec![None; people.len()];
        for (person, table) in places.iter().filter_map(seated) {
            // Only locked tables have to stay; everybody else may sit anywhere.
            if problem.rules.locked.contains(&table) {
                problem.previous[person] = Some(table);
            }
        }
    }
}

impl Asked {
    /// Stands for everything the seating is made from: the people and the problem.
    #[must_use]
    pub fn input(&self) -> String {
        let ids: Vec<RegistrationId> = self.people.iter().map(|person| person.id).collect();
        print(&(ids, &self.problem))
    }

    /// Stands for the people and what is counted of them, not for how they are to be seated: when
    /// it changes, a certificate speaks of people who are not these any more.
    #[must_use]
    pub fn people_print(&self) -> String {
        let ids: Vec<RegistrationId> = self.people.iter().map(|person| person.id).collect();
        print(&(ids, &self.problem.people, &self.professions, &self.workplaces, &self.topics))
    }

    /// The tables of these people as the seating crate counts them, from 0.
    #[must_use]
    pub fn plan_of(&self, places: &[Place]) -> Plan {
        let table: HashMap<_, _> = places.iter().map(|place| (place.registration, place.table)).collect();
        let of = |person: &Registration| table.get(&person.id).copied().unwrap_or(1).saturating_sub(1) as usize;
        Plan { table_of: self.people.iter().map(of).collect() }
    }

    /// The proof of a seating of this problem.
    #[must_use]
    pub fn proof(&self, certificate: Certificate) -> Proof {
        Proof {
            certificate,
            people: self.people.iter().map(|person| person.id).collect(),
            codes: self.problem.people.iter().map(codes_of).collect(),
            topic_wish: self.problem.topics,
            input: self.people_print(),
        }
    }
}

/// A short text that differs where `of` differs.
pub(super) fn print(of: &impl serde::Serialize) -> String {
    let text = serde_json::to_vec(of).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(Sha256::digest(&text))
}

fn codes_of(person: &Person) -> Codes {
    Codes { profession: person.profession, workplace: person.workplace, topics: person.topics.clone() }
}

/// The labels of the profession groups by their code.
pub(super) fn group_labels(list: &ProfessionList) -> Vec<String> {
    list.groups.iter().map(|group| group.label_ja.clone()).collect()
}

/// What makes two people of one profession: the code; for その他 what was typed besides.
pub(super) fn profession_key(person: &Registration, list: &ProfessionList) -> String {
    let code = &person.applicant.profession_code;
    let place = list.all().position(|profession| profession.code == *code).unwrap_or(usize::MAX);
    let typed = list.by_code(code).is_none_or(|profession| profession.free_text);
    let words = if typed { search_key(&person.applicant.profession_label) } else { String::new() };
    // In the order of the organisation's list.
    format!("{place:020} {code} {words}")
}

/// What makes two people colleagues; `None` where the workplace is unknown.
pub(super) fn workplace_key(person: &Registration) -> Option<String> {
    Some(person.applicant.workplace_key.clone()).filter(|key| !key.is_empty())
}

/// What makes two people want to talk about the same, each beside what was typed.
pub(super) fn topic_keys(person: &Registration) -> Vec<(String, String)> {
    topic::topics(&person.applicant.topic).into_iter().map(|(key, typed)| (key, typed.to_owned())).collect()
}

/// Keys numbered in their own order, whatever the order of the people.
struct Numbering(BTreeMap<String, u32>);

impl Numbering {
    fn of(keys: impl Iterator<Item = String>) -> Self {
        Self(keys.collect::<BTreeSet<_>>().into_iter().zip(0..).collect())
    }

    fn code(&self, key: &str) -> u32 {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// The label of each code: that of the first person who has it.
    fn labels(&self, people: &[Registration], of: impl Fn(&Registration) -> Vec<(String, String)>) -> Vec<String> {
        let mut labels = vec![String::new(); self.0.len()];
        for (key, label) in people.iter().rev().flat_map(of) {
            if let Some(slot) = self.0.get(&key).and_then(|code| labels.get_mut(*code as usize)) {
                *slot = label;
            }
        }
        labels
    }
}
