"""Cases for what the project decided where neither the servers nor the standards do."""

import json

import throwaway
from grant_refused import PLAIN
from kit import Classes, Obj, Vectors

PEM = throwaway.pem("a")
BODY = "".join(PEM.splitlines()[1:-1])
SYSTEM: Obj = {
    "id": "315181909_nordlys_lonn",
    "vendor": {"ID": "0192:315181909"},
    "name": {"nb": "Lønn", "nn": "Løn", "en": "Payroll"},
    "description": {"nb": "Lønn", "nn": "Løn", "en": "Payroll"},
}


def add(made: Vectors) -> None:
    """Adds the cases of one operation."""
    for case, why, given, classes in REFUSED.get(made.operation, []):
        made.refuse(case, why, given, classes)
    if made.operation == "token_response":
        text = "Validation of JWT claim failed: The combination consumer_org in claim and delegation scope on client"
        body = json.dumps({"error": "invalid_request", "error_description": text + " is invalid"})
        answer = {"status": 400, "headers": [], "now": 1_790_000_000, "body": body}
        expect = {"outcome": "refused", "class": "oauth_error", "retry": "no"}
        made.accept("decided-consumer-org", "A refusal without a code is known by its text.", answer, expect)


def grant(**changes: object) -> Obj:
    """A grant in order but for the changes."""
    return PLAIN | changes


def key(**members: object) -> Obj:
    """A grant with another key."""
    return grant(key={"kid": "k", **members})


def pem(label: str, body: str = BODY) -> Obj:
    """A grant whose key stands in another frame."""
    return key(pem=f"-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")


def system(**changes: object) -> Obj:
    """A definition in order but for the changes."""
    return {"definition": SYSTEM | changes}


def text(kind: str, value: str) -> Obj:
    """A text to be read."""
    return {"type": kind, "text": value}


def rights(value: str) -> list[Obj]:
    """One right."""
    return [{"resource": [{"id": "urn:altinn:resource", "value": value}]}]


CLIENT_PACKAGE = {"urn": "urn:altinn:accesspackage:regnskapsforer-lonn"}
PRIVATE = {"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}

REFUSED: dict[str, list[tuple[str, str, Obj, Classes]]] = {
    "parse": [
        ("decided-ref-empty", "An empty reference is left out instead.", text("external_ref", ""), "input"),
        ("decided-scope-two-blanks", "One blank stands between scopes.", text("scope", "a  b"), "input"),
        ("decided-scope-leading-blank", "No blank stands before the first scope.", text("scope", " a"), "input"),
        ("decided-system-id-no-name", "A name follows the underscore.", text("system_id", "315181909_"), "input"),
        ("decided-system-id-prefix", "An id starts with bare digits.", text("system_id", "0192:315181909_a"), "input"),
    ],
    "grant": [
        ("decided-jti-empty", "A grant has an id.", grant(jti=""), "input"),
        ("decided-ver2", "A closed host is named as such.", grant(issuer="https://ver2.maskinporten.no/"), "config"),
        ("decided-http", "Only this machine is spoken to without TLS.", grant(issuer="http://a.example/"), "config"),
        ("decided-issuer-user", "An address holds no user.", grant(issuer="https://u@a.example/"), "config"),
        ("decided-issuer-query", "An issuer has no query (RFC 8414).", grant(issuer="https://a.example/?q"), "config"),
        ("decided-key-json", "A JWK is not PEM.", key(pem="{}"), "key"),
        ("decided-key-no-frame", "Base64 alone has lost its frame.", key(pem=BODY), "key"),
        ("decided-key-twice", "Of two keys nobody knows which.", key(pem=PEM + PEM), "key"),
        ("decided-key-openssh", "OpenSSH has a format of its own.", pem("OPENSSH PRIVATE KEY"), "key"),
        ("decided-key-other-frame", "PKCS#8 is not PKCS#1.", pem("RSA PRIVATE KEY"), "key"),
        ("decided-key-set", "A set is not a key.", key(jwk={"keys": [PRIVATE]}), "key"),
        ("decided-key-use", "A key for encryption does not sign.", key(jwk={**PRIVATE, "use": "enc"}), "key"),
        ("decided-key-primes", "Three primes are one too many.", key(jwk={**PRIVATE, "oth": []}), "key"),
    ],
    "system": [
        ("decided-unknown-member", "The register would pass it over.", system(clientIds=["x"]), "input"),
        ("decided-vendor-checksum", "The vendor exists.", system(vendor={"ID": "0192:315181908"}), "input"),
        ("decided-right-urn", "The value is the id alone.", system(rights=rights("urn:altinn:resource:a")), "input"),
        (
            "decided-visible-clients",
            "Only invisible systems have packages for clients (AUTH.VLD-00018).",
            system(accessPackages=[CLIENT_PACKAGE]),
            "input",
        ),
        (
            "decided-administration",
            "No system user administers access.",
            system(accessPackages=[{"urn": "urn:altinn:accesspackage:tilgangsstyrer"}]),
            "input",
        ),
    ],
}
