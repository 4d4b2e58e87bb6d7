"""Cases of `verify`: three parts, base64url, size, and the strict JSON of header and payload."""

import hostile_json
from kit import Obj, Vectors, compact, without
from tokens import b64u, not_canonical, prove, signed, signed_parts
from verify_kit import CLAIMS, GOOD, HEADER, accept, refuse, request

LIMIT = 64 * 1024
# the rest of the texts is judged in headers by decode
IN_HEADERS = ("bom", "duplicate", "depth", "lone", "second", "trailing", "utf8", "string", "null", "array")


def add(made: Vectors) -> None:
    """Adds the cases."""
    accept(made, "plain", "A token in order.", GOOD)
    parts(made)
    base64url(made)
    sizes(made)
    header_json(made)
    payload_json(made)


def parts(made: Vectors) -> None:
    """Three parts and no more."""
    head, body, signature = GOOD.split(".")
    bad = [
        ("empty", "Nothing is no token.", ""),
        ("two-parts", "The signature and its dot are missing.", f"{head}.{body}"),
        ("four-parts", "A fourth part follows.", f"{GOOD}.{signature}"),
        ("trailing-dot", "A dot at the end opens a fourth part.", f"{GOOD}."),
        ("five-parts", "Five parts are an encrypted token.", f"{head}.{body}.{body}.{body}.{signature}"),
        ("header-missing", "The header is empty.", f".{body}.{signature}"),
        ("payload-missing", "The payload is empty.", f"{head}..{signature}"),
        ("payload-missing-signed", "The payload is empty and truly signed.", signed_parts(head, "")),
        ("bearer", "The word Bearer is no part of a token.", f"Bearer {GOOD}"),
        ("quoted", "A quoted token is not unquoted.", f'"{GOOD}"'),
        ("leading-blank", "A blank in front is not cut off.", f" {GOOD}"),
        ("trailing-newline", "A line feed behind is not cut off.", f"{GOOD}\n"),
        (
            "flattened-json",
            "The JSON serialization is not read.",
            compact({"protected": head, "payload": body, "signature": signature}),
        ),
        (
            "general-json",
            "The general JSON serialization is not read.",
            compact({"payload": body, "signatures": [{"protected": head, "signature": signature}]}),
        ),
    ]
    for name, why, token in bad:
        refuse(made, f"shape-{name}", why, "malformed", token)
    why = "An empty signature is no signature."
    refuse(made, "shape-signature-missing", why, ["signature", "malformed"], f"{head}.{body}.")


def base64url(made: Vectors) -> None:
    """Header and signature are judged at once, the payload after the signature."""
    head, body, signature = GOOD.split(".")
    short = b64u(compact(HEADER | {"typ": "J"}))
    if len(short) % 4 not in (2, 3):
        short = b64u(compact(HEADER | {"typ": "JW"}))
    header = [
        ("padded", "Padding in the header, signed as it stands.", short + "=" * (-len(short) % 4)),
        ("spare-bits", "Spare bits in the header's last character, signed as it stands.", not_canonical(short)),
        ("newline", "A line feed in the header, signed as it stands.", short[:8] + "\n" + short[8:]),
        ("blank", "A blank behind the header, signed as it stands.", short + " "),
        ("plus", "A sign of the other alphabet in the header.", b64u(b'{"alg":"RS256","kid":"key-a","x":"~~>"}').replace("-", "+")),
        ("non-ascii", "A letter outside ASCII in the header.", short + "ø"),
    ]  # fmt: skip
    for name, why, text in header:
        refuse(made, f"header-base64-{name}", why, "malformed", signed_parts(text, body))
    cases = [
        ("padded", "Padding in the signature.", signature + "=="),
        ("spare-bits", "Spare bits in the signature's last character.", not_canonical(signature)),
        ("newline", "A line feed in the signature.", signature[:64] + "\n" + signature[64:]),
        ("standard", "A sign of the other alphabet in the signature.", "+" + signature[1:]),
        ("one-character", "One character is no byte.", "A"),
        ("remainder-one", "No length leaves the remainder one.", signature[:341]),
        ("nul", "A NUL behind the signature.", signature + "\0"),
    ]
    for name, why, text in cases:
        refuse(made, f"signature-base64-{name}", why, "malformed", f"{head}.{body}.{text}")
    claims = CLAIMS
    while len(b64u(compact(claims))) % 4 not in (2, 3):
        claims = claims | {"x": claims.get("x", "") + "x"}
    text = b64u(compact(claims))
    payload = [
        ("padded", "Padding in the payload", text + "=" * (-len(text) % 4)),
        ("spare-bits", "Spare bits in the payload's last character", not_canonical(text)),
        ("newline", "A line feed in the payload", text[:8] + "\n" + text[8:]),
        ("standard", "A sign of the other alphabet in the payload", text[:8] + "+" + text[9:]),
        ("unencoded", "A payload that is not encoded at all", "payload"[:5]),
        ("non-ascii", "A letter outside ASCII in the payload", text + "ø"),
    ]
    for name, why, wire in payload:
        token = signed_parts(head, wire)
        refuse(made, f"payload-base64-{name}", f"{why}, truly signed.", "malformed", token)
        forged = f"{head}.{wire}.{signature}"
        refuse(
            made,
            f"payload-base64-{name}-forged",
            f"{why}: the signature is judged first.",
            "signature",
            forged,
        )


