//! Telephone numbers: what was typed, and the number that was found in it.

use crate::domain::text::{is_dash, tidy_text, usual_width};

/// A telephone number. What was typed stays beside the number that was found in it, since an
/// extension or a second number is of use to whoever calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    digits: String,
    shown: String,
    typed: String,
}

/// Why no number was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFault {
    /// There is none, or it does not begin with 0 or +.
    Unreadable,
    /// It has too few digits.
    Short,
    /// It has too many.
    Long,
}

impl Phone {
    /// The first number in `typed`: any width, any kind of dash, dots, slashes, spaces and brackets;
    /// words round it, an extension and further numbers are passed over. A Japanese number begins
    /// with 0 and has 10 digits, or 11 behind 050, 060, 070, 080, 090 and 0800; `+81` is read as 0.
    /// Numbers of other countries begin with + (or 010).
    ///
    /// # Errors
    /// See [`PhoneFault`].
    pub fn read(typed: &str) -> Result<Self, PhoneFault> {
        let typed = tidy_text(typed).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut first_fault = None;
        for run in runs(&usual_width(&typed)) {
            match number(&run) {
                Some(Ok((digits, shown))) => return Ok(Self { digits, shown, typed }),
                Some(Err(fault)) => first_fault = first_fault.or(Some(fault)),
                None => {}
            }
        }
        Err(first_fault.unwrap_or(PhoneFault::Unreadable))
    }

    /// The same without why not.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        Self::read(typed).ok()
    }

    /// A number as it is stored. `typed` may be empty where it was no other than the number.
    ///
    /// # Errors
    /// The number all the same, where it would not be taken today: what was taken once is not lost.
    pub fn stored(number: String, typed: String) -> Result<Self, Self> {
        let mut stored = Self::parse(&number).ok_or_else(|| {
            let digits = number.chars().filter(char::is_ascii_digit).collect();
            Self { digits, shown: number, typed: String::new() }
        });
        let (Ok(phone) | Err(phone)) = &mut stored;
        phone.typed = if typed.is_empty() { phone.shown.clone() } else { typed };
        stored
    }

    /// The number with hyphens where it was parted.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What was typed, with extension and further numbers, in one line.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What people read: what was typed where it says more than the number, else the number.
    #[must_use]
    pub fn full(&self) -> &str {
        let digits = |text: &str| usual_width(text).chars().filter(char::is_ascii_digit).count();
        if digits(&self.typed) > digits(&self.shown) || self.typed.chars().any(char::is_alphabetic) {
            &self.typed
        } else {
            &self.shown
        }
    }

    /// The digits alone, to compare; those of another country begin with its code.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The number as a telephone dials it.
    #[must_use]
    pub fn dialled(&self) -> String {
        if self.shown.starts_with('+') { format!("+{}", self.digits) } else { self.digits.clone() }
    }
}

/// Every digit of a text that looks like part of a telephone number, as it is searched: `+81` is 0.
/// `None` for any other text, and for fewer than three digits.
#[must_use]
pub(crate) fn sought_digits(text: &str) -> Option<String> {
    let usual = usual_width(text);
    let usual = usual.trim();
    let is_part = |c: char| {
        c.is_ascii_digit() || is_dash(c) || c.is_whitespace() || matches!(c, '(' | ')' | '.' | '/' | '+' | '・')
    };
    if !usual.chars().all(is_part) {
        return None;
    }
    let digits: String = usual.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("81").filter(|_| usual.starts_with('+'));
    let digits = national.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')));
    (digits.len() > 2).then_some(digits)
}

/// A number as it is written: groups of digits, and whether + stands before them.
#[derive(Default)]
struct Run {
    international: bool,
    groups: Vec<String>,
}

/// The runs of digits that may be a number, in their order. A word, a line's end, or a comma stands
/// between two; so does a group that begins another number. What follows 「内線」 is none.
fn runs(text: &str) -> Vec<Run> {
    let word_of = |word: &str| word.trim_end_matches([':', '番', '号']).to_lowercase();
    let is_fax = |word: &str| word_of(word).ends_with("fax") || word_of(word).ends_with("ファックス");
    let is_extension = |word: &str| {
        !is_fax(word) && ["内線", "内", "ext", "extension", "x", "#"].iter().any(|mark| word_of(word).ends_with(mark))
    };
    let mut pieces: Vec<(String, Run)> = Vec::new();
    let mut current: Option<(String, Run)> = None;
    let mut word = String::new();
    let mut in_group = false;
    // 「+81 (0)90」: a country's own 0, which nobody dials from abroad.
    for c in text.replace("(0)", " ").chars() {
        if c.is_ascii_digit() {
            let (_, run) = current.get_or_insert_with(|| (std::mem::take(&mut word), Run::default()));
            match run.groups.last_mut().filter(|_| in_group) {
                Some(group) => group.push(c),
                None => run.groups.push(c.to_string()),
            }
            in_group = true;
            continue;
        }
        // An extension ends where the digits do: 「内線21 042-111-0001」.
        if current.as_ref().is_some_and(|(word, _)| is_extension(word)) {
            current = None;
        }
        in_group = false;
        if !(is_dash(c) || c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | '/' | '・')) {
            pieces.extend(current.take());
            if c == '+' {
                current = Some((std::mem::take(&mut word), Run { international: true, groups: Vec::new() }));
            } else {
                word.push(c);
            }
        }
    }
    pieces.extend(current);
    let (fax, others): (Vec<_>, Vec<_>) =
        pieces.into_iter().filter(|(word, _)| !is_extension(word)).partition(|(word, _)| is_fax(word));
    others.into_iter().chain(fax).flat_map(|(_, run)| parted(run)).collect()
}

