"""Cases of `token_response`: a 200 that grants, and a 200 that does not."""

from typing import Any

import hostile_json
from kit import NOW, TEST_ISSUER, Classes, Obj, Vectors, as_body, compact
from tokens import b64u, signed

SCOPE = "altinn:instances.read"
TOKEN = signed({"alg": "RS256", "kid": "key-a"}, {"iss": TEST_ISSUER, "iat": NOW, "exp": NOW + 120, "jti": "j"})
BODY: Obj = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 119, "scope": SCOPE}
ANSWER = compact(BODY)
OPAQUE: Obj = {"access_token": "opaque-token", "token_type": "Bearer", "expires_in": 119, "scope": SCOPE}
JSON_TYPE = [["content-type", "application/json"]]


def answer(status: int, body: str = "", headers: list[Any] | None = None) -> Obj:
    """The driver's request for an answer."""
    given: Obj = {"status": status, "headers": JSON_TYPE if headers is None else headers, "now": NOW}
    return given | ({"body": body} if body else {})


def granted(made: Vectors, name: str, why: str, given: Obj, **expect: Any) -> None:
    """An answer that hands out a token."""
    made.accept(name, why, given, {"outcome": "granted", **expect})


def refused(made: Vectors, name: str, why: str, given: Obj, classes: Classes, retry: str, **expect: Any) -> None:
    """An answer that hands out none."""
    made.accept(name, why, given, {"outcome": "refused", "class": classes, "retry": retry, **expect})


def invalid(made: Vectors, name: str, why: str, body: str, retry: str = "no") -> None:
    """A 200 that is no answer."""
    refused(made, name, why, answer(200, body), "invalid_response", retry)


def add(made: Vectors) -> None:
    """Adds the cases."""
    plain(made)
    access_tokens(made)
    token_types(made)
    lifetimes(made)
    token_lifetimes(made)
    json(made)
    cuts(made)


def plain(made: Vectors) -> None:
    """What a grant shows."""
    whole = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 119, "scope": SCOPE}
    granted(made, "granted", "Maskinporten's ordinary answer.", answer(200, ANSWER), **whole)
    spaced = '{ "access_token": "opaque-token",\r\n\t"token_type": "Bearer", "expires_in": 119 }'
    granted(made, "granted-spaced", "White space between members is JSON.", answer(200, spaced), expires_in=119)
    more = compact(OPAQUE | {"refresh_token": "x", "id_token": None, "extra": {"a": [1]}})
    granted(made, "granted-unknown-members", "Unknown members are ignored.", answer(200, more), expires_in=119)
    for name, scope in (("narrower", "a:x"), ("wider", f"{SCOPE} a:x b:x")):
        body = compact(OPAQUE | {"scope": scope})
        why = "Another scope than asked for is granted and shown."
        granted(made, f"granted-scope-{name}", why, answer(200, body), scope=scope)
    both = compact(OPAQUE | {"error": "invalid_grant"})
    why = "An error beside a token does not take the token back."
    granted(made, "granted-with-error", why, answer(200, both), access_token="opaque-token")
    types = [
        ("none", []),
        ("html", [["content-type", "text/html"]]),
        ("text", [["Content-Type", "text/plain; charset=iso-8859-1"]]),
        ("charset", [["CONTENT-TYPE", "application/json;charset=UTF-8"], ["cache-control", "no-store"]]),
        ("two", [["content-type", "text/html"], ["content-type", "application/json"]]),
        ("empty", [["content-type", ""]]),
    ]
    for name, headers in types:
        why = "Content-Type is not judged."
        granted(made, f"content-type-{name}", why, answer(200, compact(OPAQUE), headers), expires_in=119)
    late = answer(200, compact(OPAQUE), [["Retry-After", "3600"]])
    granted(made, "granted-retry-after", "Retry-After on a grant says nothing.", late, expires_in=119)


