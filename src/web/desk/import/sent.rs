//! What the forms of the import send.

use crate::app::import::{Beyond, Choices};
use crate::domain::roster::{Column, Layout, Sheet};
use crate::domain::text::usual_width;
use crate::infra::roster::FILE_MAX;
use crate::web::upload;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use std::collections::BTreeMap;

/// What either form of the page sends.
#[derive(Default)]
pub struct Sent {
    /// The file, on its way to the preview; at most one byte more than is taken.
    pub file: Vec<u8>,
    /// The sheet's lines, on their way from the preview.
    pub sheet: Option<String>,
    /// Whether 「取り込む」 was pressed, and not a button that only shows the preview again.
    pub take_in: bool,
    /// The outline of the plan that was shown.
    pub seen: String,
    /// The outline of the layout that was shown.
    pub laid_out: String,
    /// The preview's own secret.
    pub token: String,
    /// What the organiser answers.
    pub choices: Choices,
    heading_row: String,
    heading_lines: String,
    headings_were: String,
    columns: BTreeMap<usize, Option<Column>>,
    words: BTreeMap<String, String>,
    meant: BTreeMap<String, String>,
}

impl Sent {
    /// What words for professions were said to mean: codes by the words as they were typed.
    pub fn words(&self) -> BTreeMap<String, String> {
        let said = self.meant.iter().filter(|(_, code)| !code.is_empty());
        said.filter_map(|(name, code)| Some((self.words.get(name)?.clone(), code.clone()))).collect()
    }

    /// The layout that the form says.
    pub fn layout(&self, sheet: &Sheet) -> Layout {
        let row = usual_width(self.heading_row.trim());
        let row = row.parse::<u32>().ok();
        let lines = if self.heading_lines == "2" { 2 } else { 1 };
        let mut layout = Layout::at(sheet, row, lines);
        // What the columns were said to hold was said of other headings.
        if self.headings_were == format!("{}+{}", self.heading_row.trim(), self.heading_lines) {
            layout.assign(&self.columns);
        }
        layout
    }
}

pub async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => sent.file = upload::file(field, FILE_MAX).await?,
            "sheet" => sent.sheet = Some(field.text().await?),
            "step" => sent.take_in = field.text().await? == "take_in",
            "seen" => sent.seen = field.text().await?,
            "laid_out" => sent.laid_out = field.text().await?,
            "token" => sent.token = field.text().await?,
            "heading_row" => sent.heading_row = field.text().await?,
            "heading_lines" => sent.heading_lines = field.text().await?,
            "headings_were" => sent.headings_were = field.text().await?,
            "other" => sent.choices.said.others.extend(field.text().await?.parse::<u32>().ok()),
            "include" => sent.choices.said.included.extend(field.text().await?.parse::<u32>().ok()),
            "with_hidden" => sent.choices.said.with_hidden = field.text().await? == "yes",
            "leave_out_faulty" => sent.choices.leave_out_faulty = field.text().await? == "yes",
            "send_mails" => sent.choices.send_mails = field.text().await? == "yes",
            "beyond" => {
                sent.choices.beyond = match field.text().await?.as_str() {
                    "leave_out" => Some(Beyond::LeaveOut),
                    "raise" => Some(Beyond::Raise),
                    _ => None,
                }
            }
            name => {
                if let Some(place) = name.strip_prefix("column-").and_then(|place| place.parse().ok()) {
                    sent.columns.insert(place, Column::from_code(&field.text().await?));
                } else if let Some(word) = name.strip_prefix("word-").and_then(|name| name.strip_suffix("-is")) {
                    sent.words.insert(word.to_owned(), field.text().await?);
                } else if let Some(word) = name.strip_prefix("word-") {
                    sent.meant.insert(word.to_owned(), field.text().await?);
                }
            }
        }
    }
    Ok(sent)
}
