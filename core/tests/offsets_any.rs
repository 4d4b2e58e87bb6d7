//! The offset table beside the typed decode, for tokens that nobody thought of.

mod common;

use common::sound::sound;
use common::{HEADER, unsigned};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use systembruker::decode_offsets;

/// Members of all kinds: usual, unusual and wrong ones.
fn members() -> impl Strategy<Value = Vec<String>> {
    let id = select(vec![
        r#""0192:311860917""#,
        r#""0192:311860917:1""#,
        r#""\u0030192:311860917""#,
        r#""0192:31186091""#,
        r#""0192:3118609l7""#,
        r#""9908:311860917""#,
        "7",
    ]);
    let organisation = (select(vec!["ID", "id"]), id).prop_map(|(name, id)| format!(r#"{{"{name}":{id}}}"#)).boxed();
    let plain = select(vec![
        "null",
        "true",
        "false",
        "nul",
        "0",
        "-0",
        "00",
        "01",
        "1e3",
        "1.0",
        "1.",
        "-",
        "1790000110",
        "999999999999999",
        "1000000000000000",
        "9007199254740993",
        "1e400",
        r#""""#,
        r#""text""#,
        r#""sixteen or so, and more""#,
        r#""\u00e6\n""#,
        r#""\ud800""#,
        r#""æøå""#,
        "\"tab\there\"",
        "\"\u{7f}\"",
        "[]",
        "{}",
        r#"["a"]"#,
        r#"["a","b"]"#,
        r#"["a",]"#,
        r#"[["a"]]"#,
        r#"{"a":{"b":[1]}}"#,
        r#"{"a":1,"a":2}"#,
        r#"{"authority":"a","authority":"b"}"#,
        "",
    ]);
    let plain = plain.prop_map(str::to_owned).boxed();
    let ids = select(vec![r#""one""#, r#"["one"]"#, r#"["one","two"]"#, "[]", "7", "[7]"]);
    let kind = select(vec!["urn:altinn:systemuser", "other", r"urn:altinn:systemuser\u0000"]);
    let detail =
        (kind, organisation.clone(), ids, plain.clone(), 0..5_usize).prop_map(|(kind, org, ids, plain, form)| {
            let (system, more) = if form == 0 { (plain.as_str(), r#","x":1,"x":1"#) } else { (r#""s""#, "") };
            let detail = format!(
                r#"{{"type":"{kind}","systemuser_org":{org},"systemuser_id":{ids},"system_id":{system}{more}}}"#
            );
            match form {
                1 => detail,
                2 => format!("[{detail},{detail}]"),
                _ => format!("[{detail}]"),
            }
        });
    let deep = (1..80_usize).prop_map(|depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    let value = prop_oneof![6 => plain, 2 => organisation, 3 => detail, 1 => deep];
    let name = select(vec![
        "iss",
        "client_id",
        "client_amr",
        "consumer",
        "supplier",
        "scope",
        "aud",
        "exp",
        "iat",
        "nbf",
        "pid",
        "jti",
        "authorization_details",
        "token_type",
        "delegation_source",
        "alg",
        "kid",
        "typ",
        "other",
        "others",
        "ISS",
        "",
        r"\u0069ss",
        r"is\u0073",
        "æ",
    ]);
    let member = (name, value, select(vec!["", "", "", "", " ", "\n", "\t\r"]));
    prop::collection::vec(member.prop_map(|(name, value, blank)| format!("\"{name}\"{blank}:{value}{blank}")), 0..9)
}

fn object() -> impl Strategy<Value = String> {
    let ends = select(vec![
        ("{", "}"),
        ("{", "}"),
        ("{", "}"),
        ("{", "}"),
        (" {", "}"),
        ("{", "} "),
        ("{", "}}"),
        ("{", ",}"),
    ]);
    (members(), ends).prop_map(|(members, (open, close))| format!("{open}{}{close}", members.join(",")))
}

/// Members of the usual form in any order, each at most once.
fn usual() -> impl Strategy<Value = String> {
    let text = "[ -!#-\\[\\]-~]{0,40}";
    let number = prop_oneof![Just(0), 0..1_000_000_000_000_000_u64];
    let members = vec![
        ("iss", text),
        ("client_id", text),
        ("client_amr", text),
        ("scope", text),
        ("token_type", text),
        ("jti", text),
        ("pid", text),
        ("delegation_source", text),
        ("aud", text),
        ("unknown", text),
        ("a", text),
        ("", text),
    ];
    let texts = members.into_iter().map(|(name, text)| text.prop_map(move |text| format!(r#""{name}":"{text}""#)));
    let dates = ["exp", "iat", "nbf", "expires_in"];
    let dates = dates.map(|name| number.clone().prop_map(move |seconds| format!(r#""{name}":{seconds}"#)).boxed());
    let org = ("[0-9]{9}", text).prop_map(|(number, text)| format!(r#"{{"authority":"{text}","ID":"0192:{number}"}}"#));
    let orgs =
        ["consumer", "supplier"].map(|name| org.clone().prop_map(move |org| format!(r#""{name}":{org}"#)).boxed());
    let details = (org, text).prop_map(|(org, text)| {
        let detail = format!(r#"{{"system_id":"{text}","systemuser_id":["{text}"],"systemuser_org":{org},"type":"urn:altinn:systemuser","x":null}}"#);
        format!(r#""authorization_details":[{detail}]"#)
    });
    let mut all: Vec<_> = texts.map(Strategy::boxed).chain(dates).chain(orgs).collect();
    all.push(details.boxed());
    (all, any::<u32>()).prop_flat_map(|(members, kept)| {
        let kept =
            members.into_iter().enumerate().filter(|(place, _)| kept >> place & 1 == 1).map(|(_, member)| member);
        Just(kept.collect::<Vec<_>>()).prop_shuffle().prop_map(|members| format!("{{{}}}", members.join(",")))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn usual_tokens_have_a_table(claims in usual()) {
        prop_assert!(sound(&unsigned(HEADER.as_bytes(), claims.as_bytes())), "{}", claims);
    }

    #[test]
    fn the_table_says_what_the_typed_decode_says(header in object(), claims in object()) {
        sound(&unsigned(header.as_bytes(), claims.as_bytes()));
        sound(&unsigned(HEADER.as_bytes(), claims.as_bytes()));
        sound(&unsigned(header.as_bytes(), b"{}"));
    }

    #[test]
    fn a_damaged_token_has_no_table_of_its_own(
        claims in usual(), places in prop::array::uniform3(any::<Index>()), byte in any::<u8>(), bytes in any::<[u8; 3]>(),
    ) {
        let claims = claims.into_bytes();
        let [mut from, mut to, into] = places.map(|place| place.index(claims.len() + 1));
        (from, to) = (from.min(to), from.max(to));
        let mut flipped = claims.clone();
        flipped[places[0].index(claims.len())] ^= byte;
        let mut twice = claims.clone();
        // a piece of the text once more, such as a member
        twice.splice(into..into, claims[from..to].iter().copied());
        let mut cut = claims.clone();
        cut.drain(from..to);
        let mut other = claims.clone();
        other.splice(into..into, bytes);
        for damaged in [flipped, twice, cut, other] {
            sound(&unsigned(HEADER.as_bytes(), &damaged));
            sound(&unsigned(&damaged, &claims));
        }
    }

    #[test]
    fn a_member_that_comes_twice_has_no_table(claims in usual(), place in any::<Index>()) {
        let members: Vec<_> = claims[1..claims.len() - 1].split(",\"").filter(|member| !member.is_empty()).collect();
        prop_assume!(!members.is_empty());
        let name = members[place.index(members.len())].trim_start_matches('"').split('"').next().unwrap();
        let again = format!("{},\"{name}\":\"x\"}}", &claims[..claims.len() - 1]);
        sound(&unsigned(HEADER.as_bytes(), again.as_bytes()));
    }

    #[test]
    fn any_bytes_are_judged_alike(bytes in prop::collection::vec(any::<u8>(), 0..300), text in ".{0,200}") {
        sound(&unsigned(HEADER.as_bytes(), &bytes));
        sound(&text);
        let _ = decode_offsets(&bytes, &mut [0; 300]);
    }
}
