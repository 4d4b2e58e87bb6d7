use std::time::{SystemTime, UNIX_EPOCH};

use crate::harness::{run, run_with, token};

const HEADER: &str = r#"{"kid":"k-1","alg":"RS256"}"#;

fn access_token(more: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let claims = format!(
        r#"{{"iss":"https://test.maskinporten.no/","client_id":"c-1","consumer":{{"authority":"iso6523-actorid-upis","ID":"0192:315181909"}},"scope":"altinn:instances.read","iat":{},"exp":{},"authorization_details":[{{"type":"urn:altinn:systemuser","systemuser_org":{{"authority":"iso6523-actorid-upis","ID":"0192:311860917"}},"systemuser_id":["7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21"],"system_id":"315181909_nordlys_lonn"}}]{more}}}"#,
        now - 19,
        now + 101,
    );
    token(HEADER, &claims)
}

#[test]
fn says_who_a_token_is_for_when_it_expires_and_that_nothing_was_verified() {
    let run = run_with(&["decode"], &access_token(""), &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("Access token. NOT VERIFIED"), "{}", run.stdout);
    for fact in ["k-1", "315181909 ", "311860917", "7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21", "315181909_nordlys_lonn"] {
        assert!(run.stdout.contains(fact), "{fact}: {}", run.stdout);
    }
    assert!(run.stdout.contains("expires in 1 min 4"), "{}", run.stdout);
    assert!(run.stdout.contains("issued "), "{}", run.stdout);
}

#[test]
fn takes_a_token_as_an_argument_and_warns_of_the_shells_history() {
    let run = run(&["decode", &access_token("")]);
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("311860917"));
    assert!(run.stderr.starts_with("warning: ") && run.stderr.contains("history"), "{}", run.stderr);
}

#[test]
fn takes_a_token_as_people_paste_it() {
    let pasted = format!("  \"Bearer {}\"\r\n", access_token(""));
    for arguments in [&["decode"][..], &["decode", "-"]] {
        let run = run_with(arguments, &pasted, &[]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn says_for_how_long_a_token_has_been_expired() {
    let run = run_with(&["decode"], &token(HEADER, r#"{"client_id":"c","exp":1790000122}"#), &[]);
    assert!(run.stdout.contains("2026-09-21T14:15:22Z"), "{}", run.stdout);
    assert!(run.stdout.contains("expired ") && run.stdout.contains(" ago"), "{}", run.stdout);
}

#[test]
fn hides_a_personal_number_unless_told_to_show_it() {
    let token = access_token(r#","pid":"01010150074""#);
    for arguments in [&["decode"][..], &["decode", "--json"]] {
        assert!(!run_with(arguments, &token, &[]).stdout.contains("01010150074"));
        let shown = run_with(&[arguments, &["--show-pid"]].concat(), &token, &[]);
        assert!(shown.stdout.contains("01010150074"), "{}", shown.stdout);
    }
    // also where it is not of the documented type
    let run = run_with(&["decode", "--json"], &access_token(r#","pid":1010150074"#), &[]);
    assert_eq!(run.json()["claims"]["pid"], "…");
}

#[test]
fn shows_claims_that_it_does_not_know() {
    let run = run_with(&["decode"], &access_token(r#","urn:altinn:authlevel":3,"exp2":{"a":[1.50]}"#), &[]);
    for fact in ["urn:altinn:authlevel", r#"{"a":[1.50]}"#, "further claim"] {
        assert!(run.stdout.contains(fact), "{fact}: {}", run.stdout);
    }
}

#[test]
fn says_why_a_system_user_cannot_be_read() {
    let odd = token(HEADER, r#"{"client_id":"c","exp":"soon","authorization_details":"none"}"#);
    let run = run_with(&["decode"], &odd, &[]);
    assert!(run.stdout.contains("(system_users.shape)"), "{}", run.stdout);
    assert!(run.stdout.contains("not of the documented type"), "{}", run.stdout);
    let json = run_with(&["decode", "--json"], &odd, &[]).json();
    assert!(json["system_users"].is_null());
    assert_eq!(json["system_users_error"]["code"], "system_users.shape");
}

#[test]
fn no_token_can_move_the_cursor_or_turn_text_around() {
    let hostile = access_token(r#","\u001b[2Jname":"\u009b31m\u202eevil\u0007\u2066""#);
    let run_text = run_with(&["decode", "--color", "never"], &hostile, &[]);
    assert!(run_text.stdout.contains("\\u{1b}[2Jname") && run_text.stdout.contains("\\u{202e}evil\\u{7}"));
    let run_json = run_with(&["decode", "--json"], &hostile, &[]);
    assert_eq!(run_json.json()["claims"]["\u{1b}[2Jname"], "\u{9b}31m\u{202e}evil\u{7}\u{2066}");
    for run in [run_text, run_json] {
        let unsafe_char = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{2069}').contains(&c);
        assert!(!run.stdout.contains(unsafe_char), "{:?}", run.stdout);
    }
}

#[test]
fn names_the_faults_of_a_grant() {
    let grant = token(
        r#"{"alg":"RS256","kid":"k"}"#,
        r#"{"aud":"","iss":"c","sub":"c","scope":"a:b","iat":1790000000,"exp":1790000300,"jti":"j"}"#,
    );
    let run = run_with(&["decode"], &grant, &[]);
    assert!(run.stdout.starts_with("JWT grant. NOT VERIFIED"), "{}", run.stdout);
    for code in ["grant_fault.audience", "grant_fault.sub", "grant_fault.lifetime"] {
        assert!(run.stdout.contains(code), "{code}: {}", run.stdout);
    }
    let json = run_with(&["decode", "--json"], &grant, &[]).json();
    assert_eq!(json["kind"], "grant");
    assert_eq!(json["faults"][0]["code"], "grant_fault.audience");
}

#[test]
fn json_keeps_order_and_numbers_as_the_token_has_them() {
    let token = token(HEADER, r#"{"z":12345678901234567890.10,"client_id":"c","a":1e2}"#);
    let run = run_with(&["decode", "--json"], &token, &[]);
    assert!(run.stdout.contains(r#""claims":{"z":12345678901234567890.10,"client_id":"c","a":1e2}"#), "{}", run.stdout);
    let json = run.json();
    assert_eq!((&json["kind"], &json["verified"]), (&"access_token".into(), &false.into()));
    assert!(json["seconds_left"].is_null());
}

#[test]
fn what_is_no_token_ends_with_4() {
    run_with(&["decode"], "hello", &[]).assert_error(4, "token.not_three_parts");
    run_with(&["decode"], "", &[]).assert_error(4, "token.not_three_parts");
    run_with(&["decode"], "e30.e30=.e30", &[]).assert_error(4, "token.payload_encoding");
    let json = run_with(&["decode", "--json"], "hello", &[]);
    assert_eq!((json.code, json.stderr.as_str()), (4, ""));
    assert_eq!(json.json()["error"]["code"], "token.not_three_parts");
}
