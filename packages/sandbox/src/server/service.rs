use std::convert::Infallible;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::sync::mpsc;

use crate::faults::{Play, Pulled, Reply, act, too_many_requests};
use crate::requests::{Outcome, SeenRequest};
use crate::shared::Shared;
use crate::token::peek_assertion;

/// Answers one request: control endpoints at once, all others through the faults and into the request log.
pub(super) async fn answer(
    shared: Arc<Shared>,
    router: Router,
    request: Request<Incoming>,
    plays: mpsc::Sender<Play>,
) -> Result<Response, Infallible> {
    let (parts, body) = request.into_parts();
    let body = match Limited::new(body, LARGEST_REQUEST).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return Ok(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
    };
    let request = Request::from_parts(parts, body);
    if request.uri().path().starts_with("/control") {
        return Ok(route(&shared, router, request).await);
    }

    // noted on arrival: a client that gives up waiting drops this future
    let seen = shared.requests.begin(describe(&shared, &request));
    let pulled = shared.faults.pull(request.uri().path(), Instant::now());
    let endpoint = async {
        let response = route(&shared, router, request).await;
        if let Some(outcome) = response.extensions().get::<Outcome>() {
            shared.requests.update(seen, |request| request.note(outcome));
        }
        response
    };
    let fault = |name| shared.requests.update(seen, |request| request.fault = Some(name));
    let status = |status: StatusCode| shared.requests.update(seen, |request| request.status = Some(status.as_u16()));
    let reply = match pulled {
        Pulled::Nothing => Reply::Answer(endpoint.await),
        Pulled::Limited(retry_after) => {
            fault("rate_limit");
            Reply::Answer(too_many_requests(retry_after))
        }
        Pulled::Fault(kind) => {
            fault(kind.name());
            act(kind, endpoint).await
        }
    };
    match reply {
        Reply::Answer(mut response) => {
            status(response.status());
            set_date(&shared, &mut response);
            Ok(response)
        }
        Reply::Wire(sent, play) => {
            sent.into_iter().for_each(status);
            // the connection takes the stream away and drops this future
            let _ = plays.send(play).await;
            std::future::pending().await
        }
    }
}

async fn route(shared: &Shared, router: Router, request: Request<Bytes>) -> Response {
    let Ok(mut response) = TowerToHyperService::new(router).call(request.map(Body::from)).await;
    set_date(shared, &mut response);
    response
}

/// The sandbox's time, unless a fault has set another: clients correct their clocks by it.
fn set_date(shared: &Shared, response: &mut Response) {
    if let Ok(date) = HeaderValue::try_from(shared.clock.http_date()) {
        response.headers_mut().entry(header::DATE).or_insert(date);
    }
}

fn describe(shared: &Shared, request: &Request<Bytes>) -> SeenRequest {
    let mut seen = SeenRequest {
        at: shared.clock.now(),
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        ..SeenRequest::default()
    };
    if seen.path == "/token"
        && let Some(assertion) = peek_assertion(request.headers(), request.body())
    {
        seen.describe_grant(&assertion);
    }
    seen
}

/// Bytes: far above any grant and any configuration.
const LARGEST_REQUEST: usize = 4 * 1024 * 1024;
