//! Rows that the office has set aside: hidden, struck through, cancelled. They are shown, and left
//! out unless the organiser chooses otherwise.

use super::cell::{Line, Struck};
use super::column::Column;
use super::layout::{Layout, SheetColumn, cell_of};
use super::words::{has_any, key};
use crate::domain::text::{plain_key, tidy_line};

/// Why a row is left out unless somebody says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// The sheet does not show it.
    Hidden,
    /// Its name, reading or profession is struck through.
    Struck,
    /// It says so: 「欠席」, 「キャンセル（電話）」.
    Says(String),
}

/// What says that somebody does not come, in the form in which headings are compared.
const GONE: &str = "きゃんせる、取消、取り消、取りけし、欠席、辞退、不参加、参加しない、参加できない、出席しない、\
    出席できない、お断り、落選、補欠、cancel、absent、withdrawn、declined";
/// What says that somebody comes, whatever else stands behind it.
const COMES: [&str; 4] = ["出席", "参加する", "参加予定", "確定"];
/// A remark has no more characters; a sentence about something else has.
const REMARK_MAX: usize = 20;

/// Why a line is set aside. `section` is a title above it that says so.
pub(super) fn asides(line: &Line, layout: &Layout, section: Option<&String>) -> Vec<Aside> {
    let cells = || layout.columns.iter().filter_map(|column| Some((column, cell_of(line, column)?)));
    let is_struck = |(column, cell): (&SheetColumn, &super::cell::Cell)| {
        let who = column.holds.is_some_and(|holds| holds.is_required() || is_half(holds));
        who && cell.struck == Struck::Whole
    };
    let says = cells().find_map(|(column, cell)| says(column, &cell.text)).or_else(|| section.cloned());
    let mut asides = Vec::new();
    asides.extend(line.hidden.then_some(Aside::Hidden));
    asides.extend(cells().any(is_struck).then_some(Aside::Struck));
    asides.extend(says.map(Aside::Says));
    asides
}

impl Layout {
    /// Why a line below the headings is set aside; nothing where it is not.
    #[must_use]
    pub fn aside(&self, line: &Line) -> Vec<Aside> {
        asides(line, self, None)
    }
}

/// A title between people under which nobody comes: 「キャンセル待ち」.
pub(super) fn section(text: &str) -> Option<String> {
    (has_any(&key(text), GONE) && text.chars().count() <= REMARK_MAX).then(|| tidy_line(text))
}

fn is_half(column: Column) -> bool {
    use Column::{FamilyName, FamilyReading, GivenName, GivenReading};
    matches!(column, FamilyName | GivenName | FamilyReading | GivenReading)
}

/// The words of a cell that say that somebody does not come.
fn says(column: &SheetColumn, text: &str) -> Option<String> {
    let (text, heading) = (tidy_line(text), key(&column.heading));
    let gone = match column.holds {
        // Under 「キャンセル」 any mark says so.
        Some(Column::Status) if has_any(&heading, GONE) && !has_any(&heading, "出欠、出席、可否") => {
            !is_no(&text)
        }
        Some(Column::Status) => is_gone(&text),
        Some(Column::Name | Column::FamilyName | Column::GivenName) => {
            in_brackets(&text).is_some_and(|text| is_remark(&text))
        }
        None => is_remark(&text),
        Some(_) => false,
    };
    gone.then_some(text)
}

fn is_gone(text: &str) -> bool {
    let (mark, word) = (plain_key(text), key(text));
    matches!(mark.as_str(), "×" | "✕" | "x" | "欠" | "否" | "不可" | "no" | "n" | "いいえ" | "取")
        || (has_any(&word, GONE) && !COMES.iter().any(|comes| word.starts_with(comes)))
}

/// 「キャンセル」 in a column that may hold anything: at the beginning, and short.
fn is_remark(text: &str) -> bool {
    let word = key(text);
    let begins = GONE.split('、').any(|gone| word.starts_with(gone));
    begins && text.chars().count() <= REMARK_MAX && !has_any(&word, "料、しない、なし、ません、可能")
}

fn is_no(text: &str) -> bool {
    matches!(
        plain_key(text).as_str(),
        "×" | "✕" | "x" | "-" | "ー" | "なし" | "無" | "no" | "n" | "0" | "false" | "いいえ"
    )
}

/// What stands in brackets of 「佐藤 明（欠席）」 or 「【取消】佐藤 明」.
fn in_brackets(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(['(', '（', '【', '[', '［', '〔'])?;
    rest.split([')', '）', '】', ']', '］', '〕']).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(heading: &str, holds: Option<Column>, text: &str) -> bool {
        let column = SheetColumn { place: 0, heading: heading.into(), holds, samples: Vec::new() };
        says(&column, text).is_some()
    }

    #[test]
    fn who_does_not_come_is_told_however_it_is_said() {
        let status = Some(Column::Status);
        for text in [
            "欠席",
            "キャンセル",
            "取消",
            "取り消し",
            "辞退",
            "不参加",
            "×",
            "欠",
            "キャンセル待ち",
            "Cancelled",
            "補欠",
        ] {
            assert!(said("状態", status, text), "{text}");
        }
        for text in ["出席", "○", "参加", "確定", "", "出席（懇親会は欠席）", "受付済", "未定"] {
            assert!(!said("出欠", status, text), "{text}");
        }
        for text in ["○", "1", "11/20", "済"] {
            assert!(said("キャンセル", status, text), "{text}");
        }
        assert!(!said("キャンセル", status, "なし") && !said("欠席", status, "×"));
        assert!(said("備考", None, "キャンセル（11/20電話）") && said("", None, "欠席"));
        for text in
            ["窓側", "前回は欠席", "キャンセル料の案内を送付済みです", "取消線は前任者のものなので気にしないでください"]
        {
            assert!(!said("備考", None, text), "{text}");
        }
        assert!(
            said("氏名", Some(Column::Name), "佐藤 明（欠席）") && said("氏名", Some(Column::Name), "【取消】佐藤 明")
        );
        assert!(!said("話したいテーマ", Some(Column::Topic), "欠席"));
    }
}
