//! Every printable form of what holds a secret.

use serde_json::json;
use std::fmt::Debug;
use systembruker::{Algorithm, HttpResponse, RingSigner, UnixTime, decode, read_token_response, token_request};

use crate::Answer;
use crate::grant::{build, environment, key};
use crate::input::Request;

pub(crate) fn debug(request: &Request<'_>) -> Answer {
    let config: &Request<'_> = &request.get("config")?;
    let environment = environment(config)?;
    let (private, reference) = key(&config.get("key")?)?;
    let signer = RingSigner::new(&private)?;
    let grant = build(config, &environment)?;
    let now = UnixTime::from_seconds(1_790_000_000);
    let unsigned = grant.build(&reference, Algorithm::default(), now, "jti-1")?;
    let mut texts = vec![both(&private), both(&signer), both(&grant), both(&reference), both(&unsigned)];
    let signature = signer.sign_now(Algorithm::default(), unsigned.signing_input().as_bytes())?;
    let assertion = unsigned.attach(&signature)?;
    texts.extend([both(&assertion), both(&token_request(&environment, &assertion))]);

    let secret = &request.text("access_token")?;
    let answers = [
        json!({ "access_token": secret, "token_type": "Bearer", "expires_in": 120 }),
        json!({ "error": "invalid_grant", "error_description": format!("you sent {}", assertion.expose()) }),
    ];
    for (status, answer) in [200, 400].into_iter().zip(answers) {
        let response = HttpResponse { status, headers: Vec::new(), body: answer.to_string().into_bytes() };
        texts.push(both(&response));
        match read_token_response(&response, now) {
            Ok(token) => texts.push(both(&token)),
            Err(refusal) => texts.extend([refusal.to_string(), both(&refusal)]),
        }
    }
    match decode(secret) {
        Ok(token) => texts.push(both(&token)),
        Err(error) => texts.extend([error.to_string(), both(&error)]),
    }
    Ok(json!({ "texts": texts }).into())
}

fn both(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}
