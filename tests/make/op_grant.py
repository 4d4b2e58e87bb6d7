"""Cases of `grant`: the exact bytes of a JWT grant, and what no grant may hold."""

from typing import Any

import grant_refused
import throwaway
from grant_refused import PLAIN, READ, WRITE
from kit import (
    CUSTOMER,
    OTHER_CUSTOMER,
    PROD_ISSUER,
    TEST_ISSUER,
    Obj,
    Vectors,
    compact,
)
from tokens import b64u, prove, signed_parts

ISSUERS = {"test": TEST_ISSUER, "prod": PROD_ISSUER}


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "grant",
        "A grant's signing input and assertion byte for byte; RSASSA-PKCS1-v1_5 is deterministic.",
        [
            "RFC 7523",
            "RFC 7515 section 3.1",
            "RFC 8707",
            "RFC 9396",
            "Digdir: maskinporten_protocol_jwtgrant",
        ],
    )
    members(made)
    keys(made)
    escapes(made)
    grant_refused.add(made)
    return made


def grant(request: Obj, header: Obj, scope: str, organisation: str | None) -> str:
    """The grant that the request must give, put together from the rules alone."""
    iat = request["now"] - request.get("back_date_seconds", 0)
    claims: Obj = {
        "aud": request.get("issuer") or ISSUERS[request["environment"]],
        "iss": request["client_id"],
        "scope": scope,
        "iat": iat,
        "exp": iat + request.get("lifetime_seconds", 120),
        "jti": request["jti"],
    }
    for member in ("resource", "consumer_org"):
        if member in request:
            claims[member] = request[member]
    if organisation:
        owner = {"authority": "iso6523-actorid-upis", "ID": f"0192:{organisation}"}
        detail: Obj = {"type": "urn:altinn:systemuser", "systemuser_org": owner}
        if "external_ref" in request:
            detail["externalRef"] = request["external_ref"]
        claims["authorization_details"] = [detail]
    return f"{b64u(compact(header))}.{b64u(compact(claims))}"


def accept(
    made: Vectors,
    case: str,
    why: str,
    /,
    *,
    scope: str = READ,
    organisation: str | None = None,
    kid: str = "key-a",
    header: Obj | None = None,
    key_name: str = "a",
    drop: str = "",
    **changes: Any,
) -> None:
    """Adds a request with its exact grant."""
    request = {name: value for name, value in (PLAIN | changes).items() if name != drop}
    alg = request.get("alg", "RS256")
    signing_input = grant(request, header or {"alg": alg, "kid": kid}, scope, organisation)
    head, body = signing_input.split(".")
    assertion = signed_parts(head, body, key_name, alg)
    prove(assertion, key_name, alg)
    made.accept(case, why, request, {"signing_input": signing_input, "assertion": assertion})


def members(made: Vectors) -> None:
    """Each optional member alone and together."""
    accept(made, "vendor", "The vendor's own grant has no detail.")
    accept(
        made,
        "system-user",
        "A system user's grant names the organisation that owns it.",
        systemuser_org=CUSTOMER,
        organisation=CUSTOMER,
    )
    accept(
        made,
        "external-ref",
        "The reference stands in the detail after the organisation.",
        systemuser_org=CUSTOMER,
        organisation=CUSTOMER,
        external_ref="avd-nord_7",
    )
    accept(
        made,
        "external-ref-norwegian",
        "Norwegian letters stand in UTF-8, not escaped.",
        systemuser_org=OTHER_CUSTOMER,
        organisation=OTHER_CUSTOMER,
        external_ref="Ærø-Ås",
    )
    accept(
        made,
        "organisation-with-blanks",
        "The number is normalised before it is signed.",
        systemuser_org="311 860 917",
        organisation=CUSTOMER,
    )
    accept(made, "prod", "Production has its own audience.", environment="prod")
    accept(
        made,
        "issuer",
        "A sandbox is its own audience.",
        drop="environment",
        issuer="https://sandbox.example/",
    )
    given_scopes(made)
    accept(made, "resource", "One resource is an array of one.", resource=["https://api.example/v1"])
    accept(
        made,
        "resources",
        "Several resources keep their order.",
        resource=["https://b.example/", "https://a.example/x?y=1"],
    )
    accept(made, "resource-urn", "A resource is any absolute URI.", resource=["urn:example:api"])
    accept(made, "consumer", "A supplier names the consumer in nine digits.", consumer_org=CUSTOMER)
    accept(
        made,
        "consumer-and-resource",
        "resource stands before consumer_org.",
        consumer_org=CUSTOMER,
        resource=["https://api.example/"],
    )
    accept(
        made,
        "everything",
        "All members that go together, in their order.",
        systemuser_org=CUSTOMER,
        organisation=CUSTOMER,
        external_ref="a",
        resource=["https://api.example/"],
        lifetime_seconds=60,
        back_date_seconds=5,
    )
    accept(made, "lifetime-1", "One second is the shortest lifetime.", lifetime_seconds=1)
    accept(made, "lifetime-119", "A lifetime below the limit stays as it is.", lifetime_seconds=119)
    accept(made, "lifetime-120", "120 seconds is the longest lifetime.", lifetime_seconds=120)
    accept(made, "back-date-1", "exp counts from iat, not from now.", back_date_seconds=1)
    accept(made, "back-date-10", "Ten seconds is the furthest back.", back_date_seconds=10)
    accept(made, "back-date-0", "No back-dating is the default.", back_date_seconds=0)
    accept(made, "client-id-128", "A client id of 128 characters is allowed.", client_id="c" * 128)
    accept(made, "client-id-quotes", "A client id is escaped like any text.", client_id='a"b\\c')
    accept(made, "after-2038", "Times go past 32 bits.", now=4_102_444_800)


