//! What all parts of the board share: the session, what was said last, who has the focus.

use super::browser;
use super::job::Job;
use super::save::Saving;
use crate::domain::adjust::{Did, Improver, Names, Offer, Props, Session, Word, say};
use entaku_seating::Plan;
use leptos::ev::FocusEvent;
use leptos::prelude::*;

/// Handles to the board's state; copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Names, texts, addresses.
    pub data: StoredValue<Props>,
    /// The people of the board in 五十音順.
    order: StoredValue<Vec<u32>>,
    /// The session.
    pub session: RwSignal<Session>,
    /// What happened last, in words.
    pub said: RwSignal<String>,
    /// The person whose chip the Tab key reaches.
    pub at: RwSignal<usize>,
    /// The engine at work, if it is.
    pub job: RwSignal<Option<Job>>,
    /// The search of the job, between two slices.
    pub improver: StoredValue<Option<Improver>>,
    /// The alternatives laid out, if they are.
    pub alternatives: RwSignal<Option<Vec<(crate::domain::adjust::Aim, Plan)>>>,
    /// How saving goes.
    pub saving: RwSignal<Saving>,
    /// What moving the person in hand to each table would do.
    pub offers: Memo<Vec<Option<Offer>>>,
    /// What swapping the person in hand with each person would do.
    pub swaps: Memo<Vec<Option<Offer>>>,
}

impl Desk {
    /// A desk for these data.
    pub fn new(mut data: Props) -> Self {
        let session = Session::new(std::mem::take(&mut data.problem), std::mem::take(&mut data.layout));
        let mut order: Vec<u32> = (0..).take(data.people.len()).collect();
        order.sort_by_key(|&person| data.people.get(person as usize).map(|person| person.rank));
        let first = order.iter().map(|&person| person as usize).find(|&person| session.layout().table(person).is_some());
        let seen = (data.number, data.version);
        let session = RwSignal::new(session);
        Self {
            data: StoredValue::new(data),
            order: StoredValue::new(order),
            session,
            said: RwSignal::new(String::new()),
            at: RwSignal::new(first.unwrap_or(0)),
            job: RwSignal::new(None),
            improver: StoredValue::new(None),
            alternatives: RwSignal::new(None),
            saving: RwSignal::new(Saving::at(seen)),
            offers: Memo::new(move |_| session.with(Session::offers)),
            swaps: Memo::new(move |_| session.with(Session::swap_offers)),
        }
    }

    /// A text.
    pub fn word(self, word: Word) -> String {
        self.data.with_value(|data| data.words.get(word).to_owned())
    }

    /// A text with its places filled in.
    pub fn with(self, word: Word, places: &[(&str, &str)]) -> String {
        self.data.with_value(|data| data.words.with(word, places))
    }

    /// The name of a table.
    pub fn table_name(self, table: Option<usize>) -> String {
        self.names(|names| names.table(table))
    }

    /// Looks at the names.
    pub fn names<T>(self, look: impl FnOnce(&Names<'_>) -> T) -> T {
        self.data.with_value(|data| look(&Names { words: &data.words, people: &data.people }))
    }

    /// How many tables there are.
    pub fn tables(self) -> usize {
        self.session.with_untracked(|session| session.problem().tables.count())
    }

    /// The people of a table in 五十音順.
    pub fn seats(self, session: &Session, table: Option<usize>) -> Vec<u32> {
        self.order.with_value(|order| {
            let here = |person: &&u32| session.layout().table(**person as usize) == table;
            order.iter().filter(here).copied().collect()
        })
    }

    /// Does something at the session, tells it, and keeps the focus on the person concerned.
    pub fn act(self, act: impl FnOnce(&mut Session) -> Did) {
        let Some(did) = self.session.try_update(act) else { return };
        self.tell(did);
        if let Did::Moved(person, ..) | Did::Swapped(person, _) = did {
            self.look_at(person);
        }
    }

    /// Tells what was done.
    pub fn tell(self, did: Did) {
        let change = self.session.with_untracked(|session| *session.change());
        self.said.set(self.names(|names| say(did, &change, names)));
    }

    /// Brings the focus to a person's chip, once it stands where it belongs.
    pub fn look_at(self, person: usize) {
        self.at.set(person);
        browser::focus(format!("person-{person}"));
    }

    /// Notes whose chip got the focus, so that the Tab key comes back to it.
    pub fn noticed(self, event: &FocusEvent) {
        if let Some(("person", Some(person))) = browser::meant(event).as_ref().map(|(what, n)| (what.as_str(), *n))
            && self.at.get_untracked() != person
        {
            self.at.set(person);
        }
    }
}
