//! The offset table beside the typed decode, token by token.

mod common;

use common::sound::sound;
use common::{DETAIL, HEADER, payload, unsigned};
use systembruker::{MalformedToken, Offsets, decode, decode_offsets};

#[test]
fn tokens_as_they_are_issued_have_a_table() {
    let exchanged = r#"{"scope":"altinn:serviceowner","token_type":"Bearer","expires_in":119,"exp":1790000110,"iat":1789999990,"nbf":1789999990,"client_id":"c","consumer":{"authority":"iso6523-actorid-upis","ID":"0192:315181909"},"urn:altinn:org":"nordlys","urn:altinn:orgNumber":315181909,"urn:altinn:authenticatemethod":"maskinporten","urn:altinn:authlevel":3,"iss":"https://platform.tt02.altinn.no/authentication/api/v1/openid/","actual_iss":"mock"}"#;
    let delegated = r#"{"aud":"https://api.example/","pid":"","supplier":{"ID":"0192:315181909"},"delegation_source":"https://altinn.no","consumer":{"id":"0192:311860917"}}"#;
    for claims in [&payload(DETAIL), &payload(&DETAIL[1..DETAIL.len() - 1]), exchanged, delegated, "{}"] {
        assert!(sound(&unsigned(HEADER.as_bytes(), claims.as_bytes())), "{claims}");
    }
    assert!(sound(&unsigned(br#"{"kid":"k","alg":"RS256","typ":"JWT","x5t":"abc"}"#, b"{}")));
}

#[test]
fn what_the_table_cannot_say_has_none() {
    for claims in [
        r#"{"iss":"a\u0062"}"#,
        r#"{"iss":"æ"}"#,
        r#"{"iss": "a"}"#,
        r#"{"iss":7}"#,
        r#"{"exp":1.5}"#,
        r#"{"exp":-0}"#,
        r#"{"aud":[]}"#,
        r#"{"aud":["a","b"]}"#,
        r#"{"consumer":{"ID":"0192:311860917:1"}}"#,
        r#"{"consumer":{"ID":"0192:311860917","id":"0192:311860917"}}"#,
        r#"{"consumer":{"authority":"a"}}"#,
        r#"{"authorization_details":[]}"#,
        r#"{"authorization_details":[{"type":"urn:altinn:systemuser"}]}"#,
        r#"{"other":{"a":1}}"#,
    ] {
        let token = unsigned(HEADER.as_bytes(), claims.as_bytes());
        assert!(decode(&token).is_ok() && !sound(&token), "{claims}");
    }
}

#[test]
fn a_text_buffer_shorter_than_the_token_has_no_table() {
    let token = unsigned(HEADER.as_bytes(), payload(DETAIL).as_bytes());
    assert_eq!(decode_offsets(token.as_bytes(), &mut vec![0; token.len() - 1]), None);
    assert_eq!(decode_offsets(token.as_bytes(), &mut []), None);
}

#[test]
fn a_token_beyond_the_limit_has_no_table() {
    let of_length =
        |length: usize| unsigned(HEADER.as_bytes(), format!(r#"{{"jti":"{}"}}"#, "j".repeat(length)).as_bytes());
    let (longest, longer) = (of_length(49_111), of_length(49_112));
    assert_eq!((longest.len(), longer.len()), (Offsets::TEXT_BYTES, Offsets::TEXT_BYTES + 1));
    assert!(sound(&longest) && decode(&longer).is_err() && !sound(&longer));
}

#[test]
fn the_tokens_of_the_shared_vectors_are_read_alike() {
    for name in ["decode", "verify"] {
        let path = format!("{}/../tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let tokens = file["cases"].as_array().unwrap().iter().filter_map(|case| case["input"]["token"].as_str());
        assert!(tokens.filter(|token| sound(token)).count() > 5, "{name}: hardly a token of the usual form");
    }
}

/// Each byte of a usual token's JSON, replaced by each that means something, left out, and doubled.
#[test]
fn every_single_fault_in_the_json_is_judged_alike() {
    let claims = payload(DETAIL).into_bytes();
    let bytes = b"\"\\{}[]:,.-+ \t\n\r\0\x1f\x7f\x80\xc3\xff/01e_aIn";
    for (place, own) in claims.iter().enumerate() {
        let around = |middle: &[u8]| [&claims[..place], middle, &claims[place + 1..]].concat();
        for byte in bytes {
            sound(&unsigned(HEADER.as_bytes(), &around(&[*byte])));
        }
        sound(&unsigned(HEADER.as_bytes(), &around(&[])));
        sound(&unsigned(HEADER.as_bytes(), &around(&[*own, *own])));
        sound(&unsigned(HEADER.as_bytes(), &claims[..place]));
        sound(&unsigned(HEADER.as_bytes(), &claims[place..]));
        sound(&unsigned(&claims[..place], &claims[place..]));
    }
}

#[test]
fn no_member_at_any_depth_may_come_twice() {
    let claims =
        payload(DETAIL).replacen('{', r#"{"a":1,"aud":["b"],"pid":"","supplier":{"id":"0192:315181909","x":0},"#, 1);
    let claims = claims.replace(r#""system_id""#, r#""y":true,"system_id""#);
    assert!(sound(&unsigned(HEADER.as_bytes(), claims.as_bytes())));
    let names: Vec<_> =
        claims.match_indices(['{', ',']).filter(|(place, _)| claims[place + 1..].starts_with('"')).collect();
    assert_eq!(names.len(), 25);
    for (place, _) in names {
        let member = &claims[place + 1..];
        let mut depth = 0;
        let end = member.find(|c| match c {
            '{' | '[' => {
                depth += 1;
                false
            }
            '}' | ']' => {
                depth -= 1;
                depth < 0
            }
            _ => c == ',' && depth == 0,
        });
        let member = &member[..end.unwrap()];
        let twice = format!("{}{member},{}", &claims[..=place], &claims[place + 1..]);
        let token = unsigned(HEADER.as_bytes(), twice.as_bytes());
        assert_eq!(decode(&token).err(), Some(MalformedToken::PayloadDuplicateMember), "{member}");
        assert!(!sound(&token), "{member}");
    }
}

/// The same JSON with the border between header and payload in every place.
#[test]
fn a_header_ends_where_its_part_does() {
    let both = [HEADER, &payload(DETAIL)].concat().into_bytes();
    let tables = (0..=both.len()).filter(|place| sound(&unsigned(&both[..*place], &both[*place..])));
    assert_eq!(tables.collect::<Vec<_>>(), [HEADER.len()]);
}

/// Each character of the compact serialization likewise.
#[test]
fn every_single_fault_in_the_token_is_judged_alike() {
    let whole = unsigned(HEADER.as_bytes(), payload(DETAIL).as_bytes());
    for place in 0..whole.len() {
        let around = |middle: &str| format!("{}{middle}{}", &whole[..place], &whole[place + 1..]);
        for other in [".", "=", " ", "\n", "+", "/", "-", "_", "A", "B", "\0", "é", ""] {
            sound(&around(other));
        }
        sound(&whole[..place]);
    }
}
