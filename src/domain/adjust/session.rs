//! One organiser at the board: the layout, the person in hand, undo and redo. Every act answers
//! what it did, as data; the words are made from it elsewhere.

mod prices;

use super::{Change, Did, Held, Layout, Least, Mode, SHOWN, Verdict, bounding, is_told};
use entaku_seating::{Board, FigureKind, Figures, Plan, Problem, Rules};

/// How far undo goes back.
const MOST_UNDO: usize = 200;

/// The state of the board.
#[derive(Clone, Debug)]
pub struct Session {
    problem: Problem,
    /// The engine's board: prices and figures. `None` where the engine does not take the people.
    board: Option<Board>,
    layout: Layout,
    stored: Layout,
    undo: Vec<Layout>,
    redo: Vec<Layout>,
    held: Option<Held>,
    figures: Figures,
    change: Change,
    /// The layout that the board was opened with.
    opened: Layout,
    /// What the tables can be at best, whatever the rules.
    free: Least,
    /// The same while they keep the rules.
    ruled: Least,
}

impl Session {
    /// Begins at a stored layout.
    #[must_use]
    pub fn new(problem: Problem, layout: Layout) -> Self {
        let layout = layout.tidied(problem.people.len(), problem.tables.count());
        let problem = Problem { rules: Rules::default(), previous: layout.table_of.clone(), ..problem };
        let mut session = Self {
            free: least(&problem, false),
            ruled: Least::default(),
            opened: layout.clone(),
            board: board_of(&problem, &layout),
            problem,
            stored: layout.clone(),
            layout,
            undo: Vec::new(),
            redo: Vec::new(),
            held: None,
            figures: Figures::default(),
            change: Change::default(),
        };
        session.figures = session.count();
        session.ruled = session.least_by_rules();
        session
    }

    /// The problem without rules; moves count from the layout the board was opened with.
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Who sits where.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The person in hand.
    #[must_use]
    pub const fn held(&self) -> Option<Held> {
        self.held
    }

    /// The figures now.
    #[must_use]
    pub const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The least each figure can be for these people at these tables: under the organiser's rules while
    /// the tables keep them, else without.
    #[must_use]
    pub fn bounds(&self) -> &Figures {
        &self.least().figures
    }

    fn least(&self) -> &Least {
        if self.layout.broken() == 0 && self.is_even() { &self.ruled } else { &self.free }
    }

    /// Whether no table has two people more than another.
    fn is_even(&self) -> bool {
        let sizes = (0..self.problem.tables.count()).map(|table| self.layout.at(Some(table)).count());
        let (least, most) = sizes.fold((usize::MAX, 0), |(least, most), size| (least.min(size), most.max(size)));
        most.saturating_sub(least) < 2
    }

