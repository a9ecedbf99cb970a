//! The words for professions in a roster that are told or asked in the preview, each once.

use super::column::Column;
use super::people::Roster;
use crate::domain::profession::Profession;
use crate::domain::profession_words::{Meant, ProfessionWords, word_key};
use crate::domain::text::tidy_line;
use std::collections::HashMap;

/// A word that stands in a roster for a profession.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterWord {
    /// The word, as it stands in the first cell that has it.
    pub typed: String,
    /// How many people have it.
    pub people: usize,
    /// The profession that it means; `None` where it has to be asked.
    pub means: Option<Profession>,
    /// The professions that are likely, where it has to be asked.
    pub likely: Vec<Profession>,
}

impl Roster {
    /// The words that are no labels of the organisation's list, in the order of the file.
    #[must_use]
    pub fn words_of_professions(&self, professions: &ProfessionWords) -> Vec<RosterWord> {
        let mut words: Vec<RosterWord> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let cells = self.rows.iter().filter_map(|row| row.cells.get(&Column::Profession));
        for typed in cells.map(|cell| tidy_line(&cell.text)) {
            let key = word_key(&typed);
            if let Some(index) = known.get(&key) {
                words[*index].people += 1;
                continue;
            }
            known.insert(key, words.len());
            let (means, likely) = match professions.meant(&typed) {
                Meant::One(profession) => (Some(profession.clone()), Vec::new()),
                Meant::Ask(likely) => (None, likely.into_iter().cloned().collect()),
            };
            words.push(RosterWord { typed, people: 1, means, likely });
        }
        words.retain(|word| professions.list.by_label(&word.typed).is_none());
        words
    }
}
