//! Cases and where they come from.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};
use std::path::PathBuf;

use crate::{samples, vectors};

/// One question to a driver and what its answer must be.
#[derive(Debug, Clone)]
pub struct Case {
    /// `{operation}/{id}`, unique.
    pub id: String,
    /// The request without its `id`.
    pub request: Map<String, Value>,
    /// What the answer must hold.
    pub expect: Expect,
}

/// What an answer must be.
#[derive(Debug, Clone)]
pub enum Expect {
    /// `ok`, with at least these members; null stands for absent too.
    Ok(Map<String, Value>),
    /// Not `ok`, of one of these classes; any class if there are none.
    Fails(Vec<String>),
    /// One of the above.
    Either(Vec<Expect>),
    /// Anything that is an answer.
    Anything,
}

/// The project's folder `tests`.
pub fn tests_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every vector and every sample that a driver can be asked.
pub fn all_cases() -> Result<Vec<Case>> {
    let mut cases = vectors::load()?;
    cases.extend(samples::load()?);
    Ok(cases)
}

/// The fixed code that each failing case has in every language.
pub fn codes() -> Result<Map<String, Value>> {
    match read_json("vectors/codes.json")? {
        Value::Object(codes) => Ok(codes),
        _ => anyhow::bail!("vectors/codes.json is not an object"),
    }
}

pub(crate) fn read_json(path: &str) -> Result<Value> {
    let path = tests_folder().join(path);
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// The cases of a file: its array `cases`.
pub(crate) fn cases_of(file: &Value) -> impl Iterator<Item = &Value> {
    file["cases"].as_array().into_iter().flatten()
}

/// A list of classes, given as one text, `a|b`, or an array.
pub(crate) fn classes(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.split('|').map(str::to_owned).collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Text from `token` or from `token_parts`, which a driver need not know.
pub(crate) fn expand_token(request: &mut Map<String, Value>) {
    if let Some(Value::Array(parts)) = request.remove("token_parts") {
        let text: String = parts.iter().map(part).collect();
        request.insert("token".to_owned(), Value::String(text));
    }
}

fn part(part: &Value) -> String {
    let count = part[2].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
    part[1].as_str().unwrap_or_default().repeat(count)
}
