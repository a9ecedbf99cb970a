//! A mail server that takes everything and keeps nothing, after a delay of its own.

use crate::Trouble;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug, Default)]
struct Counts {
    taken: AtomicUsize,
    open: AtomicUsize,
    most: AtomicUsize,
}

/// A running sink.
pub struct Sink {
    /// Where it listens.
    pub port: u16,
    counts: Arc<Counts>,
}

impl Sink {
    /// Listens; each mail is taken after `delay`.
    pub async fn open(delay: Duration) -> Result<Self, Trouble> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let counts = Arc::new(Counts::default());
        let own = Arc::clone(&counts);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counts = Arc::clone(&own);
                tokio::spawn(async move {
                    let open = counts.open.fetch_add(1, Ordering::Relaxed) + 1;
                    counts.most.fetch_max(open, Ordering::Relaxed);
                    let _ = talk(stream, delay, &counts).await;
                    counts.open.fetch_sub(1, Ordering::Relaxed);
                });
            }
        });
        Ok(Self { port, counts })
    }

    /// How many mails it has taken.
    pub fn taken(&self) -> usize {
        self.counts.taken.load(Ordering::Relaxed)
    }

    /// How many connections were open at once, at most.
    pub fn most_connections(&self) -> usize {
        self.counts.most.load(Ordering::Relaxed)
    }
}

async fn talk(stream: TcpStream, delay: Duration, counts: &Counts) -> std::io::Result<()> {
    // As mail servers do: an answer does not wait for the sender's acknowledgement of the one before.
    stream.set_nodelay(true)?;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.split_whitespace().next().unwrap_or_default().to_uppercase();
        match command.as_str() {
            "EHLO" => write.write_all(b"250-sink\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n").await?,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                while lines.next_line().await?.is_some_and(|line| line != ".") {}
                tokio::time::sleep(delay).await;
                counts.taken.fetch_add(1, Ordering::Relaxed);
                write.write_all(b"250 taken\r\n").await?;
            }
            "QUIT" => return write.write_all(b"221 bye\r\n").await,
            _ => write.write_all(b"250 ok\r\n").await?,
        }
    }
    Ok(())
}
