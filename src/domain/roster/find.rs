//! Finding the headings of a sheet: titles may stand above, and they may take two lines, with
//! merged cells of which only the first holds the text.

use super::cell::Line;
use super::column::Column;
use super::heading::{Sure, meaning};
use super::words::key;
use crate::domain::text::single_spaces;
use std::collections::{BTreeMap, BTreeSet};

/// The headings stand within so many lines of the top; titles and dates may stand above them.
pub const HEADINGS_WITHIN: usize = 30;

/// What stands below a heading that says more: 「氏名」 above 「漢字」 and 「フリガナ」.
const BELOW: &str = "漢字、かな、名称、名、氏、電話、携帯、めーる、fax、住所、郵便番号、番号、年数、年、月、有無、可否、\
    部署、部署名、職名、役職、自宅、勤務先、日中、必須、任意、全角、半角、第1希望、第2希望、その他、会場、午前、午後";

/// The headings of a sheet.
#[derive(Debug)]
pub(super) struct Found {
    /// Index of their first line.
    pub(super) at: usize,
    /// How many lines they take.
    pub(super) lines: usize,
    /// The headings by their place, to the letter; of two lines joined.
    pub(super) headings: BTreeMap<usize, String>,
}

impl Found {
    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.meanings().map(|(column, _)| column).collect::<BTreeSet<_>>().len()
    }

    /// Whether they can be headings at all: what people answered may hold one of the words too.
    fn are_headings(&self) -> bool {
        let sure = self.meanings().any(|(_, sure)| sure == Sure::Whole);
        self.headings.len() > 1 && (sure || self.known() > 2)
    }

    fn meanings(&self) -> impl Iterator<Item = (Column, Sure)> {
        self.headings.values().filter_map(|heading| meaning(heading)).map(|found| (found.column, found.sure))
    }
}

/// The headings with the most known columns; the first of several with as many.
pub(super) fn headings(lines: &[Line]) -> Option<Found> {
    let top = lines.len().min(HEADINGS_WITHIN);
    let single = (0..top).map(|at| headings_at(lines, at, 1)).filter(Found::are_headings);
    let best = single.rev().max_by_key(Found::known)?;
    if best.at > 0 {
        let above = headings_at(lines, best.at - 1, 2);
        if above.known() > best.known() && lines[above.at].filled().nth(1).is_some() {
            return Some(above);
        }
    }
    let is_second = lines.get(best.at + 1).is_some_and(says_more);
    Some(if is_second { headings_at(lines, best.at, 2) } else { best })
}

/// The headings at a line, which take so many lines.
pub(super) fn headings_at(lines: &[Line], at: usize, count: usize) -> Found {
    let text = |line: &Line| -> BTreeMap<usize, String> {
        line.filled().map(|(place, cell)| (place, single_spaces(&cell.text))).collect()
    };
    let first = lines.get(at).map(text).unwrap_or_default();
    let Some(second) = lines.get(at + 1).filter(|_| count > 1).map(text) else {
        return Found { at, lines: 1, headings: first };
    };
    // A title is nobody's heading.
    let first = if first.len() > 1 { first } else { BTreeMap::new() };
    let mut headings = BTreeMap::new();
    let mut over: Option<&String> = None;
    let last = first.keys().chain(second.keys()).max().copied().unwrap_or_default();
    for place in 0..=last {
        match (first.get(&place), second.get(&place)) {
            (Some(above), Some(below)) => {
                over = Some(above);
                headings.insert(place, joined(above, below));
            }
            (Some(above), None) => {
                // It reaches down, so it does not reach to the right.
                over = None;
                headings.insert(place, above.clone());
            }
            (None, Some(below)) => {
                headings.insert(place, over.map_or_else(|| below.clone(), |above| joined(above, below)));
            }
            (None, None) => {}
        }
    }
    Found { at, lines: 2, headings }
}

/// Two lines of a heading as one. The lower line alone where only it says something.
fn joined(above: &str, below: &str) -> String {
    let both = format!("{above} {below}");
    let over = meaning(above).map(|found| found.column);
    let half = meaning(below).is_some_and(|found| matches!(found.column, Column::FamilyName | Column::GivenName));
    if half && over.is_none_or(|column| column == Column::Name) {
        return below.to_owned();
    }
    let alone = meaning(below).filter(|found| found.column != Column::Furigana);
    if meaning(&both).is_none() && alone.is_some() { below.to_owned() } else { both }
}

/// Whether a line below the headings goes on with them: its cells are headings, or words that say
/// more of one.
fn says_more(line: &Line) -> bool {
    let (mut more, mut others) = (0, 0);
    for (_, cell) in line.filled() {
        let text = cell.text.trim();
        let key = key(text);
        if text.contains(['@', '＠']) || key.chars().filter(char::is_ascii_digit).count() > 3 {
            return false;
        }
        let is_word = BELOW.split('、').any(|word| word == key);
        let is_hint = text.starts_with(['(', '（', '【', '※', '[']) && text.ends_with([')', '）', '】', ']']);
        if is_word || is_hint || meaning(text).is_some_and(|found| found.sure == Sure::Whole) {
            more += 1;
        } else {
            others += 1;
        }
    }
    more > 0 && others < more
}
