//! A small mail server of one's own: takes mails, or answers as a story tells it to; in the clear,
//! or encrypted with a certificate of an authority of its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring};

/// A connection, encrypted or not.
trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<W: AsyncRead + AsyncWrite + Send + Unpin> Wire for W {}

/// When a connection becomes encrypted.
#[derive(Clone)]
enum Encryption {
    Never,
    /// On STARTTLS.
    Asked(TlsAcceptor),
    /// From the first byte.
    Always(TlsAcceptor),
}

/// A certificate authority with one certificate, for `host`: the authority's own certificate in
/// PEM, and what a server needs.
fn authority(host: &str) -> (Vec<u8>, TlsAcceptor) {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
    let mut parameters = CertificateParams::new(Vec::new()).unwrap();
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let own = parameters.self_signed(&key).unwrap().pem();
    let issuer = Issuer::new(parameters, key);
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![host.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let config = ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.serialize_der().try_into().unwrap())
        .unwrap();
    (own.into_bytes(), TlsAcceptor::from(Arc::new(config)))
}

/// What the server does with the mails that come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Takes them.
    Take,
    /// Takes them after so many milliseconds each.
    Slow(u64),
    /// Answers this to the recipient.
    Answer(&'static str),
    /// Answers this to the recipient whose address begins so, and takes the others' mails.
    AnswerTo(&'static str, &'static str),
    /// Takes the mail and hangs up before it says so.
    HangUp,
    /// Hangs up when this is said to it.
    HangUpAt(&'static str),
    /// Takes one mail on each connection.
    OneEach,
    /// Says nothing, not even at first.
    Silent,
    /// Says nothing any more when this is said to it, or after a mail's text for `.`.
    SilentAt(&'static str),
    /// The same for the text of mails to the recipient whose address begins so.
    SilentFor(&'static str),
    /// Answers with lines that never end, a piece at a time.
    Drip,
    /// Wants this user and password (AUTH PLAIN), with an answer where they are others.
    SignIn(&'static str, &'static str),
}

impl Manner {
    fn is_silent_at(self, what: &str, to: &str) -> bool {
        match self {
            Self::SilentAt(at) => at == what,
            Self::SilentFor(who) => what == "." && is_to(to, who),
            _ => false,
        }
    }
}

fn is_to(to: &str, who: &str) -> bool {
    to.starts_with(&format!("RCPT TO:<{who}"))
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
    connections: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl MailServer {
    pub async fn start(manner: Manner) -> Self {
        Self::listen(manner, Encryption::Never).await
    }

    /// One that wants encryption, by STARTTLS or from the first byte, and the certificate in PEM
    /// of the authority that vouches for it under the name of `host`.
    pub async fn start_encrypted(from_the_first_byte: bool, host: &str) -> (Self, Vec<u8>) {
        let (own, acceptor) = authority(host);
        let encryption = if from_the_first_byte { Encryption::Always(acceptor) } else { Encryption::Asked(acceptor) };
        (Self::listen(Manner::Take, encryption).await, own)
    }

    async fn listen(manner: Manner, encryption: Encryption) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (arrived, manner) = (Arc::<Mutex<Vec<Arrived>>>::default(), Arc::new(Mutex::new(manner)));
        let (box_of, manner_of) = (arrived.clone(), manner.clone());
        let connections = Arc::<AtomicUsize>::default();
        let counted = connections.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::Relaxed);
                let (box_of, manner_of, encryption) = (box_of.clone(), manner_of.clone(), encryption.clone());
                tokio::spawn(async move {
                    let wire: Box<dyn Wire> = match &encryption {
                        Encryption::Always(acceptor) => match acceptor.accept(stream).await {
                            Ok(stream) => Box::new(stream),
                            Err(_) => return,
                        },
                        _ => Box::new(stream),
                    };
                    talk(wire, encryption, box_of, manner_of).await;
                });
            }
        });
        Self { port, arrived, manner, connections, task }
    }

    pub fn set(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
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

async fn talk(
    wire: Box<dyn Wire>,
    encryption: Encryption,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    manner: Arc<Mutex<Manner>>,
) {
    let mut stream = BufReader::new(wire);
    // Until it is given, no mail is taken.
    let mut asked = if let Encryption::Asked(acceptor) = encryption { Some(acceptor) } else { None };
    let mut to = String::new();
    let mut answer = "220 mail.example.jp ready".to_owned();
    if *manner.lock().unwrap() == Manner::Silent {
        return silence().await;
    }
    loop {
        if !answer.is_empty() && stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let now = *manner.lock().unwrap();
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match now {
            Manner::HangUpAt(at) if at == verb => return,
            Manner::Drip if verb == "EHLO" => return drip(&mut stream).await,
            now if now.is_silent_at(&verb, &to) => return silence().await,
            _ => {}
        }
        if let (Some(acceptor), "STARTTLS") = (&asked, verb.as_str()) {
            stream.get_mut().write_all(b"220 go on\r\n").await.unwrap();
            let Ok(encrypted) = acceptor.accept(stream.into_inner()).await else { return };
            stream = BufReader::new(Box::new(encrypted) as Box<dyn Wire>);
            asked = None;
            // Nothing is said here: the client speaks first.
            answer = String::new();
            continue;
        }
        answer = match (verb.as_str(), now) {
            ("EHLO", _) if asked.is_some() => "250-mail.example.jp\r\n250 STARTTLS".into(),
            ("MAIL", _) if asked.is_some() => "530 5.7.0 STARTTLS first".into(),
            ("EHLO", Manner::SignIn(..)) => "250-mail.example.jp\r\n250 AUTH PLAIN".into(),
            ("AUTH", Manner::SignIn(user, password)) if line == plain(user, password) => "235 2.7.0 ok".into(),
            ("AUTH", _) => "535 5.7.8 authentication failed".into(),
            ("RCPT", Manner::Answer(answer)) => answer.into(),
            ("RCPT", Manner::AnswerTo(who, answer)) if is_to(line, who) => answer.into(),
            ("MAIL", Manner::OneEach) if !to.is_empty() => "421 4.7.0 one mail each, please".into(),
            ("RCPT", _) => {
                line.clone_into(&mut to);
                "250 ok".into()
            }
            ("DATA", _) => {
                stream.get_mut().write_all(b"354 go on\r\n").await.unwrap();
                let bytes = data(&mut stream).await;
                if now.is_silent_at(".", &to) {
                    return silence().await;
                }
                if let Manner::Slow(milliseconds) = now {
                    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
                }
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

/// The connection stays open, and nothing comes.
async fn silence() {
    std::future::pending::<()>().await;
}

async fn drip(stream: &mut BufReader<Box<dyn Wire>>) {
    while stream.get_mut().write_all(b"250-").await.is_ok() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if stream.get_mut().write_all(b"X\r\n").await.is_err() {
            return;
        }
    }
}

fn plain(user: &str, password: &str) -> String {
    use base64::Engine as _;
    format!("AUTH PLAIN {}", base64::engine::general_purpose::STANDARD.encode(format!("\0{user}\0{password}")))
}

/// The mail up to the line with a single dot, with doubled dots undone.
async fn data(stream: &mut BufReader<Box<dyn Wire>>) -> Vec<u8> {
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
