//! Connections that cost their opener nothing close the site to nobody.

use super::site::Site;
use crate::tests::{Storage, TestApp, story};
use crate::web::Limits;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

/// Whether the server closes a connection.
async fn closes(stream: &mut TcpStream) -> bool {
    let mut byte = [0];
    matches!(timeout(Duration::from_secs(20), stream.read(&mut byte)).await, Ok(Ok(0) | Err(_)))
}

const FEW: Limits = Limits { total: 20, per_network: 10, head: Duration::from_mins(5) };
const HALF_A_HEAD: &str = "GET / HTTP/1.1\r\nhost: localhost\r\n";
const HALF_A_BODY: &str = "POST /desk/sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\
     content-type: application/x-www-form-urlencoded\r\n\r\nmail=";

story!(more_connections_than_there_may_be_close_the_site_to_nobody, |app| {
    for half in ["", HALF_A_HEAD, HALF_A_BODY] {
        let site = Site::start(app, FEW, |_| {}).await;
        let mut open = Vec::new();
        for _ in 0..60 {
            open.push(site.open(half).await);
            // Each is read before the next one comes: who waits longest is told by their order.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert_eq!(site.browser().get("/").await.status, 200);
        for (number, stream) in open.iter_mut().enumerate().take(50) {
            assert!(closes(stream).await, "the longest waiting make room: {number}");
        }
        drop(open);
        site.stop().await;
    }
});

story!(a_proxy_may_have_more_connections_than_one_network, |app| {
    let site = Site::start(app, Limits { per_network: 2, ..FEW }, |settings| {
        settings.server.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    let mut open = Vec::new();
    for _ in 0..10 {
        open.push(site.open(HALF_A_HEAD).await);
    }
    for stream in &mut open {
        stream.write_all(b"connection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    site.stop().await;
});

story!(half_a_head_is_not_waited_for_for_ever, |app| {
    let site = Site::start(app, Limits { head: Duration::from_millis(200), ..FEW }, |_| {}).await;
    let (mut silent, mut half) = (site.open("").await, site.open(HALF_A_HEAD).await);
    assert!(closes(&mut silent).await && closes(&mut half).await);
    site.stop().await;
});

story!(who_sends_nothing_does_not_hold_up_the_stop, |app| {
    let site = Site::start(app, FEW, |_| {}).await;
    let mut idle = site.open("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    let mut answer = [0; 12];
    idle.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    let half = site.open(HALF_A_HEAD).await;
    let began = Instant::now();
    site.stop().await;
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    drop((idle, half));
});

/// For `make faults`: more half-open connections than a process has file descriptors by default.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a while: make faults"]
async fn faults_half_open_connections() {
    const MANY: usize = 1_100;
    rlimit::increase_nofile_limit(8192).unwrap();
    let app = TestApp::start(Storage::Sqlite).await;
    // What is asked for comes from the same network here: how often it asks is no matter.
    let limits = Limits { head: Duration::from_mins(5), ..Limits::of(1024) };
    let site = Site::start(&app, limits, |settings| settings.server.rate_limit = 0).await;
    for half in [HALF_A_HEAD, HALF_A_BODY] {
        let mut open = Vec::new();
        for _ in 0..MANY {
            open.push(site.open(half).await);
        }
        let began = Instant::now();
        assert_eq!(site.browser().get("/").await.status, 200);
        println!("{MANY} half-open connections ({}…): the home page in {:?}", &half[..4], began.elapsed());
    }
    site.stop().await;
    app.stop().await;
}
