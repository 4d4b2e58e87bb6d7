//! The checks of the token endpoint in their order, with ways to fail each of them.

use serde_json::{Value, json};

use crate::certificates;
use crate::harness::{AGENCY, Attempt, CERT_CLIENT, CLIENT, NOW, VENDOR, cert_key, old_key, vendor_key};

/// One answer of one check.
pub(crate) struct Row {
    pub(crate) check: u8,
    pub(crate) error: &'static str,
    pub(crate) code: Option<&'static str>,
    pub(crate) text: &'static str,
    /// Each touches as little as it can, so that two of different checks can spoil one attempt.
    pub(crate) ways: &'static [Way],
}

/// What it is called, and how it spoils an attempt.
pub(crate) type Way = (&'static str, fn(&mut Attempt));

impl Row {
    pub(crate) fn status(&self) -> u16 {
        if [18, 20].contains(&self.check) { 403 } else { 400 }
    }
}

pub(crate) const ROWS: &[Row] = &[
    Row {
        check: 1,
        error: "unsupported_grant_type",
        code: None,
        text: "Unsupported grant type",
        ways: &[
            ("a GET", |attempt| attempt.method = "GET"),
            ("a PUT", |attempt| attempt.method = "PUT"),
            ("JSON", |attempt| attempt.content_type = "application/json"),
            ("another grant type", |attempt| attempt.grant_type = "client_credentials"),
        ],
    },
    Row {
        check: 1,
        error: "invalid_request",
        code: None,
        text: "Missing parameter: assertion",
        ways: &[
            ("no assertion", |attempt| attempt.assertion = Some(String::new())),
            ("two assertions", |attempt| attempt.assertion = Some("a.b.c&assertion=a.b.c".into())),
        ],
    },
    Row {
        check: 2,
        error: "invalid_request",
        code: Some("MP-011"),
        text: "Invalid assertion. Invalid parameter value",
        ways: &[
            ("two parts", |attempt| attempt.assertion = Some("e30.e30".into())),
            ("four parts", |attempt| attempt.assertion = Some(attempt.assertion() + ".e30")),
            ("base64url with padding", |attempt| attempt.assertion = Some("e30=.e30.AAAA".into())),
            ("a newline in it", |attempt| attempt.assertion = Some(attempt.assertion() + "%0A")),
            ("a payload that is no object", |attempt| attempt.claims = json!("text")),
            ("a member that stands twice", |attempt| {
                attempt.assertion = Some("eyJhbGciOiJSUzI1NiIsImFsZyI6IlJTMjU2In0.e30.AAAA".into());
            }),
            ("crit", |attempt| attempt.header["crit"] = json!(["exp"])),
        ],
    },
    Row {
        check: 3,
        error: "invalid_grant",
        code: Some("MP-100"),
        text: "Client not found",
        ways: &[
            ("an unknown client", |attempt| attempt.claims["iss"] = "nobody".into()),
            ("an iss that is no text", |attempt| attempt.claims["iss"] = json!([CLIENT])),
        ],
    },
    Row {
        check: 4,
        error: "invalid_grant",
        code: Some("MP-124"),
        text: "Invalid JWT signature",
        ways: &[
            ("alg none", |attempt| attempt.header["alg"] = "none".into()),
            ("alg HS256", |attempt| attempt.header["alg"] = "HS256".into()),
            ("alg PS256", |attempt| attempt.header["alg"] = "PS256".into()),
            ("alg ES256", |attempt| attempt.header["alg"] = "ES256".into()),
        ],
    },
    Row {
        check: 5,
        error: "invalid_grant",
        code: None,
        text: "The client requires pre-registered jwk and no key identifier (kid) provided",
        ways: &[
            ("neither kid nor x5c", |attempt| attempt.header = json!({ "alg": "RS256" })),
            ("kid and x5c", |attempt| {
                let kid = vendor_key().client_key.kid();
                attempt.header = json!({ "alg": "RS256", "kid": kid, "x5c": [certificates::good()] });
            }),
            ("x5c on a client with keys", |attempt| {
                attempt.header = json!({ "alg": "RS256", "x5c": "not even an array" });
                attempt.claims["iss"] = CLIENT.into();
            }),
        ],
    },
    Row {
        check: 6,
        error: "invalid_grant",
        code: Some("MP-123"),
        text: "Invalid JWT header x5c",
        ways: &[("x5c as one string", |attempt| with_certificate(attempt, &certificates::other_environment()))],
    },
    Row {
        check: 7,
        error: "invalid_grant",
        code: Some("MP-120"),
        text: "Invalid assertion. Client authentication failed. The JWT is signed with an invalid certificate.",
        ways: &[
            ("an expired certificate", |attempt| with_certificate(attempt, &json!([certificates::expired()]))),
            ("a certificate of the other environment", |attempt| {
                with_certificate(attempt, &json!([certificates::other_environment()]));
            }),
        ],
    },
    Row {
        check: 7,
        error: "invalid_grant",
        code: Some("MP-122"),
        text: "Invalid JWT. Invalid organization number for client. Does not match certificate orgno",
        ways: &[("another organisation's certificate", |attempt| {
            with_certificate(attempt, &json!([certificates::other_organisation()]));
        })],
    },
    Row {
        check: 8,
        error: "invalid_grant",
        code: None,
        text: "Unknown key identifier (kid) for client",
        ways: &[
            ("an unknown kid", |attempt| attempt.header = json!({ "alg": "RS256", "kid": "other" })),
            ("a kid that is no text", |attempt| attempt.header = json!({ "alg": "RS256", "kid": 7 })),
        ],
    },
    Row {
        check: 9,
        error: "invalid_grant",
        code: Some("MP-121"),
        text: "Invalid assertion. Client authentication failed. Expired key",
        ways: &[("a key older than a year", |attempt| {
            attempt.header = json!({ "alg": "RS256", "kid": old_key().client_key.kid() });
        })],
    },
    Row {
        check: 10,
        error: "invalid_grant",
        code: Some("MP-124"),
        text: "Invalid JWT signature",
        ways: &[
            ("another key", |attempt| attempt.key = old_key()),
            ("another algorithm than the key's", |attempt| attempt.header["alg"] = "RS384".into()),
            ("an empty signature", |attempt| attempt.signature = Some("")),
        ],
    },
    Row {
        check: 11,
        error: "invalid_grant",
        code: Some("MP-110"),
        text: "Invalid assertion. Client authentication failed. Invalid JWT claim aud",
        ways: &[
            ("no slash", |attempt| {
                let issuer = attempt.claims["aud"].as_str().unwrap_or_default().trim_end_matches('/').to_owned();
                attempt.claims["aud"] = issuer.into();
            }),
            ("the token endpoint", |attempt| {
                attempt.claims["aud"] = format!("{}token", attempt.claims["aud"].as_str().unwrap_or_default()).into();
            }),
            ("an array", |attempt| attempt.claims["aud"] = json!([attempt.claims["aud"]])),
        ],
    },
    Row {
        check: 12,
        error: "invalid_request",
        code: Some("MP-011"),
        text: "Invalid assertion. Invalid parameter value",
        ways: &[
            ("no iat", |attempt| remove(attempt, "iat")),
            ("no exp", |attempt| remove(attempt, "exp")),
            ("no jti", |attempt| remove(attempt, "jti")),
            ("an empty jti", |attempt| attempt.claims["jti"] = "".into()),
            ("iat as text", |attempt| attempt.claims["iat"] = "1790000000".into()),
            ("exp null", |attempt| attempt.claims["exp"] = Value::Null),
            ("jti as number", |attempt| attempt.claims["jti"] = 7.into()),
            ("an undocumented claim", |attempt| attempt.claims["org"] = VENDOR.into()),
            ("pid too short", |attempt| attempt.claims["pid"] = "123".into()),
            ("consumer_org with its prefix", |attempt| attempt.claims["consumer_org"] = "0192:310202398".into()),
        ],
    },
    Row {
        check: 13,
        error: "invalid_grant",
        code: None,
        text: "Issue time is in the future.",
        ways: &[("iat ahead", |attempt| attempt.claims["iat"] = (NOW + 11).into())],
    },
    Row {
        check: 14,
        error: "invalid_grant",
        code: Some("MP-130"),
        text: "JWT is expired",
        ways: &[
            ("expired", |attempt| attempt.claims["exp"] = (NOW - 11).into()),
            ("expired after too long a life", |attempt| {
                (attempt.claims["iat"], attempt.claims["exp"]) = ((NOW - 300).into(), (NOW - 11).into());
            }),
        ],
    },
    Row {
        check: 15,
        error: "invalid_grant",
        code: None,
        text: "JWT has too long lifetime.",
        ways: &[("too long a life", |attempt| {
            (attempt.claims["iat"], attempt.claims["exp"]) = (NOW.into(), (NOW + 181).into());
        })],
    },
    Row {
        check: 16,
        error: "invalid_grant",
        code: Some("MP-012"),
        text: "Grant is used before",
        ways: &[("a jti seen before", |attempt| attempt.claims["jti"] = "used".into())],
    },
    Row {
        check: 17,
        error: "invalid_scope",
        code: Some("MP-200"),
        text: "Token request contains invalid scopes for client",
        ways: &[
            ("no scope", |attempt| remove(attempt, "scope")),
            ("an empty scope", |attempt| attempt.claims["scope"] = " ".into()),
            ("a scope not on the client", |attempt| {
                attempt.claims["scope"] = "skatteetaten:ungranted altinn:other".into();
            }),
        ],
    },
    Row {
        check: 18,
        error: "invalid_scope",
        code: Some("MP-250"),
        text: "Consumer has not been granted access to the scope skatteetaten:ungranted",
        ways: &[("a scope not granted", |attempt| {
            attempt.claims["scope"] = "altinn:demo.read skatteetaten:ungranted".into();
        })],
    },
    Row {
        check: 19,
        error: "invalid_request",
        code: None,
        text: "Validation of JWT claim failed: The combination consumer_org in claim and delegation scope on client is invalid",
        ways: &[("its own consumer_org", |attempt| attempt.claims["consumer_org"] = VENDOR.into())],
    },
    Row {
        check: 20,
        error: "invalid_scope",
        code: Some("MP-251"),
        text: "Consumer 310202398 has not delegated access to the scope altinn:instances.read to supplier 315181909",
        ways: &[("a scope not delegated", |attempt| {
            attempt.claims["consumer_org"] = AGENCY.into();
            attempt.claims["scope"] = "altinn:demo.read altinn:instances.read".into();
        })],
    },
    Row {
        check: 21,
        error: "invalid_target",
        code: None,
        text: "Invalid resource",
        ways: &[
            ("a fragment", |attempt| attempt.claims["resource"] = json!(["https://api.example/#a"])),
            ("a resource without a scheme", |attempt| attempt.claims["resource"] = "api.example".into()),
            ("a resource that is no text", |attempt| attempt.claims["resource"] = json!([1])),
            ("one bad resource of two", |attempt| attempt.claims["resource"] = json!(["https://api.example", "/a"])),
        ],
    },
    Row {
        check: 22,
        error: "invalid_request",
        code: Some("MP-301"),
        text: "Unknown authorization details type",
        ways: &[
            ("another type", |attempt| detail(attempt)["type"] = "urn:altinn:consent".into()),
            ("no type", |attempt| drop(detail(attempt).as_object_mut().unwrap().remove("type"))),
        ],
    },
    Row {
        check: 23,
        error: "invalid_request",
        code: Some("MP-302"),
        text: "Unknown fields in the authorization details",
        ways: &[
            ("an unknown member", |attempt| detail(attempt)["systemuser_id"] = json!(["x"])),
            ("a lower-case id", |attempt| detail(attempt)["systemuser_org"]["id"] = "0192:311860917".into()),
            ("no systemuser_org", |attempt| {
                detail(attempt).as_object_mut().unwrap().remove("systemuser_org");
            }),
            ("a dot in externalRef", |attempt| detail(attempt)["externalRef"] = "avd.nord".into()),
            ("256 characters in externalRef", |attempt| detail(attempt)["externalRef"] = "å".repeat(256).into()),
            ("externalRef null", |attempt| detail(attempt)["externalRef"] = Value::Null),
            ("two details", |attempt| {
                let twice = json!([detail(attempt).clone(), detail(attempt).clone()]);
                attempt.claims["authorization_details"] = twice;
            }),
        ],
    },
    Row {
        check: 24,
        error: "invalid_altinn_customer_configuration",
        code: Some("MP-303"),
        text: "Invalid authorization details values",
        ways: &[("no such system user", |attempt| {
            detail(attempt)["systemuser_org"]["ID"] = format!("0192:{AGENCY}").into();
        })],
    },
];

fn remove(attempt: &mut Attempt, claim: &str) {
    attempt.claims.as_object_mut().unwrap().remove(claim);
}

fn detail(attempt: &mut Attempt) -> &mut Value {
    &mut attempt.claims["authorization_details"][0]
}

fn with_certificate(attempt: &mut Attempt, x5c: &Value) {
    attempt.claims["iss"] = CERT_CLIENT.into();
    attempt.header = json!({ "alg": "RS256", "x5c": x5c });
    attempt.key = cert_key();
}
