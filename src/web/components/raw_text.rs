//! Text inside `<title>` and `<textarea>`.
//!
//! The renderer writes the children of `<textarea>`, `<style>`, `<script>` and `<noscript>` as
//! they are, and adds marks of its own to a text inside `<title>`. What somebody typed goes into
//! such an element through here and nowhere else; a test reads the sources for it.

/// A text as it stands between the tags of `<title>` or `<textarea>`, for `inner_html`: no
/// character of it ends the element.
#[must_use]
pub fn rcdata(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The same for `<textarea>`: browsers drop its first line break, so one more is put there for
/// them and every one that was typed stays.
#[must_use]
pub fn textarea(text: &str) -> String {
    format!("\n{}", rcdata(text))
}
