//! For `make bench` alone, and in no page's program: the engine and the state of the board in a
//! browser, and the board itself with people of no name, so that a script can time them.

use crate::domain::adjust::{Attendee, Layout, Props, Session, Words};
use crate::islands::board::Screen;
use entaku_seating::{Effort, FigureKind, PastPair, Person, Problem, Tables, seat};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::wasm_bindgen;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use std::collections::BTreeMap;

/// A problem, and a board with its seating.
#[wasm_bindgen]
pub struct Measure {
    problem: Problem,
    session: Session,
}

#[wasm_bindgen]
impl Measure {
    /// Reads `id,profession,workplace` and `a,b` (past meetings), each with a heading.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(people: &str, past: &str, tables: usize) -> Self {
        let (mut ids, mut professions, mut workplaces) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut problem = Problem { tables: Tables::Equal(tables), ..Problem::default() };
        for line in people.lines().skip(1) {
            let mut cells = line.split(',');
            let mut cell = || cells.next().unwrap_or_default();
            ids.insert(cell(), problem.people.len());
            let profession = code(&mut professions, cell());
            let workplace = Some(cell()).filter(|name| !name.is_empty()).map(|name| code(&mut workplaces, name));
            problem.people.push(Person::new(profession, workplace));
        }
        for (a, b) in past.lines().skip(1).filter_map(|line| line.split_once(',')) {
            if let (Some(&a), Some(&b)) = (ids.get(a), ids.get(b)) {
                problem.past.push(PastPair::once(a, b));
            }
        }
        let session = Session::new(problem.clone(), Layout::default());
        Self { problem, session }
    }

    /// Seats everybody by the exact colouring alone, and answers the pairs of one profession and
    /// of one workplace beyond their bounds: 0 where both are met.
    #[must_use]
    pub fn seat(&mut self) -> f64 {
        let Ok(seating) = seat(&self.problem, Effort { seed: 1, iterations: 0 }) else { return f64::NAN };
        let gap = |kind| seating.certificate.counted(kind).gap();
        #[allow(clippy::cast_precision_loss)] // a few pairs
        let gap = (gap(FigureKind::ProfessionPairs) + gap(FigureKind::WorkplacePairs)) as f64;
        self.session.take(&seating.plan, &crate::domain::adjust::Did::Improved);
        gap
    }

    /// Moves a person, with everything that a move on the board counts anew.
    pub fn move_to(&mut self, person: usize, table: usize) {
        self.session.move_to(person, table);
    }

    /// Shows the board on the page, with the tables as they are.
    pub fn show(&self) {
        let people = self.problem.people.iter().zip(0_u32..).map(|(person, at)| Attendee {
            id: uuid::Uuid::from_u128(at.into()).into(),
            name: format!("氏名 {at}"),
            rank: at,
            profession: format!("職種 {}", person.profession),
            mark: "職".into(),
            position: person.profession as usize,
            workplace: person.workplace.map_or_else(String::new, |workplace| format!("事業所 {workplace}")),
        });
        let data = Props {
            event: uuid::Uuid::from_u128(0).into(),
            site: String::new(),
            page_url: String::new(),
            number: 1,
            version: 1,
            people: people.collect(),
            layout: self.session.layout().clone(),
            problem: self.problem.clone(),
            words: Words::collect(|id, places| {
                format!("{id}{}", places.iter().map(|place| format!(" {{{place}}}")).collect::<String>())
            }),
        };
        mount_to_body(move || view! { <Screen data/> });
    }

    /// Takes a person in hand and prices all tables and all swaps; answers how many.
    #[must_use]
    pub fn hints(&mut self, person: usize) -> usize {
        self.session.put_down();
        self.session.choose(person);
        self.session.offers().len() + self.session.swap_offers().len()
    }
}

fn code<'a>(codes: &mut BTreeMap<&'a str, u32>, name: &'a str) -> u32 {
    let next = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    *codes.entry(name).or_insert(next)
}