def access_tokens(made: Vectors) -> None:
    """One or more characters of a fixed alphabet."""
    alphabet = "ABCXYZabcxyz0189-._~+/="
    body = compact(OPAQUE | {"access_token": alphabet})
    granted(made, "token-alphabet", "Every character of the alphabet.", answer(200, body), access_token=alphabet)
    body = compact(OPAQUE | {"access_token": "x"})
    granted(made, "token-one", "One character is enough.", answer(200, body), access_token="x")
    escaped = compact(OPAQUE).replace("opaque-token", "opaque\\u002dtoken")
    granted(
        made,
        "token-escaped",
        "An escape in the JSON is undone.",
        answer(200, escaped),
        access_token="opaque-token",
    )
    bad: list[tuple[str, str, Any]] = [
        ("empty", "An empty token is none.", ""),
        ("null", "null is no token.", None),
        ("number", "A number is no token.", 17),
        ("true", "A boolean is no token.", True),
        ("array", "An array is no token.", ["opaque-token"]),
        ("object", "An object is no token.", {"value": "opaque-token"}),
        ("blank", "A blank would end the header's value.", "opaque token"),
        ("leading-blank", "A blank in front is not cut off.", " opaque-token"),
        ("newline", "A line feed would start another header.", "opaque-token\nX-Admin: 1"),
        ("carriage-return", "A carriage return would too.", "opaque-token\r"),
        ("nul", "A NUL is not in the alphabet.", "opaque\0token"),
        ("quote", "A quotation mark is not in the alphabet.", 'opaque"token'),
        ("comma", "A comma is not in the alphabet.", "a,b"),
        ("colon", "A colon is not in the alphabet.", "a:b"),
        ("norwegian", "ø is not in the alphabet.", "øpaque"),
        ("full-width", "A full-width letter is not in the alphabet.", "Ａ"),
        ("del", "U+007F is not in the alphabet.", "a\x7f"),
    ]
    for name, why, value in bad:
        invalid(made, f"token-{name}", why, compact(OPAQUE | {"access_token": value}))
    empty = {key: value for key, value in OPAQUE.items() if key != "access_token"}
    invalid(made, "token-missing", "No token, no grant.", compact(empty))
    invalid(made, "token-empty-object", "An empty object is no grant.", "{}")
    invalid(made, "token-other-case", "The name has one spelling.", compact(empty | {"Access_Token": "x"}))
    odd = compact(empty | {"error": 5})
    invalid(made, "token-missing-error-number", "`error` of another type is no OAuth error.", odd)


def token_types(made: Vectors) -> None:
    """Bearer in any case, or nothing."""
    for name, value in (("bearer", "bearer"), ("upper", "BEARER"), ("mixed", "bEaReR")):
        body = compact(OPAQUE | {"token_type": value})
        granted(made, f"type-{name}", "The type has no case.", answer(200, body), access_token="opaque-token")
    body = compact({key: value for key, value in OPAQUE.items() if key != "token_type"})
    granted(made, "type-missing", "A missing type counts as Bearer.", answer(200, body), token_type="Bearer")
    bad: list[tuple[str, Any]] = [
        ("null", None),
        ("empty", ""),
        ("number", 1),
        ("array", ["Bearer"]),
        ("dpop", "DPoP"),
        ("mac", "mac"),
        ("blank", "Bearer "),
        ("longer", "BearerToken"),
        ("look-alike", "Bea\u0280er"),
    ]
    for name, value in bad:
        why = "A type that is not Bearer cannot be used."
        invalid(made, f"type-{name}", why, compact(OPAQUE | {"token_type": value}))


