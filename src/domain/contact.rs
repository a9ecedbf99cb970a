//! How a person is reached: mail address and telephone number.

use super::text::usual_width;
use email_address::{EmailAddress, Options};

/// A mail address: as typed (in usual width), and the form in which two addresses are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAddress {
    typed: String,
}

impl MailAddress {
    /// The address in `typed`: any width, spaces around and inside dropped.
    ///
    /// `None` where it is no address with a domain of at least two parts, or is longer than the
    /// 254 characters that SMTP carries.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text: String = usual_width(typed).chars().filter(|c| !c.is_whitespace()).collect();
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        let plain = text.len() <= 254
            && text.is_ascii()
            && !text.contains(['"', '\\'])
            && EmailAddress::parse_with_options(&text, options).is_ok();
        plain.then_some(Self { typed: text })
    }

    /// An address as it is stored, whatever it is: what was taken once is not lost because it would
    /// not be taken today.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self { typed: text }
    }

    /// The address to write to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// The form in which addresses are compared: lower case.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.typed.to_lowercase()
    }
}

/// A Japanese telephone number, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    digits: String,
    shown: String,
}

impl Phone {
    /// The number in `typed`: any width, any kind of dash, spaces and brackets.
    ///
    /// `None` unless it has 10 or 11 digits and begins with 0; `+81` is read as 0.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text = usual_width(typed).trim().replace("+81", "0");
        let mut digits = String::new();
        let mut shown = String::new();
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    digits.push(c);
                    shown.push(c);
                }
                // Hyphens, dashes, minus signs, and the long vowel mark that a kana keyboard types.
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '(' | ')' => {
                    if !shown.is_empty() && !shown.ends_with('-') {
                        shown.push('-');
                    }
                }
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        let shown = shown.trim_end_matches('-').to_owned();
        let plausible = matches!(digits.len(), 10 | 11) && digits.starts_with('0') && !digits.starts_with("00");
        plausible.then_some(Self { digits, shown })
    }

    /// A number as it is stored, whatever it is: see [`MailAddress::stored`].
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self { digits: text.chars().filter(char::is_ascii_digit).collect(), shown: text }
    }

    /// The number with its hyphens where they were typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The digits alone, to compare.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_read_however_it_is_dashed() {
        for typed in [
            "042-388-2695",
            "０４２－３８８－２６９５",
            "042ー388ー2695",
            "042(388)2695",
            "042 ‐388−2695",
            "+81 42-388-2695",
        ] {
            let phone = Phone::parse(typed);
            assert_eq!(phone.as_ref().map(Phone::digits), Some("0423882695"), "{typed}");
        }
        assert_eq!(Phone::parse("0423882695").map(|p| p.as_str().to_owned()).as_deref(), Some("0423882695"));
        for typed in ["", "42-388-2695", "042-388", "でんわ", "042-388-2695内線3", "00423882695"] {
            assert_eq!(Phone::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_address_is_compared_without_case_and_width() {
        let typed = MailAddress::parse(" ＭＯＥＧＩ００９@EXAMPLE.JP ");
        assert_eq!(typed.map(|m| m.normalised()).as_deref(), Some("moegi009@example.jp"));
        for typed in [
            "",
            "moegi",
            "moegi@",
            "moegi@example",
            "a@b@example.jp",
            "a\r\nb@example",
            "山田@example.jp",
            "a b <a@example.jp>",
        ] {
            assert_eq!(MailAddress::parse(typed), None, "{typed}");
        }
    }
}
