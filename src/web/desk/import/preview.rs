//! The preview: what every row would become, and what the organiser may say to it.

use super::{aside, columns, sentences, words};
use crate::app::Secret;
use crate::app::import::{Beyond, Choices, Missing, Unsettled};
use crate::domain::event::Event;
use crate::domain::organiser::Organiser;
use crate::domain::profession_words::ProfessionWords;
use crate::domain::roster::plan::{Fate, Plan, PlannedRow};
use crate::domain::roster::{Layout, Roster, RosterFault, Sheet};
use crate::web::components::fields::{CheckField, Choice, ErrorSummary, FieldError, RadioField, error_of};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// What the preview shows.
pub struct Preview<'a> {
    pub event: &'a Event,
    pub sheet: &'a Sheet,
    pub layout: &'a Layout,
    /// The people and what becomes of them; or why the sheet, laid out so, has none.
    pub people: Result<(Roster, Plan), RosterFault>,
    pub choices: Choices,
    pub token: Secret,
    /// Why nothing was taken in, where 「取り込む」 was pressed.
    pub unsettled: Option<Unsettled>,
    /// Whether 「取り込む」 was pressed with answers that have to be looked at first.
    pub reflected: bool,
}

/// What every row would become; nothing is written yet.
pub fn preview(page: &Page, organiser: &Organiser, shown: &Preview<'_>, professions: &ProfessionWords) -> Response {
    let t = page.t;
    let title = t.get("import-preview-title");
    let errors = errors(page, shown);
    let failed = shown.unsettled.is_some() || shown.people.is_err();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let action = page.urls.desk_event_page(shown.event.id, "import");
    let again = action.clone();
    let notice = match &shown.unsettled {
        Some(Unsettled::Changed) => Some(t.get("import-changed")),
        Some(Unsettled::Nobody) => Some(t.get("import-nobody")),
        _ => shown.reflected.then(|| t.get("import-reflected")),
    };
    let sheet = serde_json::to_string(shown.sheet).unwrap_or_default();
    answer(status, page, &Shell::desk(&title, organiser).with_errors(failed), || {
        view! {
            <ErrorSummary t errors=errors.clone()/>
            {notice.map(|text| view! { <div class="notice notice--warning" role="alert"><p>{text}</p></div> })}
            <p class="desk-back"><a href=again>{t.get("import-other-file")}</a></p>
            <h1>{title.clone()}</h1>
            <p>{shown.event.details.title.clone()}</p>
            {shown.people.as_ref().ok().map(|(roster, plan)| view! {
                <div class="notice"><p>{t.get("import-nothing-written")}</p>{summary(page, plan)}</div>
                {columns::told(page, shown.layout)}
                {passed_over(page, roster)}
            })}
            <form method="post" action=action enctype="multipart/form-data" novalidate=true>
                <input type="hidden" name="sheet" value=sheet/>
                <input type="hidden" name="token" value=shown.token.reveal().to_owned()/>
                // What the key 「Enter」 presses.
                <button type="submit" name="step" value="again" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                {columns::table(page, shown.layout, shown.people.is_err())}
                {shown.people.as_ref().ok().map(|(roster, plan)| view! {
                    {words::words(page, &roster.words_of_professions(professions), &professions.list)}
                    {rows(page, shown, roster, plan, &errors)}
                })}
            </form>
        }
    })
}

fn errors(page: &Page, shown: &Preview<'_>) -> Vec<FieldError> {
    if let Err(fault) = &shown.people {
        return vec![("columns".to_owned(), sentences::no_roster(page.t, fault))];
    }
    let Some(Unsettled::Choose(missing)) = &shown.unsettled else { return Vec::new() };
    let of = |missing: &Missing| match missing {
        Missing::LeaveOutFaulty => ("leave_out_faulty".to_owned(), page.t.get("import-choose-faulty")),
        Missing::Beyond => ("beyond".to_owned(), page.t.get("import-choose-beyond")),
    };
    missing.iter().map(of).collect()
}

