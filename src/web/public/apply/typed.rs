//! What a browser sends from the form and from 確認.

use crate::app::apply::Application;
use crate::app::{Secret, World};
use crate::domain::application::ApplicationForm;
use crate::domain::event::Event;
use crate::domain::registration::Language;
use serde::Deserialize;

/// Everything typed, to the letter, and what travels with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The fields of the form.
    #[serde(flatten)]
    pub form: ApplicationForm,
    /// One of the topics that the event offers, or empty.
    pub topic_choice: String,
    /// The privacy wording that was shown.
    pub privacy_version: String,
    /// The secret that tells this application from every other.
    pub receipt: String,
    /// A field that people never see and programs fill in.
    pub website: String,
    /// Which button was pressed.
    step: String,
}

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// 「入力内容を確認する」.
    Check,
    /// 「変更」 or 「入力に戻る」.
    Edit,
    /// 「この内容で申し込む」.
    Submit,
}

impl Typed {
    /// The form as it is first shown, with a receipt of its own.
    pub fn empty(world: &World, event: &Event) -> Self {
        Self {
            receipt: world.new_secret().reveal().to_owned(),
            privacy_version: event.privacy_version.to_string(),
            ..Self::default()
        }
    }

    /// Which button was pressed; the first one where the request does not say.
    pub fn pressed(&self) -> Pressed {
        match self.step.as_str() {
            "submit" => Pressed::Submit,
            "edit" => Pressed::Edit,
            _ => Pressed::Check,
        }
    }

    /// The receipt, if it has the form of one that was given out.
    pub fn receipt(&self) -> Option<Secret> {
        let plausible = self.receipt.len() == 32
            && self.receipt.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        plausible.then(|| Secret::from_holder(self.receipt.as_str()))
    }

    /// Whether the chosen topic is not among those that the event offers.
    pub fn has_unknown_topic(&self, event: &Event) -> bool {
        !self.topic_choice.is_empty() && !event.topics().contains(&self.topic_choice.as_str())
    }

    /// The application: the chosen topic stands above what was written freely, and nobody
    /// facilitates where there is no group work.
    pub fn application(&self, event: &Event, receipt: &Secret, language: Language) -> Application {
        let mut form = self.form.clone();
        let topics = [self.topic_choice.as_str(), form.topic.as_str()].join("\n");
        topics.trim().clone_into(&mut form.topic);
        if !event.details.group_work {
            form.facilitator.clear();
        }
        Application {
            form,
            privacy_version: self.privacy_version.parse().unwrap_or_default(),
            receipt: receipt.clone(),
            language,
        }
    }

    /// All fields as they travel in 確認.
    pub fn pairs(&self) -> [(&'static str, &str); 16] {
        let form = &self.form;
        [
            ("receipt", &self.receipt),
            ("privacy_version", &self.privacy_version),
            ("name", &form.name),
            ("furigana", &form.furigana),
            ("profession", &form.profession),
            ("profession_other", &form.profession_other),
            ("workplace", &form.workplace),
            ("mail", &form.mail),
            ("mail_asked", &form.mail_asked),
            ("phone", &form.phone),
            ("years", &form.years),
            ("facilitator", &form.facilitator),
            ("arrangement", &form.arrangement),
            ("topic_choice", &self.topic_choice),
            ("topic", &form.topic),
            ("privacy", &form.privacy),
        ]
    }
}
