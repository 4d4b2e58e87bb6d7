"""Cases of `jwks`: which keys of a document can check an RS256 signature."""

from typing import Any

import hostile_json
import throwaway
from kit import Obj, Vectors, as_body, compact
from throwaway import exponent, jwk, modulus, uint
from tokens import not_canonical

LIMIT = 256 * 1024
A, B = jwk("a"), jwk("b")
EC = {"kty": "EC", "crv": "P-256", "kid": "key-ec", "use": "sig", "alg": "ES256", "x": "AA", "y": "AA"}


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "jwks",
        "A JWK Set gives the kids that can check RS256, in the document's order. One bad key never disables another; "
        "a document that is not one strict JSON object with an array `keys` is refused as a whole.",
        ["RFC 7517", "RFC 7518 section 6.3", "RFC 8259"],
    )
    documents(made)
    members(made)
    numbers(made)
    kids(made)
    sizes(made)
    return made


def accept(made: Vectors, name: str, why: str, usable: list[str], *keys: Any) -> None:
    """A document with these keys."""
    made.accept(name, why, {"body": compact({"keys": list(keys)})}, {"kids": usable})


def beside(made: Vectors, name: str, why: str, usable: bool, key: Any) -> None:
    """One key under test in front of a good one, which must stay."""
    kid = [key["kid"]] if usable else []
    accept(made, name, why, [*kid, "key-b"], key, B)


def documents(made: Vectors) -> None:
    """The document around the keys."""
    accept(made, "one", "One key.", ["key-a"], A)
    accept(made, "two", "Two keys, in the document's order.", ["key-b", "key-a"], B, A)
    accept(made, "none", "An empty array is a document without keys.", [])
    more = compact({"version": 1, "keys": [A], "next": {"keys": []}})
    made.accept("unknown-members", "Unknown members of the document are ignored.", {"body": more}, {"kids": ["key-a"]})
    why = "A key of a type yet unknown is left out."
    accept(made, "unknown-kty", why, ["key-a"], {"kty": "future", "kid": "key-f", "z": "abc"}, A)
    accept(made, "other-kinds", "EC, symmetric and octet keys are left out.", ["key-a"], EC, A, OCT, OKP)
    for name, value in (
        ("null", None),
        ("number", 17),
        ("text", "key"),
        ("array", [A]),
        ("true", True),
        ("object", {}),
    ):
        accept(made, f"key-is-{name}", "What is no key is left out, the next key stays.", ["key-b"], value, B)
    bad = [
        ("empty", "Nothing is no document.", ""),
        ("blank", "A blank is no document.", " "),
        ("html", "An error page is no document.", "<html><body>503</body></html>"),
        ("no-keys", "The array is missing.", "{}"),
        ("keys-null", "keys is null.", '{"keys":null}'),
        ("keys-text", "keys is a text.", '{"keys":"x"}'),
        ("keys-number", "keys is a number.", '{"keys":17}'),
        ("keys-object", "keys is one key instead of an array.", compact({"keys": A})),
        ("keys-by-kid", "keys is an object by kid.", compact({"keys": {"key-a": A}})),
        ("keys-upper-case", "The member is keys in small letters.", compact({"Keys": [A]})),
        ("bare-array", "The keys stand in a bare array.", compact([A])),
        ("bare-key", "A key stands alone.", compact(A)),
        ("keys-twice", "keys stands twice.", compact({"keys": [A]})[:-1] + ',"keys":[]}'),
        ("keys-twice-escaped", "A second keys hides behind an escape.", compact({"keys": [A]})[:-1] + ',"\\u006beys":[]}'),
        ("kid-twice", "A member of a key stands twice.", f'{{"keys":[{compact(A)[:-1]},"kid":"key-c"}}]}}'),
        ("cut", "The document is cut off.", compact({"keys": [A, B]})[:-40]),
    ]  # fmt: skip
    for name, why, body in bad:
        made.refuse(f"document-{name}", why, {"body": body}, "invalid_response")
    inner = compact({"keys": [A]})[1:-1]
    for text in hostile_json.refused(inner):
        made.refuse(f"json-{text.name}", text.why, as_body(text.data), "invalid_response")
    for text in hostile_json.taken(inner):
        made.accept(f"json-{text.name}", text.why, as_body(text.data), {"kids": ["key-a"]})


