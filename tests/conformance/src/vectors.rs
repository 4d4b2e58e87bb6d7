//! `tests/vectors/*.json`.

use anyhow::Result;
use serde_json::Value;

use crate::cases::{Case, Expect, cases_of, classes, expand_token, read_json};

const OPERATIONS: [&str; 8] = ["parse", "system", "guide_2024", "grant", "decode", "jwks", "verify", "token_response"];

pub(crate) fn load() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for operation in OPERATIONS {
        let file = read_json(&format!("vectors/{operation}.json"))?;
        cases.extend(cases_of(&file).map(|case| read(operation, case)));
    }
    Ok(cases)
}

fn read(operation: &str, case: &Value) -> Case {
    let mut request = case["input"].as_object().cloned().unwrap_or_default();
    request.insert("op".to_owned(), operation.into());
    expand_token(&mut request);
    let expect = match case["expect"].as_object() {
        Some(members) => Expect::Ok(members.clone()),
        None => Expect::Fails(classes(&case["class"])),
    };
    Case { id: format!("{operation}/{}", case["id"].as_str().unwrap_or_default()), request, expect }
}
