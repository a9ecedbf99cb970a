//! `entaku draw`: the draw of a place again, from its record, without any database. Whoever has the file of
//! the event's page sees whether the drawn order and the result are as they must be.

use super::console;
use crate::app::drawing::DrawRecord;
use crate::i18n::Texts;
use std::path::Path;
use std::process::ExitCode;

/// Draws again and says whether the result is the same. 0: it is; 1: it is not, or the file cannot be read.
pub(super) fn draw(t: Texts, file: &Path) -> ExitCode {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            console::complain(&format!("{}: {error}", file.display()));
            return ExitCode::FAILURE;
        }
    };
    let again = DrawRecord::read(&text).and_then(|record| Ok((record.again()?, record)));
    let (again, record) = match again {
        Ok(again) => again,
        Err(error) => {
            console::complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    for (order, one) in (1..).zip(&again) {
        let result = t.get(if one.drawn { "draw-drawn" } else { "draw-waits" });
        console::say(&format!("{order}\t{}\t{}\t{result}", one.number, one.profession));
    }
    if again == record.people {
        console::say(&t.get("draw-again"));
        ExitCode::SUCCESS
    } else {
        console::complain(&t.get("draw-differs"));
        ExitCode::FAILURE
    }
}
