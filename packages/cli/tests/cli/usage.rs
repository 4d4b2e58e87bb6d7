use crate::harness::{run, token};

/// Made for these tests alone.
const PEM: &str = include_str!("../../../../core/tests/common/throw_away.pem");

#[test]
fn no_message_repeats_a_key_or_token_that_slipped_among_the_arguments() {
    let token = token(r#"{"alg":"RS256"}"#, r#"{"iss":"i"}"#);
    let jwk = r#"{"kty":"RSA","d":"c2VjcmV0LXNlY3JldA"}"#;
    let grant = ["grant", "--client-id", "c", "--kid", "k", "--scope", "a", "--key"];
    let slips: [Vec<&str>; 6] = [
        vec![&token],
        vec!["grant", "--lifetime", &token],
        vec!["keygen", "--out", "x.pem", &token],
        [grant.as_slice(), &[PEM]].concat(),
        [grant.as_slice(), &[jwk]].concat(),
        vec!["sandbox", "--config", jwk],
    ];
    for slip in slips {
        for json in [false, true] {
            let arguments = if json { [&["--json"], slip.as_slice()].concat() } else { slip.clone() };
            let run = run(&arguments);
            assert!(run.code == 2 || run.code == 3, "{} {}", run.code, run.stderr);
            let told = format!("{}{}", run.stdout, run.stderr);
            for secret in [token.as_str(), "MIIE", "c2VjcmV0"] {
                assert!(!told.contains(secret), "{told}");
            }
            if json {
                assert!(run.json()["error"]["code"].is_string());
            }
        }
    }
}

#[test]
fn wrong_usage_is_one_json_object_too() {
    let run = run(&["--json", "nope"]);
    assert_eq!((run.code, run.json()["error"]["code"].as_str()), (2, Some("cli.usage")));
}

#[test]
fn a_token_that_was_not_quoted_is_put_together_again() {
    let token = token(r#"{"alg":"RS256"}"#, r#"{"iss":"i","client_id":"c"}"#);
    let run = run(&["decode", "Bearer", &token]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn an_id_may_begin_with_a_hyphen() {
    let key = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(key.path(), PEM).unwrap();
    let path = key.path().to_str().unwrap();
    let ids = ["--client-id", "-c", "--kid", "-RLhW", "--systemuser-org", "311860917", "--external-ref", "-a"];
    let run = run(&[&["--json", "grant", "--key", path, "--scope", "a"], ids.as_slice()].concat());
    assert_eq!((run.code, run.json()["header"]["kid"].as_str()), (0, Some("-RLhW")), "{}", run.stderr);
}
