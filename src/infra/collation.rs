//! The order of a Japanese list: 五十音順, by the collation for `ja` of the Unicode CLDR. No
//! collation of a database is asked, whose two kinds sort differently: a stored key sorts by its bytes.

use crate::domain::reading::in_order;
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

/// The longest part of a key, in bytes: an index takes no key of any length. Behind it people stand
/// in the order of their numbers.
const KEY_MAX: usize = 200;

/// The key by which a database sorts people in 五十音順, by ふりがな and then by name: of two keys
/// the first by their bytes is the first by [`compare`]. It follows the collation's data, which an
/// update of the library may change; see [`crate::infra::db::derived`].
#[must_use]
pub fn order_key(furigana: &str, name: &str) -> Vec<u8> {
    let mut key = part(furigana);
    // Below every byte of a key, so that a shorter reading stands first.
    key.push(0);
    key.extend(part(name));
    key
}

fn part(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    match JAPANESE.as_ref() {
        Some(japanese) => {
            let Ok(()) = japanese.write_sort_key_to(text, &mut key);
        }
        None => key.extend(text.as_bytes()),
    }
    key.truncate(KEY_MAX);
    key
}

/// Compares two registrations by ふりがな, then by name, then by 受付番号.
#[must_use]
pub fn by_furigana(a: &Registration, b: &Registration) -> Ordering {
    compare(&in_order(&a.applicant.furigana), &in_order(&b.applicant.furigana))
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
        shuffled.reverse();
        shuffled.sort_by_key(|text| order_key(text, ""));
        assert_eq!(shuffled, sorted, "the bytes of a key sort as the collation does");
    }

    #[test]
    fn a_name_decides_where_the_reading_is_the_same() {
        let readings = ["さとう", "さとう あい", "さとうだ"];
        for (first, second) in readings.iter().zip(&readings[1..]) {
            assert!(order_key(first, "高") < order_key(second, "一"), "{first} {second}");
        }
        assert!(order_key("さとう", "佐藤") < order_key("さとう", "左藤"));
        assert!(order_key(&"あ".repeat(1000), &"亜".repeat(1000)).len() <= 2 * KEY_MAX + 1);
    }

    #[test]
    fn the_collation_for_japanese_is_there() {
        assert!(JAPANESE.is_some());
        // By code point ゔ (U+3094) would stand behind わ; in 五十音順 it stands with う.
        assert_eq!(compare("ゔぃ", "え"), Ordering::Less);
    }
}
