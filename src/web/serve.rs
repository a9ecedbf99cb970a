//! The site on a listening socket, until it is told to stop.

use super::language;
use crate::app::World;
use axum::ServiceExt;
use axum::extract::Request;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower::Layer;
use tower::util::MapRequestLayer;

/// How long requests in flight may still take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Serves the site until `stop` is cancelled: then nothing new is taken, and what is in flight
/// is finished, at most for 20 seconds.
///
/// # Errors
/// The socket's.
pub async fn serve(listener: TcpListener, world: World, stop: CancellationToken) -> io::Result<()> {
    let site = MapRequestLayer::new(language::take_language).layer(super::router(world));
    let site = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(site);
    let server = axum::serve(listener, site).with_graceful_shutdown(stop.clone().cancelled_owned());
    let too_long = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server.into_future() => ended,
        () = too_long => {
            tracing::warn!("stopped with requests still in flight");
            Ok(())
        }
    }
}
