//! Japanese text: the normalised forms beside what was typed.
//!
//! What a person typed is kept to the letter (even NFC would change 神 and 塚); what is compared,
//! searched and sorted is one of the forms made here.

use unicode_normalization::UnicodeNormalization;

/// Typed text without the white space around it (full-width spaces too) and without control
/// characters, which no name, workplace or heading holds and which could break a mail header.
/// Line breaks inside become a space.
#[must_use]
pub fn tidy_line(typed: &str) -> String {
    let spaced: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.trim().to_owned()
}

/// Typed text of several lines: line ends as `\n`, other control characters dropped, trimmed.
#[must_use]
pub fn tidy_text(typed: &str) -> String {
    let text: String = typed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    text.trim().to_owned()
}

/// Half-width kana and full-width letters to their usual width (NFKC).
#[must_use]
pub fn usual_width(text: &str) -> String {
    text.nfkc().collect()
}

/// Katakana to hiragana, after [`usual_width`]; everything else stays. The long vowel mark is
/// the same in both.
#[must_use]
pub fn to_hiragana(text: &str) -> String {
    usual_width(text)
        .chars()
        .map(|c| match c {
            // U+30A1 ァ … U+30F6 ヶ stand 0x60 above their hiragana; ヽヾ above ゝゞ as well.
            'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Whether the text is hiragana, the long vowel mark, the middle dot, or a space.
#[must_use]
pub fn is_hiragana(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ー' | '・' | ' '))
}

/// The form in which text is searched: usual width, lower case, kana as hiragana, no spaces.
#[must_use]
pub fn search_key(text: &str) -> String {
    to_hiragana(text).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

/// Runs of white space (full-width too) as one space, none at the ends.
#[must_use]
pub fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn katakana_of_any_width_becomes_hiragana() {
        assert_eq!(to_hiragana("ヤマダ ヨウコ"), "やまだ ようこ");
        assert_eq!(to_hiragana("ﾔﾏｻﾞｷ ｼﾞｮｰｼﾞ"), "やまざき じょーじ");
        assert!(is_hiragana("やまざき じょーじ"));
        assert!(!is_hiragana("山崎"));
        assert!(!is_hiragana(""));
    }

    #[test]
    fn a_line_break_cannot_stay_in_a_line() {
        assert_eq!(tidy_line(" 山田\r\nBcc: a@example.jp　"), "山田  Bcc: a@example.jp");
    }

    #[test]
    fn rare_kanji_stay_as_typed() {
        for name in ["𠮷田", "髙橋", "山﨑", "齋藤", "\u{FA19}田", "\u{FA10}本"] {
            assert_eq!(tidy_line(name), name);
        }
    }

    #[test]
    fn search_ignores_width_case_spaces_and_kana() {
        assert_eq!(search_key("サトウ　Taro"), search_key("さとうtaro"));
    }
}
