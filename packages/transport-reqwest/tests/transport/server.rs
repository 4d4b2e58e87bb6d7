//! A TCP server that takes one request at a time and answers with given bytes.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub(crate) struct Server {
    base: String,
    seen: Arc<Mutex<String>>,
    task: JoinHandle<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Then {
    Wait,
    Close,
    Reset,
    Repeat,
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

impl Server {
    /// Answers and leaves the connection open.
    pub(crate) async fn start(answer: Vec<u8>) -> Self {
        Self::run(answer, Then::Wait).await
    }

    pub(crate) async fn closing(answer: Vec<u8>) -> Self {
        Self::run(answer, Then::Close).await
    }

    pub(crate) async fn resetting(answer: Vec<u8>) -> Self {
        Self::run(answer, Then::Reset).await
    }

    /// Sends a body that never ends.
    pub(crate) async fn endless() -> Self {
        Self::run(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n".to_vec(), Then::Repeat).await
    }

    /// The address of a server that is there no more.
    pub(crate) async fn gone() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}/", listener.local_addr().unwrap())
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// What the last connection said.
    pub(crate) fn seen(&self) -> String {
        self.seen.lock().unwrap().clone()
    }

    async fn run(answer: Vec<u8>, then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(String::new()));
        let log = Arc::clone(&seen);
        let task = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut buffer = vec![0; 65_536];
                let count = stream.read(&mut buffer).await.unwrap_or_default();
                let said = String::from_utf8_lossy(&buffer[..count]).into_owned();
                *log.lock().unwrap() = said;
                let _ = stream.write_all(&answer).await;
                finish(stream, then).await;
            }
        });
        Self { base, seen, task }
    }
}

async fn finish(mut stream: TcpStream, then: Then) {
    match then {
        Then::Close => {}
        Then::Reset => stream.set_zero_linger().unwrap(),
        Then::Repeat => while stream.write_all(&[b'x'; 4_096]).await.is_ok() {},
        Then::Wait => {
            // the client hangs up
            let _ = stream.read(&mut [0; 1]).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
