//! Form fields: label, hint, error and input belong together, for the eye and for a screen
//! reader, and the error summary at the top links to each field with the same words.

use super::raw_text::textarea;
use crate::i18n::Texts;
use leptos::either::Either;
use leptos::prelude::*;

/// The error of one field: the field's id and the sentence.
pub type FieldError = (String, String);

/// The sentence for a field, if it has an error.
#[must_use]
pub fn error_of(errors: &[FieldError], id: &str) -> Option<String> {
    errors.iter().find(|(field, _)| field == id).map(|(_, sentence)| sentence.clone())
}

/// The box at the top of a form that lists every error, each a link to its field. Nothing where
/// there is no error.
#[component]
pub fn ErrorSummary(
    /// The page's texts.
    t: Texts,
    /// Field id and sentence, in the order of the form.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">{t.get("error-summary-title")}</h2>
                <ul>
                    {errors
                        .into_iter()
                        .map(|(id, sentence)| view! { <li><a href=format!("#{id}")>{sentence}</a></li> })
                        .collect_view()}
                </ul>
            </div>
        }
    })
}

/// 「必須」 or 「任意」 beside a label.
#[component]
pub fn Need(
    /// The page's texts.
    t: Texts,
    /// Whether the field must be filled in.
    required: bool,
) -> impl IntoView {
    let (class, word) = if required { ("need need--required", "required") } else { ("need", "optional") };
    // Read aloud, the label and this word are two.
    view! { <span class="visually-hidden">{t.get("label-pause")}</span><span class=class>{t.get(word)}</span> }
}

/// One field with a one-line input, or several lines where `rows` is given.
#[component]
pub fn TextField(
    /// The page's texts.
    t: Texts,
    /// Both the `id` and the `name`.
    #[prop(into)]
    id: String,
    /// The label.
    label: String,
    /// What was typed.
    value: String,
    /// Whether the field must be filled in.
    #[prop(optional)]
    required: bool,
    /// A sentence below the label.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The input's `type`; `text` where nothing is said.
    #[prop(default = "text")]
    kind: &'static str,
    /// The input's `autocomplete`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The input's `inputmode`; `text` where nothing is said.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// The number of lines; one-line input where nothing is said.
    #[prop(default = 0)]
    rows: u32,
    /// More classes, for instance a width: `field--short`, `field--medium`.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error.is_some());
    let box_class = field_class(class, error.is_some());
    let invalid = error.is_some().then_some("true");
    let described_input = described.clone();
    let input = match rows {
        1.. => Either::Left(view! {
            <textarea id=id.clone() name=id.clone() rows=rows autocomplete=autocomplete aria-describedby=described
                aria-invalid=invalid inner_html=textarea(&value)></textarea>
        }),
        0 => Either::Right(view! {
            <input id=id.clone() name=id.clone() type=kind value=value autocomplete=autocomplete inputmode=inputmode
                aria-describedby=described_input aria-invalid=invalid/>
        }),
    };
    view! {
        <div class=box_class>
            <label class="field__label" for=id.clone()>{label}<Need t required/></label>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            {error.map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> })}
            {input}
        </div>
    }
}

/// One choice of a group of radio buttons or of a select.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value sent.
    pub value: String,
    /// The label.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Radio buttons in groups, each group with its heading (none where the heading is empty).
#[component]
pub fn RadioField(
    /// The page's texts.
    t: Texts,
    /// The `name`, and the `id` of the first button: where the error summary leads.
    id: &'static str,
    /// The question.
    label: String,
    /// Headings and choices.
    groups: Vec<(String, Vec<Choice>)>,
    /// The chosen value, or empty.
    value: String,
    /// Whether a choice must be made.
    #[prop(optional)]
    required: bool,
    /// A sentence below the question.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(id, hint.is_some(), error.is_some());
    let box_class = field_class("", error.is_some());
    let invalid = error.is_some().then_some("true");
    let mut number = 0;
    let groups = groups
        .into_iter()
        .map(|(heading, choices)| {
            let buttons = choices
                .into_iter()
                .map(|choice| {
                    number += 1;
                    let button = if number == 1 { id.to_owned() } else { format!("{id}-{number}") };
                    let checked = choice.value == value;
                    view! {
                        <div class="choice">
                            <input type="radio" id=button.clone() name=id value=choice.value checked=checked/>
                            <label for=button>{choice.label}</label>
                        </div>
                    }
                })
                .collect_view();
            // A group with a heading is one to a screen reader, too.
            let named = (!heading.is_empty()).then(|| format!("{id}-{number}-group"));
            let role = named.as_ref().map(|_| "group");
            let heading = named.clone().map(|name| view! { <p class="choices__heading" id=name>{heading}</p> });
            view! {
                <div class="choices" role=role aria-labelledby=named>
                    {heading}<div class="choices__list">{buttons}</div>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=box_class role="radiogroup" aria-invalid=invalid aria-describedby=described>
            <legend class="field__label">{label}<Need t required/></legend>
            {hint.map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })}
            {error.map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> })}
            {groups}
        </fieldset>
    }
}

/// A select.
#[component]
pub fn SelectField(
    /// The page's texts.
    t: Texts,
    /// Both the `id` and the `name`.
    id: &'static str,
    /// The label.
    label: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The chosen value.
    value: String,
    /// Whether a choice must be made.
    #[prop(optional)]
    required: bool,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(id, false, error.is_some());
    let box_class = field_class("", error.is_some());
    let options = options(choices, &value);
    view! {
        <div class=box_class>
            <label class="field__label" for=id>{label}<Need t required/></label>
            {error.map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> })}
            <select id=id name=id aria-describedby=described>{options}</select>
        </div>
    }
}

/// What one may choose from in a `<select>`.
pub fn options(choices: Vec<Choice>, value: &str) -> impl IntoView + use<> {
    choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view()
}

/// A single box to check; its value is `yes`.
#[component]
pub fn CheckField(
    /// Both the `id` and the `name`.
    id: &'static str,
    /// The label.
    label: String,
    /// Whether it is checked.
    checked: bool,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(id, false, error.is_some());
    let box_class = field_class("", error.is_some());
    view! {
        <div class=box_class>
            {error.map(|error| view! { <p class="field__error" id=format!("{id}-error")>{error}</p> })}
            <div class="choice">
                <input type="checkbox" id=id name=id value="yes" checked=checked aria-describedby=described/>
                <label for=id>{label}</label>
            </div>
        </div>
    }
}

fn field_class(more: &str, has_error: bool) -> String {
    format!("field {more}{}", if has_error { " field--error" } else { "" })
}

fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<_> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(present, _)| *present)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
