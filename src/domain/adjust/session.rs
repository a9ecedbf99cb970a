//! One organiser at the board: the layout, the person in hand, undo and redo. Every act answers
//! what it did, as data; the words are made from it elsewhere.

mod prices;

use super::{Change, Did, Held, Layout, Mode};
use entaku_seating::{Board, Effort, FigureKind, Figures, Plan, Problem, Rules, search_until};

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
    bounds: Figures,
}

impl Session {
    /// Begins at a stored layout.
    #[must_use]
    pub fn new(problem: Problem, layout: Layout) -> Self {
        let layout = layout.tidied(problem.people.len(), problem.tables.count());
        let problem = Problem { rules: Rules::default(), previous: layout.table_of.clone(), ..problem };
        let mut session = Self {
            bounds: bounds(&problem),
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

    /// The least each figure can be for these people at these tables, whatever the rules.
    #[must_use]
    pub const fn bounds(&self) -> &Figures {
        &self.bounds
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
        let now = self.count();
        self.change = Change::between(&self.figures, &now, &self.problem.weights);
        self.figures = now;
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

/// The bounds of the same people at the same tables without any rule: rules can only make
/// figures worse, so these hold whatever the organiser sets.
fn bounds(problem: &Problem) -> Figures {
    let free = Problem { previous: Vec::new(), ..problem.clone() };
    let mut bounds = Figures::default();
    if let Ok(seating) = search_until(&free, Effort { seed: 1, iterations: 0 }, &mut || false) {
        for kind in FigureKind::ALL {
            bounds.set(kind, seating.certificate.counted(kind).bound);
        }
    }
    bounds
}
