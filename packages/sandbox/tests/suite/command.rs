use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use serde_json::{Value, json};

use crate::harness::{Attempt, config, request};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_systembruker-sandbox"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn addresses(child: &mut Child) -> Value {
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap()
}

fn ends(mut child: Child) -> Output {
    let begin = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(begin.elapsed() < Duration::from_secs(5), "still there");
        thread::sleep(Duration::from_millis(10));
    }
    child.wait_with_output().unwrap()
}

fn file(name: &str, content: &str) -> String {
    let path = env::temp_dir().join(format!("systembruker-sandbox-{}-{name}.json", process::id()));
    fs::File::create(&path).unwrap().write_all(content.as_bytes()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[tokio::test]
async fn it_prints_one_line_serves_and_ends_when_its_input_closes() {
    let mut child = command(&[]).spawn().unwrap();
    let addresses = addresses(&mut child);
    let metadata = request("GET", addresses["metadata"].as_str().unwrap(), &[], "").await.json();
    assert_eq!(metadata["issuer"], addresses["issuer"]);
    for name in ["token_endpoint", "jwks_uri", "altinn_platform", "example_api", "control"] {
        assert!(addresses[name].as_str().unwrap().starts_with("http://127.0.0.1:"), "{name}");
    }
    drop(child.stdin.take());
    let mut rest = String::new();
    child.stdout.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
    let output = ends(child);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(unix)]
#[test]
fn it_ends_in_good_order_on_sigterm() {
    let mut child = command(&["--ignore-stdin"]).spawn().unwrap();
    addresses(&mut child);
    drop(child.stdin.take());
    thread::sleep(Duration::from_millis(200));
    assert!(child.try_wait().unwrap().is_none());
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert!(ends(child).status.success());
}

#[tokio::test]
async fn a_configuration_file_fills_it() {
    let path = file("good", &serde_json::to_string(&config().await).unwrap());
    let mut child = command(&["--config", &path]).spawn().unwrap();
    let addresses = addresses(&mut child);
    let state = request("GET", &format!("{}/state", addresses["control"].as_str().unwrap()), &[], "").await.json();
    assert_eq!(state, serde_json::to_value(config().await).unwrap());
    fs::remove_file(path).unwrap();
    drop(child.stdin.take());
    assert!(ends(child).status.success());
}

#[test]
fn a_configuration_file_that_is_wrong_ends_it_with_words() {
    for (name, content, said) in [
        ("unknown", r#"{"client":[]}"#, "unknown field `client`"),
        ("cut", "{", "EOF while parsing"),
        ("number", r#"{"grants":[{"scope":"a","organisation":"123456789"}]}"#, "grants[0].organisation"),
    ] {
        let path = file(name, content);
        let output = ends(command(&["--config", &path]).spawn().unwrap());
        assert!(!output.status.success());
        assert_eq!(output.stdout, b"");
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(said), "{text}");
        fs::remove_file(path).unwrap();
    }
    let output = ends(command(&["--config", "not/there.json"]).spawn().unwrap());
    assert!(String::from_utf8(output.stderr).unwrap().contains("not/there.json"));
}

#[test]
fn help_names_every_option() {
    let output = command(&["--help"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for option in ["--port", "--config", "--ignore-stdin", "--help"] {
        assert!(text.contains(option), "{text}");
    }
}

#[tokio::test]
async fn the_configuration_in_the_readme_grants_a_token() {
    let readme = include_str!("../../README.md");
    let (_, after) = readme.split_once("```json\n").unwrap();
    let (example, _) = after.split_once("```").unwrap();
    let mut example: Value = serde_json::from_str(example).unwrap();
    // the example's key is a public one that nobody holds
    example["clients"][0]["keys"] = json!([{ "jwk": crate::harness::vendor_key().client_key.public_jwk() }]);
    example["clock"] = json!({ "now": crate::harness::NOW });
    let config = systembruker_sandbox::Config::from_json(example.to_string().as_bytes()).unwrap();
    let sandbox = systembruker_sandbox::Sandbox::builder().config(config).start().await.unwrap();
    let mut attempt = Attempt::new(&sandbox);
    attempt.claims["authorization_details"][0]["externalRef"] = "avd-nord_7".into();
    attempt.access_token(&sandbox).await;
}
