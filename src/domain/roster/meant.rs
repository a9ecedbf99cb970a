//! What a cell's text means whatever its column asks for: nothing, yes or no, a number that lost its 0,
//! something that a spreadsheet or a conversion broke.

use super::cell::{Cell, CellKind};
use super::column::Column;
use super::row::RowFaultKind;
use crate::domain::contact::Phone;
use crate::domain::text::{plain_key, tidy_line, usual_width};

/// Why a cell's text cannot be taken, whatever the column asks for.
pub(super) fn fault_of(column: Column, cell: &Cell) -> Option<RowFaultKind> {
    let text = tidy_line(&cell.text);
    match cell.kind {
        CellKind::Date => return Some(RowFaultKind::Date(text)),
        CellKind::Error => return Some(RowFaultKind::Formula(text)),
        CellKind::Text | CellKind::Number => {}
    }
    let own = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' | '\u{FFFD}');
    // A program that could not write a character into a Shift_JIS file leaves a question mark.
    let lost = matches!(column, Column::Name | Column::Furigana) && text.contains(['?', '？']);
    (lost || text.contains(own)).then_some(RowFaultKind::LostCharacter(text))
}

/// A Japanese telephone number whose leading 0 a spreadsheet dropped, with the 0 again: nine
/// digits of a line at a place, ten of a mobile or IP telephone. `None` for any other text.
pub(super) fn with_zero(typed: &str) -> Option<String> {
    let digits: String = usual_width(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) && !digits.starts_with('0');
    let length = match digits.len() {
        9 => true,
        10 => ["50", "70", "80", "90"].iter().any(|prefix| digits.starts_with(prefix)),
        _ => false,
    };
    (plain && length).then(|| format!("0{digits}")).filter(|read| Phone::parse(read).is_some())
}

/// Whether a cell says in words that there is nothing.
pub(super) fn is_none(typed: &str) -> bool {
    let key = plain_key(typed);
    matches!(
        key.as_str(),
        "" | "なし" | "無し" | "無" | "-" | "ー" | "―" | "‐" | "−" | "×" | "n/a" | "none" | "不明" | "未定"
    )
}

/// Whether a cell says yes or no, however it is marked; `None` where it says neither.
#[must_use]
pub fn yes_or_no(typed: &str) -> Option<bool> {
    match plain_key(typed).as_str() {
        "" | "いいえ" | "×" | "x" | "✕" | "否" | "不可" | "なし" | "無" | "-" | "ー" | "no" | "n" | "0" | "false" => {
            Some(false)
        }
        "はい" | "○" | "◯" | "〇" | "◎" | "可" | "よい" | "良い" | "希望" | "有" | "あり" | "✓" | "✔" | "れ"
        | "yes" | "y" | "1" | "true" => Some(true),
        _ => None,
    }
}
