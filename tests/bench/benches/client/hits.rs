//! A cache hit among a hundred thousand tokens, and what each of them takes.

use futures_util::FutureExt as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use super::host::{client, organisations, query};

const TOKENS: usize = 100_000;
const ROUNDS: usize = 15;
const LOOKS: usize = 100_000;

pub(crate) fn measure() {
    let client = client(TOKENS, Duration::ZERO);
    let queries: Vec<_> = organisations(TOKENS).into_iter().map(query).collect();
    let before = resident();
    for query in &queries {
        client.token(query).now_or_never().expect("nothing is waited for").expect("a token");
    }
    let per_token = (resident() - before) / TOKENS;
    // a stride that is prime to the count: neighbours in time are none in the map
    let nanoseconds = |look: &dyn Fn(usize)| {
        let mut rounds: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                (0..LOOKS).for_each(|index| look(index * 7_919 % TOKENS));
                begun.elapsed().as_secs_f64() * 1e9 / f64::from(u32::try_from(LOOKS).expect("small"))
            })
            .collect();
        rounds.sort_by(f64::total_cmp);
        rounds[ROUNDS / 2]
    };
    let cached = nanoseconds(&|index| assert!(black_box(client.cached(&queries[index])).is_some()));
    let token = nanoseconds(&|index| assert!(black_box(client.token(&queries[index]).now_or_never()).is_some()));
    println!("cache hit among {TOKENS} tokens, median of {ROUNDS} rounds");
    println!("  cached()  {cached:>6.0} ns");
    println!("  token()   {token:>6.0} ns");
    println!("  memory    {per_token:>6} bytes for each token of 1,300 bytes, its key and its slot");
    assert!(cached < 1_000.0, "a cache hit costs a microsecond or more");
}

/// Resident memory in bytes.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: usize = statm.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4_096
}
