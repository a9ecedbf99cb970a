//! What of a text can be seen.
//!
//! A copy from a web page, a PDF or a chat brings characters along that nobody sees: spaces of no
//! width, marks of direction, fillers. They make two equal names differ and a right address wrong,
//! and an override of direction makes a text read otherwise than it is stored. They are dropped
//! before anything is checked, wherever text comes in.

use icu_properties::props::{
    Alphabetic, DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, NoncharacterCodePoint,
    UnifiedIdeograph,
};
use icu_properties::{CodePointMapData, CodePointSetData, CodePointSetDataBorrowed};

static IGNORABLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();
static NONCHARACTER: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<NoncharacterCodePoint>();
static IDEOGRAPH: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<UnifiedIdeograph>();
static ALPHABETIC: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<Alphabetic>();

/// The characters of a text without those that cannot be seen: what Unicode calls default ignorable
/// (spaces and joiners of no width, marks of direction, fillers, tags), marks of annotation, and
/// code points that are no characters. A variation selector behind a kanji stays, since it is part
/// of how a name is written (葛󠄀 of 葛󠄀城); one anywhere else goes.
#[must_use]
pub fn visible(typed: &str) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(typed.len());
    for c in typed.chars() {
        let of_a_kanji =
            is_selector(c) && kept.last().is_some_and(|last| IDEOGRAPH.contains(*last) || is_compatible(*last));
        if of_a_kanji || !is_unseen(c) {
            kept.push(c);
        }
    }
    kept
}

/// Whether a text holds a letter, a kanji or a digit: a name made of spaces and dots alone names
/// nobody. A character of private use counts, since offices type rare kanji with them.
#[must_use]
pub fn holds_words(text: &str) -> bool {
    let is_word = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        ALPHABETIC.contains(c)
            || GeneralCategoryGroup::Number.contains(category)
            || category == GeneralCategory::PrivateUse
    };
    text.chars().any(|c| !is_unseen(c) && is_word(c))
}

/// Whether a text was damaged on its way: what cannot be decoded arrives as this mark.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}

/// Whether a character picks a form of the one before it.
pub(super) const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Kanji that stand among the compatibility ideographs.
const fn is_compatible(c: char) -> bool {
    matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

fn is_unseen(c: char) -> bool {
    // Marks of annotation (U+FFF9…U+FFFB) are not among the ignorable.
    IGNORABLE.contains(c) || NONCHARACTER.contains(c) || matches!(c, '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(typed: &str) -> String {
        visible(typed).into_iter().collect()
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        let unseen = [
            0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A,
            0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2065, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A,
            0x206F, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1BCA0, 0x1D173, 0xE0001,
            0xE0020, 0xE007F, 0xE0FFF,
        ];
        for code in unseen {
            let c = char::from_u32(code).unwrap();
            assert_eq!(seen(&format!("{c}ア{c}イ{c}")), "アイ", "U+{code:04X}");
            assert!(!holds_words(&format!(" {c}・")), "U+{code:04X}");
        }
    }

    #[test]
    fn what_is_part_of_a_name_stays() {
        for name in ["葛\u{E0100}城", "辻\u{E0101}", "\u{FA19}\u{FE00}田", "𠮷田", "Nguyễn", "か\u{3099}", "O’Brien"]
        {
            assert_eq!(seen(name), name);
        }
        assert_eq!(seen("ア\u{E0100}イ\u{FE0F}"), "アイ", "a selector picks the form of a kanji only");
        assert_eq!(seen("葛\u{E0100}\u{E0101}"), "葛\u{E0100}", "and one is enough");
    }

    #[test]
    fn a_name_has_a_letter_in_it() {
        for name in ["山", "ー", "あ", "ﾔ", "Đ", "김", "3", "々", "\u{E000}", "ﾞア"] {
            assert!(holds_words(name), "{name}");
        }
        for nothing in ["", " ", "　", "・", "-", "…", "。、", "\u{3164}", "\u{2800}", "☆", "（）"] {
            assert!(!holds_words(nothing), "{nothing}");
        }
    }
}
