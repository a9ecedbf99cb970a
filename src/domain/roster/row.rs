//! What the check says of a roster's row: the person, or what is wrong, and what was put right.

use super::aside::Aside;
use super::column::Column;
use crate::domain::application::Fault;
use crate::domain::registration::Applicant;

/// A row with what the check says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRow {
    /// The row number in the file.
    pub number: u32,
    /// The name as it stands in the file; may be empty.
    pub name: String,
    /// The applicant, or at least one fault.
    pub result: Result<Applicant, Vec<RowFault>>,
    /// What was put right, to be told.
    pub notes: Vec<RowNote>,
    /// Why it is left out unless somebody says otherwise.
    pub asides: Vec<Aside>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub kind: RowFaultKind,
}

/// What can be wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFaultKind {
    /// As on the application form.
    Field(Fault),
    /// A profession that is not on the organisation's list.
    UnknownProfession(String),
    /// Years that are none of the answers.
    UnknownYears(String),
    /// Neither yes nor no.
    UnknownAnswer(String),
    /// The spreadsheet made a date of it.
    Date(String),
    /// The error of a formula.
    Formula(String),
    /// Only this half of a name or reading is there.
    Half(String),
    /// A character of the office's own (外字) or one that was lost on the way (`�`, or `?` inside
    /// a name).
    LostCharacter(String),
}

/// What was put right in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowNote {
    /// The spreadsheet had dropped the telephone number's leading 0: as it stood, as it is read.
    PhoneZero(String, String),
    /// Something else stood beside what was read: the column, as it stood, as it is read.
    Read(Column, String, String),
    /// The honorific behind the name, as it stood, is left out.
    Honorific(String),
    /// 「同上」 stood there; this is what stood above.
    Ditto(Column, String),
    /// The reading is the one that Excel keeps, or that stood in brackets behind the name.
    Reading(String),
    /// This is struck through and left out.
    Struck(Column, String),
    /// The cell cannot be read and is left empty.
    Empty(RowFault, String),
    /// The cell is kept as it stands, though something in it cannot be read.
    Kept(RowFault),
}
