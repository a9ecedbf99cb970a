//! A form that was sent when nobody was signed in any more. What was typed is kept in the sign-in page
//! itself, sealed, and nowhere else: after signing in the same browser brings it back.

use super::World;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long it can be brought back.
const KEPT_FOR: TimeDelta = TimeDelta::hours(1);
/// The largest form that is kept, in bytes: many times the longest form of the desk.
pub const MOST: usize = 256 * 1024;
/// What it is sealed for.
const PURPOSE: &str = "entaku form";

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Where it was sent: the path with what stands behind its question mark, without the language.
    pub path: String,
    /// Its fields in their order.
    pub fields: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    form: KeptForm,
    /// Until when, in milliseconds.
    until: i64,
}

/// Seals a form; `None` where it is too large.
#[must_use]
pub fn keep(world: &World, form: KeptForm) -> Option<String> {
    let until = (world.now() + KEPT_FOR).timestamp_millis();
    let text = serde_json::to_string(&Sealed { form, until }).ok()?;
    world.seal(PURPOSE, &text).filter(|_| text.len() <= 2 * MOST)
}

/// Opens a form; `None` where it is not one that this service sealed, or its time is over.
#[must_use]
pub fn bring_back(world: &World, sealed: &str) -> Option<KeptForm> {
    let opened: Sealed = serde_json::from_str(&world.unseal(PURPOSE, sealed)?).ok()?;
    (opened.until > world.now().timestamp_millis()).then_some(opened.form)
}
