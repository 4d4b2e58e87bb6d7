//! Judging any answer of the token endpoint.
#![no_main]

use libfuzzer_sys::fuzz_target;
use systembruker::{HttpResponse, Retry, UnixTime, read_token_response};

fuzz_target!(|input: (u16, Vec<String>, Vec<u8>)| {
    let (status, retry_after, body) = input;
    let status = [200, 400, 403, 429, 503, status][usize::from(status % 6)];
    let headers = retry_after.into_iter().map(|value| ("Retry-After".to_owned(), value)).collect();
    match read_token_response(&HttpResponse { status, headers, body }, UnixTime::from_seconds(1_790_000_000)) {
        Ok(token) => {
            assert_eq!(status, 200);
            assert!(token.expires_in.is_none_or(|seconds| (1..=86_400).contains(&seconds)));
        }
        Err(refusal) => {
            let text = format!("{refusal} {refusal:?}");
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
            let waits = refusal.retry() == Retry::NewGrantAfterDelay;
            assert!(!waits || refusal.retry_after_seconds().is_none_or(|seconds| seconds <= 300));
        }
    }
});