def lifetimes(made: Vectors) -> None:
    """expires_in in every form; null means handed out once and not kept."""
    cases: list[tuple[str, str, str, int | None]] = [
        ("119", "A number of seconds.", "119", 119),
        ("1", "One second.", "1", 1),
        ("fraction", "A fraction is rounded down.", "119.9", 119),
        ("fraction-zero", "A fraction of zero stays whole.", "119.0", 119),
        ("exponent", "An exponent is a number too.", "12e1", 120),
        ("day", "24 hours are the most.", "86400", 86400),
        ("day-less-1", "Below 24 hours nothing is cut.", "86399", 86399),
        ("day-and-1", "What is over 24 hours is cut.", "86401", 86400),
        ("2p31", "A number past 31 bits is cut.", "2147483648", 86400),
        ("2p64", "A number past 64 bits is cut.", "18446744073709551616", 86400),
        ("1e300", "A very large number is cut.", "1e300", 86400),
        ("text", "A text of digits is a number.", '"119"', 119),
        ("text-day-and-1", "A text of digits is cut too.", '"86401"', 86400),
        ("text-huge", "A text of many digits is cut.", f'"{"9" * 40}"', 86400),
        ("null", "null is unreadable.", "null", None),
        ("zero", "Zero is not kept.", "0", None),
        ("minus-zero", "Minus zero is zero.", "-0", None),
        ("half", "Half a second is rounded down to zero.", "0.5", None),
        ("negative", "A negative lifetime is not kept.", "-1", None),
        ("negative-large", "A negative lifetime does not wrap round.", "-4294967177", None),
        ("negative-fraction", "A negative fraction is not kept.", "-0.5", None),
        ("true", "A boolean is unreadable.", "true", None),
        ("array", "An array is unreadable.", "[119]", None),
        ("object", "An object is unreadable.", '{"seconds":119}', None),
        ("text-empty", "An empty text is unreadable.", '""', None),
        ("text-word", "A word is unreadable.", '"soon"', None),
        ("text-zero", "A zero as text is not kept.", '"0"', None),
        ("text-negative", "A sign is no digit.", '"-5"', None),
        ("text-plus", "A sign is no digit.", '"+119"', None),
        ("text-fraction", "A dot is no digit.", '"119.5"', None),
        ("text-exponent", "An e is no digit.", '"1e2"', None),
        ("text-blank", "A blank is no digit.", '" 119"', None),
        ("text-unit", "A unit is no digit.", '"119s"', None),
        ("text-arabic-digits", "Only ASCII digits count.", '"١١٩"', None),
    ]
    for name, why, value, seconds in cases:
        body = f'{{"access_token":"opaque-token","token_type":"Bearer","expires_in":{value}}}'
        granted(made, f"expires-{name}", why, answer(200, body), expires_in=seconds)
    body = '{"access_token":"opaque-token","token_type":"Bearer"}'
    granted(made, "expires-missing", "Nothing said, nothing kept.", answer(200, body), expires_in=None)
    body = '{"access_token":"opaque-token","token_type":"Bearer","expires_in":1e400}'
    why = "A number past every float makes no trouble; what it counts as is open."
    granted(made, "expires-1e400", why, answer(200, body), access_token="opaque-token")


def token_lifetimes(made: Vectors) -> None:
    """A token that is a JWT is not kept past its own exp."""
    cases: list[tuple[str, str, str, int, int | None]] = [
        ("earlier", "The token ends before expires_in does.", f'{{"exp":{NOW + 60}}}', 119, 60),
        ("later", "The token outlives expires_in.", f'{{"exp":{NOW + 600}}}', 119, 119),
        ("equal", "Both say the same.", f'{{"exp":{NOW + 119}}}', 119, 119),
        ("one", "One second is left.", f'{{"exp":{NOW + 1}}}', 119, 1),
        ("fraction", "What is left is rounded down.", f'{{"exp":{NOW + 60}.75}}', 119, 60),
        ("now", "Nothing is left.", f'{{"exp":{NOW}}}', 119, None),
        ("past", "The token has ended.", f'{{"exp":{NOW - 1}}}', 119, None),
        ("long-past", "The token ended long ago.", '{"exp":1}', 119, None),
        ("day", "The day's limit holds beside a late exp.", f'{{"exp":{NOW + 10**7}}}', 10**6, 86400),
        ("within-day", "The token's exp cuts a long expires_in.", f'{{"exp":{NOW + 5000}}}', 10**6, 5000),
        ("absent", "A token without exp says nothing.", '{"iss":"x"}', 119, 119),
    ]
    for name, why, payload, given, seconds in cases:
        token = f"{b64u(compact({'alg': 'RS256'}))}.{b64u(payload)}.{b64u('signature')}"
        body = compact(OPAQUE | {"access_token": token, "expires_in": given})
        granted(made, f"jwt-exp-{name}", why, answer(200, body), access_token=token, expires_in=seconds)
    token = f"{b64u(compact({'alg': 'RS256'}))}.{b64u(compact({'exp': NOW + 60}))}.{b64u('signature')}"
    body = compact({"access_token": token, "token_type": "Bearer"})
    why = "A token's exp does not stand in for a missing expires_in."
    granted(made, "jwt-exp-no-expires-in", why, answer(200, body), expires_in=None)
    no_jwt = [
        ("not-json", "Three parts alone make no JWT.", "a.b.c"),
        ("two-parts", "Two parts make no JWT.", token.rpartition(".")[0]),
        ("four-parts", "Four parts make no JWT.", token + ".x"),
        ("padded", "A padded part makes no JWT.", token.replace(".", "=.", 1)),
    ]
    for name, why, text in no_jwt:
        body = compact(OPAQUE | {"access_token": text})
        granted(made, f"jwt-{name}", why, answer(200, body), access_token=text, expires_in=119)


