//! The options of `grant` and `token`: as a signed grant for the one, as a client and its query for the other.

use std::path::PathBuf;

use clap::Args;
use systembruker::{
    Algorithm, Assertion, CertificateChain, Client, ClientConfig, ClientId, Environment, ExternalRef, Host, JwtGrant,
    KeyId, KeyReference, OrganisationNumber, PrivateKey, RequestedSystemUser, ResourceIndicator, RingSigner, ScopeSet,
    TokenQuery,
};
use uuid::Uuid;

use crate::failure::Failure;
use crate::host::telling_host;
use crate::output::Output;
use crate::{clock, input};

#[derive(Args)]
pub(crate) struct GrantOptions {
    /// Environment: test (with Altinn TT02), prod, or the issuer of another
    #[arg(long, value_name = "test|prod|ISSUER", default_value = "test")]
    env: String,
    /// The Maskinporten client's id
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    client_id: String,
    /// The client's private RSA key, as PEM or JWK; - for standard input
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The key's id in self-service; a JWK may bring its own
    // a thumbprint may begin with a hyphen
    #[arg(long, conflicts_with = "x5c", allow_hyphen_values = true)]
    kid: Option<String>,
    /// The enterprise certificate and its issuers as PEM, instead of a key id
    #[arg(long, value_name = "FILE")]
    x5c: Option<PathBuf>,
    /// A scope; may be given several times
    #[arg(long, required = true)]
    scope: Vec<String>,
    /// The customer that owns the system user; without it the token is the vendor's own
    #[arg(long, value_name = "NUMBER")]
    systemuser_org: Option<String>,
    /// The reference that the system user was asked for with
    #[arg(long, value_name = "REF", requires = "systemuser_org", allow_hyphen_values = true)]
    external_ref: Option<String>,
    /// An API that the token is restricted to; may be given several times
    #[arg(long, value_name = "URI")]
    resource: Vec<String>,
    /// The organisation that delegated the scope; not with a system user
    #[arg(long, value_name = "NUMBER")]
    consumer_org: Option<String>,
    /// Signature algorithm
    #[arg(long, value_name = "RS256|RS384|RS512", default_value = Algorithm::Rs256.as_str())]
    alg: String,
    /// Seconds that the grant lives, as long as is allowed unless given
    #[arg(long, value_name = "SECONDS", default_value_t = JwtGrant::MAX_LIFETIME_SECONDS)]
    lifetime: u64,
    /// Seconds by which the grant says it is older, against a clock that is ahead
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    back_date: u64,
}

/// A signed grant and whom it is for.
pub(crate) struct SignedGrant {
    pub(crate) environment: Environment,
    pub(crate) assertion: Assertion,
}

impl GrantOptions {
    /// Builds and signs the grant, with a new `jti` and this machine's time.
    pub(crate) fn sign(&self) -> Result<SignedGrant, Failure> {
        let environment = environment(&self.env)?;
        let grant = self.grant(&environment)?;
        let key = self.private_key()?;
        let algorithm: Algorithm = self.alg.parse()?;
        let jti = Uuid::new_v4().to_string();
        let unsigned = grant.build(&self.key_reference(&key)?, algorithm, clock::now(), &jti)?;
        let signature = RingSigner::new(&key)?.sign_now(algorithm, unsigned.signing_input().as_bytes())?;
        Ok(SignedGrant { environment, assertion: unsigned.attach(&signature)? })
    }

    /// A client that sends such grants.
    pub(crate) fn client(&self, output: &Output) -> Result<Client<impl Host>, Failure> {
        let (environment, client_id) = (environment(&self.env)?, ClientId::parse(&self.client_id)?);
        let key = self.private_key()?;
        let config = ClientConfig::new(environment, client_id, self.key_reference(&key)?, self.scope()?)
            .algorithm(self.alg.parse()?)
            .grant_lifetime_seconds(self.lifetime)
            .grant_back_date_seconds(self.back_date);
        Ok(Client::new(telling_host(RingSigner::new(&key)?, output)?, config))
    }

    /// What the token is for.
    pub(crate) fn query(&self) -> Result<TokenQuery, Failure> {
        let external_ref = self.external_ref.as_deref().map(ExternalRef::parse).transpose()?;
        let owner = self.systemuser_org.as_deref().map(OrganisationNumber::parse).transpose()?;
        let resource = self.resource.iter().map(|resource| ResourceIndicator::parse(resource));
        Ok(TokenQuery {
            system_user: owner.map(|owner| RequestedSystemUser { owner, external_ref }),
            resource: resource.collect::<Result<_, _>>()?,
            consumer_org: self.consumer_org.as_deref().map(OrganisationNumber::parse).transpose()?,
            ..TokenQuery::default()
        })
    }

    pub(crate) fn scope(&self) -> Result<ScopeSet, Failure> {
        Ok(ScopeSet::parse(&self.scope.join(" "))?)
    }

    fn grant(&self, environment: &Environment) -> Result<JwtGrant, Failure> {
        let (client_id, scope, query) = (ClientId::parse(&self.client_id)?, self.scope()?, self.query()?);
        let mut grant = match query.system_user {
            Some(user) => JwtGrant::system_user(environment, client_id, scope, user),
            None => JwtGrant::vendor(environment, client_id, scope),
        };
        if let Some(consumer) = query.consumer_org {
            grant = grant.consumer_org(consumer);
        }
        Ok(grant.resource(query.resource).lifetime_seconds(self.lifetime)?.back_date_seconds(self.back_date)?)
    }

    fn private_key(&self) -> Result<PrivateKey, Failure> {
        Ok(PrivateKey::parse(&input::file(&self.key)?)?)
    }

    fn key_reference(&self, key: &PrivateKey) -> Result<KeyReference, Failure> {
        if let Some(path) = &self.x5c {
            return Ok(CertificateChain::from_pem(&input::file(path)?)?.into());
        }
        let given = self.kid.as_deref().map(KeyId::parse).transpose()?;
        given.or_else(|| key.kid().cloned()).map(KeyReference::from).ok_or_else(|| {
            Failure::usage(
                "cli.key_reference",
                "the key has no kid of its own; give --kid as in self-service, or --x5c",
            )
        })
    }
}

fn environment(name: &str) -> Result<Environment, Failure> {
    Ok(if name.contains(':') { Environment::from_issuer(name)? } else { Environment::parse(name)? })
}
