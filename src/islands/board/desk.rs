//! What all parts of the board share: the session, what was said last, who has the focus.

use super::alternatives::Alternative;
use super::browser;
use super::job::Job;
use super::save::Saving;
use super::screen::Screen;
use super::{keys, pointer, read};
use crate::domain::adjust::{Did, Names, Props, Session, Word, say};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// The state of the board in the browser.
pub struct State {
    /// Layout, undo, the person in hand.
    pub session: Session,
    /// What happened last, in words.
    pub said: String,
    /// The person whose chip the Tab key reaches.
    pub at: usize,
    /// The engine at work, if it is.
    pub job: Option<Job>,
    /// The alternatives laid out, if they are.
    pub alternatives: Option<Vec<Alternative>>,
    /// How saving goes.
    pub saving: Saving,
}

/// A handle to the board; cloned freely.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {
    data: Props,
    /// The people in 五十音順.
    order: Vec<usize>,
    state: RefCell<State>,
    screen: Screen,
}

/// Makes the board of what the form carries, and puts it where the form stands.
pub fn start() {
    if let Some(data) = browser::data().and_then(|data| read::props(&data)) {
        Desk::start(data);
    }
}

impl Desk {
    fn start(mut data: Props) {
        let session = Session::new(std::mem::take(&mut data.problem), std::mem::take(&mut data.layout));
        let mut order: Vec<usize> = (0..data.people.len()).collect();
        order.sort_by_key(|&person| data.people.get(person).map(|person| person.rank));
        let first = order.iter().copied().find(|&person| session.layout().table(person) == Some(0));
        let state = State {
            said: String::new(),
            at: first.or(order.first().copied()).unwrap_or(0),
            job: None,
            alternatives: None,
            saving: Saving::at((data.number, data.version)),
            session,
        };
        let screen = Screen::new(&data, &state);
        let desk = Self(Rc::new(Inner { data, order, state: RefCell::new(state), screen }));
        desk.take_over();
        let root = desk.0.screen.root.clone();
        for name in ["click", "keydown", "focusin", "dragstart", "dragover", "drop"] {
            let desk = desk.clone();
            browser::listen(&root, name, move |event| match name {
                "click" => pointer::click(&desk, event),
                "keydown" => keys::pressed(&desk, event),
                "focusin" => desk.noticed(event),
                "dragstart" => pointer::drag_begins(&desk, event),
                "dragover" => pointer::drag_passes(&desk, event),
                _ => pointer::drag_ends(&desk, event),
            });
        }
        browser::ask_before_leaving({
            let desk = desk.clone();
            move || desk.state().session.is_unsaved()
        });
        browser::replace_form(&root);
    }

    /// Makes the moves that were chosen in the form before the board was there.
    fn take_over(&self) {
        let chosen = browser::chosen_in_form();
        self.change(|state| {
            for (id, table) in &chosen {
                let person = self.data().people.iter().position(|person| person.id.to_string() == *id);
                if let (Some(person), Some(table)) = (person, table.checked_sub(1)) {
                    state.session.move_to(person, table);
                }
            }
        });
    }

    /// Names, texts, addresses.
    pub fn data(&self) -> &Props {
        &self.0.data
    }

    /// The people in 五十音順.
    pub fn order(&self) -> &[usize] {
        &self.0.order
    }

    /// The state.
    pub fn state(&self) -> Ref<'_, State> {
        self.0.state.borrow()
    }

    /// Changes the state and paints the screen.
    pub fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let changed = change(&mut self.0.state.borrow_mut());
        self.paint();
        changed
    }

    fn paint(&self) {
        let focused = browser::focused();
        self.0.screen.paint(&self.0.data, &self.0.order, &self.state());
        // A chip that goes to another table would lose the focus.
        if let Some(element) = focused.filter(|element| browser::focused().as_ref() != Some(element)) {
            browser::focus_on(element);
        }
    }

    /// Says a text.
    pub fn tell(&self, word: Word) {
        self.change(|state| self.data().words.get(word).clone_into(&mut state.said));
    }

    /// Looks at the names.
    pub fn names(&self) -> Names<'_> {
        Names { words: &self.data().words, people: &self.data().people }
    }

    /// Does something at the session, tells it, and keeps the focus on the person concerned.
    pub fn act(&self, act: &mut dyn FnMut(&mut Session) -> Did) {
        let did = self.change(|state| {
            let did = act(&mut state.session);
            state.said = say(did, state.session.change(), &self.names());
            did
        });
        if let Did::Moved(person, ..) | Did::Swapped(person, _) = did {
            self.look_at(person);
        }
    }

    /// Brings the focus to a person's chip.
    pub fn look_at(&self, person: usize) {
        self.change(|state| state.at = person);
        browser::focus(&format!("person-{person}"));
    }

    /// Brings the focus back to the chip that had it last.
    pub fn look_back(&self) {
        let at = self.state().at;
        browser::focus(&format!("person-{at}"));
    }

    /// Notes whose chip got the focus, so that the Tab key comes back to it.
    fn noticed(&self, event: &browser::Happened) {
        if let Some((what, Some(person))) = browser::meant(event)
            && what == "person"
            && self.state().at != person
        {
            self.change(|state| state.at = person);
        }
    }
}
