//! The parts of a workbook, unpacked as they are read, and counted meanwhile.

use super::FileFault;
pub(super) use super::rich::attribute;
use super::rich::{Draft, Rich};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::{Error, Reader};
use std::io::{self, BufReader, Cursor, ErrorKind, Read};
use zip::ZipArchive;

/// Where the list of sheets stands: a workbook has it, whatever else it holds.
pub(super) const BOOK: &str = "xl/workbook.xml";
/// The most bytes that are unpacked of a workbook; a part read twice counts twice.
pub(super) const UNPACKED_MAX: usize = 64 * 1024 * 1024;
/// The most bytes of one element, text or comment, which stands in memory as a whole.
const EVENT_MAX: usize = 1024 * 1024;
/// How deep elements may stand in each other.
const DEPTH_MAX: usize = 64;
/// The most files that a workbook may hold.
const FILES_MAX: usize = 2000;
/// The most bytes of a cell's text: the 32,767 characters that Excel allows.
const CELL_TEXT_MAX: usize = 32_767 * 4;

/// An open workbook.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The bytes that may still be unpacked.
    left: usize,
}

impl<'a> Parts<'a> {
    /// Opens a workbook of which at most so many bytes are unpacked, without unpacking any yet.
    pub(super) fn open(bytes: &'a [u8], most: usize) -> Result<Self, FileFault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileFault::Damaged)?;
        let mut parts = Self { archive, left: most };
        if parts.archive.len() > FILES_MAX {
            return Err(FileFault::TooMuchInside);
        }
        if parts.place(BOOK).is_none() {
            return Err(FileFault::OtherKind);
        }
        Ok(parts)
    }

    /// How much may still be unpacked.
    #[cfg(test)]
    pub(super) const fn left(&self) -> usize {
        self.left
    }

    /// Begins to read a part. Some programs write names in other letters than they refer to them.
    pub(super) fn part(&mut self, path: &str) -> Result<Part<'_>, FileFault> {
        let place = self.place(path).ok_or(FileFault::Damaged)?;
        let file = self.archive.by_index(place).map_err(|_| FileFault::Damaged)?;
        let counted = Counted { file: Box::new(file), left: &mut self.left, event: EVENT_MAX };
        let mut xml = Reader::from_reader(BufReader::new(counted));
        let config = xml.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Ok(Part { xml, buffer: Vec::new(), depth: 0 })
    }

    fn place(&mut self, path: &str) -> Option<usize> {
        let same = |name: &[u8]| name.eq_ignore_ascii_case(path.as_bytes());
        self.archive.index_for_name(path).or_else(|| self.archive.file_names_raw().position(same))
    }
}

/// A part that is being read.
pub(super) struct Part<'a> {
    xml: Reader<BufReader<Counted<'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl Part<'_> {
    /// The next element's begin or end, or text; elements without content have both.
    pub(super) fn next(&mut self) -> Result<Event<'_>, FileFault> {
        self.xml.get_mut().get_mut().event = EVENT_MAX;
        self.buffer.clear();
        let event = self.xml.read_event_into(&mut self.buffer).map_err(|error| fault(&error))?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > DEPTH_MAX { Err(FileFault::Damaged) } else { Ok(event) }
    }

    /// The text up to the end of the element whose begin was read: its own and that of the
    /// elements inside; what of it is struck through; and how Excel says that it is read (`rPh`).
    pub(super) fn text(&mut self) -> Result<Rich, FileFault> {
        let (mut rich, mut inside) = (Draft::default(), 0_usize);
        loop {
            match self.next()? {
                Event::Start(begin) => {
                    inside += 1;
                    rich.begin(&begin, inside);
                }
                Event::End(_) if inside == 0 => return Ok(rich.finish()),
                Event::End(_) => {
                    rich.end(inside);
                    inside -= 1;
                }
                Event::Eof => return Err(FileFault::Damaged),
                Event::Text(more) => rich.push(&more.xml10_content()),
                Event::CData(more) => rich.push(&more.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(letter)) => rich.push(letter.encode_utf8(&mut [0; 4])),
                    _ => rich.push(resolve_predefined_entity(&entity).ok_or(FileFault::Damaged)?),
                },
                _ => {}
            }
            if rich.len() > CELL_TEXT_MAX {
                return Err(FileFault::TooMuchInside);
            }
        }
    }
}

fn fault(error: &Error) -> FileFault {
    match error {
        Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => FileFault::TooMuchInside,
        _ => FileFault::Damaged,
    }
}

/// A file of the archive that counts what is unpacked of it.
struct Counted<'a> {
    file: Box<dyn Read + 'a>,
    /// The bytes that may still be unpacked of the whole workbook.
    left: &'a mut usize,
    /// The bytes that may still be unpacked for the element or text that is being read.
    event: usize,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        let left = |of: usize| of.checked_sub(read).ok_or(io::Error::from(ErrorKind::FileTooLarge));
        *self.left = left(*self.left)?;
        self.event = left(self.event)?;
        Ok(read)
    }
}