def given_scopes(made: Vectors) -> None:
    """What happens to the scopes."""
    cases = [
        ("scopes-sorted", "Scopes are sorted.", [WRITE, READ], f"{READ} {WRITE}"),
        ("scopes-unique", "A scope given twice stands once.", [READ, WRITE, READ], f"{READ} {WRITE}"),
        ("scopes-ascii-order", "Order goes by ASCII value.", ["a:x", "B:x", "a/x", "a.x"], "B:x a.x a/x a:x"),
        ("scope-slash", "A slash stands bare.", ["krr:global/x"], "krr:global/x"),
        ("scope-signs", "Signs that need no escape stand bare.", ["a:<x>&'y'+z=%41"], "a:<x>&'y'+z=%41"),
    ]
    for name, why, given, text in cases:
        request = PLAIN | {"scope": given}
        signing_input = grant(request, {"alg": "RS256", "kid": "key-a"}, text, None)
        head, body = signing_input.split(".")
        assertion = signed_parts(head, body)
        prove(assertion, "a")
        made.accept(name, why, request, {"signing_input": signing_input, "assertion": assertion})


def keys(made: Vectors) -> None:
    """Every form of key, and what the header then says."""
    pem = throwaway.pem("a")
    accept(made, "rs384", "RS384 may be chosen.", alg="RS384")
    accept(made, "rs512", "RS512 may be chosen.", alg="RS512")
    accept(made, "rs256-named", "RS256 may be named.", alg="RS256")
    accept(made, "pkcs1", "A PKCS#1 PEM is read too.", key={"pem": throwaway.pkcs1_pem("a"), "kid": "key-a"})
    accept(
        made,
        "pem-crlf",
        "A PEM may have CR LF line ends.",
        key={"pem": pem.replace("\n", "\r\n"), "kid": "key-a"},
    )
    accept(
        made,
        "pem-no-last-line-end",
        "The last line end may be missing.",
        key={"pem": pem.strip(), "kid": "key-a"},
    )
    jwk = throwaway.private_jwk("a")
    accept(
        made,
        "jwk",
        "A private JWK brings its own kid.",
        key={"jwk": jwk | {"kid": "from-jwk"}},
        kid="from-jwk",
    )
    accept(
        made,
        "jwk-and-kid",
        "A JWK without kid gets one beside it.",
        key={"jwk": jwk, "kid": "beside"},
        kid="beside",
    )
    accept(
        made,
        "jwk-same-kid-beside",
        "The same kid in both places is one kid.",
        key={"jwk": jwk | {"kid": "same"}, "kid": "same"},
        kid="same",
    )
    whole = jwk | {"kid": "k", "alg": "RS256", "use": "sig", "key_ops": ["sign"], "x-note": 1}
    accept(made, "jwk-whole", "Other members of the JWK do not reach the header.", key={"jwk": whole}, kid="k")
    for bits in (3072, 4096):
        name = f"bits-{bits}"
        accept(
            made,
            name,
            f"A key of {bits} bits signs.",
            key={"pem": throwaway.pem(name), "kid": name},
            kid=name,
            key_name=name,
        )
    accept(
        made,
        "e-65539",
        "A larger public exponent is allowed.",
        key={"pem": throwaway.pem("e-65539"), "kid": "k"},
        kid="k",
        key_name="e-65539",
    )
    leaf, root = throwaway.certificate_base64("leaf"), throwaway.certificate_base64("root")
    accept(
        made,
        "x5c",
        "A certificate stands in the header as standard base64 in an array, without kid.",
        key={"pem": pem, "x5c": [leaf]},
        header={"alg": "RS256", "x5c": [leaf]},
    )
    accept(
        made,
        "x5c-chain",
        "A chain keeps its order, leaf first.",
        key={"pem": pem, "x5c": [leaf, root]},
        header={"alg": "RS256", "x5c": [leaf, root]},
    )
    accept(
        made,
        "x5c-rs512",
        "alg comes before x5c.",
        alg="RS512",
        key={"pem": pem, "x5c": [leaf]},
        header={"alg": "RS512", "x5c": [leaf]},
    )


ESCAPES = [
    ("quotes", "Quotation mark and backslash are escaped, a slash is not.", 'a"b\\c/d'),
    ("short-escapes", "Five control characters have a short escape.", "\b\f\n\r\t"),
    ("control", "Other control characters are escaped with small hexadecimal digits.", "\0\x01\x0b\x1b\x1f"),
    ("del", "U+007F and the C1 controls stand bare.", "\x7f\x80\x9f"),
    ("norwegian", "ÆØÅ stand bare.", "ÆØÅ-æøå"),
    ("emoji", "A character outside the basic plane is four bytes of UTF-8, no surrogates.", "😀"),
    ("separators", "U+2028 and U+2029 stand bare.", "\u2028\u2029"),
    ("html", "Angle brackets and ampersands stand bare.", "<a>&'"),
    ("noncharacter", "U+FFFF stands bare.", "\uffff"),
    ("decomposed", "Text is not normalised.", "a\u030a"),
]


def escapes(made: Vectors) -> None:
    """String escaping, in the payload by jti and in the header by kid."""
    for name, why, text in ESCAPES:
        accept(made, f"jti-{name}", why, jti=text)
        accept(made, f"kid-{name}", why, key={"pem": throwaway.pem("a"), "kid": text}, kid=text)
    for name, text in (("1", "k"), ("255", "k" * 255), ("255-wide", "ø" * 255)):
        why = "kid is 1 to 255 characters, not bytes."
        accept(made, f"kid-{name}", why, key={"pem": throwaway.pem("a"), "kid": text}, kid=text)