/// A run that holds more than one number, one after the other: 「042-111-0002／090-1111-0002」.
fn parted(run: Run) -> Vec<Run> {
    if run.international || is_abroad(&run.groups.concat()) {
        return vec![run];
    }
    let mut all: Vec<Run> = Vec::new();
    for group in run.groups {
        match all.last_mut() {
            Some(last) if !begins_another(&last.groups.concat(), &group) => last.groups.push(group),
            _ => all.push(Run { international: false, groups: vec![group] }),
        }
    }
    all
}

/// Whether a group cannot be part of the number before it: that has its digits, or almost, and the
/// group begins with 0 and would make it too long.
fn begins_another(before: &str, group: &str) -> bool {
    let wanted = length(before);
    let almost = before.len() + 2 >= wanted && before.len() + group.len() > wanted && group.starts_with('0');
    before.len() >= wanted || almost
}

/// How many digits a Japanese number has that begins so.
fn length(digits: &str) -> usize {
    let long = ["050", "060", "070", "080", "090", "0800"];
    if long.iter().any(|begin| digits.starts_with(begin)) { 11 } else { 10 }
}

/// Whether digits are of a number abroad, dialled from Japan.
fn is_abroad(digits: &str) -> bool {
    digits.starts_with("0081") || digits.starts_with("010") && digits.len() > 11
}

/// The number of a run: its digits and how it is shown. `None` where the run is not meant as one.
fn number(run: &Run) -> Option<Result<(String, String), PhoneFault>> {
    let digits = run.groups.concat();
    if digits.len() < 5 {
        return (digits.len() > 2 && digits.starts_with('0')).then_some(Err(PhoneFault::Short));
    }
    let of_japan = digits
        .strip_prefix("81")
        .filter(|rest| run.international || matches!(rest.len(), 9..=11) && !rest.starts_with('1'));
    if let Some(rest) = of_japan.or_else(|| digits.strip_prefix("0081")).or_else(|| digits.strip_prefix("01081")) {
        let number = format!("0{}", rest.trim_start_matches('0'));
        return Some(japanese(&number, &groups_of(&run.groups, rest.trim_start_matches('0'))));
    }
    if run.international || is_abroad(&digits) {
        let digits = digits.strip_prefix("010").filter(|_| !run.international).unwrap_or(&digits).to_owned();
        return Some(match digits.len() {
            0..8 => Err(PhoneFault::Short),
            16.. => Err(PhoneFault::Long),
            _ if run.international => Ok((digits, format!("+{}", run.groups.join("-")))),
            _ => Ok((digits.clone(), format!("+{digits}"))),
        });
    }
    if !digits.starts_with('0') || digits.starts_with("00") {
        return Some(Err(PhoneFault::Unreadable));
    }
    Some(japanese(&digits, &run.groups.join("-")))
}

fn japanese(digits: &str, shown: &str) -> Result<(String, String), PhoneFault> {
    match digits.len().cmp(&length(digits)) {
        std::cmp::Ordering::Less => Err(PhoneFault::Short),
        std::cmp::Ordering::Greater => Err(PhoneFault::Long),
        std::cmp::Ordering::Equal => Ok((digits.to_owned(), shown.to_owned())),
    }
}

