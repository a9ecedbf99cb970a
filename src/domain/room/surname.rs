//! The name under which somebody is found in a picture, where there is room for a few letters.

/// The longest name without a space that is written whole, in characters.
const WHOLE: usize = 5;
/// The longest surname that is written whole.
const LONGEST: usize = 8;

/// The surname: what stands before the first space. A Japanese name is written with the surname first;
/// where there is no space the name stands as far as there is room. Of a name in Latin letters, which is
/// written either way, the first word stands.
#[must_use]
pub fn surname(name: &str) -> String {
    let first = name.split(char::is_whitespace).find(|part| !part.is_empty()).unwrap_or_default();
    let has_space = first.len() < name.trim().len();
    shortened(first, if has_space { LONGEST } else { WHOLE })
}

/// At most so many characters. A sign that only changes the one before it (IVS) stays with it.
fn shortened(text: &str, most: usize) -> String {
    let is_mark = |c: &char| matches!(*c as u32, 0xFE00..=0xFE0F | 0xE0100..=0xE01EF | 0x3099 | 0x309A);
    let mut counted = 0;
    let mut kept = String::new();
    for sign in text.chars() {
        if !is_mark(&sign) {
            counted += 1;
        }
        if counted > most {
            kept.push('…');
            break;
        }
        kept.push(sign);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_what_stands_first() {
        for (name, short) in [
            ("山田　太郎", "山田"),
            ("𠮷田 髙子", "𠮷田"),
            ("葛󠄀城 一", "葛󠄀城"),
            ("勅使河原 花", "勅使河原"),
            ("山田太郎", "山田太郎"),
            ("山田太郎左衛門", "山田太郎左…"),
            ("Nguyễn Văn An", "Nguyễn"),
            ("", ""),
        ] {
            assert_eq!(surname(name), short, "{name}");
        }
    }
}
