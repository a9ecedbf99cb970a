//! Texts with what stands beside them: runs that are struck through, and readings (`rPh`) over
//! parts of the text.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// A text, what of it is struck through, and how it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    /// What is not struck through.
    pub(super) text: String,
    /// What is.
    pub(super) struck: String,
    /// Empty where Excel says nothing of it.
    pub(super) reading: String,
}

impl Rich {
    /// How many bytes there are.
    pub(super) const fn len(&self) -> usize {
        self.text.len() + self.struck.len() + self.reading.len()
    }
}

/// A text while it is read.
#[derive(Default)]
pub(super) struct Draft {
    rich: Rich,
    /// The whole text: readings say over which of its UTF-16 units they stand.
    whole: String,
    /// The readings, each with where it begins and ends.
    aids: Vec<(usize, usize, String)>,
    /// How deep the reading stands that is being read.
    aid: Option<usize>,
    /// Whether the run that is being read is struck through.
    strikes: bool,
}

impl Draft {
    pub(super) fn begin(&mut self, begin: &BytesStart<'_>, depth: usize) {
        match begin.local_name().as_ref() {
            "rPh" if self.aid.is_none() => {
                let place = |name| attribute(begin, name).and_then(|place| place.parse().ok()).unwrap_or_default();
                self.aids.push((place("sb"), place("eb"), String::new()));
                self.aid = Some(depth);
            }
            "r" => self.strikes = false,
            "strike" | "dstrike" => self.strikes = is_on(begin),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, depth: usize) {
        if self.aid == Some(depth) {
            self.aid = None;
        }
    }

    pub(super) fn push(&mut self, more: &str) {
        if self.aid.is_some() {
            self.aids.iter_mut().last().into_iter().for_each(|(_, _, reading)| reading.push_str(more));
            return;
        }
        self.whole.push_str(more);
        let part = if self.strikes { &mut self.rich.struck } else { &mut self.rich.text };
        part.push_str(more);
    }

    pub(super) fn len(&self) -> usize {
        self.rich.len() + self.aids.iter().map(|(_, _, reading)| reading.len()).sum::<usize>()
    }

    pub(super) fn finish(mut self) -> Rich {
        if self.rich.struck.is_empty() && !self.aids.is_empty() {
            self.rich.reading = self.reading();
        }
        self.rich
    }

    /// The readings, with what stands between them as it is.
    fn reading(&mut self) -> String {
        let units: Vec<u16> = self.whole.encode_utf16().collect();
        let between =
            |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to.min(units.len())).unwrap_or_default());
        self.aids.sort_by_key(|(from, _, _)| *from);
        let (mut reading, mut at) = (String::new(), 0);
        for (from, to, aid) in &self.aids {
            reading.push_str(&between(at, *from));
            reading.push_str(aid);
            at = (*to).max(at);
        }
        reading.push_str(&between(at, units.len()));
        reading
    }
}

/// Whether a mark without a value, or with one, is set.
pub(super) fn is_on(begin: &BytesStart<'_>) -> bool {
    !attribute(begin, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false"))
}

/// An attribute by its name, whatever its prefix.
pub(super) fn attribute(begin: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = begin.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