/// Lines that were taken for nobody, so that nobody is lost among them.
fn passed_over(page: &Page, roster: &Roster) -> impl IntoView + use<> {
    let t = page.t;
    let line = |(row, text): &(u32, String)| {
        let text: String = text.chars().take(60).collect();
        view! { <li>{t.with("import-passed-over-row", [("row", (*row).into()), ("text", text.into())])}</li> }
    };
    let lines = roster.passed_over.iter().map(line).collect_view();
    let heading = t.with("import-passed-over", [("count", roster.passed_over.len().into())]);
    (!roster.passed_over.is_empty()).then(|| {
        view! { <details class="regs-details" id="passed-over"><summary>{heading}</summary><ul>{lines}</ul></details> }
    })
}

/// How many rows become what, in words.
fn summary(page: &Page, plan: &Plan) -> impl IntoView + use<> {
    let registered = plan.rows.iter().filter(|row| matches!(row.fate, Fate::Registered(_))).count();
    let waiting = plan.rows.iter().filter(|row| matches!(row.fate, Fate::Resembles(_))).count();
    let counts = [
        ("import-sum-rows", plan.rows.len()),
        ("import-sum-taken", plan.taken().count()),
        ("import-sum-beyond", plan.beyond().count()),
        ("import-sum-resembling", waiting),
        ("import-sum-registered", registered),
        ("import-sum-faulty", plan.faulty().count()),
        ("import-sum-aside", plan.rows.iter().filter(|row| row.fate == Fate::SetAside).count()),
    ];
    let line = |(id, count): (&str, usize)| page.t.with(id, [("count", count.into())]);
    let always = 2;
    let lines: Vec<_> = counts
        .into_iter()
        .enumerate()
        .filter(|(place, (_, count))| *place < always || *count > 0)
        .map(|(_, count)| line(count))
        .collect();
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
}

fn rows(
    page: &Page,
    shown: &Preview<'_>,
    roster: &Roster,
    plan: &Plan,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = page.t;
    let says_something = |row: &&PlannedRow| !sentences::of_row(t, roster, row).is_empty();
    let to_look_at: Vec<_> = plan.rows.iter().filter(says_something).map(|row| attention(page, roster, row)).collect();
    // A row declared another person and now beyond the capacity has no box any more.
    let boxless =
        plan.rows.iter().filter(|row| row.fate == Fate::Beyond && shown.choices.said.others.contains(&row.number));
    let kept =
        boxless.map(|row| view! { <input type="hidden" name="other" value=row.number.to_string()/> }).collect_view();
    view! {
        <input type="hidden" name="seen" value=plan.outline()/>
        <input type="hidden" name="laid_out" value=shown.layout.outline()/>
        {kept}
        {(!to_look_at.is_empty()).then(|| view! {
            <h2>{t.get("import-attention")}</h2>
            <table class="table desk-cards" id="attention">
                <thead><tr>
                    <th scope="col" class="number">{t.get("import-row")}</th>
                    <th scope="col">{t.get("field-name")}</th>
                    <th scope="col">{t.get("import-what")}</th>
                </tr></thead>
                <tbody>{to_look_at.into_iter().collect_view()}</tbody>
            </table>
        })}
        {aside::table(page, plan, &shown.choices.said)}
        {taken(page, roster, plan)}
        <h2>{t.get("import-take-in-title")}</h2>
        {faulty_choice(page, shown, plan, errors)}
        {beyond_choice(page, shown, plan, errors)}
        <CheckField id="send_mails" label=t.get("import-send-mails") checked=shown.choices.send_mails/>
        <div class="buttons">
            <button type="submit" name="step" value="take_in" class="button">{t.get("import-take-in")}</button>
        </div>
    }
}

/// A row that needs a look, with its box where it resembles somebody.
fn attention(page: &Page, roster: &Roster, row: &PlannedRow) -> AnyView {
    let t = page.t;
    let sentences = sentences::of_row(t, roster, row);
    let resembles = matches!(row.fate, Fate::Resembles(_) | Fate::TakenAsAnother(_));
    let id = format!("other-{}", row.number);
    let checked = matches!(row.fate, Fate::TakenAsAnother(_));
    let name = if row.name.is_empty() { t.get("import-no-name") } else { row.name.clone() };
    let label = t.with("import-as-another", [("name", name.clone().into())]);
    view! {
        <tr>
            <td class="number" data-label=t.get("import-row")>{row.number}</td>
            <th scope="row">{name}</th>
            <td>
                {sentences.into_iter().map(|sentence| view! { <p class="regs-line">{sentence}</p> }).collect_view()}
                {resembles.then(|| view! {
                    <div class="choice">
                        <input type="checkbox" id=id.clone() name="other" value=row.number.to_string() checked=checked/>
                        <label for=id>{label}</label>
                    </div>
                })}
            </td>
        </tr>
    }
    .into_any()
}

