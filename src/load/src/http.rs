//! One connection to the server, kept open, with the cookies of whoever uses it.

use crate::Trouble;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::SendRequest;
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::net::TcpSocket;

/// An answer, read to its end.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Where it leads, if it does.
    pub location: Option<String>,
    /// What it holds.
    pub body: Bytes,
    /// From the first byte sent to the last one read.
    pub took: Duration,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The answer, if its status is this one.
    pub fn expect(self, status: u16) -> Result<Self, Trouble> {
        if self.status == status {
            Ok(self)
        } else {
            Err(format!("{} instead of {status}: {}", self.status, self.told()).into())
        }
    }

    /// The first words of the page, for a message.
    fn told(&self) -> String {
        let page = scraper::Html::parse_document(&self.text());
        let main = scraper::Selector::parse("main").ok().and_then(|main| page.select(&main).next());
        let words: Vec<_> = main
            .map(|main| main.text().collect::<String>())
            .unwrap_or_default()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        words.join(" ").chars().take(200).collect()
    }
}

/// A connection with its cookies.
pub struct Client {
    address: String,
    from: IpAddr,
    sender: Option<SendRequest<Full<Bytes>>>,
    cookies: Vec<(String, String)>,
}

impl Client {
    /// Connects when it is first used. `address` is `127.0.0.1:3000`.
    pub fn new(address: &str) -> Self {
        Self { address: address.to_owned(), from: Ipv4Addr::LOCALHOST.into(), sender: None, cookies: Vec::new() }
    }

    /// The client of one person among many, who comes from a network of their own: the server
    /// limits the connections of each.
    pub fn of_person(address: &str, person: usize) -> Self {
        let [.., high, low] = person.to_be_bytes();
        Self { from: [127, 1, high, low].into(), ..Self::new(address) }
    }

    /// A further connection with the same cookies.
    pub fn another(&self) -> Self {
        Self { address: self.address.clone(), from: self.from, sender: None, cookies: self.cookies.clone() }
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer, Trouble> {
        self.send(Method::GET, path, None, Bytes::new()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Trouble> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body.into()).await
    }

    /// Sends a form with a file, or with fields that are too long for the other kind.
    pub async fn post_parts(&mut self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Result<Answer, Trouble> {
        const BOUNDARY: &str = "----entaku-load-part";
        let mut body = Vec::new();
        for (name, file, content) in parts {
            let file = file
                .map(|file| format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"))
                .unwrap_or_default();
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.send(Method::POST, path, Some(&format!("multipart/form-data; boundary={BOUNDARY}")), body.into()).await
    }

    async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Bytes) -> Result<Answer, Trouble> {
        let begin = Instant::now();
        let response = match self.try_send(&method, path, kind, body.clone()).await {
            Ok(response) => response,
            // The server may have closed a connection that lay idle.
            Err(_) => self.try_send(&method, path, kind, body).await?,
        };
        self.keep_cookies(&response);
        let status = response.status();
        let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let body = response.into_body().collect().await?.to_bytes();
        Ok(Answer { status, location, body, took: begin.elapsed() })
    }

    async fn try_send(
        &mut self,
        method: &Method,
        path: &str,
        kind: Option<&str>,
        body: Bytes,
    ) -> Result<Response<hyper::body::Incoming>, Trouble> {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header(HOST, &self.address);
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind).header(ORIGIN, format!("http://{}", self.address));
        }
        let request = request.body(Full::new(body))?;
        let sender = self.ready().await?;
        match sender.send_request(request).await {
            Ok(response) => Ok(response),
            Err(error) => {
                self.sender = None;
                Err(error.into())
            }
        }
    }

    async fn ready(&mut self) -> Result<&mut SendRequest<Full<Bytes>>, Trouble> {
        if let Some(mut sender) = self.sender.take()
            && sender.ready().await.is_ok()
        {
            return Ok(self.sender.insert(sender));
        }
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(self.from, 0))?;
        let stream = socket.connect(self.address.parse()?).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(self.sender.insert(sender))
    }

    fn keep_cookies<B>(&mut self, response: &Response<B>) {
        for cookie in response.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.retain(|(known, _)| known != name);
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}
