//! `entaku serve`: the site and the mail worker, until a signal ends them.

use super::failure::Failure;
use super::{console, signals, start};
use crate::app::{World, first_run, show_events, worker};
use crate::config::Settings;
use crate::domain::registration::Language;
use crate::web;
use crate::web::urls::Urls;
use std::io;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpSocket};

/// Serves the site, sends mails, and says on the console what to open next.
///
/// # Errors
/// The address is taken, the database cannot be reached, a migration failed.
pub(super) async fn serve(settings: Settings) -> Result<(), Failure> {
    site(settings, announcement).await
}

/// The site and the mail worker. `prepare` runs when the database is ready and answers what is
/// said on the console.
///
/// # Errors
/// As [`serve`], and those of `prepare`.
pub(super) async fn site(
    mut settings: Settings,
    prepare: impl AsyncFnOnce(&World) -> Result<String, Failure>,
) -> Result<(), Failure> {
    let stop = signals::stop_token()?;
    allow_many_connections();
    let listener = listen(&mut settings)?;
    let transport = start::transport(&settings)?;
    let world = start::world(settings).await?;
    start::bring_up_to_date(&world.db).await?;
    console::say(&prepare(&world).await?);
    // So that every page can say from the start who runs the site.
    show_events::read_operators(&world).await?;
    let mails = tokio::spawn(worker::run(world.clone(), transport, stop.clone()));
    let served = web::serve(listener, world.clone(), stop.clone()).await;
    // Also where the socket failed, the mail in hand is finished before the database closes.
    stop.cancel();
    let _ = mails.await;
    world.db.close().await?;
    served.map_err(|error| Failure::system("ops-failure-serve", "", &error))
}

/// Each connection takes a file descriptor, and systems allow a program few of them until it asks
/// for more. Where that is refused, there are fewer connections.
fn allow_many_connections() {
    const FILES: u64 = 8192;
    if let Err(error) = rlimit::increase_nofile_limit(FILES) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

fn listen(settings: &mut Settings) -> Result<TcpListener, Failure> {
    let address = settings.server.address;
    let failed = |error| Failure::system("ops-failure-address", address.to_string(), &error);
    let listener = bind(address).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    // Port 0 lets the system choose; links then name the chosen one.
    if settings.base_url.port() == Some(0) {
        let _ = settings.base_url.set_port(Some(port));
    }
    Ok(listener)
}

/// Listens with room for a rush: who connects while 128 others wait to be taken, the usual number,
/// is not heard and tries again a second later.
fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    const WAITING: u32 = 4096;
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // So that a restart does not wait for the connections of the run before.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

/// What to open, with the link for the first organiser where there is none yet.
async fn announcement(world: &World) -> Result<String, Failure> {
    let urls = Urls::new(Language::Ja);
    let mut lines = greeting();
    lines.extend(place(world, "ops-open-public", &urls.home()));
    lines.extend(match first_run::invite_first_organiser(world).await? {
        Some(token) => place(world, "ops-open-invitation", &urls.invitation(token.reveal())),
        None => place(world, "ops-open-desk", &urls.desk()),
    });
    Ok(lines.join("\n"))
}

/// That the service runs. In both languages, as everything here: nobody has said yet which one
/// is read.
pub(super) fn greeting() -> Vec<String> {
    vec![console::both("ops-started"), String::new()]
}

/// A page to open, and its address on a line of its own.
pub(super) fn place(world: &World, message: &str, path: &str) -> [String; 2] {
    [format!("  {}", console::both(message)), format!("    {}", world.settings.absolute(path))]
}

#[cfg(test)]
mod tests {
    use super::bind;
    use std::net::TcpStream;
    use std::time::Duration;

    #[tokio::test]
    async fn a_rush_is_heard_before_anybody_is_taken() {
        let listener = bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let heard: Vec<_> =
            (0..400).map_while(|_| TcpStream::connect_timeout(&address, Duration::from_millis(500)).ok()).collect();
        assert_eq!(heard.len(), 400);
    }
}
