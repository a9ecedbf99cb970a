//! The figures of the tables as they are, each beside the least it can be and what the last act
//! did to it.

use super::desk::Desk;
use crate::domain::adjust::{SHOWN, Session, Word, sizes_in_words};
use entaku_seating::{FigureKind, Wish};
use leptos::prelude::*;

/// The list of figures.
#[component]
pub fn Figures() -> impl IntoView {
    let desk = Desk::here();
    let lines = desk.glance(|session| telling(session).map(|kind| view! { <Figure kind/> }).collect_view());
    let data = desk.data();
    let sizes = move || {
        desk.seats.with(|seats| {
            let sizes = seats.iter().skip(1).map(Vec::len);
            let (least, most) = (sizes.clone().min().unwrap_or(0), sizes.max().unwrap_or(0));
            sizes_in_words(least, most, &data.words)
        })
    };
    let broken = Memo::new(move |_| desk.read(|session| session.layout().broken()));
    view! {
        <dl class="board-figures" aria-label=desk.word(Word::Figures)>
            {lines}
            <div class="board-figure"><dt>{desk.word(Word::FigureSizes)}</dt><dd>{sizes}</dd></div>
            <div class="board-figure board-figure--worse board-figure--broken" class=("board-figure--away", move || broken.get() == 0)>
                <dt>{desk.word(Word::FigureBroken)}</dt>
                <dd>{move || broken.get()}</dd>
            </div>
        </dl>
    }
}

/// One figure.
#[component]
fn Figure(kind: FigureKind) -> impl IntoView {
    let desk = Desk::here();
    let value = Memo::new(move |_| desk.read(|session| session.figures().get(kind)));
    let step = Memo::new(move |_| desk.read(|session| step_of(session, kind)));
    let bound = Memo::new(move |_| desk.read(|session| session.bounds().get(kind)));
    let least = move || match kind {
        FigureKind::Moves => String::new(),
        _ if value.get() <= bound.get() => desk.word(Word::LeastReached),
        _ => desk.worded(Word::Least, &[("bound", &bound.get().to_string())]),
    };
    let stepped = move || match step.get() {
        ..0 => format!("−{}", step.get().unsigned_abs()),
        0 => String::new(),
        _ => format!("+{}", step.get()),
    };
    view! {
        <div
            class="board-figure"
            class=("board-figure--better", move || step.get() < 0)
            class=("board-figure--worse", move || step.get() > 0)
        >
            <dt>{desk.word(word(kind))}</dt>
            <dd>
                <span class="board-figure__value">{move || value.get()}</span>
                <span class="board-figure__step">{stepped}</span>
                <span class="board-figure__least">{least}</span>
            </dd>
        </div>
    }
}

/// What the last act did to a figure.
fn step_of(session: &Session, kind: FigureKind) -> i64 {
    let place = SHOWN.iter().position(|shown| *shown == kind);
    place.and_then(|place| session.change().figures.get(place).copied()).unwrap_or(0)
}

/// The word for a figure.
pub const fn word(kind: FigureKind) -> Word {
    match kind {
        FigureKind::OneProfessionTables => Word::FigureOneProfession,
        FigureKind::FacilitatorsMissing => Word::FigureFacilitators,
        FigureKind::WorkplacePairs => Word::FigureWorkplaces,
        FigureKind::RepeatPairs => Word::FigureRepeats,
        FigureKind::ExperiencePairs => Word::FigureExperience,
        FigureKind::TopicMisses => Word::FigureTopics,
        FigureKind::Moves => Word::FigureMoves,
        _ => Word::FigureProfessions,
    }
}

/// The figures that say something about these people.
pub fn telling(session: &Session) -> impl Iterator<Item = FigureKind> {
    let problem = session.problem();
    SHOWN.into_iter().filter(|kind| match kind {
        FigureKind::FacilitatorsMissing => problem.people.iter().any(|person| person.facilitator),
        FigureKind::RepeatPairs => !problem.past.is_empty(),
        FigureKind::ExperiencePairs => problem.experience != Wish::Ignore,
        FigureKind::TopicMisses => problem.topics != Wish::Ignore,
        _ => true,
    })
}
