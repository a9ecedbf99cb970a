//! 確認: everything as it will be kept, each row with 「変更」, which leads back to the form with
//! everything typed.

use super::for_the_back_button;
use super::sessions::sessions;
use super::steps::{Step, steps};
use super::typed::Typed;
use crate::domain::event::Event;
use crate::domain::profession::ProfessionList;
use crate::domain::registration::Applicant;
use crate::web::components::contact::caption;
use crate::web::context::{Page, Switch};
use crate::web::page::{self, Shell};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The page and its data.
pub(super) struct CheckPage<'a> {
    pub page: &'a Page,
    pub event: &'a Event,
    pub professions: &'a ProfessionList,
    pub typed: &'a Typed,
    pub applicant: &'a Applicant,
    /// What the application leads to, where it is not a seat at once.
    pub prospect: Option<String>,
}

impl CheckPage<'_> {
    /// The answer.
    pub fn answer(&self) -> Response {
        let event_title = self.event.details.title_in(self.page.t.language()).to_owned();
        let title = self.page.t.with("public-check-page-title", [("title", event_title.into())]);
        let page = self.page.switching(Switch::Check);
        for_the_back_button(page::answer(StatusCode::OK, &page, &Shell::public(&title), || self.view()))
    }

    fn view(&self) -> impl IntoView + use<> {
        let t = self.page.t;
        let apply = self.page.urls.apply(&self.event.code);
        let hidden = self.typed.pairs().map(|(name, value)| {
            view! { <input type="hidden" name=name value=value.to_owned()/> }
        });
        let rows: Vec<_> = self.rows().into_iter().map(|(field, label, value)| self.row(field, label, value)).collect();
        view! {
            {caption(t, &self.event.details)}
            <h1>{t.get("public-check-title")}</h1>
            {steps(t, Step::Check)}
            <p class="notice">{t.get("public-check-lead")}</p>
            {self.prospect.clone().map(|text| view! { <p class="notice notice--warning">{text}</p> })}
            {sessions(self.page, self.event)}
            <form id=Switch::FORM method="post" action=apply>
                {hidden.into_iter().collect_view()}
                <dl class="facts facts--check">{rows}</dl>
                <div class="buttons">
                    <button type="submit" name="step" value="submit" class="button button--large">
                        {t.get("public-submit")}
                    </button>
                    <button type="submit" name="step" value="edit" class="button button--second">
                        {t.get("public-back-to-form")}
                    </button>
                </div>
            </form>
        }
    }

    /// Field, label and value of every row.
    fn rows(&self) -> Vec<(&'static str, String, String)> {
        let t = self.page.t;
        let applicant = self.applicant;
        let mut rows = vec![
            ("name", t.get("field-name"), applicant.name.clone()),
            ("furigana", t.get("field-furigana"), applicant.furigana.clone()),
            ("profession", t.get("field-profession"), self.profession()),
            ("workplace", t.get("field-workplace"), applicant.workplace.clone()),
            ("mail", t.get("field-mail"), self.mail()),
            ("phone", t.get("field-phone"), applicant.phone.as_ref().map_or("", |phone| phone.full()).to_owned()),
            ("years", t.get("field-years"), self.years()),
        ];
        if self.event.details.group_work {
            let answer = t.get(if applicant.facilitator { "public-check-willing" } else { "public-check-not-willing" });
            rows.push(("facilitator", t.get("field-facilitator-choice"), answer));
        }
        let topic = if self.event.topics().is_empty() { "topic" } else { "topic_choice" };
        rows.extend([
            ("arrangement", t.get("field-arrangement"), applicant.arrangement.clone()),
            (topic, t.get("field-topic"), applicant.topic.clone()),
            ("privacy", t.get("field-privacy"), t.get("public-check-agreed")),
        ]);
        rows
    }

    fn profession(&self) -> String {
        let profession = self.professions.by_code(&self.applicant.profession_code).filter(|p| !p.free_text);
        profession.map_or_else(
            || self.applicant.profession_label.clone(),
            |profession| profession.label(self.page.t.is_japanese()).to_owned(),
        )
    }

    fn mail(&self) -> String {
        let mail = self.applicant.mail.as_ref().map_or("", |mail| mail.as_str());
        format!("{mail}\n{}", self.page.t.get("public-check-mail-note"))
    }

    fn years(&self) -> String {
        self.applicant.years.map(|years| self.page.t.get(&format!("years-{}", years.code()))).unwrap_or_default()
    }

    fn row(&self, field: &'static str, label: String, value: String) -> impl IntoView + use<> {
        let t = self.page.t;
        let value = if value.is_empty() {
            view! { <span class="none">{t.get("public-check-none")}</span> }.into_any()
        } else {
            view! { {value} }.into_any()
        };
        // The address' last part leads the browser to the field.
        let target = format!("{}#{field}", self.page.urls.apply(&self.event.code));
        let of = t.with("public-check-change-of", [("field", label.clone().into())]);
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
                <dd class="facts__change">
                    <button type="submit" name="step" value="edit" formaction=target class="link-button">
                        {t.get("public-check-change")}<span class="visually-hidden">{of}</span>
                    </button>
                </dd>
            </div>
        }
    }
}
