use std::fs;

use systembruker::UnverifiedGrant;

use crate::harness::{CLIENT_KEY, CUSTOMER, KeyFolder, VENDOR, run_owned, run_with};

fn kid(more: &[&'static str]) -> Vec<&'static str> {
    [&["--kid", "k-1"], more].concat()
}

#[test]
fn prints_a_grant_without_faults_and_warns_that_it_is_a_secret() {
    let folder = KeyFolder::new();
    let user = kid(&["--systemuser-org", CUSTOMER, "--external-ref", "avd-nord", "--env", "prod"]);
    let run = run_owned(&folder.grant("grant", &user));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.starts_with("warning: ") && run.stderr.contains("secret"), "{}", run.stderr);
    let grant = UnverifiedGrant::decode(run.stdout.trim_end()).unwrap();
    assert_eq!(grant.faults, []);
    assert_eq!(grant.aud.as_deref(), Some("https://maskinporten.no/"));
    assert_eq!(grant.external_ref.as_deref(), Some("avd-nord"));
}

#[test]
fn json_holds_the_assertion_and_what_it_says() {
    let folder = KeyFolder::new();
    let more = kid(&["--json", "--scope", "b:c a:b", "--resource", "https://api.example/v1", "--consumer-org", VENDOR]);
    let json = run_owned(&folder.grant("grant", &more)).json();
    assert!(UnverifiedGrant::decode(json["assertion"].as_str().unwrap()).is_ok());
    assert_eq!(json["token_endpoint"], "https://test.maskinporten.no/token");
    assert_eq!(json["header"]["kid"], "k-1");
    assert_eq!(json["claims"]["scope"], "a:b altinn:demo.read b:c");
    assert_eq!(json["claims"]["resource"][0], "https://api.example/v1");
    assert_eq!(json["claims"]["consumer_org"], VENDOR);
}

#[test]
fn every_grant_has_its_own_jti() {
    let folder = KeyFolder::new();
    let jti = || run_owned(&folder.grant("grant", &kid(&["--json"]))).json()["claims"]["jti"].clone();
    assert_ne!(jti(), jti());
}

#[test]
fn takes_lifetime_back_date_and_algorithm() {
    let folder = KeyFolder::new();
    let more = kid(&["--json", "--lifetime", "60", "--back-date", "5", "--alg", "RS512"]);
    let json = run_owned(&folder.grant("grant", &more)).json();
    let seconds = |name: &str| json["claims"][name].as_u64().unwrap();
    assert_eq!(seconds("exp") - seconds("iat"), 60);
    assert_eq!(json["header"]["alg"], "RS512");
}

#[test]
fn takes_a_certificate_chain_instead_of_a_kid() {
    let folder = KeyFolder::new();
    let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".repeat(2);
    fs::write(folder.path("chain.pem"), pem).unwrap();
    let run = run_owned(&folder.grant("grant", &["--json", "--x5c", &folder.text("chain.pem")]));
    assert_eq!(run.json()["header"]["x5c"], serde_json::json!(["MIIB", "MIIB"]));
}

#[test]
fn reads_the_key_from_standard_input() {
    let arguments = ["grant", "--client-id", "c", "--key", "-", "--kid", "k", "--scope", "a:b"];
    assert_eq!(run_with(&arguments, CLIENT_KEY.expose_private_key_pem(), &[]).code, 0);
}

#[test]
fn what_the_core_refuses_ends_with_3_and_its_code() {
    let folder = KeyFolder::new();
    let cases: [(&[&str], &str); 9] = [
        (&["--lifetime", "121"], "grant.lifetime"),
        (&["--back-date", "11"], "grant.back_date"),
        (&["--systemuser-org", "311860918"], "organisation_number.check_digit"),
        (&["--systemuser-org", CUSTOMER, "--external-ref", "a.b"], "external_ref.character"),
        (&["--systemuser-org", CUSTOMER, "--consumer-org", VENDOR], "grant.system_user_with_consumer_org"),
        (&["--resource", "api"], "resource.not_absolute"),
        (&["--alg", "none"], "algorithm.unknown"),
        (&["--env", "tset"], "environment.unknown_name"),
        (&["--env", "http://example.no/"], "environment.url"),
    ];
    for (more, code) in cases {
        run_owned(&folder.grant("grant", &[&["--kid", "k"], more].concat())).assert_error(3, code);
    }
}

#[test]
fn a_key_that_cannot_be_used_ends_with_3_and_is_not_quoted() {
    let folder = KeyFolder::new();
    for (text, code) in [("SECRET", "key.not_pem"), (r#"{"kty":"EC","d":"SECRET"}"#, "key.not_rsa")] {
        fs::write(folder.path("key.pem"), text).unwrap();
        let run = run_owned(&folder.grant("grant", &kid(&[])));
        run.assert_error(3, code);
        assert!(!run.stderr.contains("SECRET"));
    }
    fs::remove_file(folder.path("key.pem")).unwrap();
    run_owned(&folder.grant("grant", &kid(&[]))).assert_error(3, "cli.file");
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = KeyFolder::new();
    run_owned(&folder.grant("grant", &[])).assert_error(2, "cli.key_reference");
    for more in [&["--external-ref", "a"][..], &["--kid", "a", "--x5c", "b"], &["--unknown"], &["--lifetime", "long"]] {
        assert_eq!(run_owned(&folder.grant("grant", more)).code, 2, "{more:?}");
    }
}
