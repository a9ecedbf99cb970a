//! The organiser's own texts in the language of who reads them.

use super::registration::Language;

/// What an organiser wrote in English; a text is empty where there is only the Japanese one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnglishTexts {
    /// The title.
    pub title: String,
    /// The theme.
    pub theme: String,
    /// The text of the event's page, Markdown.
    pub description: String,
    /// Notices on page and mail, one a line.
    pub notices: String,
    /// How personal data is treated: what a registrant consents to.
    pub privacy_text: String,
}

/// A text that has an English one beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnText {
    /// 研修会名.
    Title,
    /// テーマ.
    Theme,
    /// 案内文.
    Description,
    /// お知らせ・注意事項.
    Notices,
    /// 個人情報の取扱い.
    Privacy,
}

/// A text as it is said to a reader, and the language that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// The text; may be empty.
    pub text: &'a str,
    /// Its language.
    pub language: Language,
}
