//! What an act did, in words: for the line on the screen and for a screen reader.

use super::{Aim, Attendee, Change, Did, Mark, Mode, NotSaved, Offer, Word, Words};
use entaku_seating::FigureKind;

/// The names that words are filled with.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The texts.
    pub words: &'a Words,
    /// The people.
    pub people: &'a [Attendee],
}

impl<'a> Names<'a> {
    /// A person's name.
    #[must_use]
    pub fn person(&self, person: usize) -> &'a str {
        self.people.get(person).map_or("", |person| person.name.as_str())
    }

    /// A table's name: 「3班」, or that there is none yet.
    #[must_use]
    pub fn table(&self, table: Option<usize>) -> String {
        match table {
            Some(table) => self.words.with(Word::Table, &[("number", &(table + 1).to_string())]),
            None => self.words.get(Word::NoTable).to_owned(),
        }
    }
}

/// What an act did; `change` is what it did to the figures.
#[must_use]
pub fn say(did: Did, change: &Change, names: &Names<'_>) -> String {
    let words = names.words;
    let alone = |word, person| words.with(word, &[("name", names.person(person))]);
    let both = |word, p, q| words.with(word, &[("name", names.person(p)), ("other", names.person(q))]);
    let at = |word, table| words.with(word, &[("table", &names.table(Some(table)))]);
    let placed =
        |word, person, table| words.with(word, &[("name", names.person(person)), ("table", &names.table(Some(table)))]);
    let told = || change_in_words(change, words).unwrap_or_else(|| words.get(Word::NothingChanges).to_owned());
    match did {
        Did::PickedUp(held) => alone(held_word(held.mode), held.person),
        Did::PutDown(person) => alone(Word::SaidPutDown, person),
        Did::Moved(person, from, to) => words.with(
            Word::SaidMoved,
            &[
                ("name", names.person(person)),
                ("from", &names.table(from)),
                ("to", &names.table(Some(to))),
                ("change", &told()),
            ],
        ),
        Did::Swapped(p, q) => {
            words.with(Word::SaidSwapped, &[("name", names.person(p)), ("other", names.person(q)), ("change", &told())])
        }
        Did::Pinned(person, table) => placed(Word::SaidPinned, person, table),
        Did::Unpinned(person) => alone(Word::SaidUnpinned, person),
        Did::UnpinnedAll(count) => words.with(Word::SaidUnpinnedAll, &[("count", &count.to_string())]),
        Did::PinnedByHand(count) => words.with(Word::SaidPinnedByHand, &[("count", &count.to_string())]),
        Did::Together(p, q) => both(Word::SaidTogether, p, q),
        Did::Apart(p, q) => both(Word::SaidApart, p, q),
        Did::Lifted(person) => alone(Word::SaidLifted, person),
        Did::Locked(table) => at(Word::SaidLocked, table),
        Did::Unlocked(table) => at(Word::SaidUnlocked, table),
        Did::Undone => words.with(Word::SaidUndone, &[("change", &told())]),
        Did::Redone => words.with(Word::SaidRedone, &[("change", &told())]),
        Did::Improved(count) => words.with(Word::SaidImproved, &[("count", &count.to_string()), ("change", &told())]),
        Did::Chosen(aim, count) => words.with(
            Word::SaidChosen,
            &[("aim", words.get(aim_word(aim))), ("count", &count.to_string()), ("change", &told())],
        ),
        Did::IsPinned(person) => alone(Word::SaidIsPinned, person),
        Did::IsLocked(table) => at(Word::SaidIsLocked, table),
        Did::NotSeated(person) => alone(Word::SaidNotSeated, person),
        Did::SameTable(person, table) => placed(Word::SaidSameTable, person, table),
        Did::NothingToUndo => words.get(Word::SaidNothingToUndo).to_owned(),
        Did::NothingToRedo => words.get(Word::SaidNothingToRedo).to_owned(),
    }
}

