//! The site's edge: what strangers type and send, and that no answer does what they wish.

mod filled;
mod links;
mod markup;
mod raw;
mod walk;
