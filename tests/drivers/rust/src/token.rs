//! Scripted runs of the client.

use serde_json::{Value, json};
use std::time::Duration;
use systembruker::testing::{Answer as Scripted, CountingRandom, ScriptedTransport, SentRequest, VirtualClock, run};
use systembruker::{
    Algorithm, Classified as _, Client, ClientConfig, ClientError, ClientId, ExternalRef, OrganisationNumber, Parts,
    RequestedSystemUser, RingSigner, ScopeSet, Token, TokenQuery, TransportError, UnixTime,
};

use crate::grant::{environment, key};
use crate::input::{text, texts};
use crate::token_endpoint::response;
use crate::{Answer, Failure};

pub(crate) fn token(request: &Value) -> Answer {
    let (config, private) = config(&request["config"])?;
    let clock = VirtualClock::new(UnixTime::from_seconds(request["now"].as_u64().unwrap_or_default()));
    let script = request["script"].as_array().into_iter().flatten().map(scripted);
    let transport = ScriptedTransport::new(&clock, script);
    let host = Parts::new(transport, RingSigner::new(&private)?, clock.clone(), CountingRandom::default());
    let client = Client::new(host, config);
    let requests: Vec<&Value> = request["requests"].as_array().into_iter().flatten().collect();
    let mut results = Vec::new();
    // requests of one time are concurrent; the next ones start when the clock has come so far
    for group in requests.chunk_by(|a, b| a["at"] == b["at"]) {
        let at = Duration::from_secs_f64(group.iter().find_map(|one| one["at"].as_f64()).unwrap_or_default());
        clock.advance(at.saturating_sub(systembruker::Clock::monotonic(&clock)));
        let queries: Vec<_> = group.iter().map(|one| query(one)).collect();
        let outcomes = run(&clock, queries.iter().map(|query| ask(&client, query)));
        results.extend(outcomes.into_iter().map(Option::unwrap_or_default));
    }
    let slept: Vec<f64> = clock.slept().iter().map(Duration::as_secs_f64).collect();
    let http: Vec<Value> = client.host().transport.sent().iter().map(sent).collect();
    Ok(json!({ "results": results, "http": http, "slept": slept }).into())
}

fn config(config: &Value) -> Result<(ClientConfig, systembruker::PrivateKey), Failure> {
    let (private, reference) = key(&config["key"])?;
    let client_id = ClientId::parse(text(config, "client_id"))?;
    let scope = ScopeSet::from_texts(texts(&config["scope"]))?;
    let algorithm: Algorithm = config["alg"].as_str().map_or(Ok(Algorithm::default()), str::parse)?;
    let seconds = |name: &str, default| config[name].as_u64().unwrap_or(default);
    let built = ClientConfig::new(environment(config)?, client_id, reference, scope)
        .algorithm(algorithm)
        .grant_times(seconds("lifetime_seconds", 120), seconds("back_date_seconds", 0));
    Ok((built, private))
}

fn query(request: &Value) -> Result<TokenQuery, Failure> {
    let scope = request["scope"].is_array().then(|| ScopeSet::from_texts(texts(&request["scope"]))).transpose()?;
    let external_ref = request["external_ref"].as_str().map(ExternalRef::parse).transpose()?;
    let owner = request["systemuser_org"].as_str().map(OrganisationNumber::parse).transpose()?;
    let system_user = owner.map(|owner| RequestedSystemUser { owner, external_ref });
    Ok(TokenQuery { scope, system_user, ..TokenQuery::default() })
}

async fn ask<H: systembruker::Host>(client: &Client<H>, query: &Result<TokenQuery, Failure>) -> Value {
    match query {
        Ok(query) => outcome(client.token(query).await),
        Err(failure) => json!({
            "ok": false, "class": failure.class.as_str(), "code": failure.code, "retry": "no", "message": failure.message,
        }),
    }
}

fn outcome(outcome: Result<Token, ClientError>) -> Value {
    match outcome {
        Ok(token) => json!({ "ok": true, "access_token": token.expose() }),
        Err(error) => json!({
            "ok": false, "class": error.class().as_str(), "code": error.code(), "retry": error.retry().as_str(),
            "message": error.to_string(),
        }),
    }
}

fn scripted(answer: &Value) -> Scripted {
    let reason = "the script says so";
    match answer["fault"].as_str() {
        Some("timeout") => Scripted::Fault(TransportError::Timeout),
        Some("tls") => Scripted::Fault(TransportError::Tls { reason }),
        Some(_) => Scripted::Fault(TransportError::Network { reason }),
        None => Scripted::Response(response(answer)),
    }
}

fn sent(sent: &SentRequest) -> Value {
    json!({
        "at": sent.at.as_secs_f64(), "method": sent.request.method, "url": sent.request.url,
        "headers": sent.request.headers, "body": String::from_utf8_lossy(&sent.request.body),
    })
}
