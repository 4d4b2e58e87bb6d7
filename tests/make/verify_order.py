"""Cases of `verify`: two faults in one token, of which the earlier is named."""

from kit import TEST_ISSUER, Classes, Obj, Vectors, compact, without
from tokens import b64u, sign, signed, with_signature
from verify_kit import CLAIMS, GOOD, HEADER, refuse, request

EXPIRED: Obj = CLAIMS | {"exp": 1}


def add(made: Vectors) -> None:
    """Adds the cases."""

    def order(name: str, why: str, classes: Classes, token: str, **policy: object) -> None:
        refuse(made, f"order-{name}", why, classes, token, **policy)

    head, body, signature = GOOD.split(".")
    none = b64u(compact({"alg": "none", "kid": "key-a"}))
    order("shape-alg", "Shape comes before alg.", "malformed", f"{none}.{body}.{signature}==")
    order(
        "header-json-alg",
        "The header's JSON comes before alg.",
        "malformed",
        signed('{"alg":"none","x":1,"x":2}', compact(CLAIMS)),
    )
    crit = signed(compact(HEADER | {"crit": ["x"]}), compact(CLAIMS))
    order("shape-crit", "Shape comes before crit.", "malformed", crit + "==")
    order(
        "alg-kid",
        "alg comes before kid.",
        "algorithm",
        signed(compact({"alg": "PS256", "kid": "x"}), compact(CLAIMS)),
    )
    order(
        "alg-kid-type",
        "alg comes before kid.",
        "algorithm",
        signed(compact({"alg": "none", "kid": 17}), compact(CLAIMS)),
    )
    order("alg-signature", "alg comes before the signature.", "algorithm", f"{none}.{body}.{b64u(bytes(256))}")
    order(
        "alg-payload",
        "alg comes before the payload.",
        "algorithm",
        signed(compact({"alg": "none", "kid": "key-a"}), "[]"),
    )
    order(
        "alg-crit",
        "alg and crit are both the header's; either may be named.",
        ["algorithm", "header"],
        signed(compact({"alg": "none", "kid": "key-a", "crit": ["x"]}), compact(CLAIMS)),
    )
    order(
        "crit-kid",
        "crit comes before kid.",
        "header",
        signed(compact({"alg": "RS256", "kid": "x", "crit": ["x"]}), compact(CLAIMS)),
    )
    order(
        "zip-kid-type",
        "zip comes before kid.",
        "header",
        signed(compact({"alg": "RS256", "kid": 17, "zip": "DEF"}), compact(CLAIMS)),
    )
    order(
        "b64-signature",
        "b64 comes before the signature.",
        "header",
        with_signature(signed(compact(HEADER | {"b64": False}), compact(CLAIMS)), bytes(256)),
    )
    order(
        "b64-payload",
        "An unencoded payload is not looked at.",
        "header",
        f"{b64u(compact(HEADER | {'b64': False, 'crit': ['b64']}))}.$payload.{signature}",
    )
    order(
        "crit-claims",
        "crit comes before the claims.",
        "header",
        signed(compact(HEADER | {"crit": ["exp"]}), compact(EXPIRED)),
    )
    unknown: Obj = {"alg": "RS256", "kid": "key-c"}
    order(
        "kid-signature",
        "The key comes before the signature.",
        "key",
        with_signature(signed(unknown, CLAIMS), bytes(256)),
    )
    order(
        "kid-signature-length",
        "The key comes before the signature's length.",
        "key",
        with_signature(signed(unknown, CLAIMS), b"x"),
    )
    order("kid-payload", "The key comes before the payload.", "key", signed(compact(unknown), "[]"))
    order("kid-expired", "The key comes before the claims.", "key", signed(unknown, EXPIRED))
    order(
        "signature-payload",
        "The signature comes before the payload's JSON.",
        "signature",
        f"{head}.{b64u('[]')}.{signature}",
    )
    order(
        "signature-payload-base64",
        "The signature comes before the payload's alphabet.",
        "signature",
        f"{head}.{body}=.{signature}",
    )
    order(
        "signature-payload-utf8",
        "The signature comes before the payload's UTF-8.",
        "signature",
        f"{head}.{b64u(bytes([0xFF]))}.{signature}",
    )
    order(
        "signature-expired",
        "Nothing is said about time before the signature held.",
        "signature",
        with_signature(signed(HEADER, EXPIRED), sign("x")),
    )
    order(
        "signature-iss",
        "Nothing is said about the issuer before the signature held.",
        "signature",
        with_signature(signed(HEADER, CLAIMS | {"iss": "x"}), sign("x")),
    )
    order(
        "signature-nbf",
        "Nothing is said about time before the signature held.",
        "signature",
        with_signature(signed(HEADER, CLAIMS | {"nbf": 9e9}), sign("x")),
    )
    order(
        "payload-claims",
        "The payload's JSON comes before its claims.",
        "malformed",
        signed(compact(HEADER), compact(EXPIRED)[:-1] + ',"exp":1}'),
    )
    order(
        "payload-iss",
        "The payload's JSON comes before its claims.",
        "malformed",
        signed(compact(HEADER), '{"iss":"x","a":1,"a":1}'),
    )
    parts = [["lit", f"{none}."], ["rep", "A", 70_000], ["lit", "."]]
    long = {"token_parts": parts} | without(request(""), "token")
    made.refuse("order-size-alg", "The size comes before alg.", long, "malformed")
    several: list[tuple[str, Obj, list[str]]] = [
        ("expired-iss", EXPIRED | {"iss": "x"}, ["claims", "expired"]),
        ("expired-aud-type", EXPIRED | {"aud": 17}, ["claims", "expired"]),
        ("expired-nbf-type", EXPIRED | {"nbf": "1"}, ["claims", "expired"]),
        ("expired-nbf", EXPIRED | {"nbf": 4102444800}, ["expired", "not_yet_valid"]),
        ("nbf-iss", CLAIMS | {"nbf": 4102444800, "iss": TEST_ISSUER[:-1]}, ["claims", "not_yet_valid"]),
    ]
    for name, claims, classes in several:
        order(name, "Two claims at fault: either may be named.", classes, signed(HEADER, claims))
    order(
        "demanded-expired",
        "A demanded claim and time: either may be named.",
        ["claims", "expired"],
        signed(HEADER, EXPIRED),
        required=["exp", "pid"],
    )
