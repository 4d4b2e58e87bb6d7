use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::harness::{KeyFolder, command, run, run_owned, run_with};

#[cfg(unix)]
#[test]
fn prints_its_addresses_serves_and_ends_when_told_to() {
    let mut child = command(&["sandbox"]).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut line).unwrap();
    let addresses: Value = serde_json::from_str(&line).unwrap();
    let issuer = addresses["issuer"].as_str().unwrap().to_owned();

    let folder = KeyFolder::new();
    run_owned(&folder.grant("token", &["--kid", "k", "--env", &issuer])).assert_error(1, "maskinporten.mp_100");

    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    line.clear();
    assert_eq!(stdout.read_line(&mut line).unwrap(), 0, "{line}");
    let host = issuer.trim_start_matches("http://").trim_end_matches('/');
    assert!(TcpStream::connect(host).is_err());
}

#[test]
fn a_configuration_that_is_refused_ends_with_3() {
    let folder = KeyFolder::new();
    fs::write(folder.path("sandbox.json"), r#"{"clients":[{"client_id":"c","organisation":"1"}]}"#).unwrap();
    run(&["sandbox", "--config", &folder.text("sandbox.json")]).assert_error(3, "config.organisation_number");
    run_with(&["sandbox", "--config", "-"], "[", &[]).assert_error(3, "config.unreadable");
    run(&["sandbox", "--config", &folder.text("none.json")]).assert_error(3, "cli.file");
}
