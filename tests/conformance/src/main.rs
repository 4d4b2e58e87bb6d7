//! `conformance LANGUAGE...`: puts all cases to the drivers under `tests/drivers`.
//!
//! `conformance --bless-codes LANGUAGE` writes the codes that this driver gives to `tests/vectors/codes.json`.

use anyhow::{Result, bail};
use serde_json::{Map, Value};
use std::process::Command;
use systembruker_conformance::{all_cases, ask, codes, judge, tests_folder};

fn main() -> Result<()> {
    let mut languages: Vec<String> = std::env::args().skip(1).collect();
    let bless = languages.first().is_some_and(|first| first == "--bless-codes");
    if bless {
        languages.remove(0);
    }
    let mut failed = 0;
    for language in &languages {
        failed += run(language, bless)?;
    }
    if failed > 0 || languages.is_empty() {
        bail!("{failed} cases failed");
    }
    Ok(())
}

fn run(language: &str, bless: bool) -> Result<usize> {
    let cases = all_cases()?;
    let known = if bless { Map::new() } else { codes()? };
    let answers = ask(&mut Command::new(tests_folder().join("drivers").join(language).join("run")), &cases)?;
    let mut blessed = Map::new();
    let mut failed = 0;
    for (case, answer) in cases.iter().zip(&answers) {
        let code = answer.get("code").cloned().unwrap_or_default();
        if let Some(fault) = judge(case, answer) {
            println!("{language}: {}: {fault}", case.id);
            failed += 1;
        } else if !bless && known.get(&case.id).cloned().unwrap_or_default() != code {
            println!("{language}: {}: code {code}, expected {}", case.id, known.get(&case.id).unwrap_or(&Value::Null));
            failed += 1;
        }
        if !code.is_null() {
            blessed.insert(case.id.clone(), code);
        }
    }
    if bless {
        let text = format!("{}\n", serde_json::to_string_pretty(&blessed)?);
        std::fs::write(tests_folder().join("vectors/codes.json"), text)?;
    }
    println!("{language}: {} cases, {failed} failed", cases.len());
    Ok(failed)
}
