//! Texts that a spreadsheet would run as formulas: in a CSV an apostrophe stands before them, which
//! goes again when the file comes back.

/// Signs of OWASP's "CSV injection", full-width ones too, which a Japanese Excel reads alike.
const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The text with an apostrophe before it where a spreadsheet would take it for a formula; and where
/// it looks like one that has an apostrophe already, so that [`unguarded`] gives back what it was.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guarded`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    text.starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_like_a_formula() {
        for text in ["=1+1", "+81", "-1", "@SUM", "\t=1", "\r=1", "＝1", "'=1", "''-"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "山﨑", "042-381-7871", "1=1", "ー", "'車いす", "'"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn what_was_guarded_comes_back() {
        for text in ["=1", "-", "＠なし", "＋1名", "'=1", "''=", "'車いす", "'", "", "a'=", "\n="] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
