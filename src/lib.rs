//! Entaku.
