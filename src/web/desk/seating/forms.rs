//! The forms round the tables: seat, make final, sit together or apart.

use super::{SeatForm, Told, tastes, words};
use crate::app::board::{BoardPage, Shown};
use crate::domain::event::TableRule;
use crate::domain::ids::RegistrationId;
use crate::i18n::Texts;
use crate::web::components::fields::{CheckField, Choice, RadioField, TextField, error_of};
use crate::web::context::Page;
use leptos::prelude::*;

/// 「班分けする」.
pub(super) fn make(page: &Page, data: &BoardPage, told: &Told) -> impl IntoView + use<> {
    let t = page.t;
    let typed = told.typed.clone().unwrap_or_else(|| {
        let (rule, number) = match data.settings.tables {
            TableRule::Tables(number) => ("tables", number),
            TableRule::Seats(number) => ("seats", number),
        };
        SeatForm {
            rule: rule.into(),
            number: number.to_string(),
            facilitators: data.settings.facilitators,
            earlier: data.settings.earlier.clone(),
            topics: words::code(&data.settings.topics),
            experience: words::code(&data.settings.experience),
        }
    });
    let rules =
        vec![Choice::new("tables", t.get("seating-rule-tables")), Choice::new("seats", t.get("seating-rule-seats"))];
    let facilitators = t.with("seating-facilitators", [("count", data.volunteers.into())]);
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let earlier = earlier(page, data, &typed);
    let tastes = tastes::tastes(page, data, &typed);
    view! {
        <form method="post" action=url class="seat-form" novalidate>
            <RadioField t id="rule" label=t.get("seating-rule") groups=vec![(String::new(), rules)] value=typed.rule required=true/>
            <TextField t id="tables" label=t.get("seating-tables") value=typed.number required=true inputmode="numeric"
                class="field--short" error=error_of(&told.errors, "tables")/>
            <CheckField id="facilitators" label=facilitators checked=typed.facilitators/>
            {tastes}
            {earlier}
            <div class="buttons"><button type="submit" name="action" value="seat" class="button">{t.get("seating-make")}</button></div>
        </form>
    }
}

/// Which earlier events count as having met; nothing where there is none.
fn earlier(page: &Page, data: &BoardPage, typed: &SeatForm) -> impl IntoView + use<> {
    let t = page.t;
    let choices = data.earlier.iter().map(|event| {
        let id = format!("earlier-{}", event.id);
        let held = page.dates.date(event.starts_at);
        let words = t.with("seating-earlier-event", [("title", event.title.clone().into()), ("date", held.into())]);
        view! {
            <div class="choice">
                <input type="checkbox" id=id.clone() name=id.clone() value="yes" checked=typed.earlier.contains(&event.id)/>
                <label for=id>{words}</label>
            </div>
        }
    });
    let choices: Vec<_> = choices.collect();
    (!choices.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend class="field__label">{t.get("seating-earlier")}</legend>
                <p class="field__hint">{t.get("seating-earlier-hint")}</p>
                {choices}
            </fieldset>
        }
    })
}

/// 「この班分けを確定する」.
pub(super) fn publish(page: &Page, data: &BoardPage, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(data.event.id, "seating");
    view! {
        <form method="post" action=url class="no-print" id="board-form-publish">
            {seen(shown)}
            <button type="submit" name="action" value="publish" class="button">{t.get("seating-publish")}</button>
            <p class="desk-small">{t.get("seating-publish-hint")}</p>
        </form>
    }
}

/// 「数え直す」: what is proven is of the people of then.
pub(super) fn recount(page: &Page, data: &BoardPage, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(data.event.id, "seating");
    view! {
        <form method="post" action=url>
            {seen(shown)}
            <p>{t.get("seating-proof-of-then")}</p>
            <button type="submit" name="action" value="recount" class="button button--second">{t.get("seating-recount")}</button>
        </form>
    }
}

