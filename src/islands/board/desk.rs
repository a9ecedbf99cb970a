//! What all parts of the board share: the session, what is derived from it, what was said last,
//! and whose chip the Tab key reaches.

use super::browser;
use crate::domain::adjust::{self, Did, Held, Mark, Names, Offer, Props, Session, Word, say};
use leptos::prelude::*;
use std::sync::Arc;

/// The state of the board. Copied freely: the signals live as long as the board does.
#[derive(Clone, Copy)]
pub struct Desk {
    data: StoredValue<Arc<Props>>,
    /// Layout, undo, the person in hand. Everything else is derived from it.
    session: RwSignal<Session>,
    /// What happened last, in words.
    pub said: RwSignal<String>,
    /// The person whose chip the Tab key reaches.
    at: RwSignal<usize>,
    /// The people of each row as they are shown; see [`adjust::seats`].
    pub seats: Memo<Vec<Vec<usize>>>,
    /// What is noted on each person's chip.
    pub marks: Memo<Vec<Vec<Mark>>>,
    /// What taking the person in hand to each table would do; empty where nobody is in hand.
    pub moves: Memo<Vec<Option<Offer>>>,
    /// What swapping the person in hand with each person would do.
    pub swaps: Memo<Vec<Option<Offer>>>,
    /// The person in hand.
    pub held: Memo<Option<Held>>,
    in_hand: StoredValue<Selector<Option<usize>>>,
    reached: StoredValue<Selector<usize>>,
}

impl Desk {
    /// Opens the board at what the server handed over, with the moves that were chosen in the
    /// form before the board was there.
    pub fn open(data: Props) -> Self {
        let mut session = Session::new(data.problem.clone(), data.layout.clone());
        let typed = browser::typed("table-cards");
        for (person, about) in data.people.iter().enumerate() {
            let chosen = typed(&format!("move-{}", about.id));
            if let Some(table) = chosen.and_then(|table| table.parse::<usize>().ok()?.checked_sub(1)) {
                session.move_to(person, table);
            }
        }
        Self::new(data, session)
    }

    fn new(data: Props, session: Session) -> Self {
        let tables = session.problem().tables.count();
        let mut order: Vec<usize> = (0..data.people.len()).collect();
        order.sort_by_key(|&person| data.people.get(person).map(|about| about.rank));
        let first = order.iter().copied().find(|&person| session.layout().table(person) == Some(0));
        let at = RwSignal::new(first.or(order.first().copied()).unwrap_or(0));
        let session = RwSignal::new(session);
        let seats = Memo::new(move |_| session.with(|session| adjust::seats(session.layout(), &order, tables)));
        let held = Memo::new(move |_| session.with(Session::held));
        Self {
            data: StoredValue::new(Arc::new(data)),
            session,
            said: RwSignal::new(String::new()),
            at,
            seats,
            marks: Memo::new(move |_| session.with(|session| seats.with(|seats| adjust::marks(session, seats)))),
            moves: Memo::new(move |_| session.with(Session::offers)),
            swaps: Memo::new(move |_| session.with(Session::swap_offers)),
            held,
            in_hand: StoredValue::new(Selector::new(move || held.get().map(|held| held.person))),
            reached: StoredValue::new(Selector::new(move || at.get())),
        }
    }

    /// The desk of the board that a component is part of.
    pub fn here() -> Self {
        expect_context()
    }

    /// Names, addresses, texts.
    pub fn data(self) -> Arc<Props> {
        self.data.get_value()
    }

    /// A text of the board.
    pub fn word(self, word: Word) -> String {
        self.data.with_value(|data| data.words.get(word).to_owned())
    }

    /// A text of the board with its places filled in.
    pub fn worded(self, word: Word, places: &[(&str, &str)]) -> String {
        self.data.with_value(|data| data.words.with(word, places))
    }

    /// A table's name.
    pub fn table_name(self, table: Option<usize>) -> String {
        self.sentence(|names| names.table(table))
    }

    /// Looks at the session, and again whenever it changes.
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
    }

    /// Looks at the session once.
    pub fn glance<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Changes the session without a word.
    pub fn change(self, change: impl FnOnce(&mut Session)) {
        self.session.update(change);
    }

    /// Does something at the session, tells it, and keeps the focus on the person concerned.
    pub fn act(self, act: impl FnOnce(&mut Session) -> Did) {
        let focused = self.focused();
        let data = self.data();
        let mut moved = None;
        self.session.update(|session| {
            let did = act(session);
            if let Did::Moved(person, ..) | Did::Swapped(person, _) = did {
                moved = Some(person);
            }
            self.said.set(say(did, session.change(), &names(&data)));
        });
        // A chip that goes to another table is made anew there, and would lose the focus.
        if let Some(person) = moved.or(focused) {
            self.look_at(person);
        }
    }

    /// Says a text.
    pub fn tell(self, word: Word) {
        self.said.set(self.word(word));
    }

    /// A sentence with names in it.
    pub fn sentence(self, sentence: impl FnOnce(&Names<'_>) -> String) -> String {
        self.data.with_value(|data| sentence(&names(data)))
    }

    /// Lets go of the person in hand; the focus stays on them.
    pub fn let_go(self) {
        if let Some(held) = self.held.get_untracked() {
            self.act(|session| session.put_down().unwrap_or(Did::PutDown(held.person)));
            self.look_at(held.person);
        }
    }

    /// Whether a person is the one in hand.
    pub fn holds(self, person: usize) -> bool {
        self.in_hand.with_value(|selector| selector.selected(&Some(person)))
    }

    /// Whether the Tab key reaches a person's chip.
    pub fn reaches(self, person: usize) -> bool {
        self.reached.with_value(|selector| selector.selected(&person))
    }

    /// Notes whose chip has the focus, so that the Tab key comes back to it.
    pub fn notice(self, person: usize) {
        if self.at.get_untracked() != person {
            self.at.set(person);
        }
    }

    /// Brings the focus to a person's chip.
    pub fn look_at(self, person: usize) {
        self.notice(person);
        browser::focus(chip_id(person));
    }

    /// Brings the focus back to the chip that had it last.
    pub fn look_back(self) {
        browser::focus(chip_id(self.at.get_untracked()));
    }

    fn focused(self) -> Option<usize> {
        let at = self.at.get_untracked();
        (browser::focused()? == chip_id(at)).then_some(at)
    }
}

/// The id of a person's chip.
pub fn chip_id(person: usize) -> String {
    format!("person-{person}")
}

fn names(data: &Props) -> Names<'_> {
    Names { words: &data.words, people: &data.people }
}
