//! What must hold for any bytes.

mod common;

use common::{DETAIL, HEADER, NOW, base64url, jwks, payload, policy, token_of};
use proptest::prelude::*;
use systembruker::{
    CertificateChain, Environment, ExternalRef, HttpResponse, Jwks, Offsets, OffsetsError, OrganisationNumber,
    PrivateKey, RingVerifier, ScopeSet, SystemDefinition, SystemDraft, SystemId, TokenField, UnverifiedGrant, decode,
    decode_offsets, read_token_response, verify,
};

/// JSON-like text: mostly well-formed claims with hostile spots.
fn claims_text() -> impl Strategy<Value = String> {
    let id = prop_oneof![
        Just(r#""0192:311860917""#.to_owned()),
        Just(r#""0192:311860917:1""#.to_owned()),
        Just(r#""\u0030192:311860917""#.to_owned()),
        Just("7".to_owned()),
        Just(r#""9908:311860917""#.to_owned()),
    ];
    let value = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1790000110".to_owned()),
        Just("1.5e9".to_owned()),
        Just("1e400".to_owned()),
        Just(r#""text""#.to_owned()),
        Just(r#""\u00e6\n""#.to_owned()),
        Just(r#""æøå""#.to_owned()),
        Just("[]".to_owned()),
        Just(r#"["a"]"#.to_owned()),
        Just(r#"["a","b"]"#.to_owned()),
        id.clone().prop_map(|id| format!(r#"{{"authority":"iso6523-actorid-upis","ID":{id}}}"#)),
        (id, prop_oneof![Just(r#""one""#), Just(r#"["one"]"#), Just(r#"["one","two"]"#), Just("[]")]).prop_map(
            |(id, ids)| format!(
                r#"[{{"type":"urn:altinn:systemuser","systemuser_org":{{"id":{id}}},"systemuser_id":{ids},"system_id":"s"}}]"#
            )
        ),
        Just(DETAIL.to_owned()),
        Just(DETAIL[1..DETAIL.len() - 1].to_owned()),
    ];
    let name = prop_oneof![
        Just("iss"),
        Just("client_id"),
        Just("client_amr"),
        Just("consumer"),
        Just("supplier"),
        Just("scope"),
        Just("aud"),
        Just("exp"),
        Just("iat"),
        Just("nbf"),
        Just("pid"),
        Just("authorization_details"),
        Just("jti"),
        Just("token_type"),
        Just("delegation_source"),
        Just("other"),
        Just(r"\u0069ss"),
    ];
    prop::collection::vec((name, value), 0..12).prop_map(|members| {
        let members: Vec<_> = members.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

fn unsigned(header: &str, payload: &[u8]) -> String {
    format!("{}.{}.c2ln", base64url(header.as_bytes()), base64url(payload))
}

/// Compares the table with the typed decode, field by field.
fn same_as_typed(token: &str) {
    let mut text = vec![0; token.len()];
    let typed = decode(token);
    let offsets = match (decode_offsets(token.as_bytes(), &mut text), typed.as_ref()) {
        (Ok(offsets), Ok(_)) => offsets,
        (Err(OffsetsError::Malformed(table)), Err(typed)) => return assert_eq!(&table, typed),
        (table, typed) => panic!("the table says {table:?}, the typed decode {:?}", typed.map(|_| ())),
    };
    let typed = typed.unwrap();
    let (header, claims) = (&typed.header, &typed.claims);
    let users = claims.system_users.as_deref();
    assert_eq!(offsets.flags() & Offsets::SYSTEM_USERS_UNREADABLE != 0, users.is_err());
    if offsets.flags() & Offsets::INCOMPLETE != 0 {
        return;
    }
    let field = |field| offsets.field(&text, field).map(str::to_owned);
    let org = |organisation: &Option<systembruker::Organisation>| {
        let organisation = organisation.as_ref();
        (organisation.and_then(|o| o.authority.clone()), organisation.map(|o| o.number().to_owned()))
    };
    let date = |date: Option<systembruker::NumericDate>| date.map(systembruker::NumericDate::seconds);
    let number = |name| field(name).map(|text| text.parse::<f64>().unwrap());
    assert_eq!((field(TokenField::Alg), field(TokenField::Kid)), (header.alg.clone(), header.kid.clone()));
    assert_eq!(field(TokenField::Typ), header.typ);
    assert_eq!(field(TokenField::Iss), claims.iss);
    assert_eq!(field(TokenField::ClientId), claims.client_id);
    assert_eq!(field(TokenField::ClientAmr), claims.client_amr);
    assert_eq!((field(TokenField::ConsumerAuthority), field(TokenField::ConsumerNumber)), org(&claims.consumer));
    assert_eq!((field(TokenField::SupplierAuthority), field(TokenField::SupplierNumber)), org(&claims.supplier));
    assert_eq!(field(TokenField::DelegationSource), claims.delegation_source);
    assert_eq!(field(TokenField::Scope), claims.scope);
    assert_eq!(field(TokenField::TokenType), claims.token_type);
    assert_eq!(field(TokenField::Jti), claims.jti);
    assert_eq!(field(TokenField::Pid), claims.pid);
    assert_eq!(field(TokenField::Aud).into_iter().collect::<Vec<_>>(), claims.aud);
    assert_eq!(number(TokenField::Exp), date(claims.exp));
    assert_eq!(number(TokenField::Iat), date(claims.iat));
    assert_eq!(number(TokenField::Nbf), date(claims.nbf));
    let user = claims.system_user();
    assert_eq!(user.is_some(), users.is_ok_and(|users| !users.is_empty()), "several are never complete");
    assert_eq!(field(TokenField::SystemUserOrgNumber), user.map(|user| user.systemuser_org.number().to_owned()));
    assert_eq!(field(TokenField::SystemUserOrgAuthority), user.and_then(|user| user.systemuser_org.authority.clone()));
    assert_eq!(field(TokenField::SystemUserId), user.map(|user| user.id().to_owned()));
    assert_eq!(field(TokenField::SystemId), user.map(|user| user.system_id.clone()));
    assert_eq!(offsets.flags() & Offsets::NOT_ASCII == 0, header.json().is_ascii() && claims.json().is_ascii());
}

#[test]
fn the_table_of_a_real_token_is_complete() {
    let token = token_of(HEADER, payload(DETAIL).as_bytes());
    let mut text = vec![0; Offsets::TEXT_BYTES];
    let offsets = decode_offsets(token.as_bytes(), &mut text).unwrap();
    assert_eq!(offsets.flags(), 0);
    assert_eq!(offsets.field(&text, TokenField::SystemUserOrgNumber), Some("311860917"));
    same_as_typed(&token);
}

#[test]
fn a_text_buffer_that_is_too_small_is_an_error() {
    let token = token_of(HEADER, payload(DETAIL).as_bytes());
    let mut text = vec![0; token.len() - 1];
    let error = decode_offsets(token.as_bytes(), &mut text).unwrap_err();
    assert_eq!(error, OffsetsError::TextTooSmall { needed: token.len() });
}

/// What a grant can ask for, few values of each part, so that equal ones meet often.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    issuer: &'static str,
    client_id: &'static str,
    kid: &'static str,
    scope: Vec<&'static str>,
    own_scope: bool,
    owner: Option<&'static str>,
    external_ref: Option<&'static str>,
    resource: Vec<&'static str>,
    consumer_org: Option<&'static str>,
    pid: Option<&'static str>,
    altinn: bool,
}

impl Asked {
    /// What two askings must agree in to share a token.
    fn meaning(&self) -> Self {
        let mut scope = self.scope.clone();
        scope.sort_unstable();
        scope.dedup();
        let external_ref = self.external_ref.filter(|_| self.owner.is_some());
        Self { scope, own_scope: true, external_ref, ..self.clone() }
    }

    fn key(&self) -> systembruker::TokenKey {
        use systembruker::testing::{Answer, CountingRandom, ScriptedTransport, VirtualClock};
        use systembruker::{
            Client, ClientConfig, ClientId, KeyId, Parts, PersonNumber, RequestedSystemUser, TokenQuery,
        };
        let clock = VirtualClock::new(NOW);
        let transport = ScriptedTransport::new(&clock, Vec::<Answer>::new());
        let signer = systembruker::RingSigner::new(&common::key()).unwrap();
        let scope = ScopeSet::from_texts(&self.scope).unwrap();
        let environment = Environment::from_issuer(self.issuer).unwrap();
        let (client_id, kid) = (ClientId::parse(self.client_id).unwrap(), KeyId::parse(self.kid).unwrap());
        let default = if self.own_scope { ScopeSet::parse("default").unwrap() } else { scope.clone() };
        let config = ClientConfig::new(environment, client_id, kid, default);
        let client = Client::new(Parts::new(transport, signer, clock, CountingRandom::default()), config);
        let number = |text| OrganisationNumber::parse(text).unwrap();
        let external_ref = self.external_ref.map(|text| ExternalRef::parse(text).unwrap());
        client.token_key(&TokenQuery {
            scope: self.own_scope.then_some(scope),
            system_user: self.owner.map(|owner| RequestedSystemUser { owner: number(owner), external_ref }),
            resource: self.resource.iter().map(|text| systembruker::ResourceIndicator::parse(text).unwrap()).collect(),
            consumer_org: self.consumer_org.map(number),
            pid: self.pid.map(|text| PersonNumber::parse(text).unwrap()),
            altinn: self.altinn,
        })
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let some = |a: &'static str, b: &'static str| prop_oneof![Just(None), Just(Some(a)), Just(Some(b))];
    let two = |a: &'static str, b: &'static str| prop_oneof![Just(a), Just(b)];
    let scopes = prop::collection::vec(prop_oneof![Just("a"), Just("b"), Just("ab")], 1..4);
    let resources = prop::collection::vec(two("https://a.example/", "https://b.example/"), 0..3);
    let identity = (two("https://test.maskinporten.no/", "https://maskinporten.no/"), two("c", "d"), two("k", "l"));
    let user = (some("311860917", "310202398"), some("a", "b"));
    let rest = (
        scopes,
        any::<bool>(),
        resources,
        some("311860917", "310202398"),
        some("01010112345", "01010112346"),
        any::<bool>(),
    );
    (identity, user, rest).prop_map(|((issuer, client_id, kid), (owner, external_ref), rest)| {
        let (scope, own_scope, resource, consumer_org, pid, altinn) = rest;
        Asked { issuer, client_id, kid, scope, own_scope, owner, external_ref, resource, consumer_org, pid, altinn }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn two_queries_share_a_key_only_if_they_ask_for_the_same(one in asked(), other in asked(), part in 0usize..11) {
        // a pair that differs in one part at most
        let mut near = one.clone();
        match part {
            0 => near.issuer = other.issuer,
            1 => near.client_id = other.client_id,
            2 => near.kid = other.kid,
            3 => near.scope = other.scope.clone(),
            4 => near.own_scope = other.own_scope,
            5 => near.owner = other.owner,
            6 => near.external_ref = other.external_ref,
            7 => near.resource = other.resource.clone(),
            8 => near.consumer_org = other.consumer_org,
            9 => near.pid = other.pid,
            _ => near.altinn = other.altinn,
        }
        for pair in [&near, &other] {
            let same = one.meaning() == pair.meaning();
            let (key, other_key) = (one.key(), pair.key());
            prop_assert_eq!(key == other_key, same);
            prop_assert_eq!(key.fingerprint() == other_key.fingerprint(), same);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn the_offset_table_equals_the_typed_decode(header in claims_text(), payload in claims_text()) {
        same_as_typed(&unsigned(&header, payload.as_bytes()));
    }

    #[test]
    fn the_offset_table_equals_the_typed_decode_of_damaged_tokens(
        payload in claims_text(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut payload = payload.into_bytes();
        let place = place.index(payload.len());
        payload[place] = byte;
        same_as_typed(&unsigned(HEADER, &payload));
    }

    #[test]
    fn nothing_panics_on_any_text(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&text);
        let _ = UnverifiedGrant::decode(&text);
        let _ = UnverifiedGrant::from_claims_json(&text);
        let _ = verify(&text, &jwks(), &policy(), NOW, &RingVerifier);
        let _ = decode_offsets(&bytes, &mut [0; 16]);
        let _ = Jwks::parse(&bytes);
        let _ = PrivateKey::parse(&text);
        let _ = PrivateKey::from_pkcs8(&bytes);
        let _ = PrivateKey::from_pkcs1(&bytes);
        let _ = CertificateChain::from_pem(&text);
        let _ = Environment::from_issuer(&text);
        let _ = SystemDefinition::from_json(&text);
        let _ = SystemDraft::from_guide_2024(&text);
        for status in [200, 400, 429, 503] {
            let headers = vec![("retry-after".to_owned(), text.clone())];
            let _ = read_token_response(&HttpResponse { status, headers, body: bytes.clone() }, NOW);
        }
    }

    #[test]
    fn verify_accepts_no_changed_token(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let token = token_of(HEADER, payload(DETAIL).as_bytes());
        prop_assert!(verify(&token, &jwks(), &policy(), NOW, &RingVerifier).is_ok());
        let place = place.index(token.len());
        let mut changed = token.clone().into_bytes();
        changed[place] = byte;
        if let Ok(changed) = String::from_utf8(changed) && changed != token {
            prop_assert!(verify(&changed, &jwks(), &policy(), NOW, &RingVerifier).is_err());
        }
    }

    #[test]
    fn what_was_parsed_prints_the_same(text in "[0-9 ]{9,12}|[a-z_-]{1,20}|[a-z:. ]{1,20}|31[0-9]{7}_[a-z]{1,9}") {
        if let Ok(number) = OrganisationNumber::parse(&text) {
            prop_assert_eq!(OrganisationNumber::parse(&number.to_string()), Ok(number));
            prop_assert_eq!(OrganisationNumber::parse(&number.iso6523()), Ok(number));
        }
        if let Ok(external_ref) = ExternalRef::parse(&text) {
            prop_assert_eq!(external_ref.as_str(), text.as_str());
        }
        if let Ok(scopes) = ScopeSet::parse(&text) {
            prop_assert_eq!(ScopeSet::parse(&scopes.to_string()), Ok(scopes));
        }
        if let Ok(id) = SystemId::parse(&text) {
            prop_assert_eq!(SystemId::parse(id.as_str()), Ok(id));
        }
    }

    #[test]
    fn every_organisation_number_but_one_in_eleven_has_one_check_digit(first in 0u32..100_000_000) {
        let right = (0..10).filter(|last| OrganisationNumber::parse(&format!("{first:08}{last}")).is_ok()).count();
        prop_assert!(right <= 1);
    }

    #[test]
    fn json_that_is_read_is_json(text in r#"[\[\]{}:,"0-9a-z\\ .eE+-]{0,24}"#) {
        let wrapped = format!("{{\"a\":{text}}}");
        let ours = decode(&unsigned(HEADER, wrapped.as_bytes())).is_ok();
        let theirs = serde_json::from_str::<serde_json::Value>(&wrapped);
        // stricter in two points: duplicate members, and numbers that serde_json calls out of range
        if ours {
            prop_assert!(theirs.is_ok() || theirs.is_err_and(|error| error.to_string().contains("out of range")));
        }
    }
}
