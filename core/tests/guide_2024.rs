//! What the vendor guide of 2024 prints: description, grant and token.

use serde_json::Value;
use systembruker::{
    AccessPackage, Classified as _, ClientId, GrantFault, Language, OrganisationNumber, ResourceId, SystemDraft,
    UnverifiedGrant,
};

fn guide() -> Value {
    serde_json::from_str(include_str!("../../tests/vectors/samples/guide_2024.json")).unwrap()
}

#[test]
fn the_printed_grant_is_read_and_its_faults_are_named() {
    let grant = UnverifiedGrant::from_claims_json(&guide()["grant"].to_string()).unwrap();
    assert_eq!(grant.faults, [GrantFault::Audience, GrantFault::Sub]);
    assert_eq!(grant.systemuser_org.unwrap().number(), "310385980");
    assert_eq!(grant.exp.unwrap().whole_seconds() - grant.iat.unwrap().whole_seconds(), 120);
}

#[test]
fn faults_name_what_maskinporten_would_refuse() {
    let faults = |claims: &str| UnverifiedGrant::from_claims_json(claims).unwrap().faults;
    let plain = r#""aud":"a","iss":"i","scope":"s","iat":1,"exp":121,"jti":"j""#;
    assert_eq!(faults(&format!("{{{plain}}}")), []);
    assert_eq!(faults(&format!(r#"{{{plain},"x":1}}"#)), [GrantFault::UnknownClaim]);
    assert_eq!(
        faults(r#"{"aud":["a"],"iss":"i","scope":"s","iat":1,"exp":301,"jti":""}"#),
        [GrantFault::Audience, GrantFault::Lifetime, GrantFault::Jti]
    );
    let detail = r#"{"type":"urn:altinn:systemuser","systemuser_org":{"ID":"0192:311860917"},"systemuser_id":["x"]}"#;
    assert_eq!(faults(&format!(r#"{{{plain},"authorization_details":[{detail}]}}"#)), [GrantFault::DetailMember]);
    assert_eq!(faults(&format!(r#"{{{plain},"authorization_details":[]}}"#)), [GrantFault::AuthorizationDetails]);
}

#[test]
fn a_draft_becomes_a_definition_when_its_points_are_settled() {
    let draft = SystemDraft::from_guide_2024(&guide()["description"].to_string()).unwrap();
    let error = draft.clone().into_definition().unwrap_err();
    assert_eq!(error.code(), "system.open_points");
    let settled = draft
        .vendor(OrganisationNumber::parse("315181909").unwrap())
        .name(Language::Nn, "Superskatt")
        .description(Language::Nn, "Gjer det mogleg")
        .settle_access_group("MVA", [AccessPackage::parse("urn:altinn:accesspackage:merverdiavgift").unwrap()])
        .settle_access_group("SKATT", [AccessPackage::parse("urn:altinn:accesspackage:skatt-naering").unwrap()])
        .settle_resource("urn:altinn:resource:skd/mva", Some(ResourceId::parse("skd-mva").unwrap().into()))
        .client(ClientId::parse("fc9a8287-e7cb-45e5-b90e-123048d32d85").unwrap());
    assert_eq!(settled.open_points(), []);
    let body: Value = serde_json::from_str(&settled.into_definition().unwrap().to_body().unwrap()).unwrap();
    assert_eq!(body["id"], "315181909_visma_supertax");
    assert_eq!(body["accessPackages"].as_array().unwrap().len(), 2);
    assert_eq!(body["rights"][0]["resource"][0]["value"], "skd-mva");
}
