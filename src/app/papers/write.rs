//! A list becomes a file while it is read: its people come by the page, and none of them is kept.

use super::{FileKind, PaperError};
use crate::app::World;
use crate::app::heavy::{HeavyError, Patience};
use crate::domain::ids::EventId;
use crate::domain::registration::Registration;
use crate::infra::db::{self, registration_lists};
use crate::infra::export::{Cell, ExportFault, List, ListFile, csv, xlsx};
use std::collections::HashMap;
use tokio::sync::mpsc::{Receiver, Sender};

/// How many people are read at once.
const PAGE: usize = 500;

/// A line of a list: whose it is, by 受付番号, and where they sit in it (the round and the table).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) person: u32,
    pub(super) place: Option<(u32, u32)>,
}

/// Reads the people of these lines and hands them on, page by page; who is not there any more is left out.
pub(super) async fn read(
    world: &World,
    event: EventId,
    lines: Vec<Line>,
    pages: Sender<Vec<(Line, Registration)>>,
) -> db::Result<()> {
    for lines in lines.chunks(PAGE) {
        let numbers: Vec<_> = lines.iter().map(|line| line.person).collect();
        let people = registration_lists::of_numbers(world.db.read(), event, &numbers).await?;
        let people: HashMap<u32, Registration> = people.into_iter().map(|one| (one.number, one)).collect();
        let page = lines.iter().filter_map(|line| Some((*line, people.get(&line.person)?.clone())));
        if pages.send(page.collect()).await.is_err() {
            // Nobody writes: the house is full, or the file could not be written.
            break;
        }
    }
    Ok(())
}

/// Begins a list as a file.
fn open(file: FileKind, list: List) -> Result<Box<dyn ListFile>, ExportFault> {
    match file {
        FileKind::Xlsx => xlsx(list),
        FileKind::Csv => csv(&list),
    }
}

/// Writes the pages that come into a file, where heavy work is done; a line that has no cells is left out.
pub(in crate::app) async fn write<L: Send + 'static>(
    world: &World,
    file: FileKind,
    list: List,
    mut pages: Receiver<Vec<L>>,
    cells: impl Fn(&L) -> Option<Vec<Cell>> + Send + 'static,
) -> Result<Vec<u8>, PaperError> {
    let work = move |patience: &Patience| {
        let mut file = open(file, list)?;
        while let Some(page) = pages.blocking_recv() {
            if patience.is_over() {
                return Err(HeavyError::Full.into());
            }
            for cells in page.iter().filter_map(&cells) {
                file.row(&cells)?;
            }
        }
        Ok(file.end()?)
    };
    world.heavy.run(&Patience::begin(), work).await?
}
