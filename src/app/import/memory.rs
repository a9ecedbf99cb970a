//! What an organisation says of its rosters is asked once: what columns hold under a set of
//! headings, and what words for professions mean.

use crate::app::World;
use crate::domain::organiser::Organiser;
use crate::domain::profession_words::word_key;
use crate::domain::roster::{Layout, Sheet};
use crate::infra::db::{self, profession_words, roster_layouts};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The layout of a sheet: as the organisation said of these headings before, else as guessed.
///
/// # Errors
/// The database's.
pub async fn layout_of(world: &World, organiser: &Organiser, sheet: &Sheet) -> db::Result<Layout> {
    let possible: Vec<_> = Layout::possible(sheet).into_iter().map(|layout| (hash(&layout), layout)).collect();
    let hashes: Vec<_> = possible.iter().filter_map(|(hash, _)| hash.clone()).collect();
    let said = roster_layouts::find(world.db.read(), organiser.organisation, &hashes).await?;
    for (hash, layout) in &possible {
        if let Some(said) = hash.as_ref().and_then(|hash| said.get(hash)) {
            let mut layout = layout.clone();
            layout.recall(said);
            return Ok(layout);
        }
    }
    Ok(possible.into_iter().next().map_or_else(|| Layout::guess(sheet), |(_, layout)| layout))
}

/// Remembers what the columns of a layout hold, where it is given, and what words mean: codes by
/// the words as they were typed. Codes of no profession of the organisation are passed over.
///
/// # Errors
/// The database's.
pub async fn remember(
    world: &World,
    organiser: &Organiser,
    layout: Option<&Layout>,
    said: &BTreeMap<String, String>,
) -> db::Result<()> {
    let transaction = world.db.write().await?;
    let list = db::professions::of_organisation(&transaction, organiser.organisation).await?;
    let known = said.iter().filter(|(word, code)| list.by_code(code).is_some() && !word_key(word).is_empty());
    let words = known.map(|(word, code)| (word_key(word), code.clone())).collect();
    profession_words::remember(&transaction, organiser.organisation, &words, world.now()).await?;
    if let Some((layout, hash)) = layout.and_then(|layout| Some((layout, hash(layout)?))) {
        let organisation = organiser.organisation;
        roster_layouts::remember(&transaction, organisation, hash, layout.said(), world.now()).await?;
    }
    db::commit(transaction).await
}

fn hash(layout: &Layout) -> Option<String> {
    layout.headings().map(|headings| URL_SAFE_NO_PAD.encode(Sha256::digest(headings.as_bytes())))
}
