//! What a workbook holds when it is unpacked, counted before anything reads it: five megabytes
//! can unpack to five thousand, and the sizes that a file tells of itself may be lies.

use super::FileFault;
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// The most bytes that a workbook may hold unpacked.
const UNPACKED_MAX: u64 = 64 * 1024 * 1024;
/// The most files that a workbook may hold.
const FILES_MAX: usize = 500;

/// Whether the bytes are a zip archive of a workbook, within bounds. Unpacks into nothing and
/// stops at the bound.
pub(super) fn check(bytes: &[u8]) -> Result<(), FileFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileFault::Damaged)?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(FileFault::OtherKind);
    }
    if archive.len() > FILES_MAX {
        return Err(FileFault::TooMuchInside);
    }
    let mut left = UNPACKED_MAX;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| FileFault::Damaged)?;
        // One byte more than is left, so that the bound is seen to be passed.
        let unpacked = copy(&mut file.take(left + 1), &mut sink()).map_err(|_| FileFault::Damaged)?;
        left = left.checked_sub(unpacked).ok_or(FileFault::TooMuchInside)?;
    }
    Ok(())
}
