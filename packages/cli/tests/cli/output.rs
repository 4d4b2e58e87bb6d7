use std::io::Read as _;
use std::process::Stdio;

use crate::harness::{command, run, run_with, token};

const ESCAPE: char = '\u{1b}';

fn decode(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let token = token(r#"{"alg":"RS256"}"#, r#"{"client_id":"c"}"#);
    run_with(&[&["decode"], arguments].concat(), &token, environment).stdout
}

#[test]
fn is_plain_where_no_terminal_reads() {
    assert!(!decode(&[], &[]).contains(ESCAPE));
}

#[test]
fn respects_no_color_and_the_option_above_it() {
    assert!(decode(&[], &[("CLICOLOR_FORCE", "1")]).contains(ESCAPE));
    assert!(!decode(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains(ESCAPE));
    assert!(!decode(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]).contains(ESCAPE));
    assert!(decode(&["--color", "always"], &[("NO_COLOR", "1")]).contains(ESCAPE));
}

#[test]
fn colour_changes_no_text() {
    let plain = decode(&[], &[]);
    let coloured = decode(&["--color", "always"], &[]);
    let mut stripped = String::new();
    for (index, part) in coloured.split(ESCAPE).enumerate() {
        let text = if index == 0 { part } else { part.split_once('m').unwrap().1 };
        stripped.push_str(text);
    }
    assert_eq!(stripped, plain);
}

#[test]
fn json_has_no_colour_even_when_asked_for() {
    assert!(!decode(&["--json", "--color", "always"], &[]).contains(ESCAPE));
}

#[test]
fn help_names_the_exit_codes() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    for code in ["0  done", "1  ", "2  wrong usage", "3  ", "4  not a token", "5  "] {
        assert!(help.stdout.contains(code), "{code}: {}", help.stdout);
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [&[][..], &["unknown"], &["demo", "--color", "maybe"]] {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = command(&["demo"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "");
}
