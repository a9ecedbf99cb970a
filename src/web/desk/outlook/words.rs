//! The outlook in sentences.

use crate::app::outlook::{Line, Outlook};
use crate::domain::board::short_label;
use crate::domain::outlook::{Remark, SHOWN, Share};
use crate::i18n::Texts;

/// The name of a line's profession.
pub fn label(t: Texts, line: &Line) -> String {
    let [japanese, english] = &line.profession.labels;
    short_label(if t.is_japanese() { japanese } else { english }).to_owned()
}

/// What is to be said of the tables, the most important first. Of nobody nothing is said.
pub fn sentences(t: Texts, outlook: &Outlook) -> Vec<String> {
    if outlook.tables == 0 || outlook.total.confirmed == 0 {
        return Vec::new();
    }
    let shown = outlook.remarks.iter().take(SHOWN);
    let told = shown.filter_map(|(at, remark)| Some(sentence(t, outlook, outlook.lines.get(*at)?, *remark)));
    let told: Vec<_> = told.collect();
    if told.is_empty() { vec![t.get("outlook-even")] } else { told }
}

fn sentence(t: Texts, outlook: &Outlook, line: &Line, remark: Remark) -> String {
    let label = label(t, line).into();
    let all = outlook.tables;
    match remark {
        Remark::Crowded { most, tables, .. } if tables == all => {
            t.with("outlook-crowded-everywhere", [("label", label), ("most", most.into())])
        }
        Remark::Crowded { most, tables, .. } => {
            let counts = [("label", label), ("most", most.into()), ("tables", tables.into()), ("all", all.into())];
            t.with("outlook-crowded", counts)
        }
        Remark::Short { more, .. } => {
            let said = t.with("outlook-short", [("label", label), ("more", more.into())]);
            let left = outlook.event.places_left() as usize;
            if more <= left {
                return said;
            }
            let left =
                if left == 0 { t.get("outlook-no-places") } else { t.with("outlook-places", [("left", left.into())]) };
            format!("{said}{left}")
        }
    }
}

/// How the tables are with a profession: 「3名の班が2、2名の班が8」.
pub fn spread(t: Texts, share: Share) -> String {
    let with = |people: usize| {
        let counts = [("people", people.into()), ("tables", share.tables_with(people).into())];
        t.with(if people == 0 { "outlook-tables-without" } else { "outlook-tables-with" }, counts)
    };
    if share.most() == share.fewest() {
        return with(share.most());
    }
    format!("{}{}{}", with(share.most()), t.get("seating-name-separator"), with(share.fewest()))
}

/// What one more person of a profession does to the tables.
pub fn one_more(t: Texts, share: Share) -> String {
    match share.pairs_of_one_more() {
        0 => t.get("outlook-one-more-nothing"),
        pairs => t.with("outlook-one-more-pairs", [("pairs", pairs.into())]),
    }
}
