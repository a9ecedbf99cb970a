//! The invitations that can still be used, and taking one back.

use crate::app::invite::Open;
use crate::web::context::Page;
use leptos::prelude::*;

/// The table of open invitations.
pub fn table(page: &Page, open: Vec<Open>) -> impl IntoView + use<> {
    let t = page.t;
    let title = t.get("organisers-open-title");
    view! {
        <h2>{title.clone()}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=title>
            <table class="table desk-cards">
                <thead>
                    <tr>
                        <th scope="col">{t.get("organisers-for-whom")}</th>
                        <th scope="col">{t.get("organisers-role")}</th>
                        <th scope="col">{t.get("organisers-invited-by")}</th>
                        <th scope="col">{t.get("organisers-valid-until")}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{open.into_iter().map(|one| row(page, one)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(page: &Page, one: Open) -> impl IntoView + use<> {
    let t = page.t;
    let or_none = |value: String| if value.is_empty() { t.get("organisers-not-noted") } else { value };
    let role = t.get(&format!("role-{}", one.role.code()));
    let for_whom = or_none(one.for_whom);
    let button = t.get("organisers-revoke");
    let named = t.with("organisers-revoke-named", [("whom", for_whom.clone().into()), ("role", role.clone().into())]);
    view! {
        <tr>
            <th scope="row">{for_whom}</th>
            <td data-label=t.get("organisers-role")>{role}</td>
            <td data-label=t.get("organisers-invited-by")>{or_none(one.by.unwrap_or_default())}</td>
            <td data-label=t.get("organisers-valid-until")>{page.dates.date_time(one.expires_at)}</td>
            <td>
                <form method="post" action=page.urls.revoke_invitation() class="inline-form">
                    <input type="hidden" name="invitation" value=one.token_hash/>
                    <button type="submit" class="link-button" aria-label=named>{button}</button>
                </form>
            </td>
        </tr>
    }
}
