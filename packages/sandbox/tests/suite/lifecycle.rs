use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use systembruker_sandbox::{Client, FaultKind, Sandbox, StartError};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::harness::{Attempt, NOW, request, start};

fn authority(sandbox: &Sandbox) -> String {
    sandbox.altinn_platform().strip_prefix("http://").unwrap().to_owned()
}

#[tokio::test]
async fn only_loopback_addresses_are_listened_on() {
    for address in [IpAddr::from([0, 0, 0, 0]), IpAddr::from([10, 0, 0, 1]), Ipv6Addr::UNSPECIFIED.into()] {
        let error = Sandbox::builder().address(address).start().await.unwrap_err();
        assert!(matches!(error, StartError::NotLoopback(refused) if refused == address));
        assert_eq!(error.code(), "start.not_loopback");
    }
    let other = Sandbox::builder().address(Ipv4Addr::new(127, 0, 0, 2).into()).start().await.unwrap();
    assert!(other.issuer().starts_with("http://127.0.0.2:"));
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let sandbox = start().await;
    let port = authority(&sandbox).rsplit_once(':').unwrap().1.parse().unwrap();
    assert_eq!(Sandbox::builder().port(port).start().await.unwrap_err().code(), "start.listen");
}

#[tokio::test]
async fn a_shut_down_sandbox_is_gone_even_with_an_idle_connection() {
    let sandbox = start().await;
    let authority = authority(&sandbox);
    let _idle = TcpStream::connect(&authority).await.unwrap();
    timeout(Duration::from_secs(3), sandbox.shutdown()).await.unwrap();
    assert!(TcpStream::connect(&authority).await.is_err());
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_end() {
    let sandbox = start().await;
    sandbox.add_fault(FaultKind::Delay { ms: 300 }).unwrap();
    let (url, body) = (sandbox.token_endpoint().to_owned(), Attempt::new(&sandbox).body());
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let under_way = tokio::spawn(async move { request("POST", &url, &form, &body).await });
    while sandbox.faults().len() == 1 {
        sleep(Duration::from_millis(5)).await;
    }
    sandbox.shutdown().await;
    assert_eq!(under_way.await.unwrap().status, 200);
}

#[tokio::test]
async fn a_dropped_sandbox_stops_listening() {
    let sandbox = start().await;
    let authority = authority(&sandbox);
    drop(sandbox);
    timeout(Duration::from_secs(3), async {
        while TcpStream::connect(&authority).await.is_ok() {
            sleep(Duration::from_millis(10)).await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_configuration_that_is_wrong_is_refused_with_its_place() {
    let error = Sandbox::builder().client(Client::new("x", "315181908")).start().await.unwrap_err();
    assert_eq!(error.code(), "config.organisation_number");
    assert!(error.to_string().contains("clients[0].organisation"), "{error}");
}

#[tokio::test]
async fn a_reset_goes_back_to_the_start() {
    let sandbox = start().await;
    Attempt::new(&sandbox).claim("jti", "again").access_token(&sandbox).await;
    sandbox.remove_client(crate::harness::CLIENT).unwrap();
    sandbox.set_clock(systembruker_sandbox::ClockSetting::Fixed(5));
    sandbox.add_fault(FaultKind::CutJson {}).unwrap();
    sandbox.reset().unwrap();
    assert_eq!(
        (sandbox.token_calls(), sandbox.requests().len(), sandbox.faults().len(), sandbox.now()),
        (0, 0, 0, NOW)
    );
    Attempt::new(&sandbox).claim("jti", "again").access_token(&sandbox).await;
}
