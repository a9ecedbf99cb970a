//! `entaku serve`: the site and the mail worker, until a signal ends them.

use super::failure::Failure;
use super::{console, signals, start};
use crate::app::{Secret, World, first_run, worker};
use crate::config::Settings;
use crate::domain::registration::Language;
use crate::web;
use crate::web::urls::Urls;
use tokio::net::TcpListener;

/// Serves the site, sends mails, and says on the console what to open next.
///
/// # Errors
/// The address is taken, the database cannot be reached, a migration failed.
pub(super) async fn serve(mut settings: Settings) -> Result<(), Failure> {
    let stop = signals::stop_token()?;
    let listener = listen(&mut settings).await?;
    let transport = start::transport(&settings)?;
    let world = start::world(settings).await?;
    world.db.migrate().await?;
    let invitation = first_run::invite_first_organiser(&world).await?;
    announce(&world, invitation.as_ref());
    let mails = tokio::spawn(worker::run(world.clone(), transport, stop.clone()));
    let served = web::serve(listener, world.clone(), stop.clone()).await;
    // Also where the socket failed, the mail in hand is finished before the database closes.
    stop.cancel();
    let _ = mails.await;
    world.db.close().await?;
    served.map_err(|error| Failure::system("ops-failure-serve", "", &error))
}

async fn listen(settings: &mut Settings) -> Result<TcpListener, Failure> {
    let address = settings.server.address;
    let failed = |error| Failure::system("ops-failure-address", address.to_string(), &error);
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    // Port 0 lets the system choose; links then name the chosen one.
    if settings.base_url.port() == Some(0) {
        let _ = settings.base_url.set_port(Some(port));
    }
    Ok(listener)
}

/// What to open, in both languages: nobody has said yet which one is read here.
fn announce(world: &World, invitation: Option<&Secret>) {
    let urls = Urls::new(Language::Ja);
    let mut lines = vec![console::both("ops-started"), String::new()];
    let mut place = |message: &str, path: &str| {
        lines.push(format!("  {}", console::both(message)));
        lines.push(format!("    {}", world.settings.absolute(path)));
    };
    place("ops-open-public", &urls.home());
    match invitation {
        Some(token) => place("ops-open-invitation", &urls.invitation(token.reveal())),
        None => place("ops-open-desk", &urls.desk()),
    }
    console::say(&lines.join("\n"));
}
