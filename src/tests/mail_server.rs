//! A small mail server of one's own: takes mails, or answers as a story tells it to.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with the mails that come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Takes them.
    Take,
    /// Answers this to the recipient.
    Answer(&'static str),
    /// Takes the mail and hangs up before it says so.
    HangUp,
    /// Wants this user and password (AUTH PLAIN), with an answer where they are others.
    SignIn(&'static str, &'static str),
}

/// A mail that arrived: who sent it to whom, and what.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub to: String,
    pub bytes: Vec<u8>,
}

pub(crate) struct MailServer {
    pub port: u16,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    manner: Arc<Mutex<Manner>>,
    task: tokio::task::JoinHandle<()>,
}

impl MailServer {
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (arrived, manner) = (Arc::<Mutex<Vec<Arrived>>>::default(), Arc::new(Mutex::new(manner)));
        let (box_of, manner_of) = (arrived.clone(), manner.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, box_of.clone(), manner_of.clone()));
            }
        });
        Self { port, arrived, manner, task }
    }

    pub fn set(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn talk(stream: TcpStream, arrived: Arc<Mutex<Vec<Arrived>>>, manner: Arc<Mutex<Manner>>) {
    let mut stream = BufReader::new(stream);
    let mut to = String::new();
    let mut answer = "220 mail.example.jp ready".to_owned();
    loop {
        if stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let now = *manner.lock().unwrap();
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        answer = match (verb.as_str(), now) {
            ("EHLO", Manner::SignIn(..)) => "250-mail.example.jp\r\n250 AUTH PLAIN".into(),
            ("AUTH", Manner::SignIn(user, password)) if line == plain(user, password) => "235 2.7.0 ok".into(),
            ("AUTH", _) => "535 5.7.8 authentication failed".into(),
            ("RCPT", Manner::Answer(answer)) => answer.into(),
            ("RCPT", _) => {
                line.clone_into(&mut to);
                "250 ok".into()
            }
            ("DATA", _) => {
                stream.get_mut().write_all(b"354 go on\r\n").await.unwrap();
                let bytes = data(&mut stream).await;
                arrived.lock().unwrap().push(Arrived { to: to.clone(), bytes });
                if now == Manner::HangUp {
                    return;
                }
                "250 queued".into()
            }
            ("QUIT", _) => return,
            _ => "250 ok".into(),
        };
    }
}

fn plain(user: &str, password: &str) -> String {
    use base64::Engine as _;
    format!("AUTH PLAIN {}", base64::engine::general_purpose::STANDARD.encode(format!("\0{user}\0{password}")))
}

/// The mail up to the line with a single dot, with doubled dots undone.
async fn data(stream: &mut BufReader<TcpStream>) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        stream.read_until(b'\n', &mut line).await.unwrap();
        if line == b".\r\n" || line.is_empty() {
            return bytes;
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
