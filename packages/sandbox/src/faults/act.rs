use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio::task::spawn_blocking;

use super::damage::Answer;
use super::{FaultKind, Moment, Play, gzip};

/// What the connection does: answer as a server does, or act out a play on the bare connection.
pub(crate) enum Reply {
    Answer(Response),
    /// With the status of the answer, when at least its status line goes out.
    Wire(Option<StatusCode>, Play),
}

/// Lets a fault strike. `endpoint` gives the answer that would have been; kinds that replace it never ask for it.
pub(crate) async fn act(kind: FaultKind, endpoint: impl Future<Output = Response>) -> Reply {
    match kind {
        FaultKind::Status { status, headers, body } => Reply::Answer(replacement(status, &headers, body)),
        FaultKind::Redirect { status, location } => {
            Reply::Answer(replacement(status, &[("location".to_owned(), location)], String::new()))
        }
        FaultKind::EmptyBody { status } => Reply::Answer(replacement(status, &[], String::new())),
        FaultKind::Garbage { bytes } => {
            Reply::Wire(None, Play::Close(GARBAGE.iter().copied().cycle().take(bytes).collect()))
        }
        // the queue answers for it
        FaultKind::RateLimit { .. } => Reply::Answer(endpoint.await),
        damaging => match Answer::of(endpoint.await).await {
            Ok(answer) => damage(damaging, answer).await,
            Err(_) => Reply::Answer(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        },
    }
}

/// 429, as a rate limit answers.
pub(crate) fn too_many_requests(retry_after: Option<u64>) -> Response {
    let headers: Vec<_> =
        retry_after.map(|seconds| ("retry-after".to_owned(), seconds.to_string())).into_iter().collect();
    replacement(429, &headers, String::new())
}

async fn damage(kind: FaultKind, answer: Answer) -> Reply {
    let status = Some(answer.parts.status);
    match kind {
        FaultKind::OtherIssuer { issuer } => Reply::Answer(with_issuer(answer, issuer).into_response()),
        FaultKind::Delay { ms } => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            Reply::Answer(answer.into_response())
        }
        FaultKind::Drip { bytes, every_ms } => {
            let every = Duration::from_millis(every_ms);
            Reply::Wire(status, Play::Drip { head: answer.true_head(), body: answer.body.to_vec(), bytes, every })
        }
        FaultKind::Reset { at } => {
            Reply::Wire(status.filter(|_| at != Moment::BeforeAnswer), Play::Reset(until(at, &answer)))
        }
        FaultKind::Close { at } => {
            Reply::Wire(status.filter(|_| at != Moment::BeforeAnswer), Play::Close(until(at, &answer)))
        }
        FaultKind::CloseAfterAnswer {} => {
            Reply::Wire(status, Play::Close([answer.true_head(), answer.body.to_vec()].concat()))
        }
        FaultKind::CutJson {} => {
            let half = answer.first_half();
            Reply::Answer(answer.with_body(half).into_response())
        }
        FaultKind::OversizeBody { bytes } => Reply::Answer(answer.padded(bytes).into_response()),
        FaultKind::EndlessBody {} => {
            let mut start = answer.head("transfer-encoding: chunked");
            start.extend_from_slice(format!("{:x}\r\n", answer.body.len()).as_bytes());
            start.extend_from_slice(&answer.body);
            start.extend_from_slice(b"\r\n");
            Reply::Wire(status, Play::Endless(start))
        }
        FaultKind::WrongContentLength { difference } => {
            let promised = (answer.body.len() as u64).saturating_add_signed(difference);
            let head = answer.head(&format!("content-length: {promised}"));
            Reply::Wire(status, Play::Close([head, answer.body.to_vec()].concat()))
        }
        FaultKind::Compressed { content, bytes } => {
            let body = answer.body.clone();
            // a bomb takes a while to build
            match spawn_blocking(move || gzip::pack(content, &body, bytes)).await {
                Ok(Ok(packed)) => {
                    Reply::Answer(answer.with_body(packed).header(header::CONTENT_ENCODING, "gzip").into_response())
                }
                _ => Reply::Answer(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            }
        }
        // those that replace never get here
        _ => Reply::Answer(answer.into_response()),
    }
}

fn until(moment: Moment, answer: &Answer) -> Vec<u8> {
    match moment {
        Moment::BeforeAnswer => Vec::new(),
        Moment::AfterHeaders => answer.true_head(),
        Moment::MidBody => [answer.true_head(), answer.first_half().to_vec()].concat(),
    }
}

fn with_issuer(answer: Answer, issuer: String) -> Answer {
    match serde_json::from_slice::<Value>(&answer.body) {
        Ok(Value::Object(mut members)) => {
            members.insert("issuer".to_owned(), issuer.into());
            answer.with_body(Value::Object(members).to_string())
        }
        _ => answer,
    }
}

/// Numbers and names were checked when the fault was queued.
fn replacement(status: u16, headers: &[(String, String)], body: String) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// The start of a TLS alert: what a client meets that speaks plain HTTP to the wrong port.
const GARBAGE: [u8; 7] = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46];
