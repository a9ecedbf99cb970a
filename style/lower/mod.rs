//! A style sheet for browsers of 2020, from one for today's that looks the same there.
//!
//! lightningcss writes properties, values and nesting as older browsers know them. What it leaves is done
//! here: layers become specificity, `:is()` and lists in `:not()` become plain selectors, and what old
//! browsers lack (`:focus-visible`, `gap` of a flexible box) gets a second rule that only they read.

mod fallbacks;
mod layers;
pub(crate) mod selectors;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

/// The oldest browsers for which the pages look as they are meant: spring and summer of 2020.
pub(crate) const OLDEST: Browsers = Browsers {
    chrome: Some(80 << 16),
    edge: Some(80 << 16),
    firefox: Some(78 << 16),
    safari: Some(13 << 16),
    ios_saf: Some(13 << 16),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// The sheet for all browsers since [`OLDEST`], without line breaks and comments.
///
/// # Errors
/// What cannot be read, in lightningcss' words with its place.
pub(crate) fn lower(css: &str) -> Result<String, String> {
    // Nesting first, by itself: what follows then sees plain rules.
    let plain = Targets { include: Features::Nesting, ..Targets::default() };
    let plain = print(parse(css)?, plain, |_| {})?;
    print(parse(&plain)?, Targets::from(OLDEST), |sheet| {
        layers::flatten(&mut sheet.rules.0);
        fallbacks::add(&mut sheet.rules.0);
    })
}

fn parse(css: &str) -> Result<StyleSheet<'_>, String> {
    StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())
}

fn print<'i>(
    mut sheet: StyleSheet<'i>,
    targets: Targets,
    change: impl FnOnce(&mut StyleSheet<'i>),
) -> Result<String, String> {
    change(&mut sheet);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    let options = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| error.to_string())?.code)
}
