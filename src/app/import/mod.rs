//! Taking in a roster: reading the file, the plan for an event, and writing it, all or nothing.

mod memory;
mod take_in;
mod template;

pub use memory::{layout_of, remember};
pub use take_in::{Beyond, Choices, Missing, Outcome, Unsettled, plan_for, professions, take_in};
pub use template::template;

use crate::domain::roster::Sheet;
use crate::infra::roster::{self, FileFault};

/// Reads the sheet of a roster: CSV (UTF-8 with or without byte order mark, CP932, UTF-16 with its
/// mark; commas, tabs or semicolons) or XLSX. Nothing is written.
///
/// # Errors
/// The file cannot be read.
pub fn read(bytes: &[u8]) -> Result<Sheet, FileFault> {
    Ok(Sheet { lines: roster::read(bytes)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::profession::ProfessionList;
    use crate::domain::profession_words::ProfessionWords;
    use crate::domain::roster::{Layout, Roster};

    const WORKSHOP: &[u8] = include_bytes!("../demo/workshop-2023-09-06.csv");

    #[test]
    fn the_workshop_s_roster_is_read_clean() {
        let sheet = read(WORKSHOP).unwrap();
        let layout = Layout::guess(&sheet);
        assert!(layout.columns.iter().all(|column| column.holds.is_some()));
        let roster = Roster::of(&sheet, &layout).unwrap();
        assert_eq!((roster.rows.len(), roster.columns.len()), (68, 9));
        let people: Vec<_> = roster
            .check(&ProfessionWords::of(ProfessionList::default_list()))
            .into_iter()
            .map(|row| {
                assert_eq!(row.notes, []);
                row.result.unwrap_or_else(|faults| panic!("row {}: {faults:?}", row.number))
            })
            .collect();
        for name in ["𠮷田 翔太", "髙橋 修", "山﨑　香織"] {
            assert!(people.iter().any(|person| person.name == name), "{name}");
        }
        assert!(people.iter().all(|person| person.phone.is_some() && person.mail.is_some() && person.years.is_some()));
        let tanaka = people.iter().find(|person| person.furigana == "たなか けんいち").unwrap();
        assert_eq!(tanaka.phone.as_ref().unwrap().as_str(), "0423888819");
        let sato = people.iter().find(|person| person.furigana == "さとう なおと").unwrap();
        assert_eq!(sato.profession_code, "therapist");
        assert_eq!(people.iter().find(|person| person.name == "藤井 亮").unwrap().workplace, "デイサービスけやき");
    }
}
