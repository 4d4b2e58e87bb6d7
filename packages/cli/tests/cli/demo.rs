use std::time::{Duration, Instant};

use crate::harness::{CUSTOMER, STRANGER, VENDOR, holds_a_token, run};

#[test]
fn shows_the_whole_way_in_numbered_steps() {
    let started = Instant::now();
    let run = run(&["demo"]);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    for step in 1..=6 {
        assert!(run.stdout.contains(&format!("\n{step}. ")), "step {step}: {}", run.stdout);
    }
    for fact in [CUSTOMER, STRANGER, VENDOR, "315181909_nordlys_lonn", "expires in 2 min", "answers 200", "MP-303"] {
        assert!(run.stdout.contains(fact), "{fact}: {}", run.stdout);
    }
    assert!(run.stdout.contains("- the customer has not approved the system user yet"), "{}", run.stdout);
}

#[test]
fn prints_no_key_no_assertion_and_no_token() {
    for arguments in [&["demo"][..], &["demo", "--json"]] {
        let run = run(arguments);
        assert!(!holds_a_token(&run.stdout), "{}", run.stdout);
        assert!(!run.stdout.contains("eyJ") && !run.stdout.contains("PRIVATE KEY"), "{}", run.stdout);
    }
}

#[test]
fn gives_one_json_object_to_programs() {
    let story = run(&["demo", "--json"]).json();
    assert_eq!(story["grant"]["kind"], "grant");
    assert_eq!(story["grant"]["faults"].as_array().map(Vec::len), Some(0));
    assert_eq!(story["token"]["system_users"][0]["systemuser_org"], CUSTOMER);
    assert_eq!(story["api"]["status"], 200);
    assert_eq!(story["refusal"]["mp_code"], "MP-303");
}
