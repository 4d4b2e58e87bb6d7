//! Scripted runs of the client.

use serde_json::{Value, json};
use std::time::Duration;
use systembruker::testing::{Answer as Scripted, CountingRandom, ScriptedTransport, SentRequest, VirtualClock, run};
use systembruker::{
    Classified as _, Client, ClientConfig, ClientError, ClientId, Clock as _, Host, JwtGrant, Parts, PrivateKey,
    RingSigner, ScopeSet, Token, TokenQuery, TransportError,
};

use crate::grant::{algorithm, consumer_org, environment, key, resources, system_user};
use crate::input::Request;
use crate::token_endpoint::response;
use crate::{Answer, Failure};

pub(crate) fn token(request: &Request<'_>) -> Answer {
    let settings: Request<'_> = request.get("config")?;
    let (config, private) = config(&settings)?;
    let clock = VirtualClock::new(request.time("now")?);
    let script: Vec<Request<'_>> = request.get("script")?;
    let script = script.iter().map(scripted).collect::<Result<Vec<_>, _>>()?;
    let transport = ScriptedTransport::new(&clock, script);
    let host = Parts::new(transport, RingSigner::new(&private)?, clock.clone(), CountingRandom::default());
    let client = Client::new(host, config);
    let requests: Vec<Request<'_>> = request.get("requests")?;
    let at = |one: &Request<'_>| one.get::<f64>("at").unwrap_or_default();
    let mut results = Vec::new();
    // requests of one time are concurrent; the next ones start when the clock has come so far
    for group in requests.chunk_by(|a, b| at(a).total_cmp(&at(b)).is_eq()) {
        let begin = Duration::from_secs_f64(group.first().map_or(0.0, at).max(0.0));
        clock.advance(begin.saturating_sub(clock.monotonic()));
        let queries: Vec<_> = group.iter().map(|one| query(one, &settings)).collect();
        let outcomes = run(&clock, queries.iter().map(|query| ask(&client, query)));
        results.extend(outcomes.into_iter().map(Option::unwrap_or_default));
    }
    let slept: Vec<f64> = clock.slept().iter().map(Duration::as_secs_f64).collect();
    let http: Vec<Value> = client.host().transport.sent().iter().map(sent).collect();
    Ok(json!({ "results": results, "http": http, "slept": slept }).into())
}

fn config(config: &Request<'_>) -> Result<(ClientConfig, PrivateKey), Failure> {
    let (private, reference) = key(&config.get("key")?)?;
    let client_id = ClientId::parse(&config.text("client_id")?)?;
    let scope = ScopeSet::from_texts(config.get::<Vec<String>>("scope")?)?;
    let lifetime = config.optional("lifetime_seconds")?.unwrap_or(JwtGrant::MAX_LIFETIME_SECONDS);
    let built = ClientConfig::new(environment(config)?, client_id, reference, scope)
        .algorithm(algorithm(config)?)
        .grant_lifetime_seconds(lifetime)
        .grant_back_date_seconds(config.get("back_date_seconds")?);
    Ok((built, private))
}

/// A request's own members, and the settings' `resource` and `consumer_org`.
fn query(request: &Request<'_>, settings: &Request<'_>) -> Result<TokenQuery, Failure> {
    let scope = request.optional::<Vec<String>>("scope")?.map(ScopeSet::from_texts).transpose()?;
    let (resource, consumer_org) = (resources(settings)?, consumer_org(settings)?);
    Ok(TokenQuery { scope, system_user: system_user(request)?, resource, consumer_org, ..TokenQuery::default() })
}

async fn ask<H: Host>(client: &Client<H>, query: &Result<TokenQuery, Failure>) -> Value {
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

fn scripted(answer: &Request<'_>) -> Result<Scripted, Failure> {
    let reason = "the script says so";
    Ok(match answer.optional::<String>("fault")?.as_deref() {
        Some("timeout") => Scripted::Fault(TransportError::Timeout),
        Some("tls") => Scripted::Fault(TransportError::Tls { reason }),
        Some(_) => Scripted::Fault(TransportError::Network { reason }),
        None => Scripted::Response(response(answer)?),
    })
}

fn sent(sent: &SentRequest) -> Value {
    json!({
        "at": sent.at.as_secs_f64(), "method": sent.request.method, "url": sent.request.url,
        "headers": sent.request.headers, "body": String::from_utf8_lossy(&sent.request.body),
    })
}
