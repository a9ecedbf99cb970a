//! The style sheet: written in layers for today's browsers (`*.css`), built for those of 2020 as well
//! (`lower/`). `main.css` names the files in their order.

/// The whole sheet, as it is sent.
pub const SHEET: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

#[cfg(test)]
mod known;
#[cfg(test)]
mod lower;
