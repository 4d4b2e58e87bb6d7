"""Cases of `verify`: which key of the set may check the token."""

from typing import Any

import throwaway
from kit import Vectors, compact, without
from throwaway import jwk, uint
from tokens import digest_info, signed, with_signature
from verify_kit import CLAIMS, GOOD, KEYS, accept, refuse

BARE = signed({"alg": "RS256"}, CLAIMS)
KIDLESS = without(jwk("a"), "kid")
EC = {"kty": "EC", "crv": "P-256", "kid": "key-a", "use": "sig", "alg": "ES256", "x": "AA", "y": "AA"}


def add(made: Vectors) -> None:
    """Adds the cases."""
    kids(made)
    no_kid(made)
    sets(made)
    limits(made)


def keys(*members: Any) -> dict[str, Any]:
    """A key set."""
    return {"keys": list(members)}


def by_kid(kid: Any) -> str:
    """A token with this kid, truly signed by key a."""
    return signed(compact({"alg": "RS256", "kid": kid}), compact(CLAIMS))


def kids(made: Vectors) -> None:
    """kid is a text and names one key."""
    other = signed({"alg": "RS256", "kid": "key-b"}, CLAIMS, key="b")
    accept(made, "kid-second", "The kid picks the second key.", other, key="b")
    refuse(made, "kid-of-other", "The kid picks the key, no other is tried.", "signature", by_kid("key-b"))
    unknown: list[tuple[str, str, Any]] = [
        ("unknown", "No key has that kid.", "key-c"),
        ("case", "Kids are compared with case.", "KEY-A"),
        ("blank", "Kids are compared to the last character.", "key-a "),
        ("prefix", "A shorter kid is another kid.", "key"),
        ("longer", "A longer kid is another kid.", "key-a1"),
        ("path", "A path is a kid that no key has.", "../../../../dev/null"),
        ("sql", "A query is a kid that no key has.", "x' UNION SELECT 'key-a"),
        ("url", "An address is a kid that no key has, and is not fetched.", "https://attacker.example/jwk"),
        ("control", "Control characters do no harm.", "\x1b[2Jkey-a\0"),
        ("long", "A long kid does no harm.", "k" * 5000),
        ("null", "kid is a text; null is not absent.", None),
        ("number", "kid is a text.", 17),
        ("true", "kid is a text.", True),
        ("array", "kid is a text.", ["key-a"]),
        ("object", "kid is a text.", {"kid": "key-a"}),
        ("empty", "An empty kid is not absent.", ""),
    ]
    for name, why, kid in unknown:
        refuse(made, f"kid-{name}", why, "key", by_kid(kid))
    for name, kid in (("null", None), ("number", 17), ("array", ["key-a"]), ("empty", "")):
        why = "With one key in the set too, only an absent kid is absent."
        refuse(made, f"kid-{name}-one-key", why, "key", by_kid(kid), keys=keys(jwk("a")))
    number = keys(jwk("a") | {"kid": 17})
    refuse(made, "kid-number-in-both", "A number is no kid in the set either.", "key", by_kid(17), keys=number)
    refuse(
        made,
        "kid-number-and-text",
        "17 and its text are not the same.",
        "key",
        by_kid(17),
        keys=keys(jwk("a", "17")),
    )
    letters = "Nøkkel 😀/1"
    accept(made, "kid-letters", "A kid is any text.", by_kid(letters), keys=keys(jwk("a", letters)))
    composed = keys(jwk("a", "n\u00f8kkel-\u00e5"))
    refuse(
        made,
        "kid-normal-form",
        "Kids are not normalised.",
        "key",
        by_kid("n\u00f8kkel-a\u030a"),
        keys=composed,
    )
    refuse(
        made,
        "kid-in-token-not-in-set",
        "A key without kid does not serve a token with one.",
        "key",
        GOOD,
        keys=keys(KIDLESS),
    )


