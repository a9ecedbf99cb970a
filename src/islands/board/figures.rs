//! The figures of the tables as they are, each beside the least it can be and what the last act
//! did to it.

use super::page::{append, make, say, set, show, worded};
use crate::domain::adjust::{Props, SHOWN, Session, Word, sizes_in_words};
use entaku_seating::{FigureKind, Wish};
use leptos::web_sys::Element;

/// The list of figures.
pub struct Figures {
    /// The list.
    pub root: Element,
    lines: Vec<Line>,
    sizes: Element,
    broken: (Element, Element),
}

struct Line {
    kind: FigureKind,
    root: Element,
    value: Element,
    step: Element,
    least: Element,
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

impl Figures {
    /// Makes it.
    pub fn new(data: &Props, session: &Session) -> Self {
        let words = &data.words;
        let root = make("dl", "board-figures", &[]);
        set(&root, "aria-label", words.get(Word::Figures));
        let lines: Vec<Line> = telling(session).map(|kind| Line::new(data, kind)).collect();
        for line in &lines {
            append(&root, &line.root);
        }
        let plain = |word: Word| {
            let value = make("dd", "", &[]);
            let line = make("div", "board-figure", &[&worded("dt", "", words.get(word)), &value]);
            append(&root, &line);
            (line, value)
        };
        let (_, sizes) = plain(Word::FigureSizes);
        let broken = plain(Word::FigureBroken);
        set(&broken.0, "class", "board-figure board-figure--worse");
        Self { root, lines, sizes, broken }
    }

    /// Shows the state.
    pub fn paint(&self, data: &Props, session: &Session) {
        for line in &self.lines {
            line.paint(data, session);
        }
        let seats = session.layout().plan().seats(session.problem().tables.count());
        let sizes = seats.iter().map(Vec::len);
        let (least, most) = (sizes.clone().min().unwrap_or(0), sizes.max().unwrap_or(0));
        say(&self.sizes, &sizes_in_words(least, most, &data.words));
        let broken = session.layout().broken();
        show(&self.broken.0, broken > 0);
        say(&self.broken.1, &broken.to_string());
    }
}

impl Line {
    fn new(data: &Props, kind: FigureKind) -> Self {
        let part = |class| make("span", class, &[]);
        let (value, step) = (part("board-figure__value"), part("board-figure__step"));
        let least = part("board-figure__least");
        let root = make(
            "div",
            "board-figure",
            &[&worded("dt", "", data.words.get(word(kind))), &make("dd", "", &[&value, &step, &least])],
        );
        Self { kind, root, value, step, least }
    }

    fn paint(&self, data: &Props, session: &Session) {
        let place = SHOWN.iter().position(|shown| *shown == self.kind);
        let step = place.and_then(|place| session.change().figures.get(place).copied()).unwrap_or(0);
        let (value, bound) = (session.figures().get(self.kind), session.bounds().get(self.kind));
        say(&self.value, &value.to_string());
        let (class, step) = match step {
            ..0 => ("board-figure board-figure--better", format!("−{}", step.unsigned_abs())),
            0 => ("board-figure", String::new()),
            _ => ("board-figure board-figure--worse", format!("+{step}")),
        };
        set(&self.root, "class", class);
        say(&self.step, &step);
        let least = match self.kind {
            FigureKind::Moves => String::new(),
            _ if value <= bound => data.words.get(Word::LeastReached).to_owned(),
            _ => data.words.with(Word::Least, &[("bound", &bound.to_string())]),
        };
        say(&self.least, &least);
    }
}
