//! `tests/vectors/samples/*.json`, in the judge's own forms (see the README beside them).

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::cases::{Case, Expect, cases_of, classes, expand_token, read_json};

pub(crate) fn load() -> Result<Vec<Case>> {
    let attacks = read_json("vectors/samples/jwt_attacks.json")?;
    let claims = read_json("vectors/samples/claims.json")?;
    let answers = read_json("vectors/samples/token_responses.json")?;
    let documents = read_json("vectors/samples/jwks_documents.json")?;
    let verifying = [&attacks, &claims].into_iter().flat_map(|file| cases_of(file).map(move |case| verify(file, case)));
    let engine = read_json("vectors/samples/engine.json")?;
    let with_status_200 = |case: &&Value| case["response"]["status"] == 200;
    Ok(verifying
        .chain(cases_of(&answers).map(token_response))
        .chain(cases_of(&engine).map(|sample| run(&engine, sample)))
        .chain(cases_of(&answers).filter_map(|sample| cached(&engine, sample)))
        .chain(cases_of(&documents).filter(with_status_200).map(jwks))
        .collect())
}

fn case(operation: &str, case: &Value, mut request: Map<String, Value>, expect: Expect) -> Case {
    request.insert("op".to_owned(), operation.into());
    expand_token(&mut request);
    Case { id: format!("samples/{}", case["id"].as_str().unwrap_or_default()), request, expect }
}

/// Members of the case, or of the file where the case has none of its own.
fn verify(file: &Value, sample: &Value) -> Case {
    let names = ["token", "token_parts", "jwks", "policy", "now"];
    let member = |name: &str| sample.get(name).or_else(|| file.get(name)).cloned();
    let request = names.into_iter().filter_map(|name| Some((name.to_owned(), member(name)?))).collect();
    let accepted = Expect::Ok(
        sample.get("system_users").map(|users| ("system_users".to_owned(), users.clone())).into_iter().collect(),
    );
    let refused = Expect::Fails(classes(&sample["error_class"]));
    let expect = match sample["expect"].as_str() {
        Some("accept") => accepted,
        Some("reject") => refused,
        _ => Expect::Either(vec![accepted, refused]),
    };
    case("verify", sample, request, expect)
}

fn token_response(sample: &Value) -> Case {
    let mut request = sample["response"].as_object().cloned().unwrap_or_default();
    request.insert("now".to_owned(), json!(1_790_000_000));
    let expect = &sample["expect"];
    let granted = Expect::Ok(Map::from_iter([("outcome".to_owned(), json!("granted"))]));
    let refused = |class: &Value| {
        let mut members =
            Map::from_iter([("outcome".to_owned(), json!("refused")), ("retry".to_owned(), expect["retry"].clone())]);
        if !class.is_null() {
            members.insert("class".to_owned(), json!(classes(class)));
        }
        Expect::Ok(members)
    };
    let expected = match expect["outcome"].as_str() {
        Some("granted") => granted,
        Some("refused") => refused(&expect["error_class"]),
        _ => Expect::Either(vec![granted, refused(&expect["error_class"])]),
    };
    case("token_response", sample, request, expected)
}

fn jwks(sample: &Value) -> Case {
    let request = sample["response"].as_object().cloned().unwrap_or_default();
    let expect = match &sample["expect_usable_kids"] {
        Value::Array(kids) => {
            let listed = Expect::Ok(Map::from_iter([("kids".to_owned(), json!(kids))]));
            // a refusal counts as no usable keys
            if kids.is_empty() { Expect::Either(vec![listed, Expect::Fails(Vec::new())]) } else { listed }
        }
        _ => Expect::Anything,
    };
    case("jwks", sample, request, expect)
}

/// A scripted run of the client.
fn run(file: &Value, sample: &Value) -> Case {
    let member = |name: &str| Some((name.to_owned(), sample.get(name).or_else(|| file.get(name))?.clone()));
    let request = ["config", "now", "requests", "script"].into_iter().filter_map(member).collect();
    let mut expect = Map::from_iter([("results".to_owned(), sample["results"].clone())]);
    for (name, judged) in sample["judge"].as_object().into_iter().flatten() {
        let name = if name == "http" { "http_count" } else { name };
        expect.insert(name.to_owned(), judged.clone());
    }
    case("token", sample, request, Expect::Ok(expect))
}

/// Whether the second of two requests, a second apart, is served from the cache.
fn cached(file: &Value, sample: &Value) -> Option<Case> {
    let cached = sample["expect"]["cached"].as_bool()?;
    let customer = |at: u64| json!({ "at": at, "systemuser_org": "311860917" });
    let request = json!({
        "config": file["config"], "now": file["now"], "requests": [customer(0), customer(1)], "script": [sample["response"]],
    });
    let expect = Map::from_iter([("cached".to_owned(), cached.into())]);
    let mut case = case("token", sample, request.as_object().cloned()?, Expect::Ok(expect));
    case.id.push_str("/cached");
    Some(case)
}
