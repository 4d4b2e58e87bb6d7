//! The client against every fault that the sandbox can act out, over real connections.
//!
//! Whatever happens: a token or a typed error within the call's time, no grant sent twice, nothing secret in anything
//! that prints, and no file descriptor left behind.
// the client's futures nest deep, and deeper with the core's feature `tracing`
#![recursion_limit = "256"]

mod world;

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use systembruker::{Classified, ErrorClass, Retry};
use world::{DEADLINE, World};

/// A fault, and the class that its call fails with if no later attempt succeeds; none if the first answer is a token.
fn faults() -> Vec<(Value, Option<ErrorClass>)> {
    use ErrorClass::{HttpStatus, InvalidResponse, Network, RateLimited, Redirect, ResponseTooLarge, Timeout};
    let reset = |at: &str| json!({ "kind": "reset", "at": at });
    let close = |at: &str| json!({ "kind": "close", "at": at });
    let status = |status: u16, headers: Value| json!({ "kind": "status", "status": status, "headers": headers });
    let redirect =
        |status: u16| json!({ "kind": "redirect", "status": status, "location": "https://attacker.example/token" });
    let none = || json!([]);
    vec![
        (reset("before_answer"), Some(Network)),
        (reset("after_headers"), Some(Network)),
        (reset("mid_body"), Some(Network)),
        (close("before_answer"), Some(Network)),
        (close("mid_body"), Some(Network)),
        (json!({ "kind": "close_after_answer" }), None),
        (json!({ "kind": "garbage" }), Some(Network)),
        (json!({ "kind": "wrong_content_length", "difference": 10 }), Some(Network)),
        (json!({ "kind": "wrong_content_length", "difference": -10 }), Some(InvalidResponse)),
        (json!({ "kind": "compressed", "content": "garbage" }), Some(Network)),
        (json!({ "kind": "compressed", "content": "bomb" }), Some(ResponseTooLarge)),
        (json!({ "kind": "compressed", "content": "answer" }), None),
        (json!({ "kind": "oversize_body" }), Some(ResponseTooLarge)),
        (json!({ "kind": "endless_body" }), Some(ResponseTooLarge)),
        (json!({ "kind": "empty_body" }), Some(InvalidResponse)),
        (json!({ "kind": "cut_json" }), Some(InvalidResponse)),
        (json!({ "kind": "delay", "ms": 100 }), None),
        (json!({ "kind": "delay", "ms": 20_000 }), Some(Timeout)),
        (json!({ "kind": "drip", "bytes": 1, "every_ms": 500 }), Some(Timeout)),
        (redirect(301), Some(Redirect)),
        (redirect(302), Some(Redirect)),
        (redirect(307), Some(Redirect)),
        (redirect(308), Some(Redirect)),
        (status(407, none()), Some(HttpStatus)),
        (status(429, json!([["Retry-After", "1"]])), Some(RateLimited)),
        (status(503, json!([["Retry-After", "1"]])), Some(HttpStatus)),
        (status(503, json!([["Retry-After", "9999"]])), Some(HttpStatus)),
        (status(500, none()), Some(HttpStatus)),
        (status(204, none()), Some(InvalidResponse)),
        (json!({ "kind": "rate_limit", "per_second": 1, "retry_after": 1 }), None),
    ]
}

#[tokio::test]
async fn every_fault_ends_in_a_token_or_a_typed_error_and_nothing_leaks() {
    let mut world = World::start().await;
    for (fault, class) in faults() {
        // for ever: the call's own retries meet it too
        let mut forever = fault.clone();
        forever["times"] = json!("forever");
        world.fault(&forever);
        let begun = Instant::now();
        let outcome = world.call().await;
        let took = begun.elapsed();
        assert!(took <= DEADLINE + Duration::from_millis(500), "{fault}: {took:?}");
        assert_eq!(outcome.as_ref().err().map(Classified::class), class, "{fault}: {outcome:?}");
        world.printed(&outcome);
        world.recover().await;
    }
    world.judge();
}

#[tokio::test]
async fn what_may_be_asked_again_is_and_what_may_not_is_not() {
    let mut world = World::start().await;
    for (fault, class) in faults() {
        world.fault(&fault);
        let outcome = world.call().await;
        world.printed(&outcome);
        let calls = world.calls();
        match &outcome {
            // a retry had no fault to meet; a damaged answer had used its grant, and the next one was new
            Ok(_) => assert!(calls <= 2, "{fault}: {calls} calls"),
            Err(error) if error.class() == ErrorClass::Timeout => assert_eq!(calls, 1, "{fault}"),
            Err(error) => {
                assert_eq!((error.retry(), calls), (Retry::No, 1), "{fault}: {error}");
                assert_eq!(Some(error.class()), class, "{fault}");
            }
        }
        world.recover().await;
    }
    world.judge();
}

#[tokio::test]
async fn a_clock_that_is_wrong_is_corrected_once() {
    for offset in [-300, 300] {
        let mut world = World::start().await;
        world.set_clock(offset);
        let outcome = world.call().await;
        assert!(outcome.is_ok(), "{outcome:?}");
        assert_eq!(world.calls(), 2);
        world.judge();
    }
}
