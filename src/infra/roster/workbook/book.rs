//! The list of sheets, and where the other parts stand.

use super::FileFault;
use super::format::{self, Formats};
use super::part::{BOOK, Part, Parts, attribute};
use quick_xml::events::Event;
use std::collections::HashMap;

/// Where the parts are named that the list refers to.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// The most sheets that are looked at.
const SHEETS_MAX: usize = 200;

/// What is known of a workbook before its cells are read.
pub(super) struct Book {
    /// The visible sheets' paths in their order; a part that several sheets name stands once.
    pub(super) sheets: Vec<String>,
    /// The path of the shared texts.
    pub(super) strings: Option<String>,
    /// Which formats are dates.
    pub(super) formats: Formats,
}

pub(super) fn read(parts: &mut Parts<'_>) -> Result<Book, FileFault> {
    let (ids, from_1904) = visible(parts.part(BOOK)?)?;
    let mut paths = HashMap::new();
    let (mut strings, mut styles) = (None, None);
    let mut relations = parts.part(RELATIONS)?;
    loop {
        match relations.next()? {
            Event::Start(begin) if begin.local_name().as_ref() == "Relationship" => {
                let Some(target) = attribute(&begin, "Target") else { continue };
                let kind = attribute(&begin, "Type").unwrap_or_default();
                match kind.rsplit('/').next() {
                    Some("worksheet") => {
                        let id = attribute(&begin, "Id").filter(|id| ids.contains(id));
                        paths.extend(id.map(|id| (id, absolute(&target))));
                    }
                    Some("sharedStrings") => strings = Some(absolute(&target)),
                    Some("styles") => styles = Some(absolute(&target)),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    drop(relations);
    let mut sheets: Vec<String> = Vec::new();
    for path in ids.iter().filter_map(|id| paths.get(id)) {
        if !sheets.contains(path) {
            sheets.push(path.clone());
        }
    }
    let formats = match styles {
        Some(path) => format::read(parts.part(&path)?, from_1904)?,
        None => Formats::without_dates(from_1904),
    };
    Ok(Book { sheets, strings, formats })
}

/// How the visible sheets are referred to, and whether days are counted from 1904.
fn visible(mut part: Part<'_>) -> Result<(Vec<String>, bool), FileFault> {
    let (mut ids, mut from_1904) = (Vec::new(), false);
    loop {
        match part.next()? {
            Event::Start(begin) => match begin.local_name().as_ref() {
                "sheet" if attribute(&begin, "state").is_none_or(|state| state == "visible") => {
                    if ids.len() == SHEETS_MAX {
                        return Err(FileFault::TooMuchInside);
                    }
                    ids.push(attribute(&begin, "id").ok_or(FileFault::Damaged)?);
                }
                "workbookPr" => {
                    let is_true = |value: String| matches!(value.as_str(), "1" | "true");
                    from_1904 |= attribute(&begin, "date1904").is_some_and(is_true);
                }
                _ => {}
            },
            Event::Eof => return Ok((ids, from_1904)),
            _ => {}
        }
    }
}

/// A target is written from the archive's root or from the workbook's folder.
fn absolute(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}
