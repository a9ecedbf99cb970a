//! What the pages of one registration share: its form and its status.

mod form;

pub use form::{Typed, fields, mail_taken, sentences};

use crate::domain::registration::RegistrationStatus;
use crate::i18n::Texts;
use leptos::prelude::*;

/// A status in words, with a colour beside them.
pub fn badge(t: Texts, status: RegistrationStatus) -> impl IntoView + use<> {
    let class = match status {
        RegistrationStatus::Confirmed => "badge badge--good",
        RegistrationStatus::Received | RegistrationStatus::Waitlisted | RegistrationStatus::Offered => {
            "badge badge--warning"
        }
        RegistrationStatus::Lapsed | RegistrationStatus::Declined | RegistrationStatus::Cancelled => {
            "badge badge--plain"
        }
    };
    view! { <span class=class>{t.get(&format!("registrations-status-{}", status.code()))}</span> }
}
