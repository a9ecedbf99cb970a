//! How a profession is spread over the tables, as a small picture: a column a table, as high as it has
//! people of the profession. Shape tells everything; the colour is that of the profession's mark.

use super::words;
use crate::domain::outlook::Share;
use crate::i18n::Texts;
use leptos::prelude::*;

/// The picture's width and height.
const WIDTH: usize = 200;
const HEIGHT: usize = 44;
/// The height of one person, where there is room.
const PERSON: usize = 10;
/// With more tables than this the columns flow together.
const TOLD_APART: usize = 40;

/// The picture of a profession at this position of the organisation's list.
pub fn picture(t: Texts, position: usize, share: Share) -> impl IntoView + use<> {
    let (tables, most, fewest) = (share.tables(), share.most(), share.fewest());
    let person = PERSON.min((HEIGHT - 4) / most.max(1));
    let x = |table: usize| table * WIDTH / tables;
    let top = |people: usize| HEIGHT - 2 - person * people;
    let fuller = if most == fewest { 0 } else { share.tables_with(most) };
    let parts = [(0, fuller, most), (fuller, tables, fewest)].into_iter().filter(|(from, to, _)| from < to);
    let columns = parts.map(|(from, to, people)| {
        let (class, height) =
            if people == 0 { ("spread__none".to_owned(), 4) } else { (fill(position), person * people) };
        let y = if people == 0 { HEIGHT - 6 } else { top(people) };
        view! { <rect class=class x=x(from) y=y width=x(to) - x(from) height=height/> }
    });
    let columns = columns.collect_view();
    let between = (1..tables).filter(|_| tables <= TOLD_APART).map(|table| format!("M{} 0V{HEIGHT}", x(table)));
    let above = (1..most).filter(|_| person > 2).map(|people| format!("M0 {}H{WIDTH}", top(people)));
    let lines: String = between.chain(above).collect();
    view! {
        <svg class="spread" role="img" aria-label=words::spread(t, share) viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            width=WIDTH height=HEIGHT focusable="false">
            {columns}
            <path class="spread__lines" d=lines/>
        </svg>
    }
}

fn fill(position: usize) -> String {
    format!("fill--{}", position % 16 + 1)
}
