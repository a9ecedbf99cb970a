//! Which number formats are dates or times: a cell holds a day as a number, and only its format
//! says that it is one.

use super::FileFault;
use super::part::{Part, attribute};
use super::rich::is_on;
use chrono::{Datelike, Days, NaiveDate};
use quick_xml::events::Event;
use std::collections::HashSet;

/// The most formats, as in Excel.
const FORMATS_MAX: usize = 65_536;

/// The formats of a workbook.
pub(super) struct Formats {
    /// Whether each style, by its number, shows dates.
    dates: Vec<bool>,
    /// Whether each style, by its number, strikes its text through.
    struck: Vec<bool>,
    from_1904: bool,
}

impl Formats {
    pub(super) const fn without_dates(from_1904: bool) -> Self {
        Self { dates: Vec::new(), struck: Vec::new(), from_1904 }
    }

    /// Whether a style strikes its text through.
    pub(super) fn strikes(&self, style: Option<&str>) -> bool {
        let style = style.and_then(|style| style.parse::<usize>().ok());
        style.and_then(|style| self.struck.get(style)).copied().unwrap_or_default()
    }

    /// The day of a number in a cell of this style; `None` where the style shows no dates, and
    /// where there is no such day.
    pub(super) fn day(&self, style: Option<&str>, number: f64) -> Option<String> {
        let style: usize = style?.parse().ok()?;
        if !self.dates.get(style).copied().unwrap_or_default() || !(0.0..3_000_000.0).contains(&number) {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within bounds, see above
        let days = number as u64;
        let (year, month, day) = match (self.from_1904, days) {
            (true, _) => (1904, 1, 1),
            // Excel knows a 29 February 1900, which was not.
            (false, ..60) => (1899, 12, 31),
            (false, _) => (1899, 12, 30),
        };
        let day = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))?;
        Some(format!("{}/{}/{}", day.year(), day.month(), day.day()))
    }
}

pub(super) fn read(mut part: Part<'_>, from_1904: bool) -> Result<Formats, FileFault> {
    let (mut own_dates, mut own, mut in_cell_formats) = (HashSet::new(), 0, false);
    let (mut dates, mut struck) = (Vec::new(), Vec::new());
    // Whether each font strikes through.
    let (mut fonts, mut in_fonts) = (Vec::new(), false);
    loop {
        match part.next()? {
            Event::Start(begin) => match begin.local_name().as_ref() {
                "numFmt" => {
                    own += 1;
                    let id = attribute(&begin, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    let code = attribute(&begin, "formatCode");
                    own_dates.extend(id.filter(|_| code.is_some_and(|code| shows_dates(&code))));
                }
                "fonts" => in_fonts = true,
                "font" if in_fonts => fonts.push(false),
                "strike" if in_fonts => fonts.iter_mut().last().into_iter().for_each(|font| *font = is_on(&begin)),
                "cellXfs" => in_cell_formats = true,
                "xf" if in_cell_formats => {
                    let id = attribute(&begin, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    dates.push(of_old(id) || own_dates.contains(&id));
                    let font = attribute(&begin, "fontId").and_then(|id| id.parse::<usize>().ok());
                    struck.push(font.and_then(|font| fonts.get(font)).copied().unwrap_or_default());
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "fonts" => in_fonts = false,
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => break,
            Event::Eof => break,
            _ => {}
        }
        if own > FORMATS_MAX || dates.len() > FORMATS_MAX || fonts.len() > FORMATS_MAX {
            return Err(FileFault::TooMuchInside);
        }
    }
    Ok(Formats { dates, struck, from_1904 })
}

/// The dates among the formats that every Excel knows, with those of the East Asian ones.
fn of_old(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format's first section has a letter for a part of a date or time outside of quotes,
/// of brackets (colours, languages) and of what stands for itself.
fn shows_dates(code: &str) -> bool {
    let mut letters = code.chars();
    let (mut quoted, mut bracket) = (false, None::<String>);
    while let Some(letter) = letters.next() {
        match (letter, quoted, &mut bracket) {
            ('"', ..) => quoted = !quoted,
            (_, true, _) => {}
            (']', _, Some(inside)) => {
                // 「[h]」 is a time beyond a day.
                if !inside.is_empty() && inside.chars().all(|letter| "hms".contains(letter.to_ascii_lowercase())) {
                    return true;
                }
                bracket = None;
            }
            (_, _, Some(inside)) => inside.push(letter),
            ('[', ..) => bracket = Some(String::new()),
            // The next one stands for itself, is a width or fills.
            ('\\' | '_' | '*', ..) => drop(letters.next()),
            (';', ..) => return false,
            _ if "ymdhs".contains(letter.to_ascii_lowercase()) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers() {
        for dates in ["yyyy/m/d", "m月d日", "[$-411]ggge\"年\"m\"月\"d\"日\"", "[h]:mm", "[ss]", "h:mm AM/PM", "*-yyyy"]
        {
            assert!(shows_dates(dates), "{dates}");
        }
        for numbers in ["General", "#,##0", "0\"m\"", "[Red]0", "0_d", "\\Y0", "0*y", "@", "0;d", "#,##0\\ [$-46D]"] {
            assert!(!shows_dates(numbers), "{numbers}");
        }
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        let since = |from_1904| Formats { dates: vec![false, true], struck: Vec::new(), from_1904 };
        let day = |formats: &Formats, number| formats.day(Some("1"), number);
        assert_eq!(day(&since(false), 45_025.0).as_deref(), Some("2023/4/9"));
        assert_eq!(day(&since(false), 45_025.75).as_deref(), Some("2023/4/9"));
        assert_eq!(day(&since(false), 1.0).as_deref(), Some("1900/1/1"));
        assert_eq!(day(&since(false), 61.0).as_deref(), Some("1900/3/1"));
        assert_eq!(day(&since(true), 43_563.0).as_deref(), Some("2023/4/9"));
        for none in [-1.0, 1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(day(&since(false), none), None);
        }
        assert_eq!(since(false).day(Some("0"), 45_025.0), None);
        assert_eq!(since(false).day(None, 45_025.0), None);
    }
}
