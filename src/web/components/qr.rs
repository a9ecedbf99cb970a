//! An address as a QR code, drawn as SVG.

use fast_qr::QRBuilder;
use leptos::prelude::*;
use std::fmt::Write;

/// The light edge that readers need, in modules.
const EDGE: usize = 4;

/// The code of an address, which stands as text beside it; `None` where it is too long for one.
#[must_use]
pub fn code(address: &str) -> Option<impl IntoView + use<>> {
    let (size, path) = drawn(address)?;
    let whole = size + 2 * EDGE;
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {whole} {whole}") width="140" height="140" aria-hidden="true">
            <path d=path></path>
        </svg>
    })
}

/// The number of modules of a side, and the dark ones as a path: a bar for each run of a row.
fn drawn(address: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(address).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|at| code[row][*at].value()).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + EDGE, row + EDGE);
            }
            column += run.max(1);
        }
    }
    Some((code.size, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let address = "https://example.jp/events/56dkw846";
        let (size, path) = drawn(address).unwrap();
        let code = QRBuilder::new(address).build().unwrap();
        let dark = (0..size * size).filter(|at| code[at / size][at % size].value()).count();
        let bars = path.split('M').skip(1).map(|bar| {
            let (_, rest) = bar.split_once('h').unwrap();
            rest.split_once('v').unwrap().0.parse::<usize>().unwrap()
        });
        assert_eq!(bars.sum::<usize>(), dark);
        // The three finders' corners begin at the edge.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(drawn(&"x".repeat(5_000)).is_none());
    }
}
