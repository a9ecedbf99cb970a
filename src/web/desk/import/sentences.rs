use crate::domain::roster::plan::{Fate, PlannedRow, Resembled};
use crate::domain::roster::{Aside, Column, ROWS_MAX, Roster, RosterFault, RowFault, RowFaultKind, RowNote};
use crate::i18n::Texts;
use crate::infra::roster::{CELLS_MAX, FileFault, LINES_MAX};

/// Why a file is not taken, in a sentence that says what to do.
pub fn unreadable(t: Texts, fault: FileFault) -> String {
    match fault {
        FileFault::Empty => t.get("import-file-none"),
        FileFault::TooLarge => t.get("import-file-too-large"),
        FileFault::OldOrLocked => t.get("import-file-old-or-locked"),
        FileFault::OtherKind => t.get("import-file-other-kind"),
        FileFault::Damaged => t.get("import-file-damaged"),
        FileFault::TooMuchInside => {
            t.with("import-file-too-much", [("lines", LINES_MAX.into()), ("cells", CELLS_MAX.into())])
        }
    }
}

/// Why a sheet is no roster, in a sentence that says what to do.
pub fn no_roster(t: Texts, fault: &RosterFault) -> String {
    let named = |id: &str, column: Column| t.with(id, [("column", name(t, column).into())]);
    match fault {
        RosterFault::Empty => t.get("import-roster-empty"),
        RosterFault::NoHeadings => t.get("import-roster-no-headings"),
        RosterFault::NoRows => t.get("import-roster-no-rows"),
        RosterFault::TooManyRows => t.with("import-roster-too-many", [("most", ROWS_MAX.into())]),
        RosterFault::MissingHeadings(columns) => {
            let missing = columns.iter().map(|column| quoted(t, &name(t, *column))).collect::<String>();
            t.with("import-roster-missing", [("headings", missing.into())])
        }
        RosterFault::Half(column) => named("import-roster-half", *column),
        RosterFault::Twice(column) => named("import-roster-twice", *column),
    }
}

/// What is to be said of a row; nothing of one that is simply taken in.
pub fn of_row(t: Texts, roster: &Roster, row: &PlannedRow) -> Vec<String> {
    match &row.fate {
        // What was set aside stands in a table of its own.
        Fate::Taken | Fate::SetAside => Vec::new(),
        Fate::Beyond => vec![t.get("import-row-beyond")],
        Fate::Registered(number) => vec![t.with("import-row-registered", [("number", (*number).into())])],
        Fate::SameMailAs(other) => vec![t.with("import-row-same-mail", [("row", (*other).into())])],
        Fate::Resembles(who) | Fate::TakenAsAnother(who) => vec![match who {
            Resembled::Registration(number) => t.with("import-row-resembles", [("number", (*number).into())]),
            Resembled::Row(other) => t.with("import-row-resembles-row", [("row", (*other).into())]),
        }],
        Fate::Faulty(faults) => faults.iter().map(|fault| of_fault(t, roster, fault)).collect(),
    }
}

/// Why a row is left out unless somebody says otherwise.
pub fn of_aside(t: Texts, aside: &Aside) -> String {
    match aside {
        Aside::Hidden => t.get("import-aside-hidden"),
        Aside::Struck => t.get("import-aside-struck"),
        Aside::Says(words) => t.with("import-aside-says", [("words", words.clone().into())]),
    }
}

/// What was put right in a row.
pub fn of_note(t: Texts, roster: &Roster, note: &RowNote) -> String {
    let one = |id: &str, typed: &str| t.with(id, [("typed", typed.to_owned().into())]);
    let two = |id: &str, typed: &str, read: &str| {
        t.with(id, [("typed", typed.to_owned().into()), ("read", read.to_owned().into())])
    };
    match note {
        RowNote::PhoneZero(typed, read) => two("import-note-phone-zero", typed, read),
        RowNote::Read(column, typed, read) => under(t, roster, *column, two("import-note-read", typed, read)),
        RowNote::Ditto(column, above) => under(t, roster, *column, one("import-note-ditto", above)),
        RowNote::Honorific(typed) => one("import-note-honorific", typed),
        RowNote::Reading(reading) => one("import-note-reading", reading),
        RowNote::Struck(column, typed) => under(t, roster, *column, one("import-note-struck", typed)),
        RowNote::Empty(fault, typed) => {
            format!("{}{}", of_fault(t, roster, fault), one("import-note-empty", typed))
        }
        RowNote::Kept(fault) => format!("{}{}", of_fault(t, roster, fault), t.get("import-note-kept")),
    }
}

fn of_fault(t: Texts, roster: &Roster, fault: &RowFault) -> String {
    let typed = |id: &str, typed: &str| t.with(id, [("typed", typed.to_owned().into())]);
    let sentence = match &fault.kind {
        RowFaultKind::Field(kind) => t.get(&format!("fault-{}-{}", fault.column.code(), kind.code())),
        RowFaultKind::UnknownProfession(cell) => typed("import-cell-profession", cell),
        RowFaultKind::UnknownYears(cell) => typed("import-cell-years", cell),
        RowFaultKind::UnknownAnswer(cell) => typed("import-cell-answer", cell),
        RowFaultKind::Date(cell) => typed("import-cell-date", cell),
        RowFaultKind::Formula(cell) => typed("import-cell-formula", cell),
        RowFaultKind::LostCharacter(cell) => typed("import-cell-character", cell),
        RowFaultKind::Half(cell) => typed("import-cell-half", cell),
    };
    under(t, roster, fault.column, sentence)
}

/// A sentence about a column, after the heading that it has in the file.
fn under(t: Texts, roster: &Roster, column: Column, sentence: String) -> String {
    let heading = roster.heading(column).map_or_else(|| name(t, column), str::to_owned);
    // Many sentences begin with the name of their field.
    if sentence.starts_with(&heading) {
        return sentence;
    }
    t.with("import-cell", [("heading", heading.into()), ("sentence", sentence.into())])
}

/// The name of what a column holds.
pub fn name(t: Texts, column: Column) -> String {
    t.get(&format!("import-column-{}", column.code()))
}

/// A word as it stands in a file, marked as such.
pub fn quoted(t: Texts, word: &str) -> String {
    t.with("import-quoted", [("word", word.to_owned().into())])
}
