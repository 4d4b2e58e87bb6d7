use std::io;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

/// What to do with a bare TCP connection after its request was read, beyond what an HTTP server would do.
pub(crate) enum Play {
    /// Sends and closes in good order.
    Close(Vec<u8>),
    /// Sends and resets.
    Reset(Vec<u8>),
    /// Sends the head, then the body in pieces, then closes.
    Drip { head: Vec<u8>, body: Vec<u8>, bytes: usize, every: Duration },
    /// Sends the head, then chunks (RFC 9112 section 7.1) of white space until the other side has enough.
    Endless(Vec<u8>),
}

impl Play {
    /// Acts it out; the connection has ended when this returns. That the other side went away is no error here.
    pub(crate) async fn on(self, mut stream: TcpStream) {
        let _ = match self {
            Self::Close(bytes) => close_after(&mut stream, &bytes).await,
            Self::Reset(bytes) => reset_after(&mut stream, &bytes).await,
            Self::Drip { head, body, bytes, every } => drip(&mut stream, &head, &body, bytes, every).await,
            Self::Endless(head) => endless(&mut stream, &head).await,
        };
    }
}

async fn close_after(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes).await?;
    stream.shutdown().await
}

async fn reset_after(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes).await?;
    if !bytes.is_empty() {
        // a reset overtakes what still waits to be sent
        sleep(Duration::from_millis(50)).await;
    }
    stream.set_zero_linger()
}

async fn drip(stream: &mut TcpStream, head: &[u8], body: &[u8], bytes: usize, every: Duration) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(head).await?;
    for piece in body.chunks(bytes.max(1)) {
        sleep(every).await;
        stream.write_all(piece).await?;
    }
    stream.shutdown().await
}

async fn endless(stream: &mut TcpStream, head: &[u8]) -> io::Result<()> {
    stream.write_all(head).await?;
    let chunk = [b"1000\r\n".as_slice(), &[b' '; 0x1000], b"\r\n"].concat();
    loop {
        stream.write_all(&chunk).await?;
    }
}
