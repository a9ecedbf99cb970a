//! The texts that cells share: a cell holds a number, and the text stands in a part of its own.

use super::super::budget::TEXT_MAX;
use super::FileFault;
use super::part::Part;
use super::rich::Rich;
use quick_xml::events::Event;
use std::collections::{BTreeSet, HashMap};

/// Texts by their number.
pub(super) type Texts = HashMap<usize, Rich>;

/// The texts of these numbers; the others are passed over.
pub(super) fn read(mut part: Part<'_>, used: &BTreeSet<usize>) -> Result<Texts, FileFault> {
    let (mut texts, mut number, mut held) = (Texts::new(), 0, 0);
    let last = used.last().copied().unwrap_or_default();
    while number <= last {
        match part.next()? {
            Event::Start(begin) if begin.local_name().as_ref() == "si" => {
                if used.contains(&number) {
                    let rich = part.text()?;
                    let [text, struck, reading] = [rich.text, rich.struck, rich.reading].map(unescaped);
                    let text = Rich { text, struck, reading };
                    held += text.len();
                    if held > TEXT_MAX {
                        return Err(FileFault::TooMuchInside);
                    }
                    texts.insert(number, text);
                }
                number += 1;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(texts)
}

/// Excel writes what XML cannot hold as 「_x000D_」, and a 「_x005F_」 for the first 「_」 of a text
/// that only looks so.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let (mut read, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        read.push_str(before);
        let digits = from.get(2..6).filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        let letter = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        if let Some(letter) = letter {
            read.push(letter);
            rest = &from[7..];
        } else {
            read.push_str("_x");
            rest = &from[2..];
        }
    }
    read.push_str(rest);
    read
}
