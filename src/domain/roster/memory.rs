//! A layout as it is remembered: what the columns hold, by their headings, so that the same
//! headings in another order are the same.

use super::cell::{Line, Sheet};
use super::column::Column;
use super::find::HEADINGS_WITHIN;
use super::layout::Layout;
use super::words::key;
use std::collections::BTreeMap;

impl Layout {
    /// The layouts that a sheet can have, the guessed one first, then one for each line of headings.
    #[must_use]
    pub fn possible(sheet: &Sheet) -> Vec<Self> {
        let lines = sheet.lines.iter().take(HEADINGS_WITHIN).filter(|line| line.filled().nth(1).is_some());
        let at = |line: &Line| [1, 2].map(|lines| Self::at(sheet, Some(line.number), lines));
        std::iter::once(Self::guess(sheet)).chain(lines.flat_map(at)).collect()
    }

    /// The set of the headings in one text; `None` where the sheet has none.
    #[must_use]
    pub fn headings(&self) -> Option<String> {
        let keys: Vec<String> = self.by_heading().into_iter().map(|((key, _), _)| key).collect();
        (self.heading_row.is_some() && keys.iter().any(|key| !key.is_empty())).then(|| keys.join("\n"))
    }

    /// What the columns hold, in the order of their headings.
    #[must_use]
    pub fn said(&self) -> String {
        let holds = |index: usize| self.columns[index].holds.map_or("-", Column::code);
        self.by_heading().into_values().map(holds).collect::<Vec<_>>().join(" ")
    }

    /// Lets the columns hold what was said of the same headings before.
    pub fn recall(&mut self, said: &str) {
        let order: Vec<usize> = self.by_heading().into_values().collect();
        for (index, code) in order.into_iter().zip(said.split(' ')) {
            self.columns[index].holds = Column::from_code(code);
        }
    }

    /// The columns by their headings; of equal ones the first first.
    fn by_heading(&self) -> BTreeMap<(String, usize), usize> {
        let headed = self.columns.iter().enumerate();
        headed.map(|(index, column)| ((key(&column.heading), column.place), index)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::Cell;

    fn sheet(headings: &[&str]) -> Sheet {
        let line = |number, cells: &[&str]| Line::new(number, cells.iter().map(|text| Cell::text(*text)).collect());
        Sheet { lines: vec![line(1, &["名簿"]), line(2, headings), line(3, &vec!["a"; headings.len()])] }
    }

    #[test]
    fn the_same_headings_in_another_order_are_the_same() {
        let mut said = Layout::at(&sheet(&["だれ", "よび名", "しごと", "メモ", "メモ"]), Some(2), 1);
        let holds = [(0, Some(Column::Name)), (1, Some(Column::Furigana)), (4, Some(Column::Topic))];
        said.assign(&holds.into());
        let other = sheet(&["メモ", "しごと", "ＤＡＲＥ", "だれ ", "よび名", "メモ"]);
        assert_ne!(Layout::at(&other, Some(2), 1).headings(), said.headings());
        let mut other = Layout::at(&sheet(&["メモ", "しごと", "だれ ", "よび名", "メモ"]), Some(2), 1);
        assert_eq!(other.headings(), said.headings());
        other.recall(&said.said());
        let holds: Vec<_> = other.columns.iter().map(|column| column.holds.map(Column::code)).collect();
        assert_eq!(holds, [None, None, Some("name"), Some("furigana"), Some("topic")]);
        assert!(Layout::possible(&sheet(&["a", "b"])).iter().any(|layout| layout.heading_row == Some(2)));
        assert_eq!(Layout::at(&sheet(&["a"]), None, 1).headings(), None);
    }
}
