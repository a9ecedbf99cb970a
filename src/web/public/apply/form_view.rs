//! The form, in the order and by the conventions of the house: `novalidate`, checked on the
//! server, the errors at the top and beside their fields, everything typed kept. No field says
//! `autocomplete="off"`: a browser would empty it when somebody comes back to the page.

use super::for_the_back_button;
use super::steps::{Step, steps};
use super::typed::Typed;
use crate::domain::event::{Availability, Event};
use crate::domain::event_texts::OwnText;
use crate::domain::profession::{ProfessionGroup, ProfessionList};
use crate::domain::registration::Years;
use crate::web::components::contact::{Contact, caption, language_of};
use crate::web::components::fields::{
    CheckField, Choice, ErrorSummary, FieldError, Need, RadioField, TextField, error_of,
};
use crate::web::components::reasons::method_note;
use crate::web::context::{Page, Switch};
use crate::web::page::{self, Shell};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The page and its data.
pub(super) struct FormPage<'a> {
    pub page: &'a Page,
    pub event: &'a Event,
    pub professions: &'a ProfessionList,
    pub typed: &'a Typed,
    pub errors: &'a [FieldError],
    /// Whether the application was not taken because there were too many.
    pub busy: bool,
}

impl FormPage<'_> {
    /// The answer.
    pub fn answer(&self, status: StatusCode) -> Response {
        let event_title = self.event.details.title_in(self.page.t.language()).to_owned();
        let title = self.page.t.with("public-apply-page-title", [("title", event_title.into())]);
        let shell = Shell::public(&title).with_errors(self.busy || !self.errors.is_empty());
        let page = self.page.switching(Switch::Form);
        for_the_back_button(page::answer(status, &page, &shell, || self.view()))
    }

    fn view(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        view! {
            {caption(t, &self.event.details)}
            <h1>{t.get("public-apply-title")}</h1>
            {steps(t, Step::Form)}
            <ErrorSummary t errors=self.errors.to_vec()/>
            {self.busy.then(|| view! {
                <div class="notice notice--warning" role="alert"><p>{t.get("public-apply-busy")}</p></div>
            })}
            <p>{t.get("public-apply-lead")}</p>
            {self.prospect().map(|text| view! { <p class="notice notice--warning">{text}</p> })}
            <form id=Switch::FORM method="post" action=self.page.urls.apply(&self.event.code) novalidate=true
                class="apply">
                <input type="hidden" name="receipt" value=self.typed.receipt.clone()/>
                <input type="hidden" name="privacy_version" value=self.typed.privacy_version.clone()/>
                <input type="hidden" name="mail_asked" value=self.typed.form.mail_asked.clone()/>
                {self.person()}
                {self.profession()}
                {self.reach()}
                {self.experience()}
                {self.wishes()}
                {self.privacy()}
                {self.trap()}
                <div class="buttons">
                    <button type="submit" name="step" value="check" class="button button--large">
                        {t.get("public-to-check")}
                    </button>
                </div>
            </form>
            <h2>{t.get("public-contact")}</h2>
            <Contact t details=&self.event.details/>
        }
    }

    /// What an application leads to, where it is a seat at once for nobody.
    fn prospect(&self) -> Option<String> {
        let place = self.event.place();
        match place.availability() {
            Availability::Waiting(wait) => {
                Some(self.page.t.with("public-apply-waiting", [("position", (wait + 1).into())]))
            }
            _ if place.is_first_come() => None,
            _ => Some(method_note(self.page, self.event)),
        }
    }

    fn person(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let form = &self.typed.form;
        view! {
            <TextField t id="name" label=t.get("field-name") value=form.name.clone() required=true
                error=self.error("name") autocomplete="name" class="field--medium"/>
            <TextField t id="furigana" label=t.get("field-furigana") value=form.furigana.clone() required=t.is_japanese()
                hint=t.get("field-furigana-hint") error=self.error("furigana") autocomplete="on" class="field--medium"/>
        }
    }

    fn profession(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let form = &self.typed.form;
        // Who cannot apply is not asked to choose.
        let rules = &self.event.place().rules;
        let open = |group: &&ProfessionGroup| group.professions.iter().any(|one| rules.allows(&one.code));
        let groups = self.professions.groups.iter().filter(open).map(|group| {
            let heading = if t.is_japanese() { group.label_ja.clone() } else { group.label_en.clone() };
            let choices = group.professions.iter().filter(|one| rules.allows(&one.code));
            (heading, choices.map(|p| Choice::new(p.code.clone(), p.label(t.is_japanese()))).collect())
        });
        // The style sheet shows the free text only beside 「その他」; it can do so for the list's
        // own code, and leaves the field alone where an organisation has another one.
        let of_other = self.professions.all().filter(|p| p.free_text).all(|p| p.code == "other");
        let class = if of_other { "field--medium field--of-other" } else { "field--medium" };
        let free_text = self.professions.all().any(|p| p.free_text).then(|| {
            view! {
                <TextField t id="profession_other" label=t.get("field-profession_other")
                    value=form.profession_other.clone() required=true hint=t.get("field-profession_other-hint")
                    error=self.error("profession_other") autocomplete="on" class=class/>
            }
        });
        view! {
            <RadioField t id="profession" label=t.get("field-profession") groups=groups.collect()
                value=form.profession.clone() required=true error=self.error("profession")/>
            {free_text}
        }
    }

    fn reach(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let form = &self.typed.form;
        view! {
            <TextField t id="workplace" label=t.get("field-workplace") value=form.workplace.clone() required=true
                hint=t.get("field-workplace-hint") error=self.error("workplace") autocomplete="organization"/>
            <TextField t id="mail" label=t.get("field-mail") value=form.mail.clone() required=true
                hint=t.get("field-mail-hint") error=self.error("mail") kind="email" inputmode="email"
                autocomplete="email"/>
            <TextField t id="phone" label=t.get("field-phone") value=form.phone.clone() required=true
                hint=t.get("field-phone-hint") error=self.error("phone") kind="tel" inputmode="tel"
                autocomplete="tel-national" class="field--medium"/>
        }
    }

    fn experience(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let form = &self.typed.form;
        let years = Years::ALL.iter().map(|years| {
            let code = years.code();
            Choice::new(code, t.get(&format!("years-{code}")))
        });
        let years = years.chain([Choice::new("", t.get("years-none"))]).collect();
        let facilitator = self.event.details.group_work.then(|| {
            view! {
                <fieldset class="field">
                    <legend class="field__label">
                        {t.get("field-facilitator")}<Need t required=false/>
                    </legend>
                    <CheckField id="facilitator" label=t.get("field-facilitator-choice")
                        checked=form.facilitator == "yes" error=None/>
                </fieldset>
            }
        });
        view! {
            <RadioField t id="years" label=t.get("field-years") groups=vec![(String::new(), years)]
                value=form.years.clone() error=self.error("years")/>
            {facilitator}
        }
    }

    fn wishes(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let form = &self.typed.form;
        let topics = self.event.topics();
        let label = t.get(if topics.is_empty() { "field-topic" } else { "field-topic-free" });
        let choice = (!topics.is_empty()).then(|| {
            let choices = topics.iter().map(|topic| Choice::new(*topic, *topic));
            let choices = choices.chain([Choice::new("", t.get("field-topic-choice-none"))]).collect();
            view! {
                <RadioField t id="topic_choice" label=t.get("field-topic-choice") groups=vec![(String::new(), choices)]
                    value=self.typed.topic_choice.clone() error=self.error("topic_choice")/>
            }
        });
        view! {
            <TextField t id="arrangement" label=t.get("field-arrangement") value=form.arrangement.clone() rows=3
                hint=t.get("field-arrangement-hint") error=self.error("arrangement") autocomplete="on"/>
            {choice}
            <TextField t id="topic" label=label value=form.topic.clone() rows=3
                hint=t.get("field-topic-hint") error=self.error("topic") autocomplete="on"/>
        }
    }

    /// A field that stands outside the page, for programs that fill in every field. Should a
    /// person's browser fill it in, the form comes back with the field to be seen and emptied.
    fn trap(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let error = self.error("website");
        let (class, hidden) = if error.is_some() { ("", None) } else { ("trap", Some("true")) };
        let tabindex = error.is_none().then_some("-1");
        let sentence = error.map(|error| view! { <p class="field__error" id="website-error">{error}</p> });
        view! {
            <div class=format!("field {class}") aria-hidden=hidden>
                <label class="field__label" for="website">{t.get("field-website")}</label>
                {sentence}
                <input type="text" id="website" name="website" value=self.typed.website.clone()
                    autocomplete="off" tabindex=tabindex/>
            </div>
        }
    }

    fn privacy(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let said = self.event.details.said(OwnText::Privacy, t.language());
        view! {
            <fieldset class="field">
                <legend class="field__label">
                    {t.get("field-privacy")}<Need t required=true/>
                </legend>
                <p class="privacy-text" lang=language_of(t, said)>{said.text.to_owned()}</p>
                <CheckField id="privacy" label=t.get("field-privacy-choice")
                    checked=self.typed.form.privacy == "yes" error=self.error("privacy")/>
            </fieldset>
        }
    }

    fn error(&self, id: &str) -> Option<String> {
        error_of(self.errors, id)
    }
}
