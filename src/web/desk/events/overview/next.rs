//! 「次にすること」: sentences, and the way to each.

use super::super::form::errors;
use super::shown::Overview;
use crate::domain::event::EventStatus;
use crate::domain::event_life::NextStep;
use leptos::prelude::*;

/// What is to be done next, the first thing with the page's one primary button.
pub fn next_steps(overview: &Overview<'_>) -> impl IntoView + use<> {
    let t = overview.page.t;
    let steps = overview.next.iter().enumerate().map(|(at, step)| line(overview, *step, at == 0)).collect_view();
    let class = if overview.refused { "notice notice--warning" } else { "notice" };
    view! {
        <section class=class aria-labelledby="next" role=overview.refused.then_some("alert")>
            <h2 id="next" class="desk-next">{t.get("event-next-title")}</h2>
            {steps}
            {missing(overview)}
        </section>
    }
}

fn line(overview: &Overview<'_>, step: NextStep, first: bool) -> impl IntoView + use<> {
    let t = overview.page.t;
    let details = &overview.event.details;
    let dates = overview.page.dates;
    let sentence = t.with(
        &format!("event-next-{}", step.code()),
        [
            ("from", dates.date_time(details.apply_from).into()),
            ("until", dates.date_time(details.apply_until).into()),
            ("count", overview.unseated.into()),
        ],
    );
    let class = if first { "button button--small" } else { "button button--small button--second" };
    let way = way(overview, step).map(|(href, label)| {
        view! { <a class=class href=href>{t.get(label)}</a> }
    });
    view! { <div class="desk-next__line"><p>{sentence}</p>{way}</div> }
}

/// Where a step is taken, with the words of the link; nothing for who may not take it, and for what
/// is done on this page.
fn way(overview: &Overview<'_>, step: NextStep) -> Option<(String, &'static str)> {
    let at = |part: &str| overview.page.urls.desk_event_page(overview.event.id, part);
    let (href, label, edits) = match step {
        NextStep::Complete => (at("edit"), "event-way-complete", true),
        NextStep::Full => (format!("{}#capacity", at("edit")), "event-way-full", true),
        NextStep::Nobody => (at("registrations/new"), "event-way-nobody", true),
        NextStep::Seat => (at("seating"), "event-way-seat", true),
        NextStep::Confirm => (at("seating"), "event-way-confirm", true),
        NextStep::SeatRest => (at("seating/repair"), "event-way-seat-rest", true),
        NextStep::Print => (at("papers"), "event-way-print", false),
        NextStep::Lists => (at("papers"), "event-way-lists", false),
        // Whoever has a list of people already takes it in.
        NextStep::Announce if overview.event.seats_taken == 0 => (at("import"), "event-way-import", true),
        NextStep::Publish | NextStep::Wait | NextStep::Announce | NextStep::Over | NextStep::Cancelled => return None,
    };
    (!edits || overview.organiser.role.may_edit()).then_some((href, label))
}

/// What the event lacks. Of a draft everything is named; of a closed event only when reopening was
/// refused.
fn missing(overview: &Overview<'_>) -> Option<impl IntoView + use<>> {
    let edit = overview.page.urls.desk_event_page(overview.event.id, "edit");
    let editable = overview.organiser.role.may_edit();
    let named = overview.event.status == EventStatus::Draft || overview.refused;
    let missing: Vec<_> = errors(overview.page.t, if named { &overview.missing } else { &[] })
        .into_iter()
        .map(|(field, sentence)| {
            let target = format!("{edit}#{field}");
            if editable {
                view! { <li><a href=target>{sentence}</a></li> }.into_any()
            } else {
                view! { <li>{sentence}</li> }.into_any()
            }
        })
        .collect();
    (!missing.is_empty()).then(|| view! { <ul class="desk-links">{missing}</ul> })
}
