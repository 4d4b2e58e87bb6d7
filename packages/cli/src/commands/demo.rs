//! `demo`: the whole way from a key to an API's answer, on this machine.

use serde::Serialize;
use serde_json::Value;
use std::time::Instant;
use systembruker::{
    AccessToken, Algorithm, Assertion, ClientId, Environment, HttpRequest, JwtGrant, KeyId, KeyReference,
    MAX_TOKEN_RESPONSE_BYTES, OrganisationNumber, PrivateKey, RequestedSystemUser, RingSigner, ScopeSet,
    TOKEN_CALL_TIMEOUT, Transport as _, UnverifiedGrant,
};
use systembruker_reqwest::ReqwestTransport;
use systembruker_sandbox::{Client, ClientKey, Sandbox, System, SystemUser, generate_client_key};
use uuid::Uuid;

use crate::clock;
use crate::exchange::{exchange, runtime};
use crate::failure::{self, Failure};
use crate::output::{Fields, Output, escape, style};
use crate::view::{Decoded, View, refusal};

/// Who takes part. The numbers are of no real organisation.
const VENDOR: &str = "315181909";
const SYSTEM: &str = "315181909_nordlys_lonn";
const CUSTOMER: &str = "311860917";
const CUSTOMER_WITHOUT: &str = "310202398";
const CLIENT_ID: &str = "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901";
const SCOPE: &str = "altinn:demo.read";

pub(crate) fn run(output: &Output) -> Result<(), Failure> {
    runtime()?.block_on(play(output))
}

async fn play(output: &Output) -> Result<(), Failure> {
    let started = Instant::now();
    let tell = Teller(output);
    tell.line("A vendor asks for a token for its customer's system user. Nothing leaves this machine.")?;

    let key = generate_client_key().map_err(|error| Failure::input("start.key", error.to_string()))?;
    let sandbox = sandbox(&key).await?;
    tell.step(1, "A sandbox plays Maskinporten and Altinn.", &places(&sandbox))?;
    tell.step(2, "The vendor has made an RSA key and registered its public half.", &registered(&key))?;

    let vendor = Vendor::new(&sandbox, &key)?;
    let assertion = vendor.sign(CUSTOMER)?;
    let grant = View::Grant(UnverifiedGrant::decode(assertion.expose())?);
    let title = format!("The vendor signs a grant for customer {CUSTOMER}. It says:");
    tell.step(3, &title, &grant.rows(false, clock::now()))?;

    let transport = ReqwestTransport::new()?;
    let access_token = exchange(&transport, &vendor.environment, &assertion).await?;
    let token = View::decode(access_token.expose())?;
    tell.step(4, "Maskinporten takes the grant and gives an access token. It says:", &token.rows(false, clock::now()))?;

    let (status, answer) = call(&transport, sandbox.example_api(), &access_token).await?;
    tell.step(5, &format!("The example API takes the token and answers {status}:"), &pretty(&answer))?;

    let refused = exchange(&transport, &vendor.environment, &vendor.sign(CUSTOMER_WITHOUT)?).await;
    let Err(Failure::Refused(refused)) = refused else {
        return refused.map(drop);
    };
    let title = format!("Customer {CUSTOMER_WITHOUT} has approved no system user, so Maskinporten refuses:");
    tell.step(6, &title, &indent(&refusal::text(&refused)))?;

    sandbox.shutdown().await;
    if output.json {
        let (grant, token) = (grant.json(false, clock::now()), token.json(false, clock::now()));
        let api = Api { status, body: answer };
        return output.json(&Story { grant, token, api, refusal: refusal::json(&refused) });
    }
    tell.line(&format!("\nThat took {:.1} s. Next: systembruker token --help", started.elapsed().as_secs_f64()))
}

/// The story for programs.
#[derive(Serialize)]
struct Story {
    grant: Decoded,
    token: Decoded,
    api: Api,
    refusal: Value,
}

