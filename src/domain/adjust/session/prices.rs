//! What could be done next, with what it would cost.

use super::Session;
use crate::domain::adjust::{Mode, Offer};
use entaku_seating::{Board, Figures, Plan};

impl Session {
    /// What moving the person in hand to each table would do; `None` for their own table and
    /// where they cannot go. Empty where nobody is in hand to be moved.
    #[must_use]
    pub fn offers(&self) -> Vec<Option<Offer>> {
        let Some((person, board)) = self.in_hand() else { return Vec::new() };
        let own = self.layout.table(person);
        let free = |table| Some(table) != own && self.stuck(person).is_none() && !self.layout.is_locked(table);
        board.price_moves(person).iter().map(|price| free(price.table).then(|| price.into())).collect()
    }

    /// What swapping the person in hand with each person would do; `None` for people who cannot
    /// be swapped. Empty where nobody is in hand to be moved.
    #[must_use]
    pub fn swap_offers(&self) -> Vec<Option<Offer>> {
        let Some((person, board)) = self.in_hand() else { return Vec::new() };
        let mut offers = vec![None; self.problem.people.len()];
        if self.stuck(person).is_some() {
            return offers;
        }
        for price in board.price_swaps(person) {
            if let (None, Some(offer)) = (self.stuck(price.with), offers.get_mut(price.with)) {
                *offer = Some((&price).into());
            }
        }
        offers
    }

    fn in_hand(&self) -> Option<(usize, &Board)> {
        let held = self.held.filter(|held| held.mode == Mode::Move)?;
        Some((held.person, self.board.as_ref()?))
    }

    /// The figures of another plan for the same people.
    #[must_use]
    pub fn figures_of(&self, plan: &Plan) -> Figures {
        let mut board = self.board.clone();
        match board.as_mut().map(|board| board.take(plan)) {
            Some(Ok(())) => board.as_ref().map(Board::figures).unwrap_or_default(),
            _ => Figures::default(),
        }
    }
}
