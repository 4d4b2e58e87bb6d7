//! Ten thousand customer-hours in the tests; a million in `cargo xtask bench`.

use std::time::Duration;
use systembruker_simulation::{Outcome, Plan, simulate};

fn plan(seed: u64) -> Plan {
    Plan { seed, customers: 500, callers: 60, hours: 5, faults_percent: 15 }
}

#[track_caller]
fn nothing_went_wrong(outcome: Outcome) {
    let Outcome { expired, foreign, replayed, lost, in_flight, kept, longest, .. } = outcome;
    assert_eq!((expired, foreign, replayed, lost, in_flight), (0, 0, 0, 0, 0), "{outcome:?}");
    assert!(kept <= 500, "{outcome:?}");
    assert!(longest <= Duration::from_millis(10_500), "{outcome:?}");
}

#[test]
fn ten_thousand_customer_hours_of_faults_hand_out_no_wrong_token() {
    for seed in 1..=4 {
        let outcome = simulate(plan(seed));
        assert!(outcome.served > 10_000 && outcome.failed > 100 && outcome.cancelled > 10, "{outcome:?}");
        nothing_went_wrong(outcome);
    }
}

#[test]
fn a_run_is_reproduced_by_its_seed() {
    let small = Plan { customers: 20, callers: 10, hours: 1, ..plan(7) };
    assert_eq!(simulate(small), simulate(small));
    assert_ne!(simulate(small), simulate(Plan { seed: 8, ..small }));
}