def sizes(made: Vectors) -> None:
    """64 KiB to the byte, with a true signature; the bulk stands in an ignored header member."""
    claims = CLAIMS
    while (LIMIT - 344 - len(b64u(compact(claims)))) % 4 != 2:
        claims = claims | {"x": claims.get("x", "") + "x"}
    body = b64u(compact(claims))

    def sized(length: int) -> tuple[str, Obj]:
        start = '{"alg":"RS256","kid":"key-a","x":"'
        start += "x" * (-len(start) % 3)
        size = (length - 344 - len(body)) * 3 // 4
        groups, rest = divmod(size - len(start) - 2, 3)
        front, back = b64u(start), b64u("x" * rest + '"}')
        token = signed_parts(front + "eHh4" * groups + back, body)
        if len(token) != length:
            raise AssertionError(f"{len(token)} bytes instead of {length}")
        pieces = [["lit", front], ["rep", "eHh4", groups], ["lit", token[len(front) + 4 * groups :]]]
        return token, {"token_parts": pieces} | without(request(""), "token")

    token, given = sized(LIMIT)
    expect = {"claims": prove(token, "a"), "system_users": []}
    made.accept("size-64-kib", "64 KiB is the limit and allowed.", given, expect)
    _, given = sized(LIMIT + 1)
    made.refuse("size-64-kib-and-1", "One byte over the limit is refused, though truly signed.", given, "malformed")


def header_json(made: Vectors) -> None:
    """The header is one strict JSON object, judged before the signature."""
    members = compact(HEADER)[1:-1]
    for text in hostile_json.refused(members):
        if not text.name.startswith(IN_HEADERS):
            continue
        token = signed(text.data, compact(CLAIMS))
        refuse(made, f"header-json-{text.name}", text.why, "malformed", token)
    for text in hostile_json.taken(members):
        accept(made, f"header-json-{text.name}", text.why, signed(text.data, compact(CLAIMS)))
    twice = [
        ("alg-twice", "The second alg says none.", '{"alg":"RS256","kid":"key-a","alg":"none"}'),
        ("alg-twice-none-first", "The first alg says none.", '{"alg":"none","alg":"RS256","kid":"key-a"}'),
        ("alg-twice-escaped", "A second alg hides behind an escape.", '{"alg":"RS256","kid":"key-a","\\u0061lg":"HS256"}'),
        ("kid-twice", "The second kid names another key.", '{"alg":"RS256","kid":"key-a","kid":"key-b"}'),
        ("kid-twice-in-jwk", "A member of an ignored jwk stands twice.", '{"alg":"RS256","kid":"key-a","jwk":{"n":"A","n":"B"}}'),
    ]  # fmt: skip
    for name, why, header in twice:
        refuse(made, f"header-json-{name}", why, "malformed", signed(header, compact(CLAIMS)))
    for name, header in (
        ("escaped-name", '{"\\u0061lg":"RS256","kid":"key-a"}'),
        ("escaped-value", '{"alg":"RS\\u003256","kid":"key-\\u0061"}'),
    ):
        accept(made, f"header-json-{name}", "An escape is undone.", signed(header, compact(CLAIMS)))


def payload_json(made: Vectors) -> None:
    """The payload is one strict JSON object, judged after the signature."""
    members = compact(CLAIMS)[1:-1]
    head = b64u(compact(HEADER))
    other = GOOD.rpartition(".")[2]
    for text in hostile_json.refused(members):
        token = signed(compact(HEADER), text.data)
        refuse(made, f"payload-json-{text.name}", text.why, "malformed", token)
    for text in hostile_json.taken(members):
        accept(made, f"payload-json-{text.name}", text.why, signed(compact(HEADER), text.data))
    twice = [
        ("iss-twice", "iss stands twice.", '"iss":"https://attacker.example/"'),
        (
            "iss-twice-escaped",
            "A second iss hides behind an escape.",
            '"\\u0069ss":"https://attacker.example/"',
        ),
        ("exp-twice", "exp stands twice.", '"exp":4102444800'),
        (
            "details-id-twice",
            "A member of a detail stands twice.",
            '"authorization_details":[{"type":"a","type":"b"}]',
        ),
    ]
    for name, why, tail in twice:
        whole = f"{{{members},{tail}}}"
        refuse(made, f"payload-json-{name}", why, "malformed", signed(compact(HEADER), whole))
        forged = f"{head}.{b64u(whole)}.{other}"
        refuse(
            made,
            f"payload-json-{name}-forged",
            "Nothing is said before the signature held.",
            "signature",
            forged,
        )
    nested = signed(compact(HEADER | {"cty": "JWT"}), GOOD)
    refuse(made, "payload-json-nested-token", "A token inside a token is not unpacked.", "malformed", nested)
    escaped = f"{{{members}}}".replace('"iss"', '"\\u0069ss"')
    accept(made, "payload-json-escaped-name", "An escape in a name is undone.", signed(compact(HEADER), escaped))
