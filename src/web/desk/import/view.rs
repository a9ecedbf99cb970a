use crate::domain::event::{Event, EventStatus};
use crate::domain::organiser::Organiser;
use crate::web::components::fields::{ErrorSummary, FieldError};
use crate::web::context::Page;
use crate::web::page::{Shell, answer};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// Choose a file. `error` says why the one that was sent is not taken.
pub fn upload(
    status: StatusCode,
    page: &Page,
    organiser: &Organiser,
    event: &Event,
    error: Option<String>,
) -> Response {
    let t = page.t;
    let title = t.get("import-title");
    let errors: Vec<FieldError> = error.iter().map(|sentence| ("file".to_owned(), sentence.clone())).collect();
    let action = page.urls.desk_event_page(event.id, "import");
    let field_class = if error.is_some() { "field field--error" } else { "field" };
    let described = if error.is_some() { "file-hint file-error" } else { "file-hint" };
    let cancelled = event.status == EventStatus::Cancelled;
    let shell = Shell::desk(&title, organiser).with_errors(error.is_some());
    answer(status, page, &shell, || {
        view! {
            <ErrorSummary t errors/>
            {back(page, event)}
            <h1>{title.clone()}</h1>
            <p>{event.details.title.clone()}</p>
            {if cancelled {
                view! { <div class="notice notice--warning"><p>{t.get("import-event-cancelled")}</p></div> }.into_any()
            } else {
                view! {
                    <p>{t.get("import-lead")}</p>
                    <p><a href=page.urls.desk_event_page(event.id, "left-out")>{t.get("left-out-go")}</a></p>
                    <p><a href=page.urls.desk_event_page(event.id, "import/template.xlsx")>{t.get("template-get")}</a></p>
                    {explanation(page)}
                    <form method="post" action=action enctype="multipart/form-data" novalidate=true>
                        <div class=field_class>
                            <label class="field__label" for="file">{t.get("import-file")}</label>
                            <p class="field__hint" id="file-hint">{t.get("import-file-hint")}</p>
                            {error.map(|error| view! { <p class="field__error" id="file-error">{error}</p> })}
                            <input type="file" id="file" name="file" aria-describedby=described
                                accept=".csv,.tsv,.txt,.xlsx,.xlsm"/>
                        </div>
                        <div class="buttons">
                            <button type="submit" class="button">{t.get("import-to-preview")}</button>
                        </div>
                    </form>
                }
                .into_any()
            }}
        }
    })
}

fn back(page: &Page, event: &Event) -> impl IntoView + use<> {
    let list = page.urls.desk_event_page(event.id, "registrations");
    view! { <p class="desk-back"><a href=list>{page.t.get("import-back")}</a></p> }
}

fn explanation(page: &Page) -> impl IntoView + use<> {
    let t = page.t;
    view! {
        <details class="regs-details">
            <summary>{t.get("import-help")}</summary>
            <ul>
                <li>{t.get("import-help-required")}</li>
                <li>{t.get("import-help-optional")}</li>
                <li>{t.get("import-help-headings")}</li>
                <li>{t.get("import-help-phone")}</li>
            </ul>
        </details>
    }
}
