//! The outlook in sentences.

use crate::app::outlook::{Line, Outlook};
use crate::domain::board::short_label;
use crate::domain::outlook::{Remark, SHOWN, Share};
use crate::i18n::Texts;
use crate::web::context::Page;
use leptos::prelude::*;

/// The name of a line's profession.
pub fn label(t: Texts, line: &Line) -> String {
    let [japanese, english] = &line.profession.labels;
    short_label(if t.is_japanese() { japanese } else { english }).to_owned()
}

/// What is to be said of the tables, the most important first. Of nobody nothing is said, nor once the
/// event has begun.
pub fn sentences(page: &Page, outlook: &Outlook) -> Vec<Said> {
    if !outlook.ahead || outlook.tables == 0 || outlook.total.confirmed == 0 {
        return Vec::new();
    }
    let shown = outlook.remarks.iter().take(SHOWN);
    let told = shown.filter_map(|(at, remark)| {
        let line = outlook.lines.get(*at)?;
        let missing = matches!(remark, Remark::Short { .. }) && line.is_listed;
        Some(Said {
            sentence: sentence(page.t, outlook, line, *remark),
            way: missing.then(|| {
                let words = page.t.with("outlook-call", [("label", label(page.t, line).into())]);
                (page.urls.to_invite(outlook.event.id, &line.profession.code), words)
            }),
        })
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() { vec![Said::only(page.t.get("outlook-even"))] } else { told }
}

/// A sentence, and where something can be done about it.
pub struct Said {
    sentence: String,
    /// Address and words of the link.
    way: Option<(String, String)>,
}

impl Said {
    /// A sentence alone.
    pub fn only(sentence: String) -> Self {
        Self { sentence, way: None }
    }
}

/// The sentences as a list.
pub fn list(said: Vec<Said>) -> impl IntoView + use<> {
    let lines = said.into_iter().map(|Said { sentence, way }| {
        let way = way.map(|(href, words)| view! { " "<a href=href>{words}</a> });
        view! { <li><span>{sentence}</span>{way}</li> }
    });
    view! { <ul class="outlook__said">{lines.collect_view()}</ul> }
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
