//! Of two organisers at once: who was quicker, and when.

use crate::app::World;
use crate::app::seat::last_change;
use crate::domain::ids::EventId;
use crate::domain::organiser::Organiser;
use crate::web::context::Page;
use crate::web::error::PageError;

/// 「（日時）に、（氏名）さんが第2版を保存しました。」; nothing where nobody is known to have changed it.
pub(super) async fn last(
    world: &World,
    page: &Page,
    organiser: &Organiser,
    event: EventId,
) -> Result<Option<String>, PageError> {
    let Some(last) = last_change(world, organiser, event).await? else { return Ok(None) };
    let Some(by) = last.by else { return Ok(None) };
    let at = page.dates.date_time(last.at);
    Ok(Some(
        page.t.with("seating-conflict-by", [("date", at.into()), ("name", by.into()), ("number", last.number.into())]),
    ))
}
