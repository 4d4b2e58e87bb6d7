"""Cases of `grant` that fail: claims that no grant may hold, keys that sign nothing."""

from typing import Any

import throwaway
from kit import CLIENT_ID, CUSTOMER, NOW, OTHER_CUSTOMER, Classes, Obj, Vectors
from tokens import b64u

JTI = "0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11"
PLAIN: Obj = {
    "environment": "test",
    "client_id": CLIENT_ID,
    "key": {"pem": throwaway.pem("a"), "kid": "key-a"},
    "scope": ["altinn:instances.read"],
    "now": NOW,
    "jti": JTI,
}
READ = "altinn:instances.read"
WRITE = "altinn:instances.write"


def add(made: Vectors) -> None:
    """Adds the cases."""
    refused_members(made)
    refused_keys(made)


def refuse(made: Vectors, case: str, why: str, classes: Classes, /, drop: str = "", **changes: Any) -> None:
    """Adds a request that must fail."""
    request = {name: value for name, value in (PLAIN | changes).items() if name != drop}
    made.refuse(case, why, request, classes)


def refused_members(made: Vectors) -> None:
    """Claims that no grant may hold."""
    inputs: list[tuple[str, str, Obj]] = [
        ("lifetime-0", "A grant lives at least one second.", {"lifetime_seconds": 0}),
        ("lifetime-121", "121 seconds is over the documented limit.", {"lifetime_seconds": 121}),
        ("lifetime-300", "One Altinn page shows 300 seconds; that is refused.", {"lifetime_seconds": 300}),
        ("back-date-11", "Eleven seconds is too far back.", {"back_date_seconds": 11}),
        ("no-scope", "At least one scope is needed.", {"scope": []}),
        ("empty-scope", "An empty scope is no scope.", {"scope": [""]}),
        ("scope-non-ascii", "A scope is ASCII.", {"scope": ["altinn:ø"]}),
        ("scope-quote", "A quotation mark is not in the grammar.", {"scope": ['a:"x']}),
        ("scope-newline", "A line feed is not in the grammar (MP-011).", {"scope": ["a:x\n"]}),
        ("one-bad-scope", "One bad scope among good ones refuses the grant.", {"scope": [READ, "a\\b"]}),
        ("org-checksum", "The owner's number has a control digit.", {"systemuser_org": "311860918"}),
        ("org-empty", "An empty number is not the same as none.", {"systemuser_org": ""}),
        ("org-short", "The owner's number has nine digits.", {"systemuser_org": "31186091"}),
        ("ref-dot", "Maskinporten takes no dot in a reference (MP-302).", ref("avd.nord")),
        ("ref-256", "A reference has at most 255 characters.", ref("a" * 256)),
        ("ref-newline", "A line feed at the end is refused.", ref("a\n")),
        ("ref-quote", "A quotation mark is refused before it is escaped.", ref('a"')),
        ("consumer-checksum", "The consumer's number has a control digit.", {"consumer_org": "311860918"}),
        (
            "system-user-and-consumer",
            "A system user together with a consumer is not documented and refused.",
            {"systemuser_org": CUSTOMER, "consumer_org": OTHER_CUSTOMER},
        ),
        (
            "system-user-and-same-consumer",
            "The same number twice does not help.",
            {"systemuser_org": CUSTOMER, "consumer_org": CUSTOMER},
        ),
        ("resource-fragment", "A fragment gives invalid_target.", {"resource": ["https://api.example/#x"]}),
        ("resource-empty-fragment", "An empty fragment is one.", {"resource": ["https://api.example/#"]}),
        ("resource-relative", "A resource is absolute.", {"resource": ["/v1"]}),
        ("resource-no-scheme", "A resource has its scheme.", {"resource": ["api.example/v1"]}),
        ("resource-empty", "An empty text is no resource.", {"resource": [""]}),
        ("resource-blank", "A URI holds no blank.", {"resource": ["https://api.example/a b"]}),
        ("resource-non-ascii", "A URI is ASCII.", {"resource": ["https://api.example/ø"]}),
        ("resource-second-bad", "Every resource is judged.", {"resource": ["https://api.example/", "x"]}),
    ]
    for name, why, changes in inputs:
        refuse(made, name, why, "input", **changes)
    clients = [
        ("empty", "An empty client id names nobody.", ""),
        ("129", "A client id has at most 128 characters.", "c" * 129),
        ("blank", "A client id holds no blank.", "a b"),
        ("newline", "A line feed from a file is refused.", f"{CLIENT_ID}\n"),
        ("non-ascii", "A client id is ASCII.", "klient-ø"),
    ]
    for name, why, text in clients:
        refuse(made, f"client-id-{name}", why, ["input", "config"], client_id=text)


