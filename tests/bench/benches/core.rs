//! `cargo xtask bench`: the core's operations beside ring's, in one run.
//!
//! What the core adds to an RSA operation: `grant_build_and_assemble` to `ring_sign`, `verify_without_rsa` to
//! `ring_verify`.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use divan::{Bencher, black_box};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use systembruker::{
    Algorithm, ClientId, Environment, Jwks, JwtGrant, KeyId, KeyReference, Offsets, OrganisationNumber,
    PendingVerification, PrivateKey, RequestedSystemUser, RingSigner, RingVerifier, ScopeSet, UnixTime,
    VerificationPolicy, decode, decode_offsets, verify,
};

/// Made for tests alone.
const PEM: &str = include_str!("../../../core/tests/common/throw_away.pem");
const NOW: UnixTime = UnixTime::from_seconds(1_790_000_000);

fn main() {
    println!("token: {} bytes", fixture().token.len());
    divan::main();
}

struct Fixture {
    grant: JwtGrant,
    reference: KeyReference,
    signer: RingSigner,
    n: Vec<u8>,
    e: Vec<u8>,
    keys: Jwks,
    policy: VerificationPolicy,
    token: String,
}

/// A system user's grant, and a token of 1.3 kB as Maskinporten issues it.
fn fixture() -> Fixture {
    let key = PrivateKey::from_pem(PEM).unwrap();
    let signer = RingSigner::new(&key).unwrap();
    let kid = KeyId::parse("0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11").unwrap();
    let keys = format!(r#"{{"keys":[{}]}}"#, key.public_key().to_jwk(&kid, Algorithm::Rs256));
    let owner = OrganisationNumber::parse("311860917").unwrap();
    let grant = JwtGrant::system_user(
        &Environment::Test,
        ClientId::parse("5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901").unwrap(),
        ScopeSet::parse("altinn:instances.read altinn:instances.write").unwrap(),
        RequestedSystemUser { owner, external_ref: None },
    );
    Fixture {
        token: token(&signer, &kid),
        grant,
        reference: kid.into(),
        signer,
        n: key.public_key().n().to_vec(),
        e: key.public_key().e(),
        keys: Jwks::parse(keys.as_bytes()).unwrap(),
        policy: VerificationPolicy::new("https://test.maskinporten.no/").unwrap(),
    }
}

fn token(signer: &RingSigner, kid: &KeyId) -> String {
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let header = encode(format!(r#"{{"alg":"RS256","kid":"{kid}"}}"#).as_bytes());
    let claims = r#"{"authorization_details":[{"type":"urn:altinn:systemuser","systemuser_org":{"authority":"iso6523-actorid-upis","ID":"0192:311860917"},"systemuser_id":["7d2a1c38-0b94-4e0f-8d0e-3a9a4d9e6f21"],"system_id":"315181909_nordlys_lonn"}],"scope":"altinn:instances.read altinn:instances.write altinn:serviceowner altinn:correspondence.read","iss":"https://test.maskinporten.no/","client_amr":"private_key_jwt","token_type":"Bearer","exp":1790000110,"iat":1789999990,"client_id":"5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901","jti":"bW9jay1qdGktdmFsdWUtb2YtZm9ydHktdGhyZWUtY2hhcnM","consumer":{"authority":"iso6523-actorid-upis","ID":"0192:315181909"}}"#;
    let input = format!("{header}.{}", encode(claims.as_bytes()));
    let signature = signer.sign_now(Algorithm::Rs256, input.as_bytes()).unwrap();
    format!("{input}.{}", encode(&signature))
}

#[divan::bench]
fn grant_build_and_assemble(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    let signature = [7; 256];
    bencher.bench_local(|| {
        let grant = black_box(&fixture.grant);
        let unsigned = grant.build(&fixture.reference, Algorithm::Rs256, NOW, "0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11");
        unsigned.unwrap().attach(black_box(&signature)).unwrap()
    });
}

#[divan::bench]
fn ring_sign(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    bencher.bench_local(|| fixture.signer.sign_now(Algorithm::Rs256, black_box(fixture.token.as_bytes())).unwrap());
}

#[divan::bench]
fn verify_whole(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    let Fixture { token, keys, policy, .. } = &fixture;
    bencher.bench_local(|| verify(black_box(token), keys, policy, NOW, &RingVerifier).unwrap());
}

#[divan::bench]
fn verify_without_rsa(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    let Fixture { token, keys, policy, .. } = &fixture;
    bencher.bench_local(|| {
        PendingVerification::start(black_box(token), keys, policy).unwrap().finish(black_box(true), NOW).unwrap()
    });
}

#[divan::bench]
fn ring_verify(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    let (input, signature) = fixture.token.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    bencher.bench_local(|| {
        let key = RsaPublicKeyComponents { n: &fixture.n, e: &fixture.e };
        key.verify(&RSA_PKCS1_2048_8192_SHA256, black_box(input.as_bytes()), &signature).unwrap();
    });
}

#[divan::bench]
fn decode_typed(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    bencher.bench_local(|| decode(black_box(&fixture.token)).unwrap());
}

#[divan::bench]
fn decode_to_offsets(bencher: Bencher<'_, '_>) {
    let fixture = fixture();
    let mut text = vec![0; Offsets::TEXT_BYTES];
    bencher.bench_local(|| decode_offsets(black_box(fixture.token.as_bytes()), &mut text).unwrap());
}
