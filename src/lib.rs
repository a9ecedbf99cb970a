#![doc = include_str!("ARCHITECTURE.md")]
#![cfg_attr(not(feature = "ssr"), allow(dead_code))]

pub mod domain;
pub mod islands;

#[cfg(feature = "bench")]
#[path = "islands/bench.rs"]
pub mod bench;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod config;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod infra;
#[cfg(feature = "ssr")]
pub mod web;

#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Called by the browser once the program is loaded: brings the page's islands to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