def no_kid(made: Vectors) -> None:
    """A token without kid needs a set with exactly one usable key."""
    enc, other_alg = jwk("b", use="enc"), jwk("b", alg="RS512")
    accept(made, "no-kid-one-key", "One usable key is enough.", BARE, keys=keys(jwk("a")))
    accept(made, "no-kid-kidless-key", "A key without kid serves a token without kid.", BARE, keys=keys(KIDLESS))
    accept(
        made,
        "no-kid-one-usable",
        "Keys that are not usable do not count.",
        BARE,
        keys=keys(enc, jwk("a"), EC | {"kid": "e"}, 17),
    )
    accept(
        made,
        "no-kid-other-alg",
        "A key for another algorithm is not usable for this token.",
        BARE,
        keys=keys(jwk("a"), other_alg),
    )
    accept(
        made,
        "no-kid-bad-key-beside",
        "A bad key does not count.",
        BARE,
        keys=keys(jwk("b", n="!!!"), jwk("a")),
    )
    accept(made, "no-kid-same-key-twice", "The same key twice is one key.", BARE, keys=keys(jwk("a"), jwk("a")))
    refuse(made, "no-kid-two-keys", "Of two keys none is meant.", "key", BARE)
    refuse(
        made,
        "no-kid-two-keys-right-last",
        "The right key in last place is not tried.",
        "key",
        BARE,
        keys=keys(jwk("b"), jwk("a")),
    )
    refuse(
        made,
        "no-kid-kidless-and-other",
        "A key without kid has no precedence.",
        "key",
        BARE,
        keys=keys(KIDLESS, jwk("b")),
    )
    two = keys(KIDLESS, without(jwk("b"), "kid"))
    refuse(made, "no-kid-two-kidless", "Of two keys without kid none is meant.", "key", BARE, keys=two)
    clash = keys(jwk("a"), jwk("b", "key-a"))
    refuse(made, "no-kid-clash", "Two keys of one kid are none.", "key", BARE, keys=clash)
    refuse(made, "no-kid-no-key", "No usable key.", "key", BARE, keys=keys(enc))
    refuse(
        made,
        "no-kid-wrong-key",
        "The only key is tried and does not fit.",
        "signature",
        BARE,
        keys=keys(jwk("b")),
    )


