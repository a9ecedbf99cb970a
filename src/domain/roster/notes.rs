//! Lines among the people of a sheet that are nobody: totals, notes, examples, titles between.

use super::cell::{Cell, Line};
use super::column::Column;
use super::words::{has_any, key};
use crate::domain::text::{tidy_line, usual_width};
use std::collections::BTreeMap;

/// Words of a total, which stand alone in a cell or before its figure.
const TOTALS: &str = "合計、小計、総計、総数、計、合計人数、参加者数、total、subtotal";
/// Words that mark an example, which stand alone in a cell.
const EXAMPLES: &str = "例、記入例、入力例、見本、さんぷる、example、sample";
/// A name has no more characters; a sentence has.
const NAME_MAX: usize = 25;

/// Whether a line is no person. `cells` are those under known headings.
pub(super) fn is_note(line: &Line, cells: &BTreeMap<Column, Cell>) -> bool {
    line.filled().any(|(_, cell)| is_mark(&cell.text)) || is_example(cells) || is_sentence(cells) || names_nobody(cells)
}

/// 「合計」, 「計 42名」, 「例」.
fn is_mark(text: &str) -> bool {
    let key = key(text);
    let word: String = key.chars().filter(|c| !c.is_ascii_digit()).collect();
    let word = if word.len() < key.len() { word.trim_end_matches(['名', '人', '件']) } else { &word };
    let is_one_of = |words: &str| words.split('、').any(|one| one == word);
    is_one_of(TOTALS) || (word == key && is_one_of(EXAMPLES))
}

/// 「（例）山田 太郎」.
fn is_example(cells: &BTreeMap<Column, Cell>) -> bool {
    let name = cells.get(&Column::Name).or_else(|| cells.get(&Column::FamilyName));
    let name = name.map(|cell| usual_width(cell.text.trim())).unwrap_or_default();
    ["(例)", "例)", "例:", "【例】", "[例]", "記入例"].iter().any(|mark| name.starts_with(mark))
}

/// A sentence in the column of the names, with nothing else in its line.
fn is_sentence(cells: &BTreeMap<Column, Cell>) -> bool {
    let in_name = |column: &Column| matches!(column, Column::Name | Column::FamilyName | Column::GivenName);
    if !cells.keys().all(in_name) {
        return false;
    }
    cells.values().map(|cell| tidy_line(&cell.text)).any(|text| {
        let counted = text.ends_with(['名', '人', '件'])
            && text.contains(|c: char| usual_width(&c.to_string()).parse::<u8>().is_ok());
        text.starts_with(['※', '＊', '*', '注', '・', '●', '■', '◆', '○', '◎', '【', '《', '<', '＜', '[', '(', '（'])
            || text.contains(['。', '：', ':', '、'])
            || text == "以上"
            || text.chars().count() > NAME_MAX
            || counted
            || has_any(&key(&text), "きゃんせる、欠席、取消、辞退、補欠、不参加")
    })
}

/// Nothing that says who it is, and no way to ask.
fn names_nobody(cells: &BTreeMap<Column, Cell>) -> bool {
    cells.keys().all(|column| {
        use Column::{Arrangement, Facilitator, Status, Topic, Workplace, Years};
        matches!(column, Workplace | Years | Facilitator | Arrangement | Topic | Status)
    })
}
