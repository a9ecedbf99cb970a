//! The engine at work in the browser: in slices, so that the page stays responsive and the
//! organiser can stop it.

use super::browser;
use super::desk::Desk;
use crate::domain::adjust::{Aim, Did, Improver, Progress, Session, Word, better, why};
use entaku_seating::Plan;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the button that stops it.
pub const STOP: &str = "board-stop";
/// The id of the alternatives' heading.
pub const ALTERNATIVES: &str = "board-alternatives";

/// How long one slice lasts at first: short enough that a tap in between is answered at once.
const SLICE: f64 = 50.0;
/// Later ones may last as long as this: a larger event needs more at a time.
const LONGEST: f64 = 200.0;
/// How long a search lasts in all.
const PATIENCE: f64 = 2_000.0;

/// An alternative: what it puts first, and who sits where in it.
pub type Alternative = (Aim, Plan);

/// The engine of the board.
#[derive(Clone, Copy)]
pub struct Engine {
    desk: Desk,
    /// What it is at, while it works.
    pub work: RwSignal<Option<Word>>,
    /// The alternatives laid out, if they are.
    pub alternatives: RwSignal<Option<Vec<Alternative>>>,
    /// How often it was begun: what an earlier turn finds is dropped.
    turn: StoredValue<u32>,
}

/// How a search came out.
enum Outcome {
    /// It was stopped.
    Stopped,
    /// The rules cannot be kept; why, in words.
    Refused(String),
    /// It ended.
    Ended(Box<Improver>),
}

impl Engine {
    /// At rest.
    pub fn new(desk: Desk) -> Self {
        Self { desk, work: RwSignal::new(None), alternatives: RwSignal::new(None), turn: StoredValue::new(0) }
    }

    /// Improves everybody who is neither fixed nor moved by hand.
    pub fn improve(self) {
        let Some(turn) = self.begin(Word::Improving) else { return };
        spawn_local(async move {
            let outcome = self.search(turn, Improver::of_rest).await;
            let Some(improver) = self.ended(outcome) else { return };
            match improver.best() {
                Some(plan) if improver.is_new() => self.desk.act(|session| session.take(plan, &Did::Improved)),
                Some(_) => self.desk.tell(Word::SaidNoBetter),
                None => self.desk.tell(Word::NoWay),
            }
            self.desk.look_back();
        });
    }

    /// Makes the alternatives and lays them out.
    pub fn compare(self) {
        let Some(turn) = self.begin(Word::Comparing) else { return };
        spawn_local(async move {
            let mut made = Vec::new();
            for aim in self.desk.glance(|session| Aim::all(session.problem())) {
                let outcome = self.search(turn, |session| Improver::new(aim.problem(session), session)).await;
                let Outcome::Ended(improver) = outcome else {
                    self.ended(outcome);
                    return;
                };
                made.extend(improver.best().map(|plan| (aim, plan.clone())));
            }
            self.work.set(None);
            if made.is_empty() {
                self.desk.tell(Word::NoWay);
                return self.desk.look_back();
            }
            let made = self.desk.glance(|session| better(session, made));
            if made.is_empty() {
                self.desk.tell(Word::SaidNoneBetter);
                return self.desk.look_back();
            }
            self.alternatives.set(Some(made));
            self.desk.tell(Word::AlternativesHelp);
            browser::focus(ALTERNATIVES);
        });
    }

    /// Stops; the tables stay as they were.
    pub fn stop(self) {
        if self.work.get_untracked().is_some() {
            self.turn.update_value(|turn| *turn += 1);
            self.work.set(None);
            self.desk.tell(Word::SaidStopped);
            self.desk.look_back();
        }
    }

    /// Takes the alternative of a place, or none of them.
    pub fn choose(self, at: Option<usize>) {
        let made = self.alternatives.try_update(Option::take).flatten().unwrap_or_default();
        if let Some((aim, plan)) = at.and_then(|at| made.get(at)) {
            self.desk.act(|session| session.take(plan, &|moved| Did::Chosen(*aim, moved)));
        }
        self.desk.look_back();
    }

    /// Begins a turn, where it is at rest.
    fn begin(self, word: Word) -> Option<u32> {
        if self.work.get_untracked().is_some() {
            return None;
        }
        self.turn.update_value(|turn| *turn += 1);
        self.work.set(Some(word));
        self.desk.tell(word);
        browser::focus(STOP);
        Some(self.turn.get_value())
    }

    /// Searches slice by slice. Whoever moves somebody meanwhile is heard: the search begins
    /// again from there.
    async fn search(self, turn: u32, improver: impl Fn(&Session) -> Improver) -> Outcome {
        let desk = self.desk;
        let start = || desk.glance(|session| (session.layout().clone(), improver(session)));
        let (mut layout, mut search) = start();
        let (mut slice, mut end) = (SLICE, browser::milliseconds() + PATIENCE);
        loop {
            browser::pause().await;
            if self.turn.get_value() != turn {
                return Outcome::Stopped;
            }
            if desk.glance(|session| *session.layout() != layout) {
                (layout, search) = start();
                end = browser::milliseconds() + PATIENCE;
            }
            let pause = browser::milliseconds() + slice;
            slice = (slice * 1.5).min(LONGEST);
            match search.slice(&mut || browser::milliseconds() > pause) {
                Progress::GoesOn if browser::milliseconds() <= end => {}
                Progress::Refused(refusal) => {
                    return Outcome::Refused(desk.sentence(|names| why(&refusal, names, &layout.together)));
                }
                _ => return Outcome::Ended(Box::new(search)),
            }
        }
    }

    /// At rest again; what was found, where the search came to its end.
    fn ended(self, outcome: Outcome) -> Option<Box<Improver>> {
        match outcome {
            Outcome::Stopped => None,
            Outcome::Refused(why) => {
                self.work.set(None);
                self.desk.said.set(why);
                self.desk.look_back();
                None
            }
            Outcome::Ended(improver) => {
                self.work.set(None);
                Some(improver)
            }
        }
    }
}
