"""Cases of `decode`: what an unverified token says, and what is no token."""

import json
from typing import Any

import details
import hostile_json
from kit import NOW, TEST_ISSUER, Obj, Vectors, compact
from op_guide_2024 import printed
from tokens import b64u, not_canonical, signed

HEADER: Obj = {"alg": "RS256", "kid": "key-a"}
CLAIMS: Obj = {"iss": TEST_ISSUER, "iat": NOW, "exp": NOW + 120}
HEAD = b64u(compact(HEADER))
BODY = b64u(compact(CLAIMS))
SIGNATURE = b64u("signature")
LIMIT = 64 * 1024


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "decode",
        "A token is taken apart without its signature being checked. Shape, base64url and JSON are judged; alg, claims "
        "and the signature's truth are not. system_users null means that the typed view is an error.",
        ["RFC 7515 sections 2, 3.1 and 7.1", "RFC 7519 section 7.2", "RFC 8259", "RFC 7493 section 2.3"],
    )
    shapes(made)
    base64url(made)
    sizes(made)
    for part in ("header", "payload"):
        json_of(made, part)
    for shape in details.READABLE + details.UNREADABLE:
        claims = details.claims_with(CLAIMS, shape)
        accept(made, f"details-{shape.name}", shape.why, claims=claims, users=shape.users)
    guide(made)
    return made


def accept(
    made: Vectors,
    name: str,
    why: str,
    header: Any = None,
    claims: Any = None,
    users: list[Obj] | None = None,
    token: str | None = None,
    **given: Any,
) -> None:
    """A token that can be read; texts stand for themselves, objects become compact JSON."""
    header = HEADER if header is None else header
    claims = CLAIMS if claims is None else claims
    made_token = f"{b64u(compact(header))}.{b64u(compact(claims))}.{SIGNATURE}"
    expect = {"header": header, "claims": claims, "system_users": users}
    made.accept(name, why, given or {"token": token or made_token}, expect)


def refuse(made: Vectors, name: str, why: str, token: str) -> None:
    """A text that is no token."""
    made.refuse(name, why, {"token": token}, "malformed")


def shapes(made: Vectors) -> None:
    """Three parts, and what only looks like them."""
    accept(made, "plain", "Header, payload, signature.", users=[])
    accept(made, "empty-signature", "An unsigned token can be read.", users=[], token=f"{HEAD}.{BODY}.")
    none = {"alg": "none"}
    unsigned = f"{b64u(compact(none))}.{BODY}."
    accept(made, "alg-none", "alg is shown, not judged.", header=none, users=[], token=unsigned)
    for name, header in (
        ("empty", {}),
        ("alg-number", {"alg": 17}),
        ("crit", {"alg": "RS256", "crit": ["x"]}),
    ):
        accept(made, f"header-{name}", "A header's members are shown, not judged.", header=header, users=[])
    accept(made, "claims-empty", "Claims are not judged.", claims={}, users=[])
    accept(made, "expired", "Time is not judged.", claims=CLAIMS | {"exp": 1}, users=[])
    strange = {"iss": 17, "exp": "soon", "aud": {"x": None}, "authorization_details": []}
    accept(made, "claims-wrong-types", "Types of claims are not judged.", claims=strange, users=[])
    letters = CLAIMS | {"name": 'Blåbær "Øst" \\ 😀\n'}
    accept(made, "letters", "Text is UTF-8.", claims=letters, users=[])
    signed_token = signed(HEADER, CLAIMS)
    accept(made, "signed", "A token with a true signature.", users=[], token=signed_token)
    bad = [
        ("empty", "Nothing is no token.", ""),
        ("one-part", "One part is no token.", HEAD),
        ("two-parts", "Two parts are no token.", f"{HEAD}.{BODY}"),
        ("four-parts", "Four parts are no token.", f"{HEAD}.{BODY}.{SIGNATURE}.{SIGNATURE}"),
        ("five-parts", "Five parts are an encrypted token.", f"{HEAD}.AA.AA.AA.AA"),
        ("trailing-dot", "A dot at the end opens a fourth part.", f"{HEAD}.{BODY}.{SIGNATURE}."),
        ("leading-dot", "A dot in front makes an empty header.", f".{HEAD}.{BODY}"),
        ("dots", "Two dots are three empty parts.", ".."),
        ("one-dot", "One dot is two empty parts.", "."),
        ("header-missing", "The header is empty.", f".{BODY}.{SIGNATURE}"),
        ("payload-missing", "The payload is empty.", f"{HEAD}..{SIGNATURE}"),
        ("payload-missing-unsigned", "The payload and the signature are empty.", f"{HEAD}.."),
        ("bearer", "The word Bearer is no part of a token.", f"Bearer {HEAD}.{BODY}.{SIGNATURE}"),
        ("quoted", "A quoted token is not unquoted.", f'"{HEAD}.{BODY}.{SIGNATURE}"'),
        ("json", "The JSON serialization is not read.", json_serialization()),
        ("words", "Words are no token.", "not.a.token"),
        ("full-width-dots", "A full-width dot is no dot.", f"{HEAD}．{BODY}．{SIGNATURE}"),
        ("percent-encoded", "A percent-encoded dot is no dot.", f"{HEAD}%2E{BODY}%2E{SIGNATURE}"),
    ]
    for name, why, token in bad:
        refuse(made, f"shape-{name}", why, token)