def sets(made: Vectors) -> None:
    """Keys of the set that may not be used, and the same kid twice."""
    refuse(made, "set-empty", "An empty set has no key.", "key", GOOD, keys=keys())
    cases: list[tuple[str, str, Any]] = [
        ("use-enc", "The key is for encryption.", jwk("a", use="enc")),
        ("use-upper", "use is sig exactly.", jwk("a", use="SIG")),
        ("use-null", "use null is not absent.", jwk("a") | {"use": None}),
        ("use-number", "use is a text.", jwk("a", use=1)),
        ("ops-sign", "key_ops lacks verify.", jwk("a", key_ops=["sign"])),
        ("ops-null", "key_ops null is not absent.", jwk("a") | {"key_ops": None}),
        ("ops-text", "key_ops is an array.", jwk("a", key_ops="verify")),
        ("alg-rs512", "The key is for RS512.", jwk("a", alg="RS512")),
        ("alg-ps256", "The key is for PS256.", jwk("a", alg="PS256")),
        ("alg-null", "alg null is not absent.", jwk("a") | {"alg": None}),
        ("alg-lower", "alg is compared with case.", jwk("a", alg="rs256")),
        ("kty-ec", "The kid names an EC key.", EC),
        ("kty-oct", "The kid names a secret.", {"kty": "oct", "kid": "key-a", "k": "AAAA"}),
        ("kty-lower", "The type is RSA in capitals.", jwk("a", kty="rsa")),
        ("kty-null", "The type is a text.", jwk("a") | {"kty": None}),
        ("n-even", "n is even.", jwk("a", n=uint(throwaway.modulus("a") - 1))),
        ("n-padded", "n has padding.", jwk("a", n=jwk("a")["n"] + "==")),
        ("n-missing", "n is missing.", without(jwk("a"), "n")),
        ("e-number", "e is a number.", jwk("a", e=65537)),
    ]
    for name, why, key in cases:
        refuse(made, f"set-{name}", why, "key", GOOD, keys=keys(key, jwk("b")))
    good: list[tuple[str, str, Any]] = [
        ("use-absent", "use may be absent.", jwk("a", use=None)),
        ("alg-absent", "alg may be absent.", jwk("a", alg=None)),
        ("ops-verify", "key_ops holds verify.", jwk("a", key_ops=["sign", "verify"])),
        ("private", "Private members are dropped.", throwaway.private_jwk("a", kid="key-a")),
        ("x5c", "x5c and x5t beside n and e are ignored.", jwk("a", x5c=["!!!"], x5t=17)),
        (
            "n-leading-zero",
            "A zero byte in front of n is tolerated.",
            jwk("a", n=uint(throwaway.modulus("a"), 1)),
        ),
        ("e-leading-zero", "A zero byte in front of e is tolerated.", jwk("a", e=uint(65537, 1))),
    ]
    for name, why, key in good:
        accept(made, f"set-{name}", why, GOOD, keys=keys(key, jwk("b")))
    for name, extra in (("null", None), ("number", 17), ("text", "key-a"), ("array", [])):
        accept(
            made,
            f"set-{name}-beside",
            "What is no key does not disable the others.",
            GOOD,
            keys=keys(extra, jwk("a")),
        )
    refuse(
        made,
        "set-same-kid",
        "Two keys of one kid: neither is used.",
        "key",
        GOOD,
        keys=keys(jwk("a"), jwk("b", "key-a")),
    )
    other = keys(jwk("attacker", "key-a"), jwk("a"))
    refuse(made, "set-same-kid-right-last", "Two keys of one kid: neither is used.", "key", GOOD, keys=other)
    three = keys(jwk("a"), jwk("b", "key-a"), jwk("a"))
    refuse(made, "set-same-kid-three", "The first key standing again does not win.", "key", GOOD, keys=three)
    accept(made, "set-same-key-twice", "The same key twice is one key.", GOOD, keys=keys(jwk("a"), jwk("a")))
    accept(
        made,
        "set-clash-of-others",
        "A clash of other kids does no harm.",
        GOOD,
        keys=keys(jwk("b", "x"), jwk("attacker", "x"), jwk("a")),
    )
    accept(
        made,
        "set-bad-same-kid",
        "A bad key of the same kid does not disable the good one.",
        GOOD,
        keys=keys(jwk("a", n="!!!"), jwk("a")),
    )
    accept(
        made,
        "set-ec-same-kid",
        "A key of another type and the same kid does no harm.",
        GOOD,
        keys=keys(EC, jwk("a")),
    )
    accept(
        made,
        "set-unknown-members",
        "Unknown members of the set are ignored.",
        GOOD,
        keys=KEYS | {"next": [1]},
    )


def limits(made: Vectors) -> None:
    """Sizes of n and values of e, each with a true signature."""
    for name, why in (
        ("bits-2049", "2049 bits are allowed."),
        ("bits-3072", "3072 bits are allowed."),
        ("bits-4096", "4096 bits are allowed."),
        ("bits-8192", "8192 bits are the limit and allowed."),
        ("e-65539", "A larger exponent is allowed."),
        ("e-2p33-1", "2^33 - 1 is the largest exponent."),
    ):
        token = signed({"alg": "RS256", "kid": f"key-{name}"}, CLAIMS, key=name)
        accept(made, f"limit-{name}", why, token, key=name, keys=keys(jwk(name)))
    for name, why in (
        ("weak-1024", "1024 bits are too few."),
        ("bits-2047", "2047 bits are one too few."),
        ("bits-8193", "8193 bits are one too many."),
        ("e-3", "3 is too small an exponent."),
        ("e-2p33+1", "2^33 + 1 is over the limit."),
    ):
        kid = f"key-{name}"
        token = signed(compact({"alg": "RS256", "kid": kid}), compact(CLAIMS), key=name)
        refuse(made, f"limit-{name.replace('+', '-and-')}", why, "key", token, keys=keys(jwk(name)))
    one = jwk("a", e=uint(1))
    info = digest_info(GOOD.rpartition(".")[0])
    padded = b"\0\x01" + b"\xff" * (256 - 3 - len(info)) + b"\0" + info
    forged = with_signature(GOOD, padded)
    refuse(
        made,
        "limit-e-1-forged",
        "With exponent 1 anyone can write a signature.",
        "key",
        forged,
        keys=keys(one),
    )
