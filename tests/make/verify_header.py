"""Cases of `verify`: alg, the members that are refused, and those that are ignored."""

import hashlib
import hmac
from typing import Any

import throwaway
from kit import Vectors, compact
from throwaway import jwk
from tokens import b64u, signed
from verify_kit import CLAIMS, GOOD, HEADER, accept, refuse

ANY_ALG = {"keys": [jwk("a", alg=None), jwk("b", alg=None)]}


def add(made: Vectors) -> None:
    """Adds the cases."""
    algorithms(made)
    types_of_alg(made)
    policies(made)
    refused_members(made)
    ignored_members(made)


def algorithms(made: Vectors) -> None:
    """Spellings of alg, and what an attacker would write there."""
    body = b64u(compact(CLAIMS))
    for name, alg in (
        ("none", "none"),
        ("none-capital", "None"),
        ("none-upper", "NONE"),
        ("none-mixed", "nOnE"),
    ):
        head = b64u(compact({"alg": alg, "kid": "key-a"}))
        refuse(made, f"alg-{name}", "An unsigned token is none.", "algorithm", f"{head}.{body}.")
        token = signed(compact({"alg": alg, "kid": "key-a"}), compact(CLAIMS))
        refuse(
            made,
            f"alg-{name}-signed",
            "A true signature does not make none an algorithm.",
            "algorithm",
            token,
        )
    head = b64u(compact({"alg": "none"}))
    refuse(made, "alg-none-no-kid", "An unsigned token without kid is none.", "algorithm", f"{head}.{body}.")
    public = throwaway.public_pem("a")
    secrets = [
        ("pem", public.encode()),
        ("n", jwk("a")["n"].encode()),
        ("jwk", compact(jwk("a")).encode()),
        ("empty", b""),
    ]
    for name, secret in secrets:
        head = b64u(compact({"alg": "HS256", "kid": "key-a"}))
        mac = hmac.new(secret, f"{head}.{body}".encode(), hashlib.sha256).digest()
        why = "A public key is no shared secret."
        refuse(made, f"alg-hs256-{name}", why, "algorithm", f"{head}.{body}.{b64u(mac)}")
    spellings = [
        ("lower", "rs256"),
        ("mixed", "Rs256"),
        ("trailing-blank", "RS256 "),
        ("leading-blank", " RS256"),
        ("newline", "RS256\n"),
        ("nul", "RS256\0"),
        ("empty", ""),
        ("full-width", "ＲＳ256"),
        ("cyrillic", "R\u0405256"),
        ("shorter", "RS25"),
        ("longer", "RS2560"),
        ("hyphen", "RS-256"),
        ("name", "SHA256withRSA"),
        ("uri", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    ]
    others = [
        "HS384",
        "HS512",
        "ES256",
        "ES384",
        "ES512",
        "ES256K",
        "PS256",
        "PS384",
        "PS512",
        "EdDSA",
        "Ed25519",
    ]
    others += ["RS1", "RS384", "RS512", "RSA-OAEP", "RSA1_5", "dir"]
    for name, alg in spellings + [(f"other-{alg.lower()}", alg) for alg in others]:
        token = signed(compact({"alg": alg, "kid": "key-a"}), compact(CLAIMS))
        why = "Only what the policy lists is an algorithm, whatever the signature is."
        refuse(made, f"alg-{name}", why, "algorithm", token)
    zeros = f"{b64u(compact({'alg': 'ES256', 'kid': 'key-a'}))}.{body}.{b64u(bytes(64))}"
    refuse(made, "alg-es256-zeros", "A signature of zeros does not get as far as a curve.", "algorithm", zeros)


def types_of_alg(made: Vectors) -> None:
    """alg is a text and present."""
    values = [
        ("null", "null"),
        ("number", "256"),
        ("true", "true"),
        ("array", '["RS256"]'),
        ("object", '{"alg":"RS256"}'),
    ]
    for name, value in values:
        token = signed(f'{{"alg":{value},"kid":"key-a"}}', compact(CLAIMS))
        refuse(made, f"alg-{name}", "alg is a text.", "algorithm", token)
    token = signed('{"kid":"key-a"}', compact(CLAIMS))
    refuse(made, "alg-missing", "Without alg nothing is assumed.", "algorithm", token)
    refuse(made, "alg-empty-header", "An empty header has no alg.", "algorithm", signed("{}", compact(CLAIMS)))
    token = signed('{"ALG":"RS256","kid":"key-a"}', compact(CLAIMS))
    refuse(made, "alg-name-upper", "The member is alg in small letters.", "algorithm", token)


def policies(made: Vectors) -> None:
    """The policy's list, its leeway, and what no policy may say."""
    for alg in ("RS384", "RS512"):
        token = signed({"alg": alg, "kid": "key-a"}, CLAIMS, alg=alg)
        name = alg.lower()
        accept(
            made,
            f"policy-{name}",
            f"{alg} is taken where the policy lists it.",
            token,
            alg=alg,
            algs=[alg],
            keys=ANY_ALG,
        )
        three = ["RS256", "RS384", "RS512"]
        accept(
            made,
            f"policy-three-{name}",
            "The policy may list three.",
            token,
            alg=alg,
            algs=three,
            keys=ANY_ALG,
        )
        refuse(
            made,
            f"policy-{name}-not-listed",
            f"{alg} is not in the usual list.",
            "algorithm",
            token,
            keys=ANY_ALG,
        )
        refuse(
            made,
            f"policy-only-{name}",
            "RS256 is not taken where the policy leaves it out.",
            "algorithm",
            GOOD,
            algs=[alg],
            keys=ANY_ALG,
        )
        own = {"keys": [jwk("a", alg=alg)]}
        accept(
            made,
            f"policy-{name}-key-alg",
            "The key's alg is the token's.",
            token,
            alg=alg,
            algs=three,
            keys=own,
        )
        why = "The key's alg is another one than the token's."
        refuse(made, f"policy-{name}-key-rs256", why, "key", token, algs=three)
    accept(made, "policy-three-rs256", "RS256 in a list of three.", GOOD, algs=["RS512", "RS384", "RS256"])
    bad: list[tuple[str, str, list[str]]] = [
        ("empty", "A list without an algorithm verifies nothing.", []),
        ("none", "none is never allowed.", ["none"]),
        ("none-beside", "none is not allowed beside RS256 either.", ["RS256", "none"]),
        ("hs256", "A symmetric algorithm is never allowed.", ["HS256"]),
        ("hs256-beside", "A symmetric algorithm is not allowed beside RS256 either.", ["RS256", "HS256"]),
        ("ps256", "Maskinporten signs with RS256, RS384 or RS512.", ["PS256"]),
        ("es256", "Maskinporten signs with RS256, RS384 or RS512.", ["RS256", "ES256"]),
        ("lower", "Names of algorithms have case.", ["rs256"]),
        ("star", "There is no wild card.", ["*"]),
        ("empty-text", "An empty name is none.", [""]),
    ]
    for name, why, algs in bad:
        refuse(made, f"policy-algs-{name}", why, "config", GOOD, algs=algs)
    accept(made, "policy-leeway-60", "60 seconds is the largest leeway.", GOOD, leeway_seconds=60)
    accept(made, "policy-leeway-0", "No leeway is a leeway.", GOOD, leeway_seconds=0)
    refuse(made, "policy-leeway-61", "61 seconds of leeway are too many.", "config", GOOD, leeway_seconds=61)
    refuse(made, "policy-leeway-3600", "An hour of leeway is too much.", "config", GOOD, leeway_seconds=3600)


def refused_members(made: Vectors) -> None:
    """crit, b64 and zip are refused whatever they say."""
    values: list[tuple[str, Any]] = [
        ("null", None),
        ("true", True),
        ("false", False),
        ("empty-array", []),
        ("number", 0),
        ("text", "exp"),
        ("object", {}),
    ]
    for member in ("crit", "b64", "zip"):
        for name, value in values:
            token = signed(compact(HEADER | {member: value}), compact(CLAIMS))
            why = f"A header with `{member}` is refused, of whatever type."
            refuse(made, f"header-{member}-{name}", why, "header", token)
        other = signed(compact(HEADER | {member.upper(): True}), compact(CLAIMS))
        accept(made, f"header-{member}-upper-case", "Member names have case.", other)
        inner = signed(compact(HEADER | {"x": {member: ["exp"]}}), compact(CLAIMS))
        accept(made, f"header-{member}-inside", "Only the header's own members count.", inner)
    listed: list[tuple[str, str, dict[str, Any]]] = [
        ("crit-exp", "A critical member that stands beside.", {"crit": ["exp"], "exp": 4102444800}),
        ("crit-alg", "A critical member that everyone knows.", {"crit": ["alg"]}),
        ("crit-unknown", "A critical member that is missing.", {"crit": ["x"]}),
        ("crit-b64", "The usual pair of an unencoded payload.", {"crit": ["b64"], "b64": False}),
        ("zip-def", "A payload is never decompressed.", {"zip": "DEF"}),
    ]
    for name, why, extra in listed:
        refuse(made, f"header-{name}", why, "header", signed(compact(HEADER | extra), compact(CLAIMS)))
    escaped = signed('{"alg":"RS256","kid":"key-a","\\u0063rit":["exp"]}', compact(CLAIMS))
    refuse(made, "header-crit-escaped", "crit hides behind an escape.", "header", escaped)


def ignored_members(made: Vectors) -> None:
    """jwk, x5c, jku and x5u name keys that are never used; typ and cty are not judged."""
    attacker = jwk("attacker", "key-a")
    ignored: list[tuple[str, Any]] = [
        ("jwk", attacker),
        ("jku", "https://attacker.example/jwk"),
        ("x5u", "https://attacker.example/cert"),
        ("x5c", [throwaway.certificate_base64("leaf")]),
        ("x5t", "AAAA"),
    ]
    for member, value in ignored:
        header = HEADER | {member: value}
        forged = signed(compact(header), compact(CLAIMS), key="attacker")
        why = f"A key that the token brings in `{member}` is never used."
        refuse(made, f"header-{member}-forged", why, "signature", forged)
        true = signed(compact(header), compact(CLAIMS))
        accept(made, f"header-{member}-ignored", f"`{member}` beside a known kid is ignored.", true)
        strange = signed(compact(HEADER | {member: 17}), compact(CLAIMS))
        accept(made, f"header-{member}-number", f"`{member}` is not even looked at.", strange)
    unknown = signed(
        compact({"alg": "RS256", "kid": "key-attacker", "jwk": jwk("attacker")}),
        compact(CLAIMS),
        key="attacker",
    )
    refuse(made, "header-jwk-unknown-kid", "A key that the token brings does not join the set.", "key", unknown)
    self_made = signed(compact({"alg": "RS256", "jwk": jwk("attacker")}), compact(CLAIMS), key="attacker")
    refuse(made, "header-jwk-no-kid", "Without kid the token's own key is not used either.", "key", self_made)
    types: list[tuple[str, Any]] = [
        ("jwt", "JWT"),
        ("at-jwt", "at+jwt"),
        ("jose", "JOSE"),
        ("number", 5),
        ("null", None),
        ("empty", ""),
    ]
    for name, value in types:
        token = signed(compact(HEADER | {"typ": value}), compact(CLAIMS))
        accept(made, f"header-typ-{name}", "typ is not judged.", token)
    accept(made, "header-cty", "cty is not judged.", signed(compact(HEADER | {"cty": "JWT"}), compact(CLAIMS)))
    more = HEADER | {"x": {"y": [None, 1.5, "z"]}, "iss": "https://attacker.example/", "exp": 1}
    accept(made, "header-unknown-members", "Unknown members are ignored.", signed(compact(more), compact(CLAIMS)))