def json_serialization() -> str:
    """The flattened JSON serialization of the same content."""
    return compact({"protected": HEAD, "payload": BODY, "signature": SIGNATURE})


def padded_to(members: Obj, spare: int) -> str:
    """A part that has spare bits in its last character: 2 or 4 of them."""
    for length in range(3):
        part = b64u(compact(members | {"x": "y" * length}))
        if len(part) % 4 == {2: 3, 4: 2}[spare]:
            return part
    raise AssertionError("three lengths give every remainder")


def base64url(made: Vectors) -> None:
    """One alphabet, no padding, no white space, one spelling of every part."""
    for part in range(3):
        word = ("header", "payload", "signature")[part]
        whole = [padded_to(HEADER, 4), padded_to(CLAIMS, 4), b64u("sign")]

        def replaced(text: str, part: int = part, whole: list[str] = whole) -> str:
            return ".".join(whole[:part] + [text] + whole[part + 1 :])

        good = whole[part]
        cases = [
            ("padded", "Padding is refused.", good + "=="),
            ("padded-once", "A single sign of padding is refused.", good + "="),
            ("blank-inside", "A blank inside is refused.", good[:2] + " " + good[2:]),
            ("newline-inside", "A line feed inside is refused.", good[:2] + "\n" + good[2:]),
            ("blank-before", "A blank in front is refused.", " " + good),
            ("newline-after", "A line feed behind is refused.", good + "\n"),
            ("carriage-return-after", "A carriage return behind is refused.", good + "\r"),
            ("nul-after", "A NUL behind is refused.", good + "\0"),
            ("one-too-many", "No length leaves the remainder one.", good[: len(good) // 4 * 4] + "A"),
            ("spare-bits-4", "Spare bits of the last character are zero.", not_canonical(good)),
            ("plus", "A plus sign belongs to the other alphabet.", "+" + good[1:]),
            ("slash", "A slash belongs to the other alphabet.", "/" + good[1:]),
            ("percent", "Percent-encoding is not undone.", good + "%3D"),
            ("non-ascii", "A letter outside ASCII is refused.", good[:2] + "ø" + good[3:]),
            ("full-width", "A full-width letter is not its ASCII twin.", "Ａ" + good[1:]),
            ("soft-hyphen", "An invisible character is refused.", good[:2] + "\u00ad" + good[2:]),
        ]
        for name, why, text in cases:
            refuse(made, f"{word}-base64-{name}", why, replaced(text))
        two = [padded_to(HEADER, 2), padded_to(CLAIMS, 2), b64u("si")][part]
        refuse(
            made,
            f"{word}-base64-spare-bits-2",
            "Spare bits of the last character are zero.",
            replaced(not_canonical(two)),
        )
    refuse(made, "signature-base64-one-character", "One character is no byte.", f"{HEAD}.{BODY}.A")
    url_safe = {"x": "???>>>~~~"}
    token = f"{HEAD}.{b64u(compact(url_safe))}.-_-_"
    accept(
        made,
        "base64-minus-underscore",
        "Minus and underscore are the alphabet's last two.",
        claims=url_safe,
        users=[],
        token=token,
    )


def sizes(made: Vectors) -> None:
    """64 KiB is the limit of a token, all parts and dots counted."""
    claims = CLAIMS
    while (LIMIT - len(f"{HEAD}.{b64u(compact(claims))}.")) % 4 != 3:
        claims = claims | {"x": claims.get("x", "") + "x"}
    front = f"{HEAD}.{b64u(compact(claims))}."

    def parts(length: int) -> list[Any]:
        return [["lit", front], ["rep", "A", length - len(front)]]

    why = "64 KiB is the limit and allowed."
    accept(made, "size-64-kib", why, claims=claims, users=[], token_parts=parts(LIMIT))
    why = "One byte below the limit is allowed."
    accept(made, "size-64-kib-less-1", why, claims=claims, users=[], token_parts=parts(LIMIT - 1))
    why = "One byte over the limit is refused."
    made.refuse("size-64-kib-and-1", why, {"token_parts": parts(LIMIT + 1)}, "malformed")
    why = "1 MiB is refused before it is decoded."
    made.refuse("size-1-mib", why, {"token_parts": parts(1 << 20)}, "malformed")
    many = [["lit", front], ["rep", ".", 5000]]
    made.refuse("size-many-dots", "Thousands of dots are refused.", {"token_parts": many}, "malformed")


def json_of(made: Vectors, part: str) -> None:
    """Both parts are one strict JSON object."""
    members = compact(HEADER if part == "header" else CLAIMS)[1:-1]

    def token(data: bytes) -> str:
        text = b64u(data)
        return f"{text}.{BODY}.{SIGNATURE}" if part == "header" else f"{HEAD}.{text}.{SIGNATURE}"

    for text in hostile_json.refused(members):
        refuse(made, f"{part}-json-{text.name}", text.why, token(text.data))
    for text in hostile_json.taken(members):
        accept(
            made,
            f"{part}-json-{text.name}",
            text.why,
            token=token(text.data),
            users=[],
            **{"header" if part == "header" else "claims": json.loads(text.data)},
        )
    if part == "payload":
        twice = f'{{{members},"\\u0069ss":"https://attacker.example/"}}'.encode()
        refuse(made, "payload-iss-twice-escaped", "A second iss hides behind an escape.", token(twice))
        upper = compact(CLAIMS | {"ISS": "https://attacker.example/"}).encode()
        accept(made, "payload-iss-other-case", "ISS is another name.", claims=json.loads(upper), users=[])
    else:
        twice = f'{{{members},"\\u0061lg":"none"}}'.encode()
        refuse(made, "header-alg-twice-escaped", "A second alg hides behind an escape.", token(twice))


def guide(made: Vectors) -> None:
    """What the vendor guide of 2024 prints, in a signed wrapping of our own."""
    grant, token = printed()["grant"], printed()["token"]
    user = {
        "systemuser_org": "314168267",
        "systemuser_id": token["authorization_details"][0]["systemuser_id"],
        "system_id": "matrix_test",
    }
    why = "The guide's token can be read: its organisation has a small id."
    accept(made, "guide-2024-token", why, claims=token, users=[user], token=signed(HEADER, token))
    why = "The guide's grant is shown; its detail is no system user yet, so the typed view is an error."
    accept(made, "guide-2024-grant", why, claims=grant, users=None, token=signed(HEADER, grant))
