//! Text inside `<title>` and `<textarea>`, and data inside `<script>`.
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

/// Data as it stands inside `<script type="application/ld+json">`: no text in it ends the element or
/// begins a comment.
#[must_use]
pub fn json(data: &serde_json::Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn no_data_ends_its_element() {
        let data = serde_json::json!({ "name": "</script><!--<script>&amp;\u{2028}" });
        let text = json(&data);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), data);
    }
}
