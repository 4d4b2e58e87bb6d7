//! All shared vectors and samples, put to this driver.

use std::process::Command;
use systembruker_conformance::{all_cases, ask, codes, judge};

#[test]
fn answers_every_vector_and_sample() {
    let cases = all_cases().unwrap();
    assert!(cases.len() > 2_300, "only {} cases were found", cases.len());
    let codes = codes().unwrap();
    let answers = ask(&mut Command::new(env!("CARGO_BIN_EXE_driver-rust")), &cases).unwrap();
    let faults: Vec<String> = cases
        .iter()
        .zip(&answers)
        .filter_map(|(case, answer)| {
            let fault = judge(case, answer).or_else(|| {
                let (given, fixed) = (answer.get("code"), codes.get(&case.id));
                (given != fixed).then(|| format!("code {given:?}, fixed as {fixed:?}"))
            });
            Some(format!("{}: {}", case.id, fault?))
        })
        .collect();
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn operations_of_later_versions_are_answered_as_unsupported() {
    let mut cases = all_cases().unwrap();
    cases.truncate(1);
    for (case, operation) in cases.iter_mut().zip(["problem"]) {
        case.request.insert("op".to_owned(), operation.into());
    }
    let answers = ask(&mut Command::new(env!("CARGO_BIN_EXE_driver-rust")), &cases).unwrap();
    assert!(answers.iter().all(|answer| answer["unsupported"] == true));
}
