//! One person: profession (colour and mark), name, workplace, what is set for them, and what
//! swapping the person in hand with them would do.

use super::desk::Desk;
use crate::domain::adjust::{Mode, Mood, Session, Word, offer_in_words};
use leptos::prelude::*;

/// So many colours there are in the style sheet.
const COLOURS: u32 = 15;

/// What changes about a chip.
#[derive(Clone, PartialEq, Eq)]
struct Face {
    class: String,
    held: bool,
    badges: Vec<String>,
    hint: String,
}

/// The chip.
pub fn chip(desk: Desk, person: usize) -> AnyView {
    let face = Memo::new(move |_| desk.session.with(|session| face(desk, session, person)));
    let (name, profession, mark, workplace, colour) = desk.data.with_value(|data| {
        let name = data.people.get(person).map(|person| person.name.clone());
        desk.session.with_untracked(|session| {
            let coded = session.problem().people.get(person);
            let code = coded.map_or(0, |coded| coded.profession);
            let profession = data.professions.get(code as usize);
            let workplace = coded.and_then(|coded| data.workplaces.get(coded.workplace? as usize));
            (
                name,
                profession.map(|profession| profession.label.clone()),
                profession.map(|profession| profession.mark.clone()),
                workplace.cloned(),
                code % COLOURS,
            )
        })
    });
    view! {
        <div
            id=format!("person-{person}")
            class=move || face.with(|face| face.class.clone())
            role="button"
            draggable="true"
            data-do="person"
            data-n=person
            tabindex=move || if desk.at.get() == person { "0" } else { "-1" }
            aria-pressed=move || if face.with(|face| face.held) { "true" } else { "false" }
        >
            <span class=format!("mark mark--{colour}") aria-hidden="true">{mark}</span>
            <span class="chip__who">
                <span class="chip__name">{name}</span>
                <span class="visually-hidden">" "{profession}" "</span>
                <span class="chip__workplace">{workplace}</span>
            </span>
            <span class="chip__more">
                {move || {
                    let badge = |text: &String| view! { <span class="chip__badge">{text.clone()}</span> };
                    face.with(|face| face.badges.iter().map(badge).collect_view())
                }}
                <span class="chip__hint">{move || face.with(|face| face.hint.clone())}</span>
            </span>
        </div>
    }
    .into_any()
}

fn face(desk: Desk, session: &Session, person: usize) -> Face {
    let held = session.held().is_some_and(|held| held.person == person);
    let offer = desk.swaps.with(|swaps| swaps.get(person).copied().flatten());
    let (mood, hint) = match offer {
        Some(offer) => desk.data.with_value(|data| {
            let told = offer_in_words(&offer, &data.words);
            let hint = told.map(|told| data.words.with(Word::SwapHint, &[("change", &told)]));
            (Some(offer.mood()), hint.unwrap_or_default())
        }),
        None => (None, String::new()),
    };
    let mut class = String::from("chip");
    if held {
        class.push_str(" chip--held");
    }
    class.push_str(match mood {
        Some(Mood::Better) => " chip--better",
        Some(Mood::Worse) => " chip--worse",
        _ => "",
    });
    let badges = badges(desk, session, person);
    if session.layout().is_pinned(person) {
        class.push_str(" chip--pinned");
    }
    Face { class, held, badges, hint }
}

/// What is set for a person, and what they have in common with somebody at their table.
fn badges(desk: Desk, session: &Session, person: usize) -> Vec<String> {
    let layout = session.layout();
    let people = &session.problem().people;
    let Some(own) = people.get(person) else { return Vec::new() };
    let shares = |same: &dyn Fn(&entaku_seating::Person) -> bool| {
        layout.table(person).is_some_and(|table| {
            layout.at(Some(table)).any(|other| other != person && people.get(other).is_some_and(same))
        })
    };
    let mut badges = Vec::new();
    let mut add = |is: bool, word| {
        if is {
            badges.push(desk.word(word));
        }
    };
    add(layout.is_pinned(person), Word::Pinned);
    add(layout.is_by_hand(person), Word::ByHand);
    add(own.facilitator, Word::Facilitator);
    add(shares(&|other| other.profession == own.profession), Word::SameProfession);
    add(own.workplace.is_some() && shares(&|other| other.workplace == own.workplace), Word::SameWorkplace);
    add(layout.is_apart(person), Word::ApartMark);
    if let Some(group) = layout.group_of(person) {
        badges.push(desk.with(Word::TogetherMark, &[("group", &(group + 1).to_string())]));
    }
    badges
}

/// Whether somebody is in hand to be moved.
pub fn is_moving(session: &Session) -> bool {
    session.held().is_some_and(|held| held.mode == Mode::Move)
}