def ref(text: str) -> Obj:
    """A system user with this reference."""
    return {"systemuser_org": CUSTOMER, "external_ref": text}


def refused_keys(made: Vectors) -> None:
    """Keys and algorithms that sign nothing."""
    refuse(made, "environment-unknown", "There are two environments.", ["config", "input"], environment="tt02")
    for alg in ("none", "HS256", "PS256", "ES256", "EdDSA", "rs256", "RS1", ""):
        name = f"alg-{alg or 'empty'}" if alg != "rs256" else "alg-lower-case"
        refuse(made, name, "Only RS256, RS384 and RS512 sign a grant.", ["config", "input"], alg=alg)
    pem, pkcs1 = throwaway.pem("a"), throwaway.pkcs1_pem("a")
    lines = pem.split("\n")
    pems = [
        ("weak-1024", "1024 bits are too few.", throwaway.pem("weak-1024")),
        ("bits-2047", "2047 bits are one too few.", throwaway.pem("bits-2047")),
        ("e-3", "The public exponent is at least 65537.", throwaway.pem("e-3")),
        ("e-2p33-plus-1", "The public exponent is at most 2^33 - 1.", throwaway.pem("e-2p33+1")),
        ("ec", "An EC key makes no RS256.", throwaway.pem("p-256")),
        ("public", "A public key signs nothing.", throwaway.public_pem("a")),
        ("encrypted", "An encrypted key is not opened.", throwaway.pem("a-encrypted")),
        ("certificate", "A certificate is no key.", (throwaway.KEYS / "leaf.crt").read_text()),
        ("empty", "Nothing is no key.", ""),
        ("text", "A text is no PEM.", "not a key"),
        ("no-footer", "The last line is missing.", "\n".join(lines[:-2])),
        ("cut", "Lines are missing in the middle.", "\n".join(lines[:5] + lines[-2:])),
        (
            "pkcs1-as-pkcs8",
            "The label says PKCS#8 and the bytes are PKCS#1.",
            pkcs1.replace("RSA PRIVATE", "PRIVATE"),
        ),
        (
            "bad-base64",
            "The body holds a character that is not base64.",
            pem.replace(lines[3], "!" + lines[3][1:]),
        ),
    ]
    for name, why, text in pems:
        refuse(made, f"pem-{name}", why, "key", key={"pem": text, "kid": "k"})
    jwk = throwaway.private_jwk("a", kid="k")
    other = throwaway.private_jwk("b")
    jwks: list[tuple[str, str, Obj]] = [
        ("public", "A public JWK signs nothing.", throwaway.jwk("a")),
        ("weak", "1024 bits are too few.", throwaway.private_jwk("weak-1024", kid="k")),
        ("e-3", "The public exponent is at least 65537.", throwaway.private_jwk("e-3", kid="k")),
        ("other-n", "The modulus is not the product of the primes.", jwk | {"n": other["n"]}),
        ("primes-of-other", "The primes belong to another key.", jwk | {"p": other["p"], "q": other["q"]}),
        ("kty-lower-case", "The key type is RSA in capitals.", jwk | {"kty": "rsa"}),
        ("kty-oct", "A shared secret makes no RS256.", {"kty": "oct", "k": b64u("0" * 32), "kid": "k"}),
        ("n-missing", "The modulus is missing.", {k: v for k, v in jwk.items() if k != "n"}),
        ("d-number", "The private exponent is a number.", jwk | {"d": 17}),
        ("empty", "An empty object is no key.", {"kid": "k"}),
    ]
    for name, why, given in jwks:
        refuse(made, f"jwk-{name}", why, "key", key={"jwk": given})
    either: Classes = ["key", "input", "config"]
    kids = [("empty", ""), ("256", "k" * 256)]
    for name, text in kids:
        refuse(made, f"kid-{name}", "kid is 1 to 255 characters.", either, key={"pem": pem, "kid": text})
    refuse(
        made,
        "jwk-no-kid",
        "Neither the JWK nor the caller names a kid.",
        either,
        key={"jwk": throwaway.private_jwk("a")},
    )
    refuse(made, "x5c-empty", "An empty chain names nobody.", either, key={"pem": pem, "x5c": []})
    url = throwaway.certificate_base64("leaf").replace("+", "-").replace("/", "_")
    refuse(
        made,
        "x5c-base64url",
        "A certificate is standard base64 (MP-123).",
        either,
        key={"pem": pem, "x5c": [url]},
    )
    refuse(made, "x5c-empty-text", "An empty text is no certificate.", either, key={"pem": pem, "x5c": [""]})
    pem_text = (throwaway.KEYS / "leaf.crt").read_text()
    refuse(
        made,
        "x5c-pem",
        "A certificate stands as bare base64, not as PEM.",
        either,
        key={"pem": pem, "x5c": [pem_text]},
    )