/// The people who get a seat, folded away.
fn taken(page: &Page, roster: &Roster, plan: &Plan) -> impl IntoView + use<> {
    let t = page.t;
    let rows: Vec<_> = plan.taken().filter_map(|row| Some((row, row.applicant.as_ref()?))).collect();
    let notes = rows.iter().filter(|(row, _)| !row.notes.is_empty()).count();
    let heading = t.with("import-taken", [("count", rows.len().into())]);
    let open = notes > 0;
    let completed = open.then(|| t.with("import-noted", [("count", notes.into())]));
    let rows = rows
        .into_iter()
        .map(|(row, person)| {
            let notes = row.notes.iter().map(|note| sentences::of_note(t, roster, note)).collect::<Vec<_>>();
            view! {
                <tr>
                    <td class="number" data-label=t.get("import-row")>{row.number}</td>
                    <th scope="row">{person.name.clone()}</th>
                    <td data-label=t.get("field-furigana")>{person.furigana.clone()}</td>
                    <td data-label=t.get("field-profession")>{person.profession_label.clone()}</td>
                    <td data-label=t.get("registrations-workplace")>{person.workplace.clone()}</td>
                    <td>{notes.into_iter().map(|note| view! { <p class="regs-line">{note}</p> }).collect_view()}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="regs-details" open=open>
                <summary>{heading}</summary>
                {completed.map(|text| view! { <p>{text}</p> })}
                <table class="table desk-cards">
                    <thead><tr>
                        <th scope="col" class="number">{t.get("import-row")}</th>
                        <th scope="col">{t.get("field-name")}</th>
                        <th scope="col">{t.get("field-furigana")}</th>
                        <th scope="col">{t.get("field-profession")}</th>
                        <th scope="col">{t.get("registrations-workplace")}</th>
                        <th scope="col">{t.get("import-what")}</th>
                    </tr></thead>
                    <tbody>{rows.into_iter().collect_view()}</tbody>
                </table>
            </details>
        }
    })
}

fn faulty_choice(page: &Page, shown: &Preview<'_>, plan: &Plan, errors: &[FieldError]) -> impl IntoView + use<> {
    let faulty = plan.faulty().count();
    let label = page.t.with("import-leave-out-faulty", [("count", faulty.into())]);
    let checked = shown.choices.leave_out_faulty;
    let error = error_of(errors, "leave_out_faulty");
    let hint = page.t.get("import-leave-out-faulty-hint");
    (faulty > 0).then(|| {
        view! { <p>{hint}</p><CheckField id="leave_out_faulty" label=label checked=checked error=error/> }
    })
}

fn beyond_choice(page: &Page, shown: &Preview<'_>, plan: &Plan, errors: &[FieldError]) -> impl IntoView + use<> {
    let t = page.t;
    let beyond = plan.beyond().count();
    let capacity = plan.capacity_for_all(shown.event.seats_taken);
    let choices = vec![
        Choice::new("leave_out", t.with("import-beyond-leave-out", [("count", beyond.into())])),
        Choice::new("raise", t.with("import-beyond-raise", [("count", beyond.into()), ("capacity", capacity.into())])),
    ];
    let value = match shown.choices.beyond {
        None => "",
        Some(Beyond::LeaveOut) => "leave_out",
        Some(Beyond::Raise) => "raise",
    };
    let label = t.with(
        "import-beyond-question",
        [("capacity", shown.event.details.capacity.into()), ("left", plan.places_left.into())],
    );
    let error = error_of(errors, "beyond");
    (beyond > 0).then(|| {
        view! {
            <RadioField t id="beyond" label=label groups=vec![(String::new(), choices)] value=value.to_owned()
                required=true error=error/>
        }
    })
}
