//! `cargo xtask bench`: the client with many tokens, many callers and a cold fleet of customers.

mod client {
    pub(crate) mod cold_fleet;
    pub(crate) mod hits;
    pub(crate) mod host;
    pub(crate) mod locks;
}

use tokio::runtime::Builder;

fn main() {
    if std::env::args().any(|argument| argument == "--list" || argument == "--test") {
        // asked by `cargo test --benches`, which measures nothing
        return;
    }
    client::hits::measure();
    let runtime = Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(client::locks::measure());
    runtime.block_on(client::cold_fleet::measure());
    simulated_hours();
}

/// A million customer-hours of the simulated world.
fn simulated_hours() {
    use systembruker_simulation::{Plan, simulate};
    let begun = std::time::Instant::now();
    let (mut served, mut wrong) = (0, 0);
    for seed in 0..50 {
        let outcome = simulate(Plan { seed, customers: 1_000, callers: 60, hours: 20, faults_percent: 15 });
        served += outcome.served;
        wrong += outcome.expired + outcome.foreign + outcome.replayed + outcome.lost + outcome.in_flight;
    }
    println!(
        "\nsimulation: 1,000,000 customer-hours, {served} tokens handed out, {wrong} wrong, in {:.0?}",
        begun.elapsed()
    );
    assert_eq!(wrong, 0, "the simulation found a wrong token, a repeated jti or a lost caller");
}
