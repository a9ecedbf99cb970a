//! The site's edge: what strangers type and send, and that no answer does what they wish.

#![allow(clippy::print_stdout)]

mod connections;
mod filled;
mod links;
mod markup;
mod mutation;
mod raw;
mod refusals;
mod site;
mod walk;
