//! A system vendor gets a token for a customer's system user and calls an API with it. The sandbox plays
//! Maskinporten, Altinn and the API: `cargo run --package systembruker-reqwest --example token`.

use systembruker::{
    Client, ClientConfig, ClientId, Environment, HttpRequest, KeyId, OrganisationNumber, PrivateKey, RingSigner,
    ScopeSet, Transport as _,
};
use systembruker_reqwest::tokio_host;
use systembruker_sandbox as sandbox;

const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // what the vendor and its customer did beforehand: a registered key, a system, an approved system user
    let key = sandbox::generate_client_key()?;
    let registered = sandbox::Client::new(CLIENT_ID, "315181909").key(key.public_jwk()).scope("altinn:demo.read");
    let sandbox = sandbox::Sandbox::builder()
        .client_with_grants(registered)
        .system(sandbox::System::new("315181909_nordlys_lonn").client_id(CLIENT_ID))
        .system_user(sandbox::SystemUser::new("315181909_nordlys_lonn", "311860917"))
        .start()
        .await?;

    let signer = RingSigner::new(&PrivateKey::from_pem(key.expose_private_key_pem())?)?;
    let config = ClientConfig::new(
        Environment::from_issuer(sandbox.issuer())?,
        ClientId::parse(CLIENT_ID)?,
        KeyId::parse(key.kid())?,
        ScopeSet::parse("altinn:demo.read")?,
    );
    let client = Client::new(tokio_host(signer)?, config);

    let customer = OrganisationNumber::parse("311 860 917")?;
    let token = client.system_user_token(customer, None).await?;
    let request = HttpRequest::get(sandbox.example_api()).with_authorization(token.expose_authorization());
    let answer = client.host().transport.send(request, 4096, std::time::Duration::from_secs(10)).await?;
    println!("{} {}", answer.status, String::from_utf8_lossy(&answer.body));

    // asked again, the token is at hand
    client.system_user_token(customer, None).await?;
    println!("{} token request for two calls", sandbox.token_calls());

    // a customer who approved nothing
    match client.system_user_token(OrganisationNumber::parse("310202398")?, None).await {
        Err(systembruker::ClientError::Refused(refusal)) => println!("{refusal}: {:#?}", refusal.advice().checklist),
        other => println!("{other:?}"),
    }
    Ok(())
}