/// The groups of a number without the country's code: 0 and the last `rest` digits, parted as
/// they were.
fn groups_of(groups: &[String], rest: &str) -> String {
    let mut left = rest.len();
    let mut shown: Vec<&str> = Vec::new();
    for group in groups.iter().rev() {
        let taken = group.len().min(left);
        if taken > 0 {
            shown.push(&group[group.len() - taken..]);
            left -= taken;
        }
    }
    shown.reverse();
    format!("0{}", shown.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (typed, shown) in [
            ("042-388-2695", "042-388-2695"),
            ("０４２－３８８－２６９５", "042-388-2695"),
            ("042ー388ー2695", "042-388-2695"),
            ("042(388)2695", "042-388-2695"),
            ("(042)388-2695", "042-388-2695"),
            ("042 ‐388−2695", "042-388-2695"),
            ("042.388.2695", "042-388-2695"),
            ("042/388/2695", "042-388-2695"),
            ("042・388・2695", "042-388-2695"),
            ("042 388 2695", "042-388-2695"),
            ("0423882695", "0423882695"),
            ("+81 42-388-2695", "042-388-2695"),
            ("+81-90-1234-5678", "090-1234-5678"),
            ("+81 (0)90-1234-5678", "090-1234-5678"),
            ("+81 090-1234-5678", "090-1234-5678"),
            ("＋８１９０１２３４５６７８", "09012345678"),
            ("81-90-1234-5678", "090-1234-5678"),
            ("0081 90 1234 5678", "090-1234-5678"),
            ("TEL:042-388-2695", "042-388-2695"),
            ("℡042-388-2695", "042-388-2695"),
            ("電話 042-388-2695（代）", "042-388-2695"),
            ("042-388-2695(代表)", "042-388-2695"),
            ("代表 042-388-2695 内線21", "042-388-2695"),
            ("042-111-0001（内線21）", "042-111-0001"),
            ("042-111-0001 ext. 21", "042-111-0001"),
            ("042-111-0001 x21", "042-111-0001"),
            ("042-111-0001#21", "042-111-0001"),
            ("042-111-0001(21)", "042-111-0001"),
            ("内線21 042-111-0001", "042-111-0001"),
            ("042-111-0002／090-1111-0002", "042-111-0002"),
            ("042-111-0004\n090-1111-0004", "042-111-0004"),
            ("042-111-0002、090-1111-0002", "042-111-0002"),
            ("自宅 042-111-0002 携帯 090-1111-0002", "042-111-0002"),
            ("0120-123-456", "0120-123-456"),
            ("0800-123-4567", "0800-123-4567"),
            ("050-1234-5678", "050-1234-5678"),
            ("03-1234-5678", "03-1234-5678"),
            ("\u{202D}042-111-0002\u{202C}", "042-111-0002"),
            ("042-111\u{200B}-0002", "042-111-0002"),
            ("+1 212-555-1234", "+1-212-555-1234"),
            ("+84 28 3822 1234", "+84-28-3822-1234"),
            ("+44 (0)20 7946 0000", "+44-20-7946-0000"),
            ("042-388-2695 FAX 042-388-2696", "042-388-2695"),
            ("FAX:042-388-2696", "042-388-2696"),
            ("042-111-000／090-1111-0002", "090-1111-0002"),
            ("010-1-212-555-1234", "+12125551234"),
        ] {
            let phone = Phone::read(typed);
            assert_eq!(phone.as_ref().map(Phone::as_str), Ok(shown), "{typed}");
        }
    }

    #[test]
    fn a_missing_or_surplus_digit_is_noticed() {
        for (typed, fault) in [
            ("090-1234-567", PhoneFault::Short),
            ("03-1234-567", PhoneFault::Short),
            ("042-388", PhoneFault::Short),
            ("090-1234-56789", PhoneFault::Long),
            ("042-388-26951", PhoneFault::Long),
            ("+81-90-1234-567", PhoneFault::Short),
            ("+1 212", PhoneFault::Unreadable),
            ("119", PhoneFault::Unreadable),
            ("42-388-2695", PhoneFault::Unreadable),
            ("00423882695", PhoneFault::Unreadable),
            ("でんわ", PhoneFault::Unreadable),
            ("同上", PhoneFault::Unreadable),
            ("なし", PhoneFault::Unreadable),
            ("内線3", PhoneFault::Unreadable),
            ("", PhoneFault::Unreadable),
        ] {
            assert_eq!(Phone::read(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn what_was_typed_stays_beside_the_number() {
        let phone = Phone::read("０４２－１１１－０００１（内線２１）").unwrap();
        assert_eq!((phone.full(), phone.digits()), ("０４２－１１１－０００１（内線２１）", "0421110001"));
        assert_eq!(Phone::read("０４２－３８８－２６９５").unwrap().full(), "042-388-2695");
        let stored = Phone::stored("042-111-0001".into(), phone.typed().into()).unwrap();
        assert_eq!(stored, phone);
        assert_eq!(Phone::stored("119".into(), String::new()).unwrap_err().full(), "119");
        assert_eq!(Phone::read("+1 212-555-1234").unwrap().dialled(), "+12125551234");
    }

    #[test]
    fn digits_are_searched_in_any_spelling() {
        for (typed, digits) in [
            ("042-388", Some("042388")),
            ("(042)388ー2695", Some("0423882695")),
            ("+81 90-1234", Some("0901234")),
            ("けやき", None),
            ("12", None),
            ("山田1", None),
        ] {
            assert_eq!(sought_digits(typed).as_deref(), digits, "{typed}");
        }
    }
}
