//! The form in which text is searched and compared.

use super::seen::is_selector;
use super::{is_dash, is_kana, plain_marks, to_hiragana, visible};
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Each kanji that is another form of one in everyday use, and that one: 髙 and 高, 邉 and 辺.
static VARIANTS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("variants.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .flat_map(|family| {
            let mut family = family.chars();
            let first = family.next();
            family.filter_map(move |other| first.map(|first| (other, first)))
        })
        .collect()
});

/// A text in usual width, lower case, kana as hiragana, without spaces and without what cannot be
/// seen: the form in which codes, answers and addresses are compared.
#[must_use]
pub fn plain_key(text: &str) -> String {
    let seen: String = visible(text).into_iter().filter(|c| !is_selector(*c) && !c.is_control()).collect();
    to_hiragana(&seen).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The form in which text is searched: usual width, lower case, kana as hiragana, kanji in the form
/// of everyday use, Latin letters without accents, every dash between kana as ー. What only parts
/// words (spaces, other dashes, apostrophes, middle dots) is left out, and so is what cannot be
/// seen.
#[must_use]
pub fn search_key(text: &str) -> String {
    let seen: String = visible(text).into_iter().filter(|c| !is_selector(*c)).collect();
    let usual = to_hiragana(&plain_marks(&seen)).to_lowercase();
    let mut key = String::with_capacity(usual.len());
    let letters: Vec<char> = usual.nfd().collect();
    for (at, c) in letters.iter().copied().enumerate() {
        match c {
            c if is_dash(c) => {
                let before = letters[..at].iter().rev().find(|c| !is_combining_mark(**c));
                if before.is_some_and(|c| is_kana(*c)) && !key.ends_with('ー') {
                    key.push('ー');
                }
            }
            '\'' | '・' | '·' | '=' | '゠' | '*' => {}
            c if c.is_whitespace() => {}
            // Voiced sounds keep their marks; accents go.
            '\u{3099}' | '\u{309A}' => key.push(c),
            c if is_combining_mark(c) => {}
            'đ' | 'ð' => key.push('d'),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'ħ' => key.push('h'),
            'ı' => key.push('i'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            c => key.push(VARIANTS.get(&c).copied().unwrap_or(c)),
        }
    }
    key.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_kanji_find_each_other() {
        for family in [
            "髙高",
            "﨑崎嵜",
            "邉邊辺",
            "齋斎斉齊",
            "𠮷吉",
            "濵濱浜",
            "嶋島嶌",
            "冨富",
            "澤沢",
            "廣広",
            "桒桑",
            "栁柳",
            "德徳",
            "黑黒",
            "眞真",
            "惠恵",
            "櫻桜",
            "槗橋",
            "瀨瀬",
            "靜静",
            "㐂喜",
            "穗穂",
            "龍竜",
            "曻昇",
            "舘館",
            "條条",
            "渕淵",
            "國国圀",
            "薗園",
            "峯峰",
            "嶽岳",
            "籔薮",
            "埜野",
            "壽寿",
            "萬万",
            "彌弥",
            "學学",
            "檜桧",
            "亀龜",
            "關関",
            "圓円",
            "瀧滝",
            "禮礼",
            "鐵鉄鉃",
            "鹽塩",
            "淸清",
            "鄕郷",
            "塚塚",
            "神神",
            "葛葛",
        ] {
            let keys: Vec<String> = family.chars().map(|kanji| search_key(&format!("{kanji}田"))).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{family}: {keys:?}");
        }
        assert_eq!(search_key("葛\u{E0100}城"), search_key("葛城"));
    }

    #[test]
    fn kanji_that_only_look_alike_stay_two() {
        for (a, b) in [("未", "末"), ("土", "士"), ("太", "大"), ("崎", "埼"), ("祐", "佑"), ("萩", "荻"), ("己", "巳")]
        {
            assert_ne!(search_key(a), search_key(b), "{a} {b}");
        }
    }

    #[test]
    fn search_ignores_width_case_spaces_kana_accents_and_marks() {
        for (typed, same) in [
            ("サトウ　Taro", "さとうtaro"),
            ("ﾖ-ｺ", "ヨーコ"),
            ("ヨ－コ", "ようこ".replace('う', "ー").as_str()),
            ("ヨ―コ", "ヨ—コ"),
            ("マリア＝サントス", "マリア・サントス"),
            ("マリア゠サントス", "まりあ さんとす"),
            ("O’Brien", "O'Brien"),
            ("OʼBrien", "obrien"),
            ("Jean-Luc", "jean luc"),
            ("Nguyễn Thị Lan", "nguyen thi lan"),
            ("Ðặng Đình", "dang dinh"),
            ("Müller", "MULLER"),
            ("Straße", "strasse"),
            ("042-388-2695", "042ー388ー2695"),
            ("が", "か\u{3099}"),
            ("㈱けやき", "(株)けやき"),
            ("山\u{200B}田", "山田"),
        ] {
            assert_eq!(search_key(typed), search_key(same), "{typed}");
        }
        assert_ne!(search_key("か"), search_key("が"));
        assert_ne!(search_key("キヨウコ"), search_key("キョウコ"));
    }
}