OCT = {"kty": "oct", "kid": "key-o", "alg": "HS256", "k": "c2VjcmV0"}
OKP = {"kty": "OKP", "crv": "Ed25519", "kid": "key-ed", "alg": "EdDSA", "x": "AA"}


def members(made: Vectors) -> None:
    """kty, use, key_ops, alg, and members that do not count."""
    cases: list[tuple[str, str, bool, Obj]] = [
        ("kty-lower-case", "The type is RSA in capitals.", False, {"kty": "rsa"}),
        ("kty-missing", "A key without type is left out.", False, {"kty": None}),
        ("use-absent", "use may be absent.", True, {"use": None}),
        ("use-enc", "A key for encryption checks no signature.", False, {"use": "enc"}),
        ("use-upper-case", "use is sig exactly.", False, {"use": "SIG"}),
        ("use-other", "Another use is not sig.", False, {"use": "tls"}),
        ("use-empty", "An empty use is not sig.", False, {"use": ""}),
        ("use-number", "use is a text.", False, {"use": 1}),
        ("use-array", "use is a text.", False, {"use": ["sig"]}),
        ("alg-absent", "alg may be absent.", True, {"alg": None}),
        ("alg-rs384", "A key for RS384 is none for RS256.", False, {"alg": "RS384"}),
        ("alg-rs512", "A key for RS512 is none for RS256.", False, {"alg": "RS512"}),
        ("alg-ps256", "A key for PS256 is none for RS256.", False, {"alg": "PS256"}),
        ("alg-oaep", "A key for encryption is none for RS256.", False, {"alg": "RSA-OAEP"}),
        ("alg-lower-case", "alg is compared with case.", False, {"alg": "rs256"}),
        ("alg-empty", "An empty alg is not RS256.", False, {"alg": ""}),
        ("alg-number", "alg is a text.", False, {"alg": 256}),
        ("alg-array", "alg is a text.", False, {"alg": ["RS256"]}),
        ("ops-verify", "key_ops may say verify.", True, {"key_ops": ["verify"]}),
        ("ops-sign-verify", "key_ops may say more.", True, {"key_ops": ["sign", "verify"]}),
        ("ops-sign", "key_ops without verify.", False, {"key_ops": ["sign"]}),
        ("ops-encrypt", "key_ops for encryption.", False, {"key_ops": ["encrypt", "wrapKey"]}),
        ("ops-empty", "An empty key_ops does not hold verify.", False, {"key_ops": []}),
        ("ops-upper-case", "verify is compared with case.", False, {"key_ops": ["Verify"]}),
        ("ops-longer", "verifyX is not verify.", False, {"key_ops": ["verifyX"]}),
        ("ops-text", "key_ops is an array.", False, {"key_ops": "verify"}),
        ("ops-number", "key_ops is an array.", False, {"key_ops": 1}),
        ("ops-object", "key_ops is an array.", False, {"key_ops": {"verify": True}}),
        (
            "x5c-ignored",
            "Certificates beside n and e are ignored.",
            True,
            {"x5c": ["!!!"], "x5t": 17, "x5u": "x"},
        ),
        ("unknown-member", "Unknown members are ignored.", True, {"note": {"a": [None]}, "exp": "soon"}),
    ]
    for name, why, usable, changes in cases:
        beside(made, name, why, usable, jwk("a", **changes))
    for member in ("use", "alg", "key_ops", "kty"):
        key = A | {member: None}
        beside(made, f"{member}-null", f"`{member}` null is not absent.", False, key)
    private = throwaway.private_jwk("a", kid="key-a", use="sig", alg="RS256")
    beside(made, "private", "A key published with its private members is used without them.", True, private)


