//! Against servers that say exactly the bytes that a test wants.

mod client;
mod server;

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use server::{Server, answer};
use systembruker::{Classified as _, HttpRequest, Transport as _, TransportError};
use systembruker_reqwest::{ReqwestTransport, Timeouts};

const LIMIT: usize = 1_000;
/// Longer than the transport's own timeout, which then holds.
const LONG: Duration = Duration::from_secs(60);

fn get(url: String) -> HttpRequest {
    HttpRequest { method: "GET", url, headers: Vec::new(), body: Vec::new() }
}

fn transport() -> ReqwestTransport {
    ReqwestTransport::new().unwrap()
}

#[tokio::test]
async fn sends_method_headers_and_body_and_no_credential_of_its_own() {
    let server = Server::start(answer("200 OK", "", "yes")).await;
    let headers = vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    let request = HttpRequest { method: "POST", url: server.url("/token"), headers, body: b"assertion=e30".to_vec() };
    let response = transport().send(request, LIMIT, LONG).await.unwrap();
    assert_eq!((response.status, response.body.as_slice()), (200, b"yes".as_slice()));
    let seen = server.seen().to_lowercase();
    assert!(seen.starts_with("post /token http/1.1\r\n"), "{seen}");
    assert!(seen.contains("content-type: application/x-www-form-urlencoded\r\n"), "{seen}");
    assert!(seen.ends_with("assertion=e30"), "{seen}");
    for name in ["cookie", "referer", "authorization"] {
        assert!(!seen.contains(name), "{seen}");
    }
}

#[tokio::test]
async fn gives_header_names_in_lower_case_and_every_value() {
    let server = Server::start(answer("503 Busy", "Retry-After: 3\r\nRETRY-AFTER: 5\r\nX-Name: \u{e6}\r\n", "")).await;
    let response = transport().send(get(server.url("/")), LIMIT, LONG).await.unwrap();
    let values: Vec<_> = response.headers.iter().filter(|(name, _)| name == "retry-after").collect();
    assert_eq!((response.status, values.len()), (503, 2));
    assert!(response.headers.contains(&("x-name".to_owned(), "\u{e6}".to_owned())), "{:?}", response.headers);
}

#[tokio::test]
async fn follows_no_redirect() {
    let other = Server::start(answer("200 OK", "", "never")).await;
    let server =
        Server::start(answer("307 Temporary Redirect", &format!("Location: {}\r\n", other.url("/")), "")).await;
    let response = transport().send(get(server.url("/")), LIMIT, LONG).await.unwrap();
    assert_eq!(response.status, 307);
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_broken_body_hides_no_redirect_and_no_wish_for_fewer_requests() {
    for status in ["429 Too Many Requests", "302 Found"] {
        let broken = answer(status, "Retry-After: 3\r\nContent-Encoding: gzip\r\n", "no gzip");
        let response = transport().send(get(Server::start(broken).await.url("/")), LIMIT, LONG).await.unwrap();
        assert_eq!(response.status.to_string(), status[..3]);
        assert!(response.headers.contains(&("retry-after".to_owned(), "3".to_owned())));
    }
}

#[tokio::test]
async fn reads_one_byte_more_than_the_limit_of_an_endless_answer() {
    let server = Server::endless().await;
    let response = transport().send(get(server.url("/")), LIMIT, LONG).await.unwrap();
    assert_eq!(response.body.len(), LIMIT + 1);
}

#[tokio::test]
async fn reads_an_answer_of_exactly_the_limit_whole() {
    let server = Server::start(answer("200 OK", "", &"x".repeat(LIMIT))).await;
    let response = transport().send(get(server.url("/")), LIMIT, LONG).await.unwrap();
    assert_eq!(response.body.len(), LIMIT);
}

#[tokio::test]
async fn counts_a_compressed_answer_after_decompression() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![b'x'; 1_000_000]).unwrap();
    let body = gzip.finish().unwrap();
    assert!(body.len() < 1_100);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
    let server = Server::start([head.into_bytes(), body].concat()).await;
    let response = transport().send(get(server.url("/")), 5_000, LONG).await.unwrap();
    assert_eq!(response.body, vec![b'x'; 5_001]);
    assert!(server.seen().to_lowercase().contains("accept-encoding: gzip"));
}

#[tokio::test]
async fn gives_up_when_time_runs_out_before_or_inside_an_answer() {
    let silent = Server::start(Vec::new()).await;
    let stuck = Server::start(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal".to_vec()).await;
    let timeouts = Timeouts { total: Duration::from_millis(200), ..Timeouts::default() };
    let impatient = ReqwestTransport::with_timeouts(timeouts).unwrap();
    for server in [silent, stuck] {
        let error = impatient.send(get(server.url("/")), LIMIT, LONG).await.unwrap_err();
        assert_eq!(error, TransportError::Timeout);
    }
}

#[tokio::test]
async fn says_that_a_connection_was_refused() {
    let error = transport().send(get(Server::gone().await), LIMIT, LONG).await.unwrap_err();
    assert_eq!(error, TransportError::Network { reason: "the connection was refused" });
}

#[tokio::test]
async fn says_that_a_connection_broke_inside_an_answer() {
    let reset = Server::resetting(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal".to_vec()).await;
    let closed = Server::closing(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal".to_vec()).await;
    let unframed = Server::closing(b"hello\r\n\r\n".to_vec()).await;
    for server in [reset, closed, unframed] {
        let error = transport().send(get(server.url("/")), LIMIT, LONG).await.unwrap_err();
        assert_eq!(error.code(), "transport.network", "{error}");
    }
}

#[tokio::test]
async fn says_that_tls_failed() {
    let plain = Server::start(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec()).await;
    let handshake_failure = Server::start(vec![0x15, 3, 3, 0, 2, 2, 40]).await;
    for server in [plain, handshake_failure] {
        let url = server.url("/").replacen("http:", "https:", 1);
        let error = transport().send(get(url), LIMIT, LONG).await.unwrap_err();
        assert_eq!(error.code(), "transport.tls", "{error}");
    }
}

#[tokio::test]
async fn refuses_addresses_that_are_neither_https_nor_this_machine() {
    for url in ["http://example.no/", "file:///etc/hostname", "https://user@example.no/", "example.no"] {
        let error = transport().send(get(url.to_owned()), LIMIT, LONG).await.unwrap_err();
        assert_eq!(error, TransportError::Address, "{url}");
    }
}

#[tokio::test]
async fn refuses_a_header_with_a_line_break() {
    let mut request = get("http://127.0.0.1:1/".to_owned());
    request.headers.push(("authorization".to_owned(), "Bearer a\r\nx: y".to_owned()));
    assert_eq!(transport().send(request, LIMIT, LONG).await, Err(TransportError::Request));
}

#[tokio::test]
async fn no_printed_form_holds_an_address_or_a_token() {
    let url = Server::gone().await + "?secret=1";
    let mut request = get(url);
    request.headers.push(("authorization".to_owned(), "Bearer secret".to_owned()));
    let transport = transport();
    let error = transport.send(request, LIMIT, LONG).await.unwrap_err();
    for text in [format!("{error}"), format!("{error:?}"), format!("{transport:?}")] {
        assert!(!text.contains("secret") && !text.contains("127.0.0.1"), "{text}");
    }
}

#[test]
fn can_be_sent_between_threads() {
    fn is_send(_: &impl Send) {}
    let transport = transport();
    is_send(&transport.send(get(String::new()), 1, LONG));
}
