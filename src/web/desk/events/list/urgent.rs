use crate::app::events::Urgent;
use crate::infra::db::outbox::Count;
use crate::web::context::Page;
use leptos::prelude::*;

/// What cannot wait, each a link to where it is done; nothing where there is nothing.
pub fn list(page: &Page, urgent: Vec<Urgent>) -> Option<impl IntoView + use<>> {
    let t = page.t;
    (!urgent.is_empty()).then(|| {
        let lines = urgent.into_iter().map(|one| line(page, one)).collect_view();
        view! {
            <section class="notice notice--warning desk-urgent" aria-labelledby="urgent">
                <h2 id="urgent">{t.get("events-urgent")}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn line(page: &Page, urgent: Urgent) -> impl IntoView + use<> {
    let (t, urls) = (page.t, page.urls);
    let in_days = |id: &str, title: String, days: i64| {
        let id = if days < 1 { format!("{id}-today") } else { id.to_owned() };
        t.with(&id, [("title", title.into()), ("days", days.into())])
    };
    let (href, sentence) = match urgent {
        Urgent::FailedMails(count) => {
            let count = match count {
                Count::Exactly(count) => count.to_string(),
                Count::AtLeast(count) => t.with("outbox-at-least", [("count", count.into())]),
            };
            (format!("{}?state=failed", urls.outbox()), t.with("events-urgent-mails", [("count", count.into())]))
        }
        Urgent::Unseated(event, title, count) => (
            urls.desk_event_page(event, "seating/repair"),
            t.with("events-urgent-unseated", [("title", title.into()), ("count", count.into())]),
        ),
        Urgent::Deadline(event, title, days) => {
            (urls.desk_event(event), in_days("events-urgent-deadline", title, days))
        }
        Urgent::NotSeated(event, title, days) => {
            (urls.desk_event_page(event, "seating"), in_days("events-urgent-seating", title, days))
        }
    };
    view! { <li><a href=href>{sentence}</a></li> }
}
