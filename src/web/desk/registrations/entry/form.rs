use crate::domain::application::{ApplicationForm, FieldFault};
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::{Registration, Years};
use crate::i18n::Texts;
use crate::web::components::fields::{CheckField, Choice, FieldError, SelectField, TextField, error_of};
use crate::web::context::Page;
use crate::web::desk::kept::SHOW;
use leptos::prelude::*;
use serde::Deserialize;

/// What staff typed into either form, and the form's own fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The person.
    #[serde(flatten)]
    pub form: ApplicationForm,
    /// The secret of a form to add by hand.
    pub receipt: String,
    /// `yes` or `yes-next`: another person than those it resembles.
    pub another: String,
    /// `yes`: send the confirmation mail.
    pub send_mail: String,
    /// `another` where the next person is to be added after this one.
    pub then: String,
    /// `yes`: raise the capacity by one where no seat is left.
    pub raise: String,
    /// `show`: the form is shown filled, and nothing is done yet.
    pub again: String,
    /// When the registration was last changed before it was edited, in milliseconds.
    pub seen: String,
}

impl Typed {
    /// Whether it was said that it is another person.
    pub fn is_another(&self) -> bool {
        self.another.starts_with("yes")
    }

    /// Whether the form is only to be shown, filled.
    pub fn is_shown(&self) -> bool {
        self.again == SHOW.1
    }

    /// Whether the next person is to be added after this one.
    pub fn wants_next(&self) -> bool {
        self.then == "another" || self.another == "yes-next"
    }
}

/// The sentences of faults, each with its field's id.
pub fn sentences(t: Texts, faults: &[FieldFault]) -> Vec<FieldError> {
    let sentence = |fault: &FieldFault| {
        let field = fault.field.code();
        (field.to_owned(), t.get(&format!("fault-{field}-{}", fault.fault.code())))
    };
    faults.iter().map(sentence).collect()
}

/// The sentence for a mail address that is taken.
pub fn mail_taken(t: Texts, taken: &Registration) -> FieldError {
    ("mail".to_owned(), t.with("registrations-mail-taken", [("number", taken.number.into())]))
}

/// The fields of a person, in the order in which one asks on the telephone: what is needed
/// first, so that Enter after the third field is enough.
pub fn fields(
    page: &Page,
    event: &Event,
    professions: &ProfessionList,
    form: &ApplicationForm,
    errors: &[FieldError],
) -> impl IntoView + use<> {
    let t = page.t;
    let form = form.clone();
    let error = |id: &str| error_of(errors, id);
    let arrangement_hint = t.get("field-arrangement-hint");
    view! {
        <TextField t id="name" label=t.get("field-name") value=form.name required=true class="field--medium"
            error=error("name")/>
        <TextField t id="furigana" label=t.get("field-furigana") value=form.furigana required=true
            class="field--medium" error=error("furigana")/>
        <SelectField t id="profession" label=t.get("field-profession") choices=profession_choices(t, professions)
            value=form.profession required=true error=error("profession")/>
        <TextField t id="profession_other" label=t.get("field-profession_other") value=form.profession_other
            class="field--medium" error=error("profession_other")/>
        <TextField t id="workplace" label=t.get("field-workplace") value=form.workplace class="field--medium"
            error=error("workplace")/>
        <TextField t id="phone" label=t.get("field-phone") value=form.phone kind="tel" inputmode="tel"
            class="field--medium" error=error("phone")/>
        <TextField t id="mail" label=t.get("field-mail") value=form.mail kind="email" inputmode="email"
            class="field--medium" error=error("mail")/>
        <SelectField t id="years" label=t.get("field-years") choices=years_choices(t) value=form.years
            error=error("years")/>
        {event.details.group_work.then(|| view! {
            <CheckField id="facilitator" label=t.get("field-facilitator-choice") checked=form.facilitator == "yes"/>
        })}
        <TextField t id="arrangement" label=t.get("field-arrangement") value=form.arrangement rows=2
            hint=arrangement_hint error=error("arrangement")/>
        <TextField t id="topic" label=t.get("field-topic") value=form.topic rows=2 error=error("topic")/>
    }
}

fn profession_choices(t: Texts, professions: &ProfessionList) -> Vec<Choice> {
    let all = professions.all().map(|one| Choice::new(one.code.clone(), one.label(t.is_japanese())));
    [Choice::new("", t.get("registrations-choose"))].into_iter().chain(all).collect()
}

fn years_choices(t: Texts) -> Vec<Choice> {
    let all = Years::ALL.iter().map(|years| Choice::new(years.code(), t.get(&format!("years-{}", years.code()))));
    [Choice::new("", t.get("years-none"))].into_iter().chain(all).collect()
}