#[derive(Serialize)]
struct Api {
    status: u16,
    body: Value,
}

/// Prints the story, unless a program reads.
struct Teller<'a>(&'a Output);

impl Teller<'_> {
    fn line(&self, text: &str) -> Result<(), Failure> {
        if self.0.json { Ok(()) } else { self.0.print(text) }
    }

    fn step(&self, number: u8, title: &str, body: &impl ToString) -> Result<(), Failure> {
        self.line(&format!("\n{}\n{}", style::heading(&format!("{number}. {title}")), body.to_string()))
    }
}

async fn sandbox(key: &ClientKey) -> Result<Sandbox, Failure> {
    let started = Sandbox::builder()
        .client_with_grants(Client::new(CLIENT_ID, VENDOR).key(key.public_jwk()).scope(SCOPE))
        .system(System::new(SYSTEM).client_id(CLIENT_ID))
        .system_user(SystemUser::new(SYSTEM, CUSTOMER))
        .start()
        .await;
    started.map_err(|error| failure::sandbox_start(&error))
}

/// The vendor's side: what a program of its own would hold.
struct Vendor {
    environment: Environment,
    client_id: ClientId,
    scope: ScopeSet,
    key: KeyReference,
    signer: RingSigner,
}

impl Vendor {
    fn new(sandbox: &Sandbox, key: &ClientKey) -> Result<Self, Failure> {
        Ok(Self {
            environment: Environment::custom(sandbox.issuer(), sandbox.altinn_platform())?,
            client_id: ClientId::parse(CLIENT_ID)?,
            scope: ScopeSet::parse(SCOPE)?,
            key: KeyId::parse(key.kid())?.into(),
            signer: RingSigner::new(&PrivateKey::from_pem(key.expose_private_key_pem())?)?,
        })
    }

    fn sign(&self, customer: &str) -> Result<Assertion, Failure> {
        let system_user = RequestedSystemUser { owner: OrganisationNumber::parse(customer)?, external_ref: None };
        let grant = JwtGrant::system_user(&self.environment, self.client_id.clone(), self.scope.clone(), system_user);
        let jti = Uuid::new_v4().to_string();
        let unsigned = grant.build(&self.key, Algorithm::default(), clock::now(), &jti)?;
        let signature = self.signer.sign_now(unsigned.algorithm(), unsigned.signing_input().as_bytes())?;
        Ok(unsigned.attach(&signature)?)
    }
}

async fn call(transport: &ReqwestTransport, url: &str, token: &AccessToken) -> Result<(u16, Value), Failure> {
    let headers = vec![("authorization".to_owned(), token.expose_authorization())];
    let request = HttpRequest { method: "GET", url: url.to_owned(), headers, body: Vec::new() };
    let response = transport.send(request, MAX_TOKEN_RESPONSE_BYTES, TOKEN_CALL_TIMEOUT).await?;
    Ok((response.status, serde_json::from_slice(&response.body).unwrap_or_default()))
}

fn places(sandbox: &Sandbox) -> Fields {
    let mut fields = Fields::default();
    fields.row("Maskinporten", sandbox.issuer(), "");
    fields.row("example API", sandbox.example_api(), "");
    fields
}

fn registered(key: &ClientKey) -> Fields {
    let mut fields = Fields::default();
    fields.row("vendor", VENDOR, "has the client and the system");
    fields.row("client", CLIENT_ID, "in Maskinporten");
    fields.row("kid", key.kid(), "names the key");
    fields.row("system", SYSTEM, "in Altinn");
    fields.row("customer", CUSTOMER, "has approved a system user of that system");
    fields
}

fn pretty(answer: &Value) -> String {
    let json = serde_json::to_string_pretty(answer).unwrap_or_default();
    indent(&json.lines().map(escape).collect::<Vec<_>>().join("\n"))
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("   {line}")).collect::<Vec<_>>().join("\n")
}