def numbers(made: Vectors) -> None:
    """n and e: spelling, size, value."""
    n, e = A["n"], A["e"]
    cases: list[tuple[str, str, bool, Obj]] = [
        ("n-missing", "n is needed.", False, {"n": None}),
        ("n-number", "n is a text.", False, {"n": 17}),
        ("n-empty", "n is empty.", False, {"n": ""}),
        ("n-padded", "n has padding.", False, {"n": n + "=="}),
        ("n-newline", "n ends with a line feed.", False, {"n": n + "\n"}),
        ("n-blank", "n holds a blank.", False, {"n": n[:9] + " " + n[9:]}),
        ("n-standard-alphabet", "n is in the other alphabet.", False, {"n": "+/" + n[2:]}),
        ("n-not-base64", "n is no base64.", False, {"n": "!!!"}),
        ("n-one-too-many", "No length leaves the remainder one.", False, {"n": n[:341]}),
        ("n-spare-bits", "Spare bits of the last character are zero.", False, {"n": not_canonical(n)}),
        ("n-decimal", "n is a decimal text.", False, {"n": str(modulus("a"))}),
        ("n-zero", "n is zero.", False, {"n": "AA"}),
        ("n-even", "n is even.", False, {"n": uint(modulus("a") - 1)}),
        ("n-leading-zero", "A zero byte in front is tolerated.", True, {"n": uint(modulus("a"), 1)}),
        ("n-leading-zeros", "Several zero bytes in front are tolerated.", True, {"n": uint(modulus("a"), 8)}),
        ("n-1024", "1024 bits are too few.", False, {"n": uint(modulus("weak-1024"))}),
        ("n-1024-with-zeros", "Zero bytes do not make a short key long.", False, {"n": uint(modulus("weak-1024"), 128)}),
        ("n-2047", "2047 bits are one too few.", False, {"n": uint(modulus("bits-2047"))}),
        ("n-2047-with-zero", "A zero byte does not lift 2047 bits over the limit.", False, {"n": uint(modulus("bits-2047"), 1)}),
        ("n-2049", "A size that is no multiple of eight is allowed.", True, {"n": uint(modulus("bits-2049"))}),
        ("n-4096", "4096 bits are allowed.", True, {"n": uint(modulus("bits-4096"))}),
        ("n-8192", "8192 bits are the limit and allowed.", True, {"n": uint(modulus("bits-8192"))}),
        ("n-8192-with-zero", "A zero byte does not lift 8192 bits over the limit.", True, {"n": uint(modulus("bits-8192"), 1)}),
        ("n-8193", "8193 bits are one too many.", False, {"n": uint(modulus("bits-8193"))}),
        ("n-smallest", "2^2047 + 1 has exactly 2048 bits.", True, {"n": uint(2**2047 + 1)}),
        ("n-largest-too-small", "2^2047 - 1 has 2047 bits.", False, {"n": uint(2**2047 - 1)}),
        ("e-missing", "e is needed.", False, {"e": None}),
        ("e-number", "e is a text.", False, {"e": 65537}),
        ("e-decimal", "e is a decimal text.", False, {"e": "65537"}),
        ("e-empty", "e is empty.", False, {"e": ""}),
        ("e-padded", "e has padding.", False, {"e": "AQAB===="}),
        ("e-spare-bits", "Spare bits of the last character are zero.", False, {"e": not_canonical(uint(2**32 + 1))}),
        ("e-0", "0 is no exponent.", False, {"e": uint(0)}),
        ("e-1", "1 makes every message its own signature.", False, {"e": uint(1)}),
        ("e-2", "2 is even.", False, {"e": uint(2)}),
        ("e-3", "3 is below the limit.", False, {"n": uint(modulus("e-3")), "e": uint(3)}),
        ("e-17", "17 is below the limit.", False, {"e": uint(17)}),
        ("e-65535", "65535 is below the limit.", False, {"e": uint(65535)}),
        ("e-65536", "65536 is even and below the limit.", False, {"e": uint(65536)}),
        ("e-65537", "65537 is the lower limit and allowed.", True, {"e": uint(65537)}),
        ("e-65538", "65538 is even.", False, {"e": uint(65538)}),
        ("e-65539", "65539 is allowed.", True, {"n": uint(modulus("e-65539")), "e": uint(exponent("e-65539"))}),
        ("e-2p32-and-1", "33 bits are allowed.", True, {"e": uint(2**32 + 1)}),
        ("e-2p33-less-1", "2^33 - 1 is the upper limit and allowed.", True, {"e": uint(2**33 - 1)}),
        ("e-2p33", "2^33 is even and over the limit.", False, {"e": uint(2**33)}),
        ("e-2p33-and-1", "2^33 + 1 is over the limit.", False, {"e": uint(2**33 + 1)}),
        ("e-huge", "An exponent as long as the modulus is over the limit.", False, {"e": uint(modulus("a") - 2)}),
        ("e-leading-zero", "A zero byte in front is tolerated.", True, {"e": uint(65537, 1)}),
        ("e-leading-zeros", "Many zero bytes in front are tolerated.", True, {"e": uint(65537, 9)}),
        ("swapped", "n and e have changed places.", False, {"n": e, "e": n}),
    ]  # fmt: skip
    for name, why, usable, changes in cases:
        beside(made, name, why, usable, jwk("a", **changes))


