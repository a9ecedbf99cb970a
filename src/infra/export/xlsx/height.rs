//! How high a row is: as its longest cell needs, since not every program finds that out by itself.

use super::super::Column;

/// The height of a line at 11 points, in points.
const LINE: f64 = 18.75;
/// What a half-width character takes of a column's width, in hundredths of its unit; a full-width
/// one takes twice as much. A little is left over, since lines do not break everywhere.
const HALF_WIDTH: usize = 110;

/// The height of a row of these texts, one a column, in points.
pub(super) fn height<'a>(columns: &[Column], texts: impl Iterator<Item = &'a str>) -> f64 {
    let lines = columns.iter().zip(texts).map(|(column, text)| lines(text, column.width)).max();
    LINE * f64::from(lines.unwrap_or(1))
}

/// How many lines a text takes in a column of this width.
fn lines(text: &str, width: u8) -> u32 {
    let room = usize::from(width.max(2)) * 100;
    let taken =
        |line: &str| line.chars().map(|c| if c.is_ascii() { HALF_WIDTH } else { 2 * HALF_WIDTH }).sum::<usize>();
    let lines: usize = text.split('\n').map(|line| taken(line).div_ceil(room).max(1)).sum();
    // Excel's highest row has 409 points.
    u32::try_from(lines.clamp(1, 21)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell() {
        assert_eq!(lines("", 8), 1);
        assert_eq!(lines("医師", 8), 1);
        assert_eq!(lines("ケアマネジャー（介護支援専門員）", 24), 2);
        assert_eq!(lines("042-388-0001", 14), 1);
        assert_eq!(lines("車いすで参加します。\n手話通訳をお願いします。", 40), 2);
        assert_eq!(lines(&"あ".repeat(2000), 10), 21);
    }
}
