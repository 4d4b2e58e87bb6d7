//! Many callers in several processes.

use systembruker_sandbox::{Fault, FaultKind};

use crate::fleet::Fleet;
use crate::worker::Worker;

#[tokio::test]
async fn a_hundred_callers_in_two_processes_send_one_request() {
    let fleet = Fleet::start().await;
    // slow enough that one process comes while the other asks
    fleet.sandbox.add_fault(Fault::from(FaultKind::Delay { ms: 250 }).forever()).unwrap();
    let (mut first, mut second) = (Worker::start(&fleet).await, Worker::start(&fleet).await);
    for number in 0..3 {
        first.ask_for(number).await;
        second.ask_for(number).await;
        assert_eq!(first.says().await, second.says().await, "both have the one token");
        assert_eq!(fleet.sandbox.token_calls(), number as u64 + 1);
    }
}

#[tokio::test]
async fn a_process_that_comes_later_asks_for_nothing() {
    let fleet = Fleet::start().await;
    let mut first = Worker::start(&fleet).await;
    first.ask_for(0).await;
    let token = first.says().await;
    first.kill().await;
    let mut second = Worker::start(&fleet).await;
    second.ask_for(0).await;
    assert_eq!(second.says().await, token);
    assert_eq!(fleet.sandbox.token_calls(), 1);
}
