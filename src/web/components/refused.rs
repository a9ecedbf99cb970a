//! Why a request was refused, at the top of the page.

use leptos::prelude::*;

/// The heading and its sentences; nothing where nothing was refused.
pub fn refused(refused: Option<(String, Vec<String>)>) -> impl IntoView + use<> {
    refused.map(|(heading, sentences)| {
        let sentences = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        view! {
            <div class="error-summary" role="alert" aria-labelledby="refused">
                <h2 id="refused">{heading}</h2>
                <ul>{sentences}</ul>
            </div>
        }
    })
}
