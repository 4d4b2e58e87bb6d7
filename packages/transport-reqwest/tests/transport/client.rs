//! The core's client over the hosts, against the sandbox.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use systembruker::{
    Client, ClientConfig, ClientId, Clock as _, Environment, HttpRequest, KeyId, PrivateKey, RingSigner, ScopeSet,
    TokenQuery, Transport as _, TransportError,
};
use systembruker_reqwest::{OwnRuntimeTransport, ReqwestTransport, Timeouts, TokioClock, own_runtime_host, tokio_host};
use systembruker_sandbox::{Fault, FaultKind, Sandbox, generate_client_key};
use tokio::io::{AsyncReadExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout};

const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
const SCOPE: &str = "altinn:demo.read";
const LONG: Duration = Duration::from_secs(60);

/// A sandbox with one client, its settings and two signers of its key.
async fn sandbox() -> (Sandbox, ClientConfig, [RingSigner; 2]) {
    let key = generate_client_key().unwrap();
    let vendor = systembruker_sandbox::Client::new(CLIENT_ID, "315181909").key(key.public_jwk()).scope(SCOPE);
    let sandbox = Sandbox::builder().client_with_grants(vendor).start().await.unwrap();
    let environment = Environment::custom(sandbox.issuer(), sandbox.altinn_platform()).unwrap();
    let (kid, scope) = (KeyId::parse(key.kid()).unwrap(), ScopeSet::parse(SCOPE).unwrap());
    let config = ClientConfig::new(environment, ClientId::parse(CLIENT_ID).unwrap(), kid, scope);
    let private_key = PrivateKey::from_pem(key.expose_private_key_pem()).unwrap();
    (sandbox, config, [0; 2].map(|_| RingSigner::new(&private_key).unwrap()))
}

fn get(url: String) -> HttpRequest {
    HttpRequest { method: "GET", url, headers: Vec::new(), body: Vec::new() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_tasks_send_one_request_through_either_host() {
    let (sandbox, config, [first, second]) = sandbox().await;
    let on_tokio = Arc::new(Client::new(tokio_host(first).unwrap(), config.clone()));
    let on_its_own = Arc::new(Client::new(own_runtime_host(second), config));
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let (on_tokio, on_its_own) = (Arc::clone(&on_tokio), Arc::clone(&on_its_own));
        tasks.spawn(async move { on_tokio.token(&TokenQuery::default()).await.is_ok() });
        tasks.spawn(async move { on_its_own.token(&TokenQuery::default()).await.is_ok() });
    }
    assert!(tasks.join_all().await.into_iter().all(|ok| ok));
    assert_eq!(sandbox.token_calls(), 2);
}

#[tokio::test]
async fn an_attempt_that_fails_is_repeated_with_a_new_grant() {
    let (sandbox, config, [signer, _]) = sandbox().await;
    sandbox.add_fault(FaultKind::EmptyBody { status: 502 }).unwrap();
    let client = Client::new(tokio_host(signer).unwrap(), config);
    client.token(&TokenQuery::default()).await.unwrap();
    let jtis = sandbox.jtis();
    assert!(jtis.len() == 2 && jtis[0] != jtis[1], "{jtis:?}");
}

#[tokio::test]
async fn two_requests_after_one_another_use_one_connection() {
    let (sandbox, ..) = sandbox().await;
    let (door, connections) = counting_door(sandbox.issuer()).await;
    let (plain, own) = (ReqwestTransport::new().unwrap(), OwnRuntimeTransport::default());
    for _ in 0..2 {
        assert_eq!(plain.send(get(format!("{door}jwk")), 100_000, LONG).await.unwrap().status, 200);
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
    for _ in 0..2 {
        assert_eq!(own.send(get(format!("{door}jwk")), 100_000, LONG).await.unwrap().status, 200);
    }
    assert_eq!(connections.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn offers_http_2_and_http_1() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    let transport = ReqwestTransport::new().unwrap();
    let listen = async {
        let mut hello = vec![0; 4_096];
        let count = listener.accept().await.unwrap().0.read(&mut hello).await.unwrap();
        hello.truncate(count);
        hello
    };
    let (hello, refused) = tokio::join!(listen, transport.send(get(url), 1, LONG));
    // the extension's list of names is sent in clear (RFC 7301 section 3.1)
    assert!(hello.windows(12).any(|window| window == b"\x02h2\x08http/1.1"));
    assert!(refused.is_err());
}

#[tokio::test]
async fn the_shorter_of_two_timeouts_holds() {
    let (sandbox, ..) = sandbox().await;
    let url = format!("{}jwk", sandbox.issuer());
    let short = Duration::from_millis(200);
    let patient = ReqwestTransport::new().unwrap();
    let impatient = ReqwestTransport::with_timeouts(Timeouts { total: short, ..Timeouts::default() }).unwrap();
    for (transport, timeout) in [(patient, short), (impatient, LONG)] {
        sandbox.add_fault(Fault::from(FaultKind::Delay { ms: 60_000 }).path("/jwk")).unwrap();
        let begin = Instant::now();
        assert_eq!(transport.send(get(url.clone()), 1, timeout).await, Err(TransportError::Timeout));
        assert!(begin.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn dropping_a_call_ends_its_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let own = OwnRuntimeTransport::default();
    let mut call = Box::pin(own.send(get(url), 1, LONG));
    let arrives = async {
        let mut stream = listener.accept().await.unwrap().0;
        assert!(stream.read(&mut [0; 1_000]).await.unwrap() > 0);
        stream
    };
    let mut stream = tokio::select! {
        stream = arrives => stream,
        answer = &mut call => panic!("{answer:?}"),
    };
    drop(call);
    let ended = timeout(Duration::from_secs(5), stream.read(&mut [0; 1])).await;
    assert!(matches!(ended, Ok(Ok(0) | Err(_))), "{ended:?}");
}

#[tokio::test(start_paused = true)]
async fn the_clock_and_its_pauses_agree() {
    let clock = TokioClock::new();
    let begin = clock.monotonic();
    clock.sleep(Duration::from_secs(30)).await;
    assert_eq!(clock.monotonic().saturating_sub(begin), Duration::from_secs(30));
}

/// A way to the server that counts who comes through.
async fn counting_door(server: &str) -> (String, Arc<AtomicUsize>) {
    let server = server.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let door = format!("http://{}/", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        loop {
            let (mut inside, _) = listener.accept().await.unwrap();
            count.fetch_add(1, Ordering::Relaxed);
            let mut outside = TcpStream::connect(&server).await.unwrap();
            tokio::spawn(async move { copy_bidirectional(&mut inside, &mut outside).await });
        }
    });
    (door, connections)
}
