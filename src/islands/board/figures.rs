//! The figures of the tables as they are, each beside the least it can be and what the last act
//! did to it.

use super::desk::Desk;
use crate::domain::adjust::{SHOWN, Session, Word, sizes_in_words};
use entaku_seating::FigureKind;
use leptos::prelude::*;

/// The word for a figure.
pub const fn word(kind: FigureKind) -> Word {
    match kind {
        FigureKind::OneProfessionTables => Word::FigureOneProfession,
        FigureKind::FacilitatorsMissing => Word::FigureFacilitators,
        FigureKind::WorkplacePairs => Word::FigureWorkplaces,
        FigureKind::RepeatPairs => Word::FigureRepeats,
        FigureKind::Moves => Word::FigureMoves,
        _ => Word::FigureProfessions,
    }
}

/// The figures that say something about these people.
pub fn telling(session: &Session) -> Vec<FigureKind> {
    let problem = session.problem();
    let tells = |kind: &FigureKind| match kind {
        FigureKind::FacilitatorsMissing => problem.people.iter().any(|person| person.facilitator),
        FigureKind::RepeatPairs => !problem.past.is_empty(),
        _ => true,
    };
    SHOWN.into_iter().filter(tells).collect()
}

/// The list of figures.
pub fn figures(desk: Desk) -> AnyView {
    let kinds = desk.session.with_untracked(telling);
    let sizes = move || {
        desk.session.with(|session| {
            let counts = (0..session.problem().tables.count()).map(|table| session.layout().at(Some(table)).count());
            let (least, most) = counts.fold((usize::MAX, 0), |(least, most), n| (n.min(least), n.max(most)));
            desk.data.with_value(|data| sizes_in_words(least.min(most), most, &data.words))
        })
    };
    let broken = Memo::new(move |_| desk.session.with(|session| session.layout().broken()));
    view! {
        <dl class="board-figures" aria-label=desk.word(Word::Figures)>
            {kinds.into_iter().map(|kind| figure(desk, kind)).collect_view()}
            <div class="board-figure"><dt>{desk.word(Word::FigureSizes)}</dt><dd>{sizes}</dd></div>
            <div class="board-figure board-figure--worse" hidden=move || broken.get() == 0>
                <dt>{desk.word(Word::FigureBroken)}</dt><dd>{move || broken.get().to_string()}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn figure(desk: Desk, kind: FigureKind) -> AnyView {
    let look = Memo::new(move |_| {
        desk.session.with(|session| {
            let step = SHOWN.iter().position(|shown| *shown == kind);
            let step = step.and_then(|at| session.change().figures.get(at).copied()).unwrap_or(0);
            (session.figures().get(kind), session.bounds().get(kind), step)
        })
    });
    let class = move || match look.get().2 {
        ..0 => "board-figure board-figure--better",
        0 => "board-figure",
        _ => "board-figure board-figure--worse",
    };
    let least = move || {
        let (value, bound, _) = look.get();
        match kind {
            FigureKind::Moves => String::new(),
            _ if value <= bound => desk.word(Word::LeastReached),
            _ => desk.with(Word::Least, &[("bound", &bound.to_string())]),
        }
    };
    let step = move || match look.get().2 {
        0 => String::new(),
        by if by > 0 => format!("+{by}"),
        by => format!("−{}", by.unsigned_abs()),
    };
    view! {
        <div class=class>
            <dt>{desk.word(word(kind))}</dt>
            <dd>
                <span class="board-figure__value">{move || look.get().0.to_string()}</span>
                <span class="board-figure__step">{step}</span>
                <span class="board-figure__least">{least}</span>
            </dd>
        </div>
    }
    .into_any()
}
