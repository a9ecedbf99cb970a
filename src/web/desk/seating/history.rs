//! The seatings of an event so far, each to be looked at and taken up again.

use crate::app::board::{BoardPage, Shown};
use crate::infra::db::seatings::Past;
use crate::web::context::Page;
use leptos::prelude::*;

/// The history; nothing where there is only one seating.
pub(super) fn history(page: &Page, data: &BoardPage, shown: &Shown, may_edit: bool) -> impl IntoView + use<> {
    let t = page.t;
    let rows = data.history.iter().map(|past| row(page, data, shown, past)).collect_view();
    let restore = (may_edit && !shown.current).then(|| restore(page, data, shown));
    view! {
        {restore}
        <div class="no-print">
            <h2>{t.get("seating-history")}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=t.get("seating-history")>
                <table class="table desk-cards">
                    <thead><tr>
                        <th scope="col">{t.get("seating-history-number")}</th>
                        <th scope="col">{t.get("seating-history-state")}</th>
                        <th scope="col" class="number">{t.get("seating-history-tables")}</th>
                        <th scope="col">{t.get("seating-history-at")}</th>
                        <th scope="col">{t.get("seating-history-by")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
}

fn row(page: &Page, data: &BoardPage, shown: &Shown, past: &Past) -> impl IntoView + use<> {
    let t = page.t;
    let number = t.with("seating-number", [("number", past.number.into())]);
    let version = if past.number == shown.seating.number {
        view! { <span>{number}</span> }.into_any()
    } else {
        let href = page.urls.desk_event_page(data.event.id, &format!("seating/{}", past.number));
        view! { <a href=href>{number}</a> }.into_any()
    };
    let at = page.dates.date_time(past.published_at.unwrap_or(past.updated_at));
    view! {
        <tr>
            <th scope="row">{version}</th>
            <td data-label=t.get("seating-history-state")>{t.get(&format!("seating-state-{}", past.state.code()))}</td>
            <td class="number" data-label=t.get("seating-history-tables")>{past.tables.to_string()}</td>
            <td data-label=t.get("seating-history-at")>{at}</td>
            <td data-label=t.get("seating-history-by")>{past.by.clone()}</td>
        </tr>
    }
}

/// 「この版に戻す」: the earlier tables as a change of the current seating.
fn restore(page: &Page, data: &BoardPage, shown: &Shown) -> impl IntoView + use<> {
    let t = page.t;
    let url = page.urls.desk_event_page(data.event.id, "seating");
    let current = data.current.map(|seen| {
        view! {
            <input type="hidden" name="number" value=seen.number.to_string()/>
            <input type="hidden" name="version" value=seen.version.to_string()/>
        }
    });
    view! {
        <form method="post" action=url class="no-print">
            {current}
            <input type="hidden" name="earlier" value=shown.seating.number.to_string()/>
            <button type="submit" name="action" value="restore" class="button button--second">{t.get("seating-restore")}</button>
        </form>
    }
}
