//! Mail addresses: as typed, compared, and written on the wire.

use super::doubt::{self, Doubt};
use crate::domain::text::{tidy_line, usual_width};
use email_address::{EmailAddress, Options};
use std::net::Ipv4Addr;

/// A mail address: as typed (in usual width), and the form in which two addresses are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAddress {
    typed: String,
}

/// The most characters of the part before @, and of a whole address, that SMTP carries.
const LOCAL_MAX: usize = 64;
const ADDRESS_MAX: usize = 254;
/// How a link to an address begins.
const LINK: &str = "mailto:";

impl MailAddress {
    /// The address in `typed`: any width, without spaces around and inside, without what cannot
    /// be seen, and without what it is copied with: 「mailto:x@y」, 「名前 <x@y>」, 「<x@y>」.
    ///
    /// Taken is whatever could be somebody's: the carriers' old addresses have dots side by side or
    /// before @ (`a..b@docomo.ne.jp`), and a domain that looks wrong is asked about
    /// ([`MailAddress::doubt`]), not refused. `None` where it has not one @ with something on
    /// both sides, holds other than ASCII or what only stands in quotes, or is longer than SMTP
    /// carries.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text: String = usual_width(&tidy_line(typed))
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '。' => '.',
                '、' => ',',
                c => c,
            })
            .collect();
        let text = bare(text.trim_end_matches(['.', ','])).trim_end_matches(['.', ',']);
        let (local, domain) = text.rsplit_once('@')?;
        let taken = text.len() <= ADDRESS_MAX
            && (1..=LOCAL_MAX).contains(&local.len())
            && local.bytes().all(is_atext)
            && !domain.is_empty()
            && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b','))
            && domain.bytes().any(|byte| byte.is_ascii_alphanumeric());
        taken.then(|| Self { typed: text.to_owned() })
    }

    /// The same where it is an address as every mail program has it: for what organisers and
    /// operators enter, who can look it up.
    #[must_use]
    pub fn parse_usual(typed: &str) -> Option<Self> {
        Self::parse(typed).filter(Self::is_usual)
    }

    /// Whether it has a domain of at least two parts and no dots where RFC 5321 wants quotes.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        EmailAddress::parse_with_options(&self.typed, options).is_ok()
    }

    /// An address as it is stored, whatever it is: what was taken once is not lost because it would
    /// not be taken today.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self { typed: text }
    }

    /// The address as it is read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// The form in which addresses are compared: lower case.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.typed.to_lowercase()
    }

    /// Why it looks as if it were mistyped, if it does.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        let (local, domain) = self.typed.rsplit_once('@')?;
        doubt::of(local, domain)
    }

    /// The address as SMTP wants it: the part before @ in quotes where its dots stand side by side
    /// or at an end, an IP number in brackets.
    #[must_use]
    pub fn on_the_wire(&self) -> String {
        let Some((local, domain)) = self.typed.rsplit_once('@') else { return self.typed.clone() };
        let plain = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
        let local = if plain || local.contains('"') { local.to_owned() } else { format!("\"{local}\"") };
        if domain.parse::<Ipv4Addr>().is_ok() { format!("{local}@[{domain}]") } else { format!("{local}@{domain}") }
    }
}

/// The address in what a mail program or a link has round it.
fn bare(text: &str) -> &str {
    let inside = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let text = inside.map_or(text, |(_, inside)| inside);
    let (scheme, rest) = text.split_at_checked(LINK.len()).unwrap_or(("", text));
    if !scheme.eq_ignore_ascii_case(LINK) {
        return text;
    }
    // Behind the address a link may have a subject: ?subject=….
    let end = rest.find('@').and_then(|at| rest[at..].find('?').map(|end| at + end));
    end.map_or(rest, |end| &rest[..end])
}

/// What may stand before @ without quotes (RFC 5322), the dot too.
const fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'.' | b'!'
                | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_compared_without_case_and_width() {
        for typed in [" ＭＯＥＧＩ００９@EXAMPLE.JP ", "moegi009＠example。jp", "\u{200B}moegi009@example.jp\u{202C}."]
        {
            assert_eq!(MailAddress::parse(typed).map(|m| m.normalised()).as_deref(), Some("moegi009@example.jp"));
        }
        for typed in [
            "",
            "moegi",
            "moegi@",
            "@example.jp",
            "a@b@example.jp",
            "山田@example.jp",
            "a b <a@example.jp",
            "a@example.jp <>",
            "mailto:",
            "mailto:a",
            "<a@example.jp> b@example.jp",
            "\"a\"@b.jp",
            "a@...",
            "a@b.jp\u{FFFD}",
        ] {
            assert_eq!(MailAddress::parse(typed), None, "{typed}");
        }
        for typed in ["moegi@example", "a..b@docomo.ne.jp", "a@192.168.0.1", "a@yahoo.co,jp"] {
            assert_eq!(MailAddress::parse_usual(typed).filter(|mail| mail.doubt().is_none()), None, "{typed}");
        }
        assert!(MailAddress::parse_usual("shien@example.jp").is_some());
    }

    #[test]
    fn an_address_is_read_out_of_what_it_was_copied_with() {
        for typed in [
            "mailto:moegi009@example.jp",
            "MailTo: moegi009@example.jp",
            "ｍａｉｌｔｏ：moegi009@example.jp?subject=a@b",
            "萌木 花子 <moegi009@example.jp>",
            "\"萌木, 花子\" ＜moegi009@example.jp＞",
            "<moegi009@example.jp>",
            "< mailto:moegi009@example.jp >",
            "<moegi009@example.jp>,",
        ] {
            let read = MailAddress::parse(typed);
            assert_eq!(read.as_ref().map(MailAddress::as_str), Some("moegi009@example.jp"), "{typed}");
        }
        // These signs are part of an address where nothing says otherwise.
        assert_eq!(MailAddress::parse("a?b@example.jp").unwrap().as_str(), "a?b@example.jp");
        assert_eq!(MailAddress::parse("mailto@example.jp").unwrap().as_str(), "mailto@example.jp");
    }

    #[test]
    fn dots_that_need_quotes_get_them_on_the_wire_alone() {
        for (typed, wire) in [
            ("a..b@docomo.ne.jp", "\"a..b\"@docomo.ne.jp"),
            ("abc.@docomo.ne.jp", "\"abc.\"@docomo.ne.jp"),
            (".abc@ezweb.ne.jp", "\".abc\"@ezweb.ne.jp"),
            ("a.b@docomo.ne.jp", "a.b@docomo.ne.jp"),
            ("user@192.168.0.1", "user@[192.168.0.1]"),
        ] {
            let mail = MailAddress::parse(typed).unwrap();
            assert_eq!((mail.as_str(), mail.on_the_wire().as_str()), (typed, wire));
        }
    }
}
