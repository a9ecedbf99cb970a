//! The whole board: its parts in order, and painting them.

use super::alternatives::Alternatives;
use super::chip::Chips;
use super::desk::State;
use super::figures::Figures;
use super::hand::Hand;
use super::page::{make, set, worded};
use super::save::Troubles;
use super::table::Cards;
use super::toolbar::Toolbar;
use crate::domain::adjust::{Offer, Props, Word};
use leptos::web_sys::Element;

/// The board's elements.
pub struct Screen {
    /// The board.
    pub root: Element,
    figures: Figures,
    toolbar: Toolbar,
    troubles: Troubles,
    alternatives: Alternatives,
    cards: Cards,
    chips: Chips,
    hand: Hand,
}

/// What taking the person in hand elsewhere would do: to each table, with each person.
pub struct Offers {
    /// By table.
    pub moves: Vec<Option<Offer>>,
    /// By person.
    pub swaps: Vec<Option<Offer>>,
}

impl Screen {
    /// Makes it.
    pub fn new(data: &Props, state: &State) -> Self {
        let words = &data.words;
        let title = worded("h2", "", words.get(Word::Title));
        set(&title, "id", "board-title");
        let help = worded("p", "board__help", words.get(Word::Help));
        let (figures, toolbar) = (Figures::new(data, &state.session), Toolbar::new(data));
        let (troubles, alternatives) = (Troubles::new(), Alternatives::new());
        let tables = state.session.problem().tables.count();
        let (cards, chips, hand) = (Cards::new(data, tables), Chips::new(data), Hand::new(data, tables));
        let root = make(
            "section",
            "board",
            &[&title, &help, &figures.root, &toolbar.root, &troubles.root, &alternatives.root, &cards.root, &hand.root],
        );
        set(&root, "aria-labelledby", "board-title");
        Self { root, figures, toolbar, troubles, alternatives, cards, chips, hand }
    }

    /// Shows the state. `order` are the people in 五十音順.
    pub fn paint(&self, data: &Props, order: &[usize], state: &State) {
        let offers = Offers { moves: state.session.offers(), swaps: state.session.swap_offers() };
        self.figures.paint(data, &state.session);
        self.toolbar.paint(data, state);
        self.troubles.paint(data, &state.saving);
        self.alternatives.paint(data, state);
        self.cards.paint(data, order, &state.session, &offers, &self.chips);
        self.chips.paint(data, state, &offers);
        self.hand.paint(data, state, &offers);
    }
}