/// Who is fixed to their table, each to be released, and all at once; nothing where nobody is.
pub(super) fn pins(page: &Page, data: &BoardPage, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.t;
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let pinned: Vec<_> = shown.board.people.iter().filter(|person| person.pinned && person.table.is_some()).collect();
    let count = pinned.len();
    let lines = pinned.into_iter().map(|person| {
        let table = person.table.unwrap_or_default();
        let words = t.with("seating-person-at", [("name", person.name.clone().into()), ("table", table.into())]);
        let spoken = t.with("seating-release-one", [("name", person.name.clone().into())]);
        view! {
            <li>
                <form method="post" action=url.clone()>
                    {seen(shown)}
                    <input type="hidden" name="person" value=person.id.to_string()/>
                    <span>{words}</span>
                    <button type="submit" name="action" value="release" class="link-button" aria-label=spoken>{t.get("seating-release")}</button>
                </form>
            </li>
        }
    });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        view! {
            <section class="no-print" aria-labelledby="pins">
                <h2 id="pins">{t.with("seating-pins", [("count", count.into())])}</h2>
                <ul class="wishes">{lines}</ul>
                <form method="post" action=url>
                    {seen(shown)}
                    <button type="submit" name="action" value="release" class="button button--small button--second">{t.get("seating-release-all")}</button>
                </form>
            </section>
        }
    })
}

/// Who sits together, who apart.
pub(super) fn pairs(page: &Page, data: &BoardPage, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let board = &shown.board;
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let together = board.together.iter().filter_map(|group| Some(("together", *group.first()?, *group.get(1)?)));
    let apart = board.apart.iter().map(|(a, b)| ("apart", *a, *b));
    let wishes: Vec<_> = together.chain(apart).map(|wish| wish_line(t, &url, data, shown, wish)).collect();
    let list = (!wishes.is_empty()).then(|| view! { <ul class="wishes">{wishes}</ul> });
    let people: Vec<_> = {
        let mut people: Vec<_> = board.people.iter().filter(|person| person.takes_part()).collect();
        people.sort_by_key(|person| (person.table, person.number));
        people.iter().map(|person| (person.id, person.name.clone(), person.table)).collect()
    };
    view! {
        <section class="no-print" aria-labelledby="pairs">
            <h2 id="pairs">{t.get("seating-pairs")}</h2>
            <p>{t.get("seating-pairs-text")}</p>
            {list}
            <form method="post" action=url class="pair-form">
                {seen(shown)}
                {person_choice(t, "a", t.get("seating-pair-a"), &people)}
                {person_choice(t, "b", t.get("seating-pair-b"), &people)}
                <button type="submit" name="action" value="together" class="button button--second">{t.get("seating-together")}</button>
                <button type="submit" name="action" value="apart" class="button button--second">{t.get("seating-apart")}</button>
            </form>
        </section>
    }
}

fn wish_line(
    t: Texts,
    url: &str,
    data: &BoardPage,
    shown: &Shown,
    (kind, a, b): (&'static str, RegistrationId, RegistrationId),
) -> impl IntoView + use<> {
    let names = [("a", data.name_of(a).into()), ("b", data.name_of(b).into())];
    let words =
        if kind == "together" { t.with("seating-wish-together", names) } else { t.with("seating-wish-apart", names) };
    let seats = (shown.seating.place_of(a), shown.seating.place_of(b));
    let same = matches!(seats, (Some(a), Some(b)) if a.table == b.table);
    let away = [a, b].iter().any(|id| shown.board.person(*id).is_some_and(|person| person.absent));
    let broken = (!away && same != (kind == "together"))
        .then(|| view! { <span class="badge badge--warning">{t.get("seating-wish-broken")}</span> });
    view! {
        <li>
            <form method="post" action=url.to_owned()>
                {seen(shown)}
                <input type="hidden" name="a" value=a.to_string()/>
                <input type="hidden" name="b" value=b.to_string()/>
                <span>{words}" "{broken}</span>
                <button type="submit" name="action" value="forget" class="link-button">{t.get("seating-wish-forget")}</button>
            </form>
        </li>
    }
}

fn person_choice(
    t: Texts,
    id: &'static str,
    label: String,
    people: &[(RegistrationId, String, Option<u32>)],
) -> impl IntoView + use<> {
    let options = people.iter().map(|(id, name, table)| {
        let words = match table {
            Some(table) => t.with("seating-person-at", [("name", name.clone().into()), ("table", (*table).into())]),
            None => name.clone(),
        };
        view! { <option value=id.to_string()>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <select id=id name=id><option value="">{t.get("seating-choose")}</option>{options}</select>
        </div>
    }
}

/// Which seating the sender saw.
pub(super) fn seen(shown: &Shown) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="number" value=shown.board.number.to_string()/>
        <input type="hidden" name="version" value=shown.board.version.to_string()/>
    }
}
