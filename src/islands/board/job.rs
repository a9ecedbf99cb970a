//! The engine at work in the browser: in slices, so that the page stays responsive and the
//! organiser can stop it.

use super::alternatives::{self, Alternative};
use super::browser;
use super::desk::{Desk, State};
use crate::domain::adjust::{Aim, Did, Improver, Progress, Word, why};
use entaku_seating::Refusal;

/// How long one slice lasts at first: short enough that a tap in between is answered at once.
const SLICE: f64 = 50.0;
/// Later ones may last as long as this: a larger event needs more at a time.
const LONGEST: f64 = 200.0;
/// How long a search lasts in all.
const PATIENCE: f64 = 2_000.0;

/// What the engine is at.
pub struct Job {
    improver: Improver,
    /// The alternatives to make, this one first, and those made; `None` when it only
    /// improves the rest.
    comparing: Option<(Vec<Aim>, Vec<Alternative>)>,
    ends: f64,
    slice: f64,
}

impl Job {
    fn new(improver: Improver, comparing: Option<(Vec<Aim>, Vec<Alternative>)>) -> Self {
        Self { improver, comparing, ends: browser::milliseconds() + PATIENCE, slice: SLICE }
    }

    /// What it is called while it lasts.
    pub const fn word(&self) -> Word {
        if self.comparing.is_some() { Word::Comparing } else { Word::Improving }
    }

    fn run(&mut self) -> Progress {
        let end = browser::milliseconds() + self.slice;
        self.slice = (self.slice * 1.5).min(LONGEST);
        match self.improver.slice(&mut || browser::milliseconds() > end) {
            Progress::GoesOn if browser::milliseconds() > self.ends => Progress::Ended,
            progress => progress,
        }
    }
}

/// Improves everybody who is neither fixed nor moved by hand.
pub fn improve(desk: &Desk) {
    begin(desk, |state| Some(Job::new(Improver::of_rest(&state.session), None)));
}

/// Makes the alternatives and lays them out.
pub fn compare(desk: &Desk) {
    begin(desk, |state| {
        let aims = Aim::all(state.session.problem());
        next(state, aims, Vec::new())
    });
}

/// Stops the engine; the tables stay as they were.
pub fn stop(desk: &Desk) {
    desk.change(|state| state.job = None);
    desk.tell(Word::SaidStopped);
    desk.look_back();
}

/// The job that makes the first of the aims.
fn next(state: &State, aims: Vec<Aim>, made: Vec<Alternative>) -> Option<Job> {
    let aim = *aims.first()?;
    Some(Job::new(Improver::new(aim.problem(&state.session), &state.session), Some((aims, made))))
}

fn begin(desk: &Desk, job: impl FnOnce(&State) -> Option<Job>) {
    if desk.state().job.is_some() {
        return;
    }
    let word = desk.change(|state| {
        state.job = job(state);
        state.job.as_ref().map(Job::word)
    });
    if let Some(word) = word {
        desk.tell(word);
        browser::focus("board-stop");
        go_on(desk);
    }
}

fn go_on(desk: &Desk) {
    let desk = desk.clone();
    browser::later(move || slice(&desk));
}

fn slice(desk: &Desk) {
    // Nothing to do where it was stopped in between.
    let Some(mut job) = desk.change(|state| state.job.take()) else { return };
    match job.run() {
        Progress::GoesOn => {
            desk.change(|state| state.job = Some(job));
            browser::focus("board-stop");
            go_on(desk);
        }
        Progress::Refused(refusal) => refused(desk, &refusal),
        Progress::Ended => ended(desk, job),
    }
}

fn refused(desk: &Desk, refusal: &Refusal) {
    desk.change(|state| state.said = why(refusal, &desk.names(), &state.session.layout().together));
    desk.look_back();
}

fn ended(desk: &Desk, job: Job) {
    let Job { improver, comparing, .. } = job;
    let Some((mut aims, mut made)) = comparing else {
        match improver.best() {
            Some(plan) if improver.is_new() => desk.act(&mut |session| session.take(plan, &Did::Improved)),
            Some(_) => desk.tell(Word::SaidNoBetter),
            None => desk.tell(Word::NoWay),
        }
        return desk.look_back();
    };
    let aim = aims.remove(0);
    made.extend(improver.best().map(|plan| Alternative { aim, plan: plan.clone() }));
    if aims.is_empty() {
        return alternatives::lay_out(desk, made);
    }
    desk.change(|state| state.job = next(state, aims, made));
    browser::focus("board-stop");
    go_on(desk);
}