def kids(made: Vectors) -> None:
    """kid, and the same kid twice."""
    accept(
        made,
        "kid-absent",
        "A key without kid is not listed.",
        ["key-b"],
        {k: v for k, v in A.items() if k != "kid"},
        B,
    )
    for name, value in (("null", None), ("number", 17), ("array", ["key-a"]), ("true", True)):
        accept(made, f"kid-{name}", "kid is a text; such a key is left out.", ["key-b"], A | {"kid": value}, B)
    beside(made, "kid-letters", "kid is any text.", True, jwk("a", "Nøkkel 😀/../\n"))
    accept(made, "kid-case", "Kids that differ in case are two kids.", ["key-a", "KEY-A"], A, jwk("b", "KEY-A"))
    accept(made, "same-kid-two-keys", "The same kid with two keys means neither.", [], A, jwk("b", "key-a"))
    accept(made, "same-kid-two-keys-and-other", "Other kids stay.", ["key-b"], A, B, jwk("attacker", "key-a"))
    accept(
        made,
        "same-kid-three",
        "A key that returns after another does not win.",
        ["key-b"],
        A,
        jwk("attacker", "key-a"),
        A,
        B,
    )
    accept(
        made,
        "same-kid-other-e",
        "The same modulus with another exponent is another key.",
        ["key-b"],
        A,
        A | {"e": uint(65539)},
        B,
    )
    accept(made, "same-key-twice", "The same key twice is one key.", ["key-a"], A, A)
    accept(made, "same-key-twice-apart", "The same key twice keeps its first place.", ["key-a", "key-b"], A, B, A)
    accept(made, "same-key-two-kids", "One key may have two kids.", ["key-a", "key-c"], A, jwk("a", "key-c"))
    accept(
        made,
        "same-kid-bad-key-first",
        "A bad key does not disable a good one of the same kid.",
        ["key-a"],
        A | {"n": "!!!"},
        A,
    )
    accept(
        made,
        "same-kid-bad-key-last",
        "A bad key does not disable a good one of the same kid.",
        ["key-a"],
        A,
        A | {"n": "!!!"},
    )
    accept(
        made,
        "same-kid-other-kty",
        "A key of another type does not disable a good one.",
        ["key-a"],
        EC | {"kid": "key-a"},
        A,
    )


def sizes(made: Vectors) -> None:
    """256 KiB and 512 keys."""
    front = compact({"keys": [A], "pad": ""})[:-2]

    def padded(length: int) -> list[Any]:
        return [["lit", front], ["rep", "x", length - len(front) - 2], ["lit", '"}']]

    usable = {"kids": ["key-a"]}
    made.accept("size-256-kib", "256 KiB is the limit and allowed.", {"body_parts": padded(LIMIT)}, usable)
    why = "One byte over the limit is too large."
    made.refuse("size-256-kib-and-1", why, {"body_parts": padded(LIMIT + 1)}, "response_too_large")
    blanks = [["lit", compact({"keys": [A]})[:-1]], ["rep", " ", LIMIT], ["lit", "}"]]
    made.refuse("size-blanks", "Blanks count.", {"body_parts": blanks}, "response_too_large")
    why = "What is too large is not read, so it is not judged as JSON."
    made.refuse("size-no-json", why, {"body_parts": [["rep", "[", LIMIT + 1]]}, "response_too_large")

    def many(count: int, key: Obj, name: str = "key-a") -> list[Any]:
        return [
            ["lit", '{"keys":['],
            ["rep", compact(key) + ",", count - 1],
            ["lit", compact(jwk("a", name)) + "]}"],
        ]

    small = {"kty": "EC", "kid": "x"}
    made.accept("keys-512", "512 keys are the limit and allowed.", {"body_parts": many(512, small)}, usable)
    why = "One key over the limit is too many."
    made.refuse("keys-513", why, {"body_parts": many(513, small)}, "response_too_large")
    made.accept("keys-512-same", "The same key 512 times is one key.", {"body_parts": many(512, A)}, usable)
    made.refuse(
        "keys-513-same",
        "Keys are counted as they stand.",
        {"body_parts": many(513, {})},
        "response_too_large",
    )
