//! Japanese file names that every browser saves right.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 5987 lets stand unencoded in an extended value, without the signs that some
/// browsers misread.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// The longest name, in characters: well below what file systems take in UTF-8 (255 bytes).
const LONGEST: usize = 60;

/// The text as (a part of) a file name: signs that Windows refuses become `_`.
#[must_use]
pub fn safe_name(text: &str) -> String {
    let name: String = text
        .chars()
        .map(|c| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c })
        .take(LONGEST)
        .collect();
    name.trim().trim_matches('.').to_owned()
}

/// The `Content-Disposition` of a download: `name` for browsers that read RFC 6266, `plain`
/// (ASCII letters, digits, hyphens, dots) for the others.
#[must_use]
pub fn content_disposition(name: &str, plain: &str) -> String {
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_windows_takes_and_a_header_carries() {
        assert_eq!(safe_name("研修会: 第1回/\"夏\"\r\n"), "研修会_ 第1回__夏___");
        assert_eq!(
            content_disposition("名簿 1.xlsx", "list.xlsx"),
            "attachment; filename=\"list.xlsx\"; filename*=UTF-8''%E5%90%8D%E7%B0%BF%201.xlsx"
        );
    }
}
