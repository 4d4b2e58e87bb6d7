//! An API verifies the tokens that it receives: `cargo run --package systembruker-reqwest --example verify`.

use systembruker::{
    Client, ClientConfig, ClientId, Environment, IssuerKeys, KeyId, OrganisationNumber, PrivateKey, RingSigner,
    RingVerifier, ScopeSet, VerificationPolicy,
};
use systembruker_reqwest::{ReqwestTransport, TokioClock, tokio_host};
use systembruker_sandbox as sandbox;

const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = sandbox::generate_client_key()?;
    let registered = sandbox::Client::new(CLIENT_ID, "315181909").key(key.public_jwk()).scope("altinn:demo.read");
    let sandbox = sandbox::Sandbox::builder()
        .client_with_grants(registered)
        .system(sandbox::System::new("315181909_nordlys_lonn").client_id(CLIENT_ID))
        .system_user(sandbox::SystemUser::new("315181909_nordlys_lonn", "311860917"))
        .start()
        .await?;
    let environment = Environment::from_issuer(sandbox.issuer())?;

    // once, at the API's start
    let keys = IssuerKeys::new(ReqwestTransport::new()?, TokioClock::new(), &environment.jwks_uri());
    let policy = VerificationPolicy::new(environment.issuer())?;

    // for each request: the bearer token of its authorization header
    let token = a_callers_token(&environment, &key).await?;
    let verified = keys.verify(&token, &policy, &RingVerifier).await?;
    if !verified.claims.has_scope("altinn:demo.read") {
        return Err("403: the scope is missing".into());
    }
    let Some(user) = verified.claims.system_user() else { return Err("403: not a system user's token".into()) };
    println!("customer {}, system {}, system user {}", user.systemuser_org.number(), user.system_id, user.id());
    println!("what it may do there is for Altinn's decision point to say");

    // any change to a token shows
    let forged = token.replacen('.', ".e30", 1);
    println!("{}", keys.verify(&forged, &policy, &RingVerifier).await.err().ok_or("a forged token was accepted")?);
    Ok(())
}

async fn a_callers_token(
    environment: &Environment,
    key: &sandbox::ClientKey,
) -> Result<String, Box<dyn std::error::Error>> {
    let signer = RingSigner::new(&PrivateKey::from_pem(key.expose_private_key_pem())?)?;
    let (kid, scope) = (KeyId::parse(key.kid())?, ScopeSet::parse("altinn:demo.read")?);
    let config = ClientConfig::new(environment.clone(), ClientId::parse(CLIENT_ID)?, kid, scope);
    let client = Client::new(tokio_host(signer)?, config);
    Ok(client.system_user_token(OrganisationNumber::parse("311860917")?, None).await?.expose().to_owned())
}
