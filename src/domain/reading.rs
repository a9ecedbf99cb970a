//! Readings (ふりがな): hiragana, and Latin letters for whoever has no Japanese name.

use super::text::{is_dash, is_kana, is_latin, plain_marks, single_spaces, tidy_line, to_hiragana};

/// The reading in `typed` as it is stored: kana of any kind as hiragana, Latin letters as typed in
/// usual width. Every dash behind a kana is the long vowel mark that a keyboard without kana has no
/// key for (ヨ－コ), every other one a hyphen; apostrophes are `'`, middle dots ・ and double hyphens
/// ＝. Small kana stay small: キヨウコ is not キョウコ.
///
/// `None` where it holds anything else, or no letter at all: a reading is there so that anybody at the
/// reception can call a person and find them in 五十音順, and Иванов or 김민수 is not read there. Who has
/// such a name is asked for kana or Latin letters; the name itself is taken as it is.
#[must_use]
pub fn reading(typed: &str) -> Option<String> {
    let usual = single_spaces(&to_hiragana(&plain_marks(&tidy_line(typed))));
    let letters: Vec<char> = usual.chars().collect();
    let mut read = String::with_capacity(usual.len());
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let of_kana = before.is_some_and(is_voice) || (before.is_some_and(is_kana) && !after.is_some_and(is_latin));
        read.push(match c {
            // On paper and screen 一 is drawn as the long vowel mark is.
            '一' | '〜' | '~' if of_kana => 'ー',
            c if is_dash(c) => {
                if of_kana {
                    'ー'
                } else {
                    '-'
                }
            }
            '=' | '゠' => '＝',
            c if is_kana(c) || is_latin(c) || is_voice(c) || is_mark(c) => c,
            _ => return None,
        });
    }
    read.chars().any(|c| is_kana(c) || is_latin(c)).then_some(read)
}

/// The form in which readings are put in order: whatever parts the words of a name is one space, so
/// that マリア・サントス, マリア＝サントス and マリア サントス stand together.
#[must_use]
pub fn in_order(reading: &str) -> String {
    let parted: String =
        reading.chars().filter(|c| *c != '\'').map(|c| if is_mark(c) || c == '-' { ' ' } else { c }).collect();
    single_spaces(&parted)
}

/// What may stand between the letters of a name.
const fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '・' | '·' | '＝' | '\'' | '.' | ',')
}

/// A voiced mark or an accent that is not part of its letter.
fn is_voice(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309A}') || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_reading_is_read() {
        for (typed, read) in [
            ("やまだ はなこ", "やまだ はなこ"),
            ("ヤマダ　ハナコ", "やまだ はなこ"),
            ("ﾔﾏｻﾞｷ ｼﾞｮｰｼﾞ", "やまざき じょーじ"),
            ("キヨウコ", "きようこ"),
            ("か゛とう", "がとう"),
            ("ヨ－コ", "よーこ"),
            ("ヨ-コ", "よーこ"),
            ("ヨ‐コ", "よーこ"),
            ("ヨ―コ", "よーこ"),
            ("ヨ−コ", "よーこ"),
            ("ヨｰコ", "よーこ"),
            ("ヨ–コ", "よーこ"),
            ("ヨ—コ", "よーこ"),
            ("ヨ─コ", "よーこ"),
            ("ヨ一コ", "よーこ"),
            ("ジョ〜ジ", "じょーじ"),
            ("マリア＝サントス", "まりあ＝さんとす"),
            ("マリア゠サントス", "まりあ＝さんとす"),
            ("マリア･サントス", "まりあ・さんとす"),
            ("マリア•サントス", "まりあ・さんとす"),
            ("Nguyễn Thị Lan", "Nguyễn Thị Lan"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("Đặng", "Đặng"),
            ("Müller", "Müller"),
            ("O’Brien", "O'Brien"),
            ("OʼBrien", "O'Brien"),
            ("O´Brien", "O'Brien"),
            ("O＇Brien", "O'Brien"),
            ("Jean‐Luc", "Jean-Luc"),
            ("Jeanー Luc", "Jean- Luc"),
            ("Ｊｏｈｎ Ｓｍｉｔｈ, Jr.", "John Smith, Jr."),
            ("アンナ-Marie", "あんな-Marie"),
            ("ヴィルヘルム", "ゔぃるへるむ"),
            ("みす\u{200B}ず", "みすず"),
            ("さゝき", "さゝき"),
        ] {
            assert_eq!(reading(typed).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_nobody_can_read_aloud_is_none() {
        for typed in ["", "山田", "やまだ花子", "…", "・", "-", "やまだ1", "Иванов", "김", "やまだ<b>", "\u{3164}"]
        {
            assert_eq!(reading(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_parts_the_words_is_no_matter_in_order() {
        let same = ["まりあ・さんとす", "まりあ＝さんとす", "まりあ さんとす"].map(in_order);
        assert!(same.iter().all(|one| *one == "まりあ さんとす"), "{same:?}");
        assert_eq!(in_order("O'Brien"), "OBrien");
        assert_eq!(in_order("Jean-Luc"), "Jean Luc");
    }
}
