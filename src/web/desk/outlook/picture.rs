//! How a profession is spread over the tables, as a small picture: a column a table, as high as it has
//! people of the profession. Shape tells everything; the colour is that of the profession's mark.

use super::words;
use crate::domain::outlook::Share;
use crate::i18n::Texts;
use leptos::prelude::*;

/// The picture's width.
const WIDTH: usize = 200;
/// The height of one person, where there is room.
const PERSON: usize = 10;
/// The most that people may take in height, and the least.
const HIGHEST: usize = 60;
const LOWEST: usize = 6;
/// With more tables than this the columns flow together.
const TOLD_APART: usize = 40;

/// The picture of a profession at this position of the organisation's list.
pub fn picture(t: Texts, position: usize, share: Share) -> impl IntoView + use<> {
    let (tables, most, fewest) = (share.tables(), share.most(), share.fewest());
    let full = (PERSON * most).min(HIGHEST);
    let height = full.max(LOWEST) + 2;
    let x = |table: usize| table * WIDTH / tables;
    let high = |people: usize| people * full / most.max(1);
    let fuller = if most == fewest { 0 } else { share.tables_with(most) };
    let parts = [(0, fuller, most), (fuller, tables, fewest)].into_iter().filter(|(from, to, _)| from < to);
    let columns = parts.map(|(from, to, people)| {
        let (class, high) = if people == 0 { ("spread__none".to_owned(), 4) } else { (fill(position), high(people)) };
        view! { <rect class=class x=x(from) y=height - 1 - high width=(x(to) - x(from)).max(1) height=high/> }
    });
    let columns = columns.collect_view();
    let between = (1..tables).filter(|_| tables <= TOLD_APART).map(|table| format!("M{} 0V{height}", x(table)));
    let above = (1..most).filter(|_| full > 3 * most).map(|people| format!("M0 {}H{WIDTH}", height - 1 - high(people)));
    let lines: String = between.chain(above).collect();
    view! {
        <svg class="spread" role="img" aria-label=words::spread(t, share) viewBox=format!("0 0 {WIDTH} {height}")
            width=WIDTH height=height focusable="false">
            {columns}
            <path class="spread__lines" d=lines/>
        </svg>
    }
}

fn fill(position: usize) -> String {
    format!("fill--{}", position % 16 + 1)
}