/// How the figures change, in a few words; `None` where none of those shown does.
#[must_use]
pub fn change_in_words(change: &Change, words: &Words) -> Option<String> {
    let told = steps(change, words);
    (!told.is_empty()).then(|| told.join(words.get(Word::And)))
}

/// What a move would do, in a few words; `None` where nothing that is shown changes.
#[must_use]
pub fn offer_in_words(offer: &Offer, words: &Words) -> Option<String> {
    let mut told = steps(&offer.change, words);
    told.extend(offer.crowded.map(|count| words.with(Word::Crowded, &[("count", &count.to_string())])));
    told.extend(offer.breaks.then(|| words.get(Word::Breaks).to_owned()));
    (!told.is_empty()).then(|| told.join(words.get(Word::And)))
}

fn steps(change: &Change, words: &Words) -> Vec<String> {
    change
        .told()
        .map(|(kind, by)| {
            let word = if by > 0 { Word::More } else { Word::Fewer };
            words.with(word, &[("what", words.get(short(kind))), ("count", &by.unsigned_abs().to_string())])
        })
        .collect()
}

/// What is noted on a person's chip.
#[must_use]
pub fn mark_in_words(mark: Mark, words: &Words) -> String {
    let word = match mark {
        Mark::Pinned => Word::Pinned,
        Mark::ByHand => Word::ByHand,
        Mark::Facilitator => Word::Facilitator,
        Mark::SameProfession => Word::SameProfession,
        Mark::SameWorkplace => Word::SameWorkplace,
        Mark::Apart => Word::ApartMark,
        Mark::Together(group) => return words.with(Word::TogetherMark, &[("group", &group.to_string())]),
    };
    words.get(word).to_owned()
}

/// Why a draft was not stored.
#[must_use]
pub fn not_saved(why: &NotSaved, words: &Words) -> String {
    match why {
        NotSaved::Unknown => words.get(Word::Unknown).to_owned(),
        NotSaved::Locked(table) => words.with(Word::TableLocked, &[("table", &table.to_string())]),
        NotSaved::Stale { now, at, by } => {
            let by = by.as_ref().map(|name| words.with(Word::StaleName, &[("name", name)]));
            let by = by.unwrap_or_else(|| words.get(Word::StaleNobody).to_owned());
            words.with(Word::StaleText, &[("date", at), ("name", &by), ("number", &now.number.to_string())])
        }
    }
}

/// How many people the tables have: 「6名」, 「5〜7名」.
#[must_use]
pub fn sizes_in_words(least: usize, most: usize, words: &Words) -> String {
    if least == most {
        return words.with(Word::People, &[("count", &least.to_string())]);
    }
    words.with(Word::PeopleRange, &[("least", &least.to_string()), ("most", &most.to_string())])
}

const fn held_word(mode: Mode) -> Word {
    match mode {
        Mode::Move => Word::HeldMove,
        Mode::Together => Word::HeldTogether,
        Mode::Apart => Word::HeldApart,
    }
}

impl Aim {
    /// What the aim is called.
    #[must_use]
    pub const fn word(self) -> Word {
        aim_word(self)
    }
}

const fn aim_word(aim: Aim) -> Word {
    match aim {
        Aim::Repeats => Word::AimRepeats,
        Aim::Mix => Word::AimMix,
        Aim::Moves => Word::AimMoves,
    }
}

const fn short(kind: FigureKind) -> Word {
    match kind {
        FigureKind::OneProfessionTables => Word::ShortOneProfession,
        FigureKind::FacilitatorsMissing => Word::ShortFacilitators,
        FigureKind::WorkplacePairs => Word::ShortWorkplaces,
        FigureKind::RepeatPairs => Word::ShortRepeats,
        FigureKind::ExperiencePairs => Word::ShortExperience,
        FigureKind::TopicMisses => Word::ShortTopics,
        FigureKind::Moves => Word::ShortMoves,
        _ => Word::ShortProfessions,
    }
}
