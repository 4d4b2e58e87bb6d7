use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::Stdio;
use std::thread;

use systembruker_sandbox::{Client, ClockSetting, Fault, FaultKind, Sandbox, System, SystemUser};
use tokio::task::spawn_blocking;

use crate::harness::{
    CLIENT_ID, CLIENT_KEY, CUSTOMER, KeyFolder, Run, SCOPE, STRANGER, VENDOR, command, holds_a_token, run_owned,
    run_with,
};

const SYSTEM: &str = "315181909_nordlys_lonn";

async fn sandbox() -> Sandbox {
    Sandbox::builder()
        .client_with_grants(Client::new(CLIENT_ID, VENDOR).key(CLIENT_KEY.public_jwk()).scope(SCOPE))
        .system(System::new(SYSTEM).client_id(CLIENT_ID))
        .system_user(SystemUser::new(SYSTEM, CUSTOMER))
        .start()
        .await
        .unwrap()
}

/// Runs `token` for a customer against a sandbox.
async fn ask(sandbox: &Sandbox, customer: &'static str, more: &'static [&'static str]) -> Run {
    let issuer = sandbox.issuer().to_owned();
    let ask = move || {
        let folder = KeyFolder::new();
        let usual = ["--env", &issuer, "--kid", CLIENT_KEY.kid(), "--systemuser-org", customer];
        run_owned(&folder.grant("token", &[&usual, more].concat()))
    };
    spawn_blocking(ask).await.unwrap()
}

#[tokio::test]
async fn prints_the_access_token_and_nothing_else() {
    let sandbox = sandbox().await;
    let run = ask(&sandbox, CUSTOMER, &[]).await;
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(holds_a_token(&run.stdout));
    let token = systembruker::decode(run.stdout.trim_end()).unwrap();
    assert_eq!(token.claims.system_user().unwrap().systemuser_org.number(), CUSTOMER);
    assert_eq!(sandbox.token_calls(), 1);
}

#[tokio::test]
async fn json_holds_everything() {
    let json = ask(&sandbox().await, CUSTOMER, &["--json"]).await.json();
    assert!(systembruker::decode(json["access_token"].as_str().unwrap()).is_ok());
    assert_eq!((&json["token_type"], &json["scope"]), (&"Bearer".into(), &SCOPE.into()));
    assert!((110..=120).contains(&json["expires_in"].as_u64().unwrap()));
    assert_eq!(json["decoded"]["system_users"][0]["system_id"], SYSTEM);
}

#[tokio::test]
async fn decode_prints_what_the_token_says_and_not_the_token() {
    let sandbox = sandbox().await;
    let run = ask(&sandbox, CUSTOMER, &["--decode"]).await;
    assert!(run.stdout.contains(CUSTOMER) && run.stdout.contains(SYSTEM), "{}", run.stdout);
    let json = ask(&sandbox, CUSTOMER, &["--decode", "--json"]).await;
    assert_eq!(json.json()["kind"], "access_token");
    assert!(!holds_a_token(&run.stdout) && !holds_a_token(&json.stdout));
}

#[tokio::test]
async fn explains_a_refusal_and_ends_with_1() {
    let sandbox = sandbox().await;
    let run = ask(&sandbox, STRANGER, &[]).await;
    run.assert_error(1, "maskinporten.mp_303");
    for part in ["server says: ", "the customer, in Altinn", "look at:\n  - the customer has not approved", "trace_id"]
    {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    let json = ask(&sandbox, STRANGER, &["--json"]).await;
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    let error = &json.json()["error"];
    assert_eq!((&error["mp_code"], &error["status"]), (&"MP-303".into(), &400.into()));
    assert_eq!((&error["class"], &error["retry"]), (&"oauth_error".into(), &"no".into()));
    assert_eq!((&error["actor"], &error["checklist"].as_array().unwrap().len()), (&"customer".into(), &6));
}

#[tokio::test]
async fn asks_again_where_that_may_help_and_says_so() {
    let sandbox = sandbox().await;
    sandbox.add_fault(FaultKind::EmptyBody { status: 502 }).unwrap();
    let run = ask(&sandbox, CUSTOMER, &["--json"]).await;
    assert_eq!((run.code, sandbox.token_calls()), (0, 2), "{}", run.stderr);
    assert!(run.json()["access_token"].is_string());
    let said: Vec<_> = run.stderr.lines().collect();
    assert!(said.len() == 1 && said[0].contains("; asking again in "), "{said:?}");
}

#[tokio::test]
async fn allows_for_a_clock_that_is_wrong_and_says_so() {
    let sandbox = sandbox().await;
    sandbox.set_clock(ClockSetting::Offset(-90));
    let run = ask(&sandbox, CUSTOMER, &[]).await;
    assert_eq!((run.code, sandbox.token_calls()), (0, 2), "{}", run.stderr);
    assert!(run.stderr.contains("ahead of the server's; set it"), "{}", run.stderr);
}

#[tokio::test]
async fn blames_the_clock_when_it_could_not_be_allowed_for() {
    let sandbox = sandbox().await;
    let body = r#"{"error":"invalid_grant","error_description":"Issue time is in the future."}"#;
    let refusal = FaultKind::Status { status: 400, headers: Vec::new(), body: body.to_owned() };
    sandbox.add_fault(Fault::from(refusal).times(2)).unwrap();
    ask(&sandbox, CUSTOMER, &[]).await.assert_error(1, "client.clock_skew");
}

#[tokio::test]
async fn altinn_exchanges_the_token_at_altinn() {
    let sandbox = sandbox().await;
    let json = ask(&sandbox, CUSTOMER, &["--altinn", "--json"]).await.json();
    let issuer = json["decoded"]["claims"]["iss"].as_str().unwrap();
    assert!(issuer.starts_with(sandbox.altinn_platform()) && issuer != sandbox.issuer(), "{issuer}");
    assert!(json["expires_in"].as_u64().unwrap() > 120, "{json}");
    let paths: Vec<_> = sandbox.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/token", "/authentication/api/v1/exchange/maskinporten"]);
}

#[tokio::test]
async fn just_approved_waits_for_a_system_user_that_is_not_there_yet() {
    let sandbox = sandbox().await;
    let folder = KeyFolder::new();
    let usual = ["--env", sandbox.issuer(), "--kid", CLIENT_KEY.kid(), "--just-approved"];
    let without_user = run_owned(&folder.grant("token", &usual));
    assert!(without_user.code == 2 && without_user.stderr.contains("--systemuser-org"), "{}", without_user.stderr);

    let all = folder.grant("token", &[&usual[..], &["--systemuser-org", STRANGER]].concat());
    let mut waits = command(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let mut waiting = waits.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let stderr = waiting.stderr.take().unwrap();
    let said = spawn_blocking(|| {
        let mut said = String::new();
        BufReader::new(stderr).read_line(&mut said).map(|_| said)
    });
    let said = said.await.unwrap().unwrap();
    // nobody wants to see the whole of it
    waiting.kill().unwrap();
    waiting.wait().unwrap();
    assert!(said.contains("maskinporten.mp_303; asking again in 15.0 s"), "{said}");
}

#[tokio::test]
async fn no_proxy_is_asked_for_this_machine_itself() {
    let sandbox = sandbox().await;
    let folder = KeyFolder::new();
    let all = folder.grant("token", &["--env", sandbox.issuer(), "--kid", CLIENT_KEY.kid()]);
    let ask = move || {
        let nowhere = "http://127.0.0.1:9/";
        let proxies = [("HTTP_PROXY", nowhere), ("http_proxy", nowhere), ("ALL_PROXY", nowhere)];
        run_with(&all.iter().map(String::as_str).collect::<Vec<_>>(), "", &proxies)
    };
    let run = spawn_blocking(ask).await.unwrap();
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn the_environments_proxy_is_asked_for_other_machines() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", proxy.local_addr().unwrap());
    let asked = thread::spawn(move || {
        let mut line = String::new();
        BufReader::new(proxy.accept().unwrap().0).read_line(&mut line).unwrap();
        line
    });
    let folder = KeyFolder::new();
    let all = folder.grant("token", &["--kid", "k", "--env", "test"]);
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    run_with(&all, "", &[("HTTPS_PROXY", &address)]).assert_error(5, "transport.network");
    assert_eq!(asked.join().unwrap(), "CONNECT test.maskinporten.no:443 HTTP/1.1\r\n");
}

#[test]
fn no_connection_ends_with_5() {
    let folder = KeyFolder::new();
    // the port of discard, where nobody listens
    let run = run_owned(&folder.grant("token", &["--env", "http://127.0.0.1:9/", "--kid", "k"]));
    run.assert_error(5, "transport.network");
    assert!(run.stderr.contains("the connection was refused"), "{}", run.stderr);
}
