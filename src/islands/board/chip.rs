//! One person: profession (colour and mark), name, workplace, what is set for them, and what
//! swapping the person in hand with them would do.

use super::desk::State;
use super::page::{empty, make, mean, say, set, set_flag, worded};
use super::screen::Offers;
use crate::domain::adjust::{Attendee, Mood, Offer, Props, Session, Word, offer_in_words};
use leptos::web_sys::Element;
use std::cell::RefCell;

/// All chips, by person.
pub struct Chips(Vec<Chip>);

struct Chip {
    /// The line of a table's list in which the chip stands.
    line: Element,
    body: Element,
    badges: Element,
    hint: Element,
    /// What is shown now.
    face: RefCell<Face>,
}

/// What changes about a chip.
#[derive(Default, PartialEq, Eq)]
struct Face {
    class: String,
    held: bool,
    badges: Vec<String>,
    hint: String,
    reached: bool,
}

impl Chips {
    /// Makes them.
    pub fn new(data: &Props) -> Self {
        Self(data.people.iter().enumerate().map(|(person, about)| Chip::new(about, person)).collect())
    }

    /// The line of a person in a table's list.
    pub fn line(&self, person: usize) -> Option<&Element> {
        self.0.get(person).map(|chip| &chip.line)
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, state: &State, offers: &Offers) {
        let company = Company::of(&state.session);
        for (person, chip) in self.0.iter().enumerate() {
            let offer = offers.swaps.get(person).copied().flatten();
            chip.paint(Face::of(data, state, person, offer.as_ref(), &company));
        }
    }
}

impl Chip {
    fn new(about: &Attendee, person: usize) -> Self {
        let mark = worded("span", &format!("mark mark--{}", about.colour), &about.mark);
        set(&mark, "aria-hidden", "true");
        let label = format!(" {} ", about.profession);
        let who = make(
            "span",
            "chip__who",
            &[
                &worded("span", "chip__name", &about.name),
                &worded("span", "visually-hidden", &label),
                &worded("span", "chip__workplace", &about.workplace),
            ],
        );
        let (badges, hint) = (make("span", "chip__badges", &[]), make("span", "chip__hint", &[]));
        let body = make("div", "chip", &[&mark, &who, &make("span", "chip__foot", &[&badges, &hint])]);
        set(&body, "id", &format!("person-{person}"));
        set(&body, "role", "button");
        set(&body, "draggable", "true");
        set(&body, "title", label.trim());
        set(&body, "tabindex", "-1");
        set_flag(&body, "aria-pressed", false);
        mean(&body, "person", Some(person));
        Self { line: make("li", "", &[&body]), body, badges, hint, face: RefCell::default() }
    }

    fn paint(&self, face: Face) {
        if *self.face.borrow() == face {
            return;
        }
        set(&self.body, "class", &face.class);
        set_flag(&self.body, "aria-pressed", face.held);
        set(&self.body, "tabindex", if face.reached { "0" } else { "-1" });
        empty(&self.badges);
        for badge in &face.badges {
            super::page::append(&self.badges, &worded("span", "chip__badge", badge));
        }
        say(&self.hint, &face.hint);
        *self.face.borrow_mut() = face;
    }
}

impl Face {
    fn of(data: &Props, state: &State, person: usize, offer: Option<&Offer>, company: &Company) -> Self {
        let words = &data.words;
        let (session, layout) = (&state.session, state.session.layout());
        let held = session.held().is_some_and(|held| held.person == person);
        let told = offer.and_then(|offer| offer_in_words(offer, words));
        let mut class = String::from("chip");
        if held {
            class.push_str(" chip--held");
        }
        class.push_str(match offer.map(Offer::mood) {
            Some(Mood::Better) => " chip--better",
            Some(Mood::Worse) => " chip--worse",
            _ => "",
        });
        let about = session.problem().people.get(person);
        let (profession, workplace) = company.shares(session, person);
        let mut badges = Vec::new();
        for (is, word) in [
            (layout.is_pinned(person), Word::Pinned),
            (layout.is_by_hand(person), Word::ByHand),
            (about.is_some_and(|about| about.facilitator), Word::Facilitator),
            (profession, Word::SameProfession),
            (workplace, Word::SameWorkplace),
            (layout.is_apart(person), Word::ApartMark),
        ] {
            if is {
                badges.push(words.get(word).to_owned());
            }
        }
        if let Some(group) = layout.group_of(person) {
            badges.push(words.with(Word::TogetherMark, &[("group", &(group + 1).to_string())]));
        }
        let hint = told.map(|told| words.with(Word::SwapHint, &[("change", &told)])).unwrap_or_default();
        Self { class, held, badges, hint, reached: state.at == person }
    }
}

/// Who sits with whom.
struct Company(Vec<Vec<usize>>);

impl Company {
    fn of(session: &Session) -> Self {
        Self(session.layout().plan().seats(session.problem().tables.count()))
    }

    /// Whether somebody at the person's table has the same profession, and the same workplace.
    fn shares(&self, session: &Session, person: usize) -> (bool, bool) {
        let people = &session.problem().people;
        let table = session.layout().table(person).and_then(|table| self.0.get(table));
        let (Some(own), Some(table)) = (people.get(person), table) else { return (false, false) };
        let others = table.iter().filter(|&&other| other != person).filter_map(|&other| people.get(other));
        others.fold((false, false), |(profession, workplace), other| {
            let colleague = own.workplace.is_some() && other.workplace == own.workplace;
            (profession || other.profession == own.profession, workplace || colleague)
        })
    }
}