def json(made: Vectors) -> None:
    """A 200 is one strict JSON object."""
    members = compact(OPAQUE)[1:-1]
    for text in hostile_json.refused(members):
        if text.name == "missing-brace":
            continue
        given = answer(200) | as_body(text.data)
        refused(made, f"json-{text.name}", text.why, given, "invalid_response", "no")
    for text in hostile_json.taken(members):
        granted(made, f"json-{text.name}", text.why, answer(200) | as_body(text.data), expires_in=119)
    twice = compact(OPAQUE)[:-1] + ',"access_token":"other"}'
    invalid(made, "json-two-tokens", "Of two tokens none is right.", twice)
    twice = compact(OPAQUE)[:-1] + ',"\\u0061ccess_token":"other"}'
    invalid(made, "json-two-tokens-escaped", "A second token hides behind an escape.", twice)
    invalid(made, "json-html", "A page is no answer.", "<html><body>Welcome</body></html>")
    invalid(made, "json-form", "A form is no answer.", "access_token=opaque-token&token_type=bearer")
    invalid(made, "json-bare-token", "A bare token is no answer.", TOKEN)


def cuts(made: Vectors) -> None:
    """A body that ends too early is worth a new grant."""
    why = "An empty body is an answer cut off at its start."
    invalid(made, "cut-empty", why, "", "new_grant")
    text = '{"access_token":"opaque-token","expires_in":119,"ok":true,"none":null,"more":[1,{"a":"\\u00e6\\n"}],"x":-1.5e3}'
    places = [
        (1, "after the opening brace"),
        (2, "after a name's quotation mark"),
        (8, "inside a name"),
        (15, "after a name"),
        (16, "after a colon"),
        (17, "after a value's quotation mark"),
        (22, "inside a text"),
        (30, "after a text"),
        (31, "after a comma"),
        (46, "inside a number"),
        (47, "after a number's last digit"),
        (55, "inside true"),
        (57, "after true"),
        (67, "inside null"),
        (78, "after an opening bracket"),
        (80, "after a comma in an array"),
        (81, "after an inner brace"),
        (86, "after an inner quotation mark"),
        (87, "after a backslash"),
        (88, "after \\u"),
        (90, "inside an escape's digits"),
        (93, "after the next backslash"),
        (96, "before the inner closing bracket"),
        (103, "after a minus sign"),
        (105, "after a decimal point"),
        (107, "after an exponent's e"),
        (108, "before the last brace"),
    ]
    for place, where in places:
        invalid(made, f"cut-{place}", f"Cut off {where}.", text[:place], "new_grant")
    invalid(made, "cut-whole-but-brace", "Only the last brace is missing.", ANSWER[:-1], "new_grant")
    invalid(made, "cut-in-token", "Cut off inside the token.", ANSWER[:200], "new_grant")
    invalid(made, "cut-white-space", "Cut off with a line feed at the end.", ANSWER[:-1] + "\n", "new_grant")
    error = '{"error":"invalid_grant","error_description":"MP-012: Grant is'
    invalid(made, "cut-error", "A cut-off error is not read.", error, "new_grant")
    invalid(made, "cut-deep", "Cut off with many arrays open.", '{"a":' + "[" * 40, "new_grant")
    character = '{"a":"ø'.encode()[:-1]
    given = answer(200) | as_body(character)
    refused(made, "cut-in-character", "Cut off inside a character.", given, "invalid_response", "new_grant")
    invalid(made, "no-cut-fault-before", "A fault before the cut makes it no cut.", '{"a":tru,"b":"', "no")
    invalid(made, "no-cut-brace-closed", "What is closed is not cut.", '{"access_token":}', "no")
