//! A page is a function of its data: the shell round a view, rendered to HTML without a script.

use super::around::Around;
use super::components::event_head::event_head;
use super::components::foot::foot;
use super::components::raw_text::rcdata;
use super::context::{Page, Switch};
use super::head::{About, tags};
use super::style;
use super::urls::Urls;
use crate::app::events::Glance;
use crate::domain::organiser::{Organiser, Role};
use crate::domain::registration::Language;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;

/// What stands round a page's own content.
pub struct Shell<'a> {
    /// The page's heading, also the first part of `<title>`.
    pub title: &'a str,
    /// Whether the page shows errors in a form: `<title>` then begins with 「エラー：」.
    pub has_errors: bool,
    /// The signed-in organiser, on desk pages.
    pub organiser: Option<&'a Organiser>,
    /// Whether nothing stands round the content: the screen of a hall, without menu and clerk.
    pub bare: bool,
    /// What others are told of a page that is meant to be found.
    pub about: Option<&'a About>,
}

impl<'a> Shell<'a> {
    /// A public page.
    #[must_use]
    pub const fn public(title: &'a str) -> Self {
        Self { title, has_errors: false, organiser: None, about: None, bare: false }
    }

    /// A desk page.
    #[must_use]
    pub const fn desk(title: &'a str, organiser: &'a Organiser) -> Self {
        Self { title, has_errors: false, organiser: Some(organiser), about: None, bare: false }
    }

    /// The same with nothing round the content.
    #[must_use]
    pub const fn bare(mut self, bare: bool) -> Self {
        self.bare = bare;
        self
    }

    /// The same, meant to be found.
    #[must_use]
    pub const fn about(mut self, about: &'a About) -> Self {
        self.about = Some(about);
        self
    }

    /// The same with 「エラー：」 where the form has errors.
    #[must_use]
    pub const fn with_errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }
}

/// The answer that shows `content` inside the shell. `content` makes the view; it runs once.
pub fn answer<V: IntoView + 'static>(
    status: StatusCode,
    page: &Page,
    shell: &Shell<'_>,
    content: impl FnOnce() -> V,
) -> Response {
    (status, Html(html(page, shell, content))).into_response()
}

/// The whole document as HTML, without any script.
pub fn html<V: IntoView + 'static>(page: &Page, shell: &Shell<'_>, content: impl FnOnce() -> V) -> String {
    let body = Owner::new().with(|| document(page, shell, ().into_any(), content().into_any()).to_html());
    format!("<!DOCTYPE html>{body}")
}

/// The whole document as a view; `more` goes into its `<head>`.
pub(super) fn document(page: &Page, shell: &Shell<'_>, more: AnyView, content: AnyView) -> impl IntoView + use<> {
    let t = page.t;
    let is_desk = shell.organiser.is_some();
    let site = t.get("product");
    let place = event_of(page, shell.organiser).map(|(glance, _)| glance.event.details.title.clone());
    let place = place.filter(|place| !shell.title.contains(place.as_str()));
    let mut title = match place {
        None => t.with("page-title", [("title", shell.title.to_owned().into()), ("site", site.into())]),
        Some(event) => t.with(
            "page-title-of-event",
            [("title", shell.title.to_owned().into()), ("event", event.into()), ("site", site.into())],
        ),
    };
    if shell.has_errors {
        title = t.with("error-title-prefix", [("title", title.into())]);
    }
    view! {
        <html lang=t.language().code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light"/>
                <meta name="format-detection" content="telephone=no"/>
                <title inner_html=rcdata(&title)></title>
                <link rel="stylesheet" href=style::url()/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {(!is_desk).then(|| tags(page, shell.title, shell.about))}
                {more}
            </head>
            {if shell.bare { bare(content).into_any() } else { frame(page, shell.organiser, content).into_any() }}
        </html>
    }
}

/// The `<body>` with the content alone.
fn bare(content: AnyView) -> impl IntoView {
    view! { <body class="bare"><main id="main" class="main" tabindex="-1">{content}</main></body> }
}

/// The `<body>`: skip link, header, the content in `<main>`, footer.
#[must_use]
pub fn frame(page: &Page, organiser: Option<&Organiser>, content: AnyView) -> impl IntoView + use<> {
    let t = page.t;
    let other = if t.is_japanese() { Language::En } else { Language::Ja };
    let home = if organiser.is_some() { page.urls.desk() } else { page.urls.home() };
    let desk = organiser.is_some();
    let head = organiser
        .zip(event_of(page, organiser))
        .map(|(organiser, (glance, around))| event_head(page, glance, around.now, organiser.role.may_edit()));
    view! {
        <body class=if desk { "desk" } else { "public" }>
            <a class="skip-link" href="#main">{t.get("skip-to-content")}</a>
            <header class="site-header">
                <div class="site-header__inner">
                    <a class="site-header__home" href=home>
                        <span class="site-header__name">{t.get("product")}</span>
                        <span class="site-header__tagline">{t.get("product-tagline")}</span>
                    </a>
                    <nav class="site-header__nav">
                        {organiser.map(|organiser| desk_menu(page, organiser))}
                        {language_switch(page, other)}
                    </nav>
                </div>
                {head}
            </header>
            <main id="main" class="main" tabindex="-1">{content}</main>
            {foot(page)}
        </body>
    }
}

/// The event whose page it is, on a page of the desk.
fn event_of<'a>(page: &'a Page, organiser: Option<&Organiser>) -> Option<(&'a Glance, &'a Around)> {
    let around = page.around.as_deref().filter(|_| organiser.is_some())?;
    Some((around.event.as_ref()?, around))
}

/// The link to the other language; on a page with a form a button that takes along what was typed.
fn language_switch(page: &Page, other: Language) -> AnyView {
    let (address, word) = (Urls::new(other).at(&page.path), page.t.get("switch-language"));
    match page.switch {
        None => view! { <a href=address hreflang=other.code() lang=other.code()>{word}</a> }.into_any(),
        Some(switch) => view! {
            <button type="submit" form=Switch::FORM formaction=address name="step" value=switch.step() class="link-button" lang=other.code()>
                {word}
            </button>
        }
        .into_any(),
    }
}

fn desk_menu(page: &Page, organiser: &Organiser) -> impl IntoView + use<> {
    let t = page.t;
    let who = t.with(
        "desk-signed-in-as",
        [("name", organiser.name.clone().into()), ("organisation", organiser.organisation_name.clone().into())],
    );
    view! {
        <a class="site-header__who" href=page.urls.account()>{who}</a>
        <a href=page.urls.desk()>{t.get("desk-menu-events")}</a>
        {organiser.role.may_read().then(|| view! { <a href=page.urls.outbox()>{t.get("desk-menu-outbox")}</a> })}
        {(organiser.role == Role::Owner).then(|| view! {
            <a href=page.urls.organisers()>{t.get("desk-menu-organisers")}</a>
        })}
        <form method="post" action=page.urls.sign_out() class="inline-form">
            <button type="submit" class="link-button">{t.get("desk-sign-out")}</button>
        </form>
    }
}
