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

/// A signature of a text in the form of [`search_key`]: one of 64 bits for each two characters
/// that stand side by side. A text that holds another has all its bits, so that most texts are
/// passed over by a comparison of numbers.
#[must_use]
pub fn signature(text: &str) -> i64 {
    let pairs = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| *a != '\n' && *b != '\n');
    let bit = |(a, b)| 1_u64 << (((u64::from(a) << 21) | u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58);
    pairs.map(|(a, b)| bit((u32::from(a), u32::from(b)))).fold(0, |all, one| all | one).cast_signed()
}

/// Whether a text names an address of the web, in whatever width: `://`, `www.`, or a domain with a
/// path behind it.
#[must_use]
pub fn holds_web_address(text: &str) -> bool {
    let text = usual_width(text).to_lowercase();
    let domain_with_path = |word: &str| {
        let (domain, _) = word.split_once('/').unwrap_or_default();
        let is_label =
            |label: &str| label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        domain
            .rsplit_once('.')
            .is_some_and(|(name, last)| is_label(last) && name.chars().next_back().is_some_and(char::is_alphanumeric))
    };
    text.contains("://") || text.contains("www.") || text.split_whitespace().any(domain_with_path)
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
    fn a_text_has_every_bit_of_its_parts() {
        let text = "髙橋修\nたかはしおさむ\nけやき台病院";
        for part in ["髙橋", "たかはし", "しお", "台病院", "院", ""] {
            assert_eq!(signature(text) & signature(part), signature(part), "{part}");
        }
        assert_ne!(signature(text) & signature("佐藤花子"), signature("佐藤花子"));
        assert_eq!(signature("修\nた"), 0, "two lines are two texts");
    }

    #[test]
    fn search_ignores_width_case_spaces_and_kana() {
        assert_eq!(search_key("サトウ　Taro"), search_key("さとうtaro"));
    }
}
