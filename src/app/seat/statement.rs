//! What a proof says, with what its numbers are called: as it can be told in words.
//!
//! A stored proof holds numbers only. What people typed (workplaces, topics, professions of their
//! own words) stands in their registrations and nowhere else, and is looked up when a page is
//! shown; whoever is deleted there leaves no text behind.

use super::ask::{profession_key, topic_keys, workplace_key};
use super::{Asked, ask};
use crate::domain::ids::RegistrationId;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Registration;
use crate::domain::seating::Proof;
use entaku_seating::{Certificate, Wish};
use std::collections::{BTreeMap, HashMap};

/// A certificate with what its numbers stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The seating crate's certificate.
    pub certificate: Certificate,
    /// The people by their index in the certificate.
    pub people: Vec<RegistrationId>,
    /// The labels of the professions by their code in the certificate.
    pub professions: Vec<String>,
    /// The labels of the profession groups by their code.
    pub groups: Vec<String>,
    /// The names of the workplaces by their code.
    pub workplaces: Vec<String>,
    /// The topics by their code; none where topics are no matter.
    pub topics: Vec<String>,
    /// What was asked for about topics.
    pub topic_wish: Wish,
}

impl Statement {
    /// A stored proof in the words of its people as they are now. Where some have changed theirs
    /// since, a number is called what most of its people say.
    #[must_use]
    pub fn of(proof: &Proof, people: &[Registration], list: &ProfessionList) -> Self {
        let by_id: HashMap<_, _> = people.iter().map(|person| (person.id, person)).collect();
        let (mut professions, mut workplaces, mut topics) = (Said::default(), Said::default(), Said::default());
        for (id, codes) in proof.people.iter().zip(&proof.codes) {
            let Some(person) = by_id.get(id) else { continue };
            professions.add(codes.profession, profession_key(person, list), &person.applicant.profession_label);
            if let (Some(code), Some(key)) = (codes.workplace, workplace_key(person)) {
                workplaces.add(code, key, &person.applicant.workplace);
            }
            for (code, (key, label)) in codes.topics.iter().zip(topic_keys(person)) {
                topics.add(*code, key, &label);
            }
        }
        Self {
            certificate: proof.certificate.clone(),
            people: proof.people.clone(),
            professions: professions.labels(),
            groups: ask::group_labels(list),
            workplaces: workplaces.labels(),
            topics: topics.labels(),
            topic_wish: proof.topic_wish,
        }
    }

    /// The same about another certificate of the same people.
    #[must_use]
    pub fn with(&self, certificate: Certificate) -> Self {
        Self { certificate, ..self.clone() }
    }
}

impl Asked {
    /// What is proven of a seating of this problem, to be told.
    #[must_use]
    pub fn statement(&self, certificate: Certificate) -> Statement {
        Statement {
            certificate,
            people: self.people.iter().map(|person| person.id).collect(),
            professions: self.professions.clone(),
            groups: self.groups.clone(),
            workplaces: self.workplaces.clone(),
            topics: self.topics.clone(),
            topic_wish: self.problem.topics,
        }
    }
}

/// What the people of each code say: key, label of the first who says so, how many do.
#[derive(Default)]
struct Said(BTreeMap<u32, Vec<(String, String, usize)>>);

impl Said {
    fn add(&mut self, code: u32, key: String, label: &str) {
        let said = self.0.entry(code).or_default();
        match said.iter_mut().find(|(own, ..)| *own == key) {
            Some((.., count)) => *count += 1,
            None => said.push((key, label.to_owned(), 1)),
        }
    }

    fn labels(self) -> Vec<String> {
        let codes = self.0.keys().next_back().map_or(0, |last| *last as usize + 1);
        let mut labels = vec![String::new(); codes];
        for (code, said) in self.0 {
            // The first of several that as many say: `max_by_key` would take the last.
            if let Some((_, label, _)) = said.into_iter().rev().max_by_key(|(.., count)| *count) {
                labels[code as usize] = label;
            }
        }
        labels
    }
}
