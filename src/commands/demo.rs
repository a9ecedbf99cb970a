//! `entaku demo`: the site with the workshop of 2023-09-06 in it.

use super::failure::Failure;
use super::{console, serve, start};
use crate::app::demo::{self, Demo, DemoError};
use crate::app::{World, demo::prepare};
use crate::config::{MailTransport, Settings};
use crate::domain::registration::Language;
use crate::web::urls::Urls;

/// Fills the database where it is empty and serves the site. The demonstration's mails never
/// leave the machine: they become files, whatever the settings say.
///
/// # Errors
/// The database holds other data; or as `entaku serve`.
pub(super) async fn demo(mut settings: Settings) -> Result<(), Failure> {
    if matches!(settings.mail.transport, MailTransport::Smtp(_)) {
        settings.mail.transport = MailTransport::Folder("data/demo-mail".into());
    }
    let transport = start::transport(&settings)?;
    let site = serve::site(settings, async |world| {
        let demo = prepare(world, &transport).await.map_err(|error| failure(world, error))?;
        Ok(announcement(world, &demo))
    });
    Box::pin(site).await
}

fn failure(world: &World, error: DemoError) -> Failure {
    match error {
        DemoError::OtherData => {
            let file = world.settings.database_file().map(|file| file.display().to_string()).unwrap_or_default();
            Failure::about("ops-failure-demo-other", file)
        }
        DemoError::Database(fault) => fault.into(),
        DemoError::Step(_) => Failure::system("ops-failure-demo", "", &error),
    }
}

fn announcement(world: &World, demo: &Demo) -> String {
    let urls = Urls::new(Language::Ja);
    let mut lines = serve::greeting();
    for (message, path) in [
        ("ops-open-public", urls.home()),
        ("ops-demo-open", urls.event(&demo.open.code)),
        ("ops-demo-workshop", urls.event(&demo.workshop.code)),
        ("ops-demo-desk", urls.desk()),
        ("ops-demo-registrations", urls.desk_event_page(demo.workshop.id, "registrations")),
        ("ops-demo-seating", urls.desk_event_page(demo.workshop.id, "seating")),
        ("ops-demo-papers", urls.desk_event_page(demo.workshop.id, "papers")),
    ] {
        lines.extend(serve::place(world, message, &path));
        if message == "ops-demo-desk" {
            lines.push(format!("    {}: {}", console::both("ops-demo-mail"), demo::MAIL));
            lines.push(format!("    {}: {}", console::both("ops-demo-password"), demo::PASSWORD));
        }
    }
    lines.join("\n")
}
