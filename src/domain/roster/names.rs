//! Names as lists have them: with 様 behind them, with their reading in brackets.

use crate::domain::reading::reading;
use crate::domain::text::{is_kana, tidy_line};

/// What is written behind a name and is none of it.
const HONORIFICS: [&str; 6] = ["様", "さま", "先生", "さん", "氏", "殿"];

/// A name without the honorific behind it; `None` where there is none.
pub(super) fn without_honorific(name: &str) -> Option<String> {
    let name = tidy_line(name);
    let rest = HONORIFICS.iter().find_map(|honorific| name.strip_suffix(honorific))?;
    let rest = tidy_line(rest);
    (rest.chars().count() > 1).then_some(rest)
}

/// The name and the reading of 「佐藤 明（さとう あきら）」; `None` where no reading stands in
/// brackets at the end.
pub(super) fn bracketed_reading(name: &str) -> Option<(String, String)> {
    let name = tidy_line(name);
    let (name, read) = name.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    // 「佐藤 明（PT）」 names what he is.
    let reading = reading(read).filter(|read| read.chars().any(is_kana))?;
    Some((tidy_line(name), reading)).filter(|(name, _)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honorifics_are_no_part_of_a_name() {
        for (typed, name) in [
            ("佐藤 明 様", Some("佐藤 明")),
            ("佐藤明先生", Some("佐藤明")),
            ("鈴木 由美さん", Some("鈴木 由美")),
            ("王 偉　氏", Some("王 偉")),
            ("グエン・ティ・サン", None),
            ("様", None),
            ("佐藤 明", None),
        ] {
            assert_eq!(without_honorific(typed).as_deref(), name, "{typed}");
        }
    }

    #[test]
    fn a_reading_in_brackets_is_told_from_a_remark() {
        let found = bracketed_reading("佐藤 明（サトウ　アキラ）");
        assert_eq!(found, Some(("佐藤 明".into(), "さとう あきら".into())));
        assert_eq!(bracketed_reading("佐藤 明（代理）"), None);
        assert_eq!(bracketed_reading("佐藤 明"), None);
    }
}