    /// What is to be said of the tables, once they are not those that the board was opened with; what the
    /// page says is of those.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        if self.layout.table_of == self.opened.table_of {
            return None;
        }
        if !self.is_even() {
            return Some(Verdict::Uneven);
        }
        let least = self.least();
        // Moves count from where people sat when the board was opened: they are no matter here.
        let moved = self.figures.get(FigureKind::Moves) * FigureKind::Moves.weight(&self.problem.weights);
        if self.layout.broken() == 0 && self.figures.cost(&self.problem.weights).saturating_sub(moved) <= least.cost {
            return Some(Verdict::Best);
        }
        let kinds = SHOWN.into_iter().filter(|kind| is_told(*kind));
        let above = kinds.map(|kind| self.figures.get(kind).saturating_sub(least.figures.get(kind))).sum();
        Some(if above > 0 { Verdict::ByHand(above) } else { Verdict::Open })
    }

    /// What the last act did to the figures.
    #[must_use]
    pub const fn change(&self) -> &Change {
        &self.change
    }

    /// Whether there is something to take back, and something to do again.
    #[must_use]
    pub fn can_undo_redo(&self) -> (bool, bool) {
        (!self.undo.is_empty(), !self.redo.is_empty())
    }

    /// Whether the layout is not what is stored.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let Layout { table_of, pinned, by_hand: _, together, apart, locked } = &self.stored;
        let now = &self.layout;
        (&now.table_of, &now.pinned, &now.together, &now.apart, &now.locked)
            != (table_of, pinned, together, apart, locked)
    }

    /// Notes that a layout is stored now.
    pub fn saved(&mut self, layout: Layout) {
        self.stored = layout;
    }

    /// A person was chosen: taken in hand, let go, or the second of two.
    pub fn choose(&mut self, person: usize) -> Did {
        match self.held {
            Some(held) if held.person == person => self.put_down().unwrap_or(Did::PutDown(person)),
            Some(Held { person: other, mode: Mode::Move }) => self.swap(other, person),
            Some(Held { person: other, mode }) => {
                self.held = Some(Held { person: other, mode: Mode::Move });
                let mut change = |layout: &mut Layout| match mode {
                    Mode::Apart => layout.keep_apart(other, person),
                    _ => layout.keep_together(other, person),
                };
                let did = if mode == Mode::Apart { Did::Apart(other, person) } else { Did::Together(other, person) };
                self.commit(did, &mut change)
            }
            None => self.pick_up(Held { person, mode: Mode::Move }),
        }
    }

    /// Takes a person in hand for something.
    pub fn pick_up(&mut self, held: Held) -> Did {
        self.held = Some(held);
        Did::PickedUp(held)
    }

    /// Lets go of the person in hand, if there is one.
    pub fn put_down(&mut self) -> Option<Did> {
        self.held.take().map(|held| Did::PutDown(held.person))
    }

    /// Moves the person in hand, if there is one, to a table.
    pub fn drop_at(&mut self, table: usize) -> Option<Did> {
        let person = self.held?.person;
        Some(self.move_to(person, table))
    }

    /// Moves a person to a table.
    pub fn move_to(&mut self, person: usize, table: usize) -> Did {
        let from = self.layout.table(person);
        if from == Some(table) || table >= self.problem.tables.count() {
            return Did::SameTable(person, table);
        }
        if let Some(refused) = self.stuck(person).or_else(|| self.locked(Some(table))) {
            return refused;
        }
        self.held = None;
        self.commit(Did::Moved(person, from, table), &mut |layout| layout.put(person, Some(table)))
    }

    /// Lets two people change tables.
    pub fn swap(&mut self, p: usize, q: usize) -> Did {
        let (a, b) = (self.layout.table(p), self.layout.table(q));
        if let Some(refused) = self.stuck(p).or_else(|| self.stuck(q)) {
            return refused;
        }
        if let (true, Some(table)) = (a == b, a) {
            return Did::SameTable(q, table);
        }
        self.held = None;
        self.commit(Did::Swapped(p, q), &mut |layout| {
            layout.put(p, b);
            layout.put(q, a);
        })
    }

    /// Fixes a person to their table, or frees them.
    pub fn toggle_pin(&mut self, person: usize) -> Did {
        let Some(table) = self.layout.table(person) else { return Did::NotSeated(person) };
        let pin = !self.layout.is_pinned(person);
        let did = if pin { Did::Pinned(person, table) } else { Did::Unpinned(person) };
        self.commit(did, &mut |layout| {
            if let Some(pinned) = layout.pinned.get_mut(person) {
                *pinned = pin;
            }
        })
    }

    /// Frees everybody who is fixed.
    pub fn unpin_all(&mut self) -> Did {
        let count = self.layout.pinned.iter().filter(|pinned| **pinned).count();
        self.commit(Did::UnpinnedAll(count), &mut |layout| layout.pinned.fill(false))
    }

    /// Fixes everybody who was moved by hand to their table.
    pub fn pin_by_hand(&mut self) -> Did {
        let count = self.layout.to_pin().count();
        self.commit(Did::PinnedByHand(count), &mut |layout| {
            for person in layout.to_pin().collect::<Vec<_>>() {
                if let Some(pinned) = layout.pinned.get_mut(person) {
                    *pinned = true;
                }
            }
        })
    }

    /// Locks a table, or frees it.
    pub fn toggle_lock(&mut self, table: usize) -> Did {
        let was = self.layout.is_locked(table);
        let did = if was { Did::Unlocked(table) } else { Did::Locked(table) };
        self.commit(did, &mut |layout| {
            layout.locked.retain(|&other| other != table);
            if !was {
                layout.locked.push(table);
            }
        })
    }

    /// Lifts every together and apart of a person.
    pub fn lift_rules(&mut self, person: usize) -> Did {
        self.commit(Did::Lifted(person), &mut |layout| layout.lift_rules(person))
    }

    /// Takes another seating of the same people, found by the engine; what was moved by hand
    /// stays marked.
    pub fn take(&mut self, plan: &Plan, did: &dyn Fn(usize) -> Did) -> Did {
        let tables = self.problem.tables.count();
        let table_of: Vec<_> = plan.table_of.iter().map(|&table| Some(table).filter(|&table| table < tables)).collect();
        let moved = self.layout.table_of.iter().zip(&table_of).filter(|(now, then)| now != then).count();
        self.held = None;
        self.commit(did(moved), &mut |layout| layout.table_of.clone_from(&table_of))
    }

    /// Takes the last change back.
    pub fn undo(&mut self) -> Did {
        let Some(before) = self.undo.pop() else { return Did::NothingToUndo };
        self.held = None;
        let now = std::mem::replace(&mut self.layout, before);
        self.follow(&now);
        self.redo.push(now);
        Did::Undone
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) -> Did {
        let Some(after) = self.redo.pop() else { return Did::NothingToRedo };
        self.held = None;
        let now = std::mem::replace(&mut self.layout, after);
        self.follow(&now);
        self.undo.push(now);
        Did::Redone
    }

    fn stuck(&self, person: usize) -> Option<Did> {
        if self.layout.is_pinned(person) {
            return Some(Did::IsPinned(person));
        }
        self.locked(self.layout.table(person))
    }

    fn locked(&self, table: Option<usize>) -> Option<Did> {
        table.filter(|&table| self.layout.is_locked(table)).map(Did::IsLocked)
    }

    fn commit(&mut self, did: Did, change: &mut dyn FnMut(&mut Layout)) -> Did {
        let before = self.layout.clone();
        change(&mut self.layout);
        self.follow(&before);
        self.undo.push(before);
        if self.undo.len() > MOST_UNDO {
            self.undo.remove(0);
        }
        self.redo.clear();
        did
    }

    /// Brings the engine's board and the figures to the layout, which was `before`.
    fn follow(&mut self, before: &Layout) {
        let same_rules = (&before.together, &before.apart) == (&self.layout.together, &self.layout.apart);
        match &mut self.board {
            Some(board) if same_rules => {
                for (person, (now, then)) in self.layout.table_of.iter().zip(&before.table_of).enumerate() {
                    if now != then {
                        board.move_to(person, *now);
                    }
                }
            }
            _ => self.board = board_of(&self.problem, &self.layout),
        }
        let rules = |layout: &Layout| (layout.rules(false), layout.locked.clone());
        if rules(before) != rules(&self.layout) {
            self.ruled = self.least_by_rules();
        }
        let now = self.count();
        self.change = Change::between(&self.figures, &now, &self.problem.weights);
        self.figures = now;
    }

    /// What the tables can be at best while they keep the rules.
    fn least_by_rules(&self) -> Least {
        let rules = self.layout.rules(false);
        if rules == Rules::default() {
            return self.free;
        }
        let held = |person: usize| self.layout.table(person).filter(|&table| self.layout.is_locked(table));
        let people = self.problem.people.len();
        let previous = if rules.locked.is_empty() { Vec::new() } else { (0..people).map(held).collect() };
        least(&Problem { rules, previous, ..self.problem.clone() }, true)
    }

    fn count(&self) -> Figures {
        self.board.as_ref().map(Board::figures).unwrap_or_default()
    }
}

/// The engine's board; of the rules only those that it should name when they would be broken.
fn board_of(problem: &Problem, layout: &Layout) -> Option<Board> {
    let rules = Rules { together: layout.together.clone(), apart: layout.apart.clone(), ..Rules::default() };
    Board::new(Problem { rules, ..problem.clone() }, &layout.table_of).ok()
}

/// What these people at these tables can be at best.
fn least(problem: &Problem, kept: bool) -> Least {
    let problem = Problem { previous: if kept { problem.previous.clone() } else { Vec::new() }, ..problem.clone() };
    bounding(&problem, kept).as_ref().map(Least::from).unwrap_or_default()
}
