//! Comparing an answer with what is expected.

use serde_json::Value;

use crate::Case;
use crate::cases::Expect;

/// Why the answer is not what the case expects; nothing if it is.
pub fn judge(case: &Case, answer: &Value) -> Option<String> {
    matches(&case.expect, answer).err()
}

fn matches(expect: &Expect, answer: &Value) -> Result<(), String> {
    let ok = answer["ok"].as_bool().ok_or("no answer of the contract's form")?;
    match expect {
        Expect::Anything => Ok(()),
        Expect::Either(all) => all.iter().map(|one| matches(one, answer)).reduce(Result::or).unwrap_or(Ok(())),
        Expect::Fails(_) if ok => Err("accepted".to_owned()),
        Expect::Fails(classes) => {
            let class = answer["class"].as_str().unwrap_or_default();
            let fits = classes.is_empty() || classes.iter().any(|expected| expected == class);
            let coded = answer["code"].as_str().is_some_and(|code| !code.is_empty());
            (fits && coded).then_some(()).ok_or_else(|| format!("class {class:?}, expected {classes:?}"))
        }
        Expect::Ok(_) if !ok => Err(format!("refused: {}", answer["message"])),
        Expect::Ok(members) => members.iter().try_for_each(|(name, expected)| {
            let given = &answer[name];
            let same = match name.as_str() {
                // several classes may be allowed
                "class" if expected.is_array() => expected.as_array().is_some_and(|all| all.contains(given)),
                // of a scripted run
                "http_count" => answer["http"].as_array().map(Vec::len) == count(expected),
                "slept_at_least" => at_least(&answer["slept"], expected),
                "results" => subset(given, expected),
                "cached" => served_from_cache(answer) == expected.as_bool(),
                // JSON in a text
                "body" => parsed(given) == parsed(expected),
                _ => equal(given, expected),
            };
            same.then_some(()).ok_or_else(|| format!("{name} is {given}, expected {expected}"))
        }),
    }
}

fn count(number: &Value) -> Option<usize> {
    usize::try_from(number.as_u64()?).ok()
}

/// Pause by pause.
fn at_least(slept: &Value, least: &Value) -> bool {
    let seconds = |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>();
    let (slept, least) = (seconds(slept), seconds(least));
    slept.len() >= least.len() && slept.iter().zip(&least).all(|(slept, least)| slept >= least)
}

/// Results that hold at least the expected members.
fn subset(given: &Value, expected: &Value) -> bool {
    let (Some(given), Some(expected)) = (given.as_array(), expected.as_array()) else { return false };
    let holds = |(given, expected): (&Value, &Value)| {
        expected.as_object().is_some_and(|members| members.iter().all(|(name, value)| equal(&given[name], value)))
    };
    given.len() == expected.len() && given.iter().zip(expected).all(holds)
}

/// Whether the second of two calls succeeded without a request of its own.
fn served_from_cache(answer: &Value) -> Option<bool> {
    let results = answer["results"].as_array()?;
    Some(results.get(1)?["ok"] == true && answer["http"].as_array()?.len() == 1)
}

fn parsed(text: &Value) -> Option<Value> {
    serde_json::from_str(text.as_str()?).ok()
}

/// Equal as JSON values; numbers by their value, however they are written.
fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64().is_some_and(|a| b.as_f64() == Some(a)),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| equal(a, b)))
        }
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, json};

    fn case(expect: Expect) -> Case {
        Case { id: "x".to_owned(), request: Map::new(), expect }
    }

    #[test]
    fn sees_a_false_accept_and_a_wrong_class() {
        let fails = case(Expect::Fails(vec!["key".to_owned()]));
        assert!(judge(&fails, &json!({"ok": true})).is_some());
        assert!(judge(&fails, &json!({"ok": false, "class": "claims", "code": "x"})).is_some());
        assert!(judge(&fails, &json!({"ok": false, "class": "key"})).is_some(), "a failure has a code");
        assert!(judge(&fails, &json!({"ok": false, "class": "key", "code": "x"})).is_none());
        assert!(judge(&fails, &json!({"unsupported": true})).is_some());
    }

    #[test]
    fn compares_numbers_by_value_and_members_as_a_subset() {
        let accepts = case(Expect::Ok(json!({"claims": {"exp": 1e10, "n": null}}).as_object().cloned().unwrap()));
        assert!(
            judge(&accepts, &json!({"ok": true, "more": 1, "claims": {"exp": 10_000_000_000_u64, "n": null}}))
                .is_none()
        );
        assert!(judge(&accepts, &json!({"ok": true, "claims": {"exp": 1, "n": null}})).is_some());
        assert!(judge(&accepts, &json!({"ok": true, "claims": {"exp": 1e10}})).is_some());
    }
}
