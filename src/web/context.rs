//! What every page is handed besides its data: the language, its texts, and the addresses.

use super::around::Around;
use super::urls::Urls;
use crate::app::{World, show_events};
use crate::config::Settings;
use crate::domain::registration::Language;
use crate::i18n::{Dates, Texts};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::sync::Arc;

/// What a page is handed besides its data.
#[derive(Clone)]
pub struct Page {
    /// The texts of the page's language.
    pub t: Texts,
    /// Addresses in the page's language.
    pub urls: Urls,
    /// Dates in the page's language and the installation's time zone.
    pub dates: Dates,
    /// The page's own address without the language, for the link to the other language.
    pub path: String,
    /// The installation's settings, for the site's public address.
    pub settings: Arc<Settings>,
    /// The organisations that run the site, as far as they are known.
    pub operators: Arc<Vec<String>>,
    /// With which step the link to the other language sends the page's form, so that what was typed
    /// goes along; a plain link where there is no such form.
    pub switch: Option<Switch>,
    /// What stands round a page of the desk; `None` on other pages and for who is not signed in.
    pub around: Option<Arc<Around>>,
}

/// How a form travels to the other language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Back into the form.
    Form,
    /// To 確認 again.
    Check,
}

impl Switch {
    /// The `id` of the form.
    pub const FORM: &'static str = "application";

    /// The step with which it is sent.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Self::Form => "edit",
            Self::Check => "check",
        }
    }
}

impl Page {
    /// The same page, whose link to the other language sends its form.
    #[must_use]
    pub fn switching(&self, switch: Switch) -> Self {
        Self { switch: Some(switch), ..self.clone() }
    }
}

impl FromRequestParts<World> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, world: &World) -> Result<Self, Infallible> {
        let language = parts.extensions.get::<Language>().copied().unwrap_or(Language::Ja);
        let t = Texts::new(language);
        // Inside a nested router the address is cut; the original one is noted by axum.
        let uri = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let around = parts.extensions.get::<Arc<Around>>().cloned();
        let (settings, operators) = (world.settings.clone(), show_events::operators(world));
        let (urls, dates) = (Urls::new(language), world.dates(t));
        Ok(Self { t, urls, dates, path, settings, operators, switch: None, around })
    }
}

impl Page {
    /// A path of this site with the site's address before it, for who reads it elsewhere.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        self.settings.absolute(path)
    }
}
