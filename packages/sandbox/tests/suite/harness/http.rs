use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// An answer, read until the connection ended.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Closed,
    Reset,
    /// Still open, and nothing more came.
    Open,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {:?}", self.text()))
    }

    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let split = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&bytes[..split]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Self { status, headers, body: bytes[split + 4..].to_vec() }
    }
}

/// Sends a request to an absolute URL and reads a whole answer.
pub(crate) async fn request(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let mut lines = headers.to_vec();
    lines.push(("connection", "close"));
    let (bytes, end) = exchange_bytes(method, url, &lines, body).await;
    assert_eq!(end, End::Closed);
    let reply = Reply::parse(&bytes);
    if let Some(length) = reply.header("content-length") {
        assert_eq!(length, reply.body.len().to_string(), "{reply:?}");
    }
    reply
}

/// Sends a request and returns every byte that came back, with the way the connection ended.
pub(crate) async fn exchange_bytes(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> (Vec<u8>, End) {
    let rest = url.strip_prefix("http://").unwrap();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = if path.is_empty() { "/" } else { path };
    let lines: String = headers.iter().flat_map(|(name, value)| [*name, ": ", *value, "\r\n"]).collect();
    let length = body.len();
    let text =
        format!("{method} {path} HTTP/1.1\r\nhost: {authority}\r\n{lines}content-length: {length}\r\n\r\n{body}");

    let mut stream = TcpStream::connect(authority).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    let end = loop {
        match timeout(Duration::from_millis(700), stream.read(&mut piece)).await {
            Ok(Ok(0)) => break End::Closed,
            Ok(Ok(count)) if bytes.len() < 4 << 20 => bytes.extend_from_slice(&piece[..count]),
            Ok(Err(_)) => break End::Reset,
            // enough of an endless body, or silence
            Ok(Ok(_)) | Err(_) => break End::Open,
        }
    };
    (bytes, end)
}
