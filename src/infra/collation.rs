//! The order of a Japanese list: 五十音順, by the collation for `ja` of the Unicode CLDR. Sorting
//! is done here and never by the database, whose two kinds sort differently.

use crate::domain::registration::Registration;
use icu_collator::{CollatorBorrowed, CollatorPreferences, options::CollatorOptions};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// The collation; `None` where its data is missing, which the test below holds to be never.
static JAPANESE: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    CollatorBorrowed::try_new(CollatorPreferences::from(&locale!("ja")), CollatorOptions::default()).ok()
});

/// Compares two texts in 五十音順: しん before じん, はは before ばば before はび.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    JAPANESE.as_ref().map_or_else(|| a.cmp(b), |japanese| japanese.compare(a, b))
}

/// Compares two registrations by ふりがな, then by name, then by 受付番号.
#[must_use]
pub fn by_furigana(a: &Registration, b: &Registration) -> Ordering {
    compare(&a.applicant.furigana, &b.applicant.furigana)
        .then_with(|| compare(&a.applicant.name, &b.applicant.name))
        .then(a.number.cmp(&b.number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furigana_stands_in_the_order_of_the_fifty_sounds() {
        let sorted = [
            "あおき はな",
            "いのうえ たかし",
            "がとう けん",
            "かとうだ けん",
            "さいとう じゅん",
            "しんかわ あい",
            "じんない あい",
            "はは",
            "ばば",
            "はび",
            "よしだ ようこ",
            "わたなべ りん",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by(|a, b| compare(a, b));
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn the_collation_for_japanese_is_there() {
        assert!(JAPANESE.is_some());
        // By code point ゔ (U+3094) would stand behind わ; in 五十音順 it stands with う.
        assert_eq!(compare("ゔぃ", "え"), Ordering::Less);
    }
}
