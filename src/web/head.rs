//! What search engines, messages and bookmarks read of a page: its `<head>` besides title and style.

use super::components::raw_text::json;
use super::context::Page;
use super::urls::Urls;
use crate::domain::registration::Language;
use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

/// A page that is meant to be found.
pub struct About {
    /// What it is about, in a sentence.
    pub description: String,
    /// Its one address, without the language and without a query.
    pub path: String,
    /// The path of its picture, where it has one of its own.
    pub picture: Option<String>,
    /// The same for machines, after schema.org.
    pub data: Option<Value>,
}

/// The elements for the page's `<head>`. A page that is not meant to be found says what the site is.
#[must_use]
pub fn tags(page: &Page, title: &str, about: Option<&About>) -> impl IntoView + use<> {
    let t = page.t;
    let description = about.map_or_else(|| t.get("site-description"), |about| about.description.clone());
    let picture = about.and_then(|about| about.picture.as_deref()).unwrap_or("/apple-touch-icon.png");
    let found = about.map(|about| {
        let address = |language| page.absolute(&Urls::new(language).at(&about.path));
        let own = address(t.language());
        let [ja, en] = [Language::Ja, Language::En].map(address);
        let data = about.data.as_ref();
        let data = data.map(|data| view! { <script type="application/ld+json" inner_html=json(data)></script> });
        view! {
            <link rel="canonical" href=own.clone()/>
            <link rel="alternate" hreflang="ja" href=ja.clone()/>
            <link rel="alternate" hreflang="en" href=en/>
            <link rel="alternate" hreflang="x-default" href=ja/>
            <link rel="alternate" type="application/atom+xml" title=t.get("feed-title") href=page.urls.feed()/>
            {og("url", own)}
            {data}
        }
    });
    view! {
        <meta name="description" content=description.clone()/>
        <meta name="theme-color" content="#0017c1"/>
        {og("type", "website".to_owned())}
        {og("site_name", t.get("product"))}
        {og("title", title.to_owned())}
        {og("description", description)}
        {og("locale", if t.is_japanese() { "ja_JP" } else { "en_GB" }.to_owned())}
        {og("image", page.absolute(picture))}
        <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
        {found}
    }
}

/// A property after the Open Graph protocol; its attribute is none of HTML's own.
fn og(name: &str, content: String) -> impl IntoView + use<> {
    html::meta().attr("property", format!("og:{name}")).attr("content", content)
}
