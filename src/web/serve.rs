//! The site on a listening socket, until it is told to stop.

use super::client::ClientAddress;
use super::connections::{Connections, Limits, Place, Stage};
use super::language;
use super::watched::watched;
use crate::app::World;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// How long requests in flight may still take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long a connection may then still begin a request that was already on its way.
const LAST_REQUEST: Duration = Duration::from_millis(500);
/// The largest head of a request, in bytes.
const HEAD_SIZE: usize = 64 * 1024;

/// Serves the site until `stop` is cancelled: then nothing new is taken, and what is in flight
/// is finished, at most for 10 seconds.
///
/// # Errors
/// The socket's.
pub async fn serve(listener: TcpListener, world: World, stop: CancellationToken) -> io::Result<()> {
    serve_within(Limits::of_process(), listener, world, stop).await
}

/// The same with so many connections.
///
/// # Errors
/// The socket's.
pub async fn serve_within(
    limits: Limits,
    mut listener: TcpListener,
    world: World,
    stop: CancellationToken,
) -> io::Result<()> {
    let site = super::router(world.clone());
    let connections = Connections::new(limits);
    let (open, cut) = (TaskTracker::new(), CancellationToken::new());
    loop {
        let (stream, peer) = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            taken = Listener::accept(&mut listener) => taken,
        };
        let peer_is_a_proxy = world.settings.server.is_trusted_proxy(peer.ip());
        let network = (!peer_is_a_proxy).then(|| ClientAddress(peer.ip()).network());
        // Without a place it is dropped, which closes it.
        let Some(place) = connections.take(network) else { continue };
        let head = if peer_is_a_proxy { 6 * limits.head } else { limits.head };
        let talk = Talk { peer, head, place, site: site.clone(), stop: stop.clone() };
        let cut = cut.clone();
        open.spawn(async move { cut.run_until_cancelled(talk.over(stream)).await });
    }
    drop(listener);
    open.close();
    if timeout(GRACE, open.wait()).await.is_err() {
        tracing::warn!(connections = open.len(), "stopped with requests still in flight");
        cut.cancel();
        open.wait().await;
    }
    Ok(())
}

/// One connection.
struct Talk {
    peer: SocketAddr,
    head: Duration,
    place: Arc<Place>,
    site: Router,
    stop: CancellationToken,
}

impl Talk {
    /// Answers one request after the other, until either side has had enough.
    async fn over(self, stream: TcpStream) {
        // A page is sent at once, not when the system has gathered more.
        let _ = stream.set_nodelay(true);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(self.head).max_buf_size(HEAD_SIZE);
        let mut talk = pin!(http.serve_connection(TokioIo::new(stream), service_fn(|request| self.answer(request))));
        tokio::select! {
            // What goes wrong here is the sender's: a closed connection, a head that is none.
            _ = talk.as_mut() => return,
            () = self.place.closed() => return,
            () = self.stop.cancelled() => talk.as_mut().graceful_shutdown(),
        }
        tokio::select! {
            _ = talk => {}
            () = self.place.closed() => {}
            () = self.sent_nothing_more() => {}
        }
    }

    async fn answer(
        &self,
        request: hyper::Request<Incoming>,
    ) -> Result<axum::response::Response, std::convert::Infallible> {
        self.place.comes_to(Stage::Body);
        let place = Arc::clone(&self.place);
        let mut request: Request = request.map(|body| watched(Body::new(body), move || place.comes_to(Stage::Work)));
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let answer = self.site.clone().oneshot(language::take_language(request)).await;
        self.place.comes_to(Stage::Answer);
        let place = Arc::clone(&self.place);
        answer.map(|answer| answer.map(|body| watched(body, move || place.comes_to(Stage::Head))))
    }

    /// Ends a moment after the stop if the connection is idle or has sent half a head; where a
    /// request is in flight, never.
    async fn sent_nothing_more(&self) {
        sleep(LAST_REQUEST).await;
        if !self.place.is_waiting() {
            std::future::pending::<()>().await;
        }
    }
}
