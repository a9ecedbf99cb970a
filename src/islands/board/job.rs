//! The engine at work in the browser: in slices, so that the page stays responsive and the
//! organiser can stop it.

use super::browser;
use super::desk::Desk;
use crate::domain::adjust::{Aim, Did, Improver, Progress, Word, why};
use entaku_seating::{Plan, Refusal};
use leptos::prelude::*;
use std::time::Duration;

/// How long one slice lasts: short enough that a tap in between is answered at once.
const SLICE: f64 = 60.0;
/// How long a search lasts in all.
const PATIENCE: f64 = 2_000.0;
/// Between two slices the page is painted.
const PAUSE: Duration = Duration::from_millis(8);

/// What the engine is at.
#[derive(Clone)]
pub enum Job {
    /// Improving the rest.
    Improve,
    /// Making alternatives: those still to make, those made.
    Compare(Vec<Aim>, Vec<(Aim, Plan)>),
}

impl Job {
    /// What it is called while it lasts.
    pub const fn word(&self) -> Word {
        match self {
            Self::Improve => Word::Improving,
            Self::Compare(..) => Word::Comparing,
        }
    }
}

/// Improves everybody who is neither fixed nor moved by hand.
pub fn improve(desk: Desk) {
    if desk.job.with_untracked(Option::is_some) {
        return;
    }
    desk.said.set(desk.word(Word::Improving));
    begin(desk, Job::Improve, desk.session.with_untracked(Improver::of_rest));
}

/// Makes the alternatives and lays them out.
pub fn compare(desk: Desk) {
    if desk.job.with_untracked(Option::is_some) {
        return;
    }
    desk.said.set(desk.word(Word::Comparing));
    let aims = desk.session.with_untracked(|session| Aim::all(session.problem()));
    if let Some(improver) = first_of(desk, &aims) {
        begin(desk, Job::Compare(aims, Vec::new()), improver);
    }
}

/// Stops the engine; the tables stay as they were.
pub fn stop(desk: Desk) {
    desk.job.set(None);
    desk.improver.set_value(None);
    desk.said.set(desk.word(Word::SaidStopped));
    browser::focus(format!("person-{}", desk.at.get_untracked()));
}

fn first_of(desk: Desk, aims: &[Aim]) -> Option<Improver> {
    let aim = aims.first()?;
    Some(desk.session.with_untracked(|session| Improver::new(aim.problem(session), session)))
}

fn begin(desk: Desk, job: Job, improver: Improver) {
    desk.job.set(Some(job));
    desk.improver.set_value(Some(improver));
    browser::focus("board-stop".to_owned());
    let end = browser::milliseconds() + PATIENCE;
    set_timeout(move || slice(desk, end), PAUSE);
}

fn slice(desk: Desk, end: f64) {
    let begun = browser::milliseconds();
    let mut enough = || browser::milliseconds() - begun > SLICE;
    let progress = desk.improver.try_update_value(|improver| Some(improver.as_mut()?.slice(&mut enough))).flatten();
    match progress {
        // Stopped, or the page is gone.
        None => {}
        Some(Progress::GoesOn) if browser::milliseconds() < end => set_timeout(move || slice(desk, end), PAUSE),
        Some(Progress::Refused(refusal)) => refused(desk, &refusal),
        Some(_) => ended(desk),
    }
}

fn refused(desk: Desk, refusal: &Refusal) {
    desk.job.set(None);
    desk.improver.set_value(None);
    let groups = desk.session.with_untracked(|session| session.layout().together.clone());
    desk.said.set(desk.names(|names| why(refusal, names, &groups)));
    browser::focus(format!("person-{}", desk.at.get_untracked()));
}

fn ended(desk: Desk) {
    let Some(improver) = desk.improver.try_update_value(Option::take).flatten() else { return };
    match desk.job.try_update(Option::take).flatten() {
        Some(Job::Improve) => improved(desk, &improver),
        Some(Job::Compare(mut aims, mut made)) => {
            let aim = aims.remove(0);
            made.extend(improver.best().map(|plan| (aim, plan.clone())));
            match first_of(desk, &aims) {
                Some(improver) => begin(desk, Job::Compare(aims, made), improver),
                None => super::alternatives::lay_out(desk, made),
            }
        }
        None => {}
    }
}

fn improved(desk: Desk, improver: &Improver) {
    match improver.best() {
        Some(plan) if improver.is_new() => desk.act(|session| session.take(plan, Did::Improved)),
        Some(_) => desk.said.set(desk.word(Word::SaidNoBetter)),
        None => desk.said.set(desk.word(Word::NoWay)),
    }
    browser::focus(format!("person-{}", desk.at.get_untracked()));
}
