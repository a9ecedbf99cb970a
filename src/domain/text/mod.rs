//! Japanese text: the normalised forms beside what was typed.
//!
//! What a person typed is kept to the letter (even NFC would change 神 and 塚); what is compared,
//! searched and sorted is one of the forms made here.

mod search;
mod seen;

pub use search::{plain_key, search_key};
pub use seen::{holds_words, is_garbled, visible};

use icu_properties::CodePointMapData;
use icu_properties::CodePointMapDataBorrowed;
use icu_properties::props::Script;
use unicode_normalization::UnicodeNormalization;

/// To which script a character belongs.
static SCRIPT: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::<Script>::new();

/// Typed text of one line: without what cannot be seen (see [`visible`]), without control characters,
/// which no name, workplace or heading holds and which could break a mail header, and without the
/// white space around it (full-width spaces too). Line breaks and tabs inside become a space.
#[must_use]
pub fn tidy_line(typed: &str) -> String {
    let spaced = visible(typed).into_iter().filter_map(|c| match c {
        c if is_break(c) => Some(' '),
        c => (!c.is_control()).then_some(c),
    });
    spaced.collect::<String>().trim().to_owned()
}

/// A whole number as people type it: of any width, with separators, and with the word for what is counted
/// behind it (60, ６０, 1,000, ６０名, 10班).
#[must_use]
pub fn whole_number(typed: &str) -> Option<u32> {
    let plain: String = usual_width(typed).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    plain.trim_end_matches(['名', '人', '班', '席', '卓', '組']).parse().ok()
}

/// Typed text of several lines: without what cannot be seen, line ends as `\n`, other control
/// characters dropped, trimmed.
#[must_use]
pub fn tidy_text(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n");
    let text = visible(&typed).into_iter().filter_map(|c| match c {
        '\t' => Some('\t'),
        c if is_break(c) => Some('\n'),
        c => (!c.is_control()).then_some(c),
    });
    text.collect::<String>().trim().to_owned()
}

/// Whether a control character parts two words or lines.
const fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
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

/// Whether a character is hiragana or katakana, or the long vowel mark.
#[must_use]
pub fn is_kana(c: char) -> bool {
    c == 'ー' || matches!(SCRIPT.get(c), Script::Hiragana | Script::Katakana)
}

/// Whether a character is a Latin letter, with or without accents.
#[must_use]
pub fn is_latin(c: char) -> bool {
    c.is_alphabetic() && SCRIPT.get(c) == Script::Latin
}

/// Whether a character is one of the dashes that are typed for ー or for a hyphen, ー itself too.
#[must_use]
pub const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | 'ー' | '\u{FF70}' | '\u{FF0D}' | '\u{FE63}' | '\u{FE58}' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{02D7}' | '\u{3161}'
    )
}

/// Every apostrophe as `'`, every middle dot as ・, and a voiced mark that stands by itself as part
/// of its kana. To be done before [`usual_width`], which would take some of them apart.
#[must_use]
pub fn plain_marks(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{00B4}' | '`' | '\u{02B9}'..='\u{02BD}' | '\u{FF07}' => '\'',
            '\u{FF65}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{318D}' | '\u{30FB}' => '・',
            '\u{309B}' => '\u{3099}',
            '\u{309C}' => '\u{309A}',
            c => c,
        })
        .collect()
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
    fn a_number_may_say_what_it_counts() {
        for typed in ["60", "６０", " 60名 ", "６０名", "60人", "60 席"] {
            assert_eq!(whole_number(typed), Some(60), "{typed}");
        }
        assert_eq!((whole_number("1,000"), whole_number("10班")), (Some(1000), Some(10)));
        for typed in ["", "名", "-1", "6.5", "六十", "60件"] {
            assert_eq!(whole_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn katakana_of_any_width_becomes_hiragana() {
        assert_eq!(to_hiragana("ヤマダ ヨウコ"), "やまだ ようこ");
        assert_eq!(to_hiragana("ﾔﾏｻﾞｷ ｼﾞｮｰｼﾞ"), "やまざき じょーじ");
    }

    #[test]
    fn a_line_break_cannot_stay_in_a_line() {
        assert_eq!(tidy_line(" 山田\r\nBcc: a@example.jp　"), "山田  Bcc: a@example.jp");
        assert_eq!(tidy_line("山\u{0}田\u{2028}Bcc"), "山田 Bcc");
        assert_eq!(tidy_text("一\u{7}行\r\n二行\u{200B}\r三行\u{2028}"), "一行\n二行\n三行");
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
}
