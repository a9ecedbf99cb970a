//! The columns of the command's files by their headings: its own names, or Japanese ones.

use crate::domain::roster::Column;
use crate::domain::text::plain_key;

/// Japanese headings of columns that a roster does not have, in the form in which text is searched.
const HEADINGS: [(&str, &str); 8] = [
    ("id", "受付番号、番号、整理番号、参加者番号、no.、no、名簿番号"),
    ("table", "班、班番号、卓、卓番号、てーぶる、てーぶる番号"),
    ("round", "回、らうんど"),
    ("times", "回数"),
    ("group", "ぐるーぷ、組"),
    ("corporation", "法人、法人名、運営法人"),
    ("profession_group", "職種ぐるーぷ、職種区分、職種分類"),
    ("a", "ひとり目、一人目、1人目"),
];

/// The name of the column under a heading; a heading that is none stays as it is, in lower case.
pub(super) fn column_of(heading: &str) -> String {
    let lower = heading.trim().to_lowercase();
    let key = plain_key(heading);
    if let Some((column, _)) =
        HEADINGS.iter().find(|(column, names)| lower == *column || names.split('、').any(|name| name == key))
    {
        return (*column).to_owned();
    }
    if matches!(key.as_str(), "ふたり目" | "二人目" | "2人目") {
        return "b".to_owned();
    }
    // The one reader of rosters' headings, so that the command knows what the desk knows.
    let known = Column::of_heading(heading).map(Column::code);
    known.map_or(lower, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::column_of;

    #[test]
    fn headings_are_found_in_both_languages() {
        for (heading, column) in [
            ("ID", "id"),
            ("受付番号", "id"),
            ("Ｎｏ．", "id"),
            ("職種", "profession"),
            ("Profession_Group", "profession_group"),
            ("勤務先（事業所名）", "workplace"),
            ("ご所属", "workplace"),
            ("班", "table"),
            ("進行役", "facilitator"),
            ("経験年数", "years"),
            ("話したいテーマ", "topic"),
            ("お名前", "name"),
            ("法人名", "corporation"),
            ("備考", "備考"),
        ] {
            assert_eq!(column_of(heading), column, "{heading}");
        }
    }
}
