//! A site with settings and limits of its own on an application's database.

use crate::config::Settings;
use crate::tests::{Browser, TestApp};
use crate::web::{self, Limits};
use std::sync::Arc;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

pub(super) struct Site {
    pub address: String,
    stop: CancellationToken,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Site {
    pub async fn start(app: &TestApp, limits: Limits, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = (*app.world.settings).clone();
        // Here whoever connects is who they are, not a proxy.
        settings.server.trusted_proxies.clear();
        change(&mut settings);
        let world = app.world.with_settings(Arc::new(settings));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let stop = CancellationToken::new();
        let server = tokio::spawn(web::serve_within(limits, listener, world, stop.clone()));
        Self { address, stop, server }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(format!("http://{}", self.address))
    }

    /// A connection over which so much has been sent.
    pub async fn open(&self, sent: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        stream
    }

    pub async fn stop(self) {
        self.stop.cancel();
        self.server.await.unwrap().unwrap();
    }
}
