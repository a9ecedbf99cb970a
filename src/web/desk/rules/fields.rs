//! One field of the form.

use crate::app::change_rules::RulesPage;
use crate::domain::rules_form::{Entry, RulesField, RulesForm};
use crate::i18n::Texts;
use crate::web::components::fields::{FieldError, TextField, error_of};
use leptos::prelude::*;

/// What every field of the form is made of.
pub(super) struct Fields<'a> {
    /// The page's texts.
    pub t: Texts,
    /// What the page shows.
    pub data: &'a RulesPage,
    /// What was typed.
    pub form: &'a RulesForm,
    /// What is wrong.
    pub errors: &'a [FieldError],
}

impl Fields<'_> {
    /// The sentence of a field that is wrong.
    pub fn error(&self, entry: &Entry) -> Option<String> {
        error_of(self.errors, &entry.name())
    }

    /// A number.
    pub fn number(&self, field: RulesField, required: bool) -> AnyView {
        let t = self.t;
        let entry = Entry::Rule(field);
        view! {
            <TextField t id=field.code() label=t.get(&format!("rules-field-{}", field.code()))
                value=self.form.get(&entry).to_owned() required=required
                hint=t.find(&format!("rules-hint-{}", field.code())) error=self.error(&entry)
                inputmode="numeric" class="field--short"/>
        }
        .into_any()
    }
}
