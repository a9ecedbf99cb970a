//! The tables: name and size, whether a table is kept, the way to drop somebody there with what
//! that does, and its people.

use super::chip::Chips;
use super::page::{append, button, insert, make, say, set, set_flag, show, worded};
use super::screen::Offers;
use crate::domain::adjust::{Mood, Names, Offer, Props, Session, Word, offer_in_words};
use leptos::web_sys::{Element, Node};

/// All cards: that of people without a table first, then the tables in order.
pub struct Cards {
    /// The list of cards.
    pub root: Element,
    cards: Vec<Card>,
}

struct Card {
    table: Option<usize>,
    root: Element,
    size: Element,
    people: Element,
    /// What a table has beyond its people: keeping it, and, as an empty chair at its end,
    /// dropping somebody there.
    acts: Option<(Element, Drop)>,
}

/// The button that moves the person in hand to a table, with what that would do.
pub struct Drop {
    /// The button.
    pub root: Element,
    table: usize,
    on_card: bool,
    to: String,
    change: Element,
}

impl Cards {
    /// Makes them.
    pub fn new(data: &Props, tables: usize) -> Self {
        let cards: Vec<Card> =
            std::iter::once(None).chain((0..tables).map(Some)).map(|table| Card::new(data, table)).collect();
        let root = make("div", "board__tables", &[]);
        for card in &cards {
            append(&root, &card.root);
        }
        Self { root, cards }
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, order: &[usize], session: &Session, offers: &Offers, chips: &Chips) {
        for card in &self.cards {
            let here = order.iter().copied().filter(|&person| session.layout().table(person) == card.table);
            card.paint(data, session, &here.collect::<Vec<_>>(), chips);
            if let Some((_, drop)) = &card.acts {
                drop.paint(data, offers);
            }
        }
    }
}

impl Card {
    fn new(data: &Props, table: Option<usize>) -> Self {
        let words = &data.words;
        let name = Names { words, people: &data.people }.table(table);
        let title = worded("h3", "", &name);
        let id = table.map_or_else(|| "board-nowhere".to_owned(), |table| format!("board-table-{table}"));
        set(&title, "id", &id);
        let size = make("span", "board-table__size", &[]);
        let head = make("div", "board-table__head", &[&title, &size]);
        let people = make("ul", "board-table__people", &[]);
        let root = make("section", "board-table", &[&head, &people]);
        set(&root, "aria-labelledby", &id);
        let acts = table.map(|table| {
            let lock = button("lock", Some(table), "board-table__lock", words.get(Word::Lock));
            set(&lock, "aria-label", &words.with(Word::LockLabel, &[("table", &name)]));
            append(&head, &lock);
            let drop = Drop::new(data, table, true);
            append(&root, &drop.root);
            set(&root, "data-n", &table.to_string());
            (lock, drop)
        });
        Self { table, root, size, people, acts }
    }

    fn paint(&self, data: &Props, session: &Session, here: &[usize], chips: &Chips) {
        say(&self.size, &data.words.with(Word::People, &[("count", &here.len().to_string())]));
        match (&self.acts, self.table) {
            (Some((lock, _)), Some(table)) => set_flag(lock, "aria-pressed", session.layout().is_locked(table)),
            _ => show(&self.root, !here.is_empty()),
        }
        // Lines that stand where they belong are left alone: one that is moved loses the focus.
        let mut next: Option<Node> = self.people.first_child();
        for line in here.iter().filter_map(|&person| chips.line(person)) {
            if next.as_ref() == Some(line.as_ref()) {
                next = line.next_sibling();
            } else {
                insert(&self.people, line, next.as_ref());
            }
        }
    }
}

impl Drop {
    /// Makes it. On the card of the table it says "here", in the list of tables it says where.
    pub fn new(data: &Props, table: usize, on_card: bool) -> Self {
        let words = &data.words;
        let name = Names { words, people: &data.people }.table(Some(table));
        let to = words.with(Word::MoveTo, &[("table", &name)]);
        let root = button("drop", Some(table), "drop", "");
        let change = make("span", "drop__change", &[]);
        append(&root, &worded("span", "drop__to", if on_card { words.get(Word::MoveHere) } else { &to }));
        append(&root, &change);
        Self { root, table, on_card, to, change }
    }

    /// Shows what it would do; nothing where nobody can be dropped there.
    pub fn paint(&self, data: &Props, offers: &Offers) {
        let offer = offers.moves.get(self.table).copied().flatten();
        let Some(offer) = offer else {
            // On a card its place stays, so that nothing moves under a finger or a dragged chip.
            show(&self.root, self.on_card);
            return set(&self.root, "class", "drop drop--away");
        };
        show(&self.root, true);
        let told = offer_in_words(&offer, &data.words);
        let told = told.as_deref().unwrap_or_else(|| data.words.get(Word::Same));
        say(&self.change, told);
        set(&self.root, "aria-label", &format!("{} {told}", self.to));
        set(&self.root, "class", class_of(&offer));
    }
}

fn class_of(offer: &Offer) -> &'static str {
    match offer.mood() {
        Mood::Better => "drop drop--better",
        Mood::Same => "drop",
        Mood::Worse => "drop drop--worse",
    }
}
