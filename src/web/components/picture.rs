//! The picture of an event.

use crate::domain::event::Picture;
use crate::web::urls::Urls;
use leptos::prelude::*;

/// The picture, with the text that stands for it.
#[component]
pub fn PictureView<'a>(
    /// The page's addresses.
    urls: Urls,
    /// The picture.
    picture: &'a Picture,
) -> impl IntoView + use<> {
    view! {
        <img class="picture" src=urls.picture(&picture.hash) alt=picture.alt.clone() lang="ja"
            width=picture.width.to_string() height=picture.height.to_string()/>
    }
}
