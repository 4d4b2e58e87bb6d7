"""Cases of `token_response`: OAuth errors, Maskinporten's codes and the trace id."""

from typing import Any

from answer_granted import answer, refused
from kit import Obj, Vectors, compact

URI = "https://test.maskinporten.no/errors/"
ONCE = "new_grant_once"
CLOCK = "new_grant_once_corrected_clock"
TRACE = " (trace_id: 3c1f0d7b)"


def error(name: Any = "invalid_grant", description: Any = None, uri: Any = None, **members: Any) -> str:
    """An error body; what is None is left out."""
    body: Obj = {"error": name, "error_description": description, "error_uri": uri}
    return compact({key: value for key, value in body.items() if value is not None} | members)


def add(made: Vectors) -> None:
    """Adds the cases."""
    catalogue(made)
    codes(made)
    traces(made)
    shapes(made)


def oauth(made: Vectors, name: str, why: str, body: str, retry: str = "no", status: int = 400, **expect: Any) -> None:
    """One refusal with an OAuth error."""
    refused(made, f"error-{name}", why, answer(status, body), "oauth_error", retry, **expect)


CATALOGUE = [
    ("MP-011", "invalid_request", "Invalid assertion. Invalid parameter value", "no"),
    ("MP-012", "invalid_grant", "Grant is used before", ONCE),
    ("MP-100", "invalid_grant", "Client not found", "no"),
    (
        "MP-110",
        "invalid_grant",
        "Invalid assertion. Client authentication failed. Invalid JWT claim aud",
        "no",
    ),
    ("MP-120", "invalid_grant", "Invalid assertion. The JWT is signed with an invalid certificate.", "no"),
    ("MP-121", "invalid_grant", "Invalid assertion. Client authentication failed. Expired key", "no"),
    ("MP-122", "invalid_grant", "Invalid JWT. Invalid organization number for client.", "no"),
    ("MP-123", "invalid_grant", "Invalid JWT header x5c", "no"),
    ("MP-124", "invalid_grant", "Invalid JWT signature", "no"),
    ("MP-130", "invalid_grant", "JWT is expired", CLOCK),
    ("MP-200", "invalid_scope", "Token request contains invalid scopes for client", "no"),
    ("MP-201", "invalid_scope", "Scopes not allowed for maskinporten", "no"),
    ("MP-250", "invalid_scope", "Consumer has not been granted access to the scope a:x", "no"),
    ("MP-251", "invalid_scope", "Consumer has not delegated access to the scope a:x to supplier", "no"),
    ("MP-301", "invalid_request", "Unknown authorization details type", "no"),
    ("MP-302", "invalid_request", "Unknown fields in the authorization details", "no"),
    ("MP-303", "invalid_altinn_customer_configuration", "Invalid authorization details values", "no"),
    ("MP-999", "invalid_grant", "A code that is not in the list", "no"),
]
WORDS = [
    ("future", "invalid_grant", "Issue time is in the future.", CLOCK),
    ("future-older-text", "invalid_grant", "Issue time is after now", CLOCK),
    ("unknown-kid", "invalid_grant", "Unknown key identifier (kid) for client", "no"),
    (
        "no-kid",
        "invalid_grant",
        "The client requires pre-registered jwk and no key identifier (kid) provided",
        "no",
    ),
    ("lifetime", "invalid_grant", "JWT has too long lifetime.", "no"),
    ("combination", "invalid_request", "Validation of JWT claim failed: The combination is invalid", "no"),
    ("target", "invalid_target", "Invalid resource", "no"),
    ("other", "invalid_client", "Something else", "no"),
]


def catalogue(made: Vectors) -> None:
    """Each code and each text of the catalogue."""
    for code, name, text, retry in CATALOGUE:
        body = error(name, text + TRACE, URI + code)
        why = f"{code} as Maskinporten answers it."
        oauth(made, code.lower(), why, body, retry, mp_code=code, trace_id="3c1f0d7b")
    for slug, name, text, retry in WORDS:
        why = "Not every failure has a code; the text decides."
        oauth(made, slug, why, error(name, text + TRACE), retry, mp_code=None, trace_id="3c1f0d7b")
    for status in (401, 403, 404, 408, 409, 410, 422, 425, 451, 499):
        why = "In a 4xx the body decides, not the status."
        body = error("invalid_scope", "No access", URI + "MP-250")
        oauth(made, f"status-{status}", why, body, "no", status, mp_code="MP-250")
    body = error(description="Grant is used before", uri=URI + "MP-012")
    oauth(
        made,
        "status-408-mp-012",
        "The error in the body comes before the row of the 408.",
        body,
        ONCE,
        408,
        mp_code="MP-012",
    )
    oauth(
        made,
        "status-200-mp-012",
        "An error in a 200 without a token is an error.",
        body,
        ONCE,
        200,
        mp_code="MP-012",
    )
    plain = error("invalid_grant")
    oauth(made, "status-200", "An error in a 200 without a token is an error.", plain, "no", 200, mp_code=None)


def codes(made: Vectors) -> None:
    """Where the code stands."""
    cases: list[tuple[str, str, str, str | None, str]] = [
        ("hyphen", "The address ends with the code.", error(uri=URI + "MP-012"), "MP-012", ONCE),
        ("underscore", "Some addresses write an underscore.", error(uri=URI + "MP_012"), "MP-012", ONCE),
        ("prod-address", "The host of the address does not matter.", error(uri="https://maskinporten.no/errors/MP-130"), "MP-130", CLOCK),
        ("not-at-end", "A code in the middle of the address does not count.", error(uri=URI + "MP-012/more"), None, "no"),
        ("query", "A code before a query does not count.", error(uri=URI + "MP-012?lang=nb"), None, "no"),
        ("two-digits", "A code has three digits.", error(uri=URI + "MP-12"), None, "no"),
        ("four-digits", "A code has three digits.", error(uri=URI + "MP-0121"), None, "no"),
        ("letters", "A code has digits.", error(uri=URI + "MP-O12"), None, "no"),
        ("arabic-digits", "Only ASCII digits count.", error(uri=URI + "MP-٠١٢"), None, "no"),
        ("no-sign", "A hyphen or an underscore stands between.", error(uri=URI + "MP012"), None, "no"),
        ("description", "Without a code in the address the text's start counts.", error(description="MP-012: Grant is used before"), "MP-012", ONCE),
        ("description-alone", "The text may be the code alone.", error(description="MP-130"), "MP-130", CLOCK),
        ("description-middle", "A code in the middle of the text does not count.", error(description="See MP-012 for more"), None, "no"),
        ("description-other-address", "An address without a code leaves it to the text.", error(description="MP-100: Invalid", uri="https://docs.digdir.no"), "MP-100", "no"),
        ("address-first", "The address comes before the text.", error(description="MP-012: x", uri=URI + "MP-121"), "MP-121", "no"),
        ("address-first-once", "The address comes before the text.", error(description="MP-121: x", uri=URI + "MP-012"), "MP-012", ONCE),
        ("address-number", "An address that is no text leaves it to the text.", error(description="MP-012: x", uri=17), "MP-012", ONCE),
        ("description-number", "A description that is no text says nothing.", error(description=17, uri=URI + "MP-012"), "MP-012", ONCE),
        ("in-error-word", "A code in `error` does not count.", error("MP-012"), None, "no"),
        ("neither", "No description and no address.", error(), None, "no"),
        ("empty-texts", "Empty description and address.", error(description="", uri=""), None, "no"),
    ]  # fmt: skip
    for name, why, body, code, retry in cases:
        oauth(made, f"code-{name}", why, body, retry, mp_code=code)


def traces(made: Vectors) -> None:
    """Where the trace id stands."""
    cases = [
        ("brackets", "In brackets with a blank.", "Client not found (trace_id: 3c1f0d7b)", "3c1f0d7b"),
        ("no-blank", "The blank may be missing.", "Client not found (trace_id:3c1f0d7b)", "3c1f0d7b"),
        (
            "equals",
            "An equals sign stands for the colon.",
            "Client not found (trace_id=3c1f0d7b)",
            "3c1f0d7b",
        ),
        (
            "end",
            "Without brackets the id ends with the text.",
            "Client not found trace_id: 3c1f0d7b",
            "3c1f0d7b",
        ),
        ("followed", "A blank ends the id.", "trace_id: 3c1f0d7b Client not found", "3c1f0d7b"),
        ("alone", "The id may be all there is.", "trace_id=abc", "abc"),
        ("long", "32 hexadecimal digits.", f"x (trace_id: {'0a' * 16})", "0a" * 16),
        ("none", "No trace id.", "Client not found", None),
        ("word-only", "The word without a sign says nothing.", "no trace_id here", None),
    ]
    for name, why, text, trace in cases:
        oauth(made, f"trace-{name}", why, error(description=text), trace_id=trace)
    in_other = error(uri=URI + "MP-100", trace_id="3c1f0d7b")
    oauth(
        made,
        "trace-own-member",
        "The id is read in the description only.",
        in_other,
        mp_code="MP-100",
        trace_id=None,
    )


def shapes(made: Vectors) -> None:
    """What `error` is, and what it is beside."""
    oauth(made, "unknown-word", "Any word is an error.", error("what_is_this"), mp_code=None)
    oauth(made, "invalid-client", "invalid_client is standard OAuth.", error("invalid_client"), status=401)
    oauth(made, "empty-word", "An empty text is a text.", error(""))
    oauth(made, "unknown-members", "Unknown members are ignored.", error(more={"a": [None]}))
    oauth(
        made,
        "with-token-in-4xx",
        "A token in a 400 is not taken.",
        error(access_token="abc", token_type="Bearer"),
    )
    hostile = "\x1b[2J\u202e\u2066 <script>" + "x" * 5000
    oauth(
        made,
        "hostile-text",
        "Control and bidi characters in a long text do no harm.",
        error(description=hostile),
        mp_code=None,
    )
    for name, value in (
        ("number", 5),
        ("null", None),
        ("array", ["invalid_grant"]),
        ("object", {"code": "x"}),
        ("true", True),
    ):
        body = compact({"error": value, "error_description": "MP-012: x"})
        why = "`error` of another type is no OAuth error."
        for status in (400, 408):
            given = answer(status, body)
            refused(made, f"error-is-{name}-{status}", why, given, "invalid_response", "no", mp_code=None)
    why = "An object without `error` is no OAuth error."
    either = ["invalid_response", "http_status"]
    for name, body in (
        ("empty-object", "{}"),
        ("token-in-400", '{"access_token":"abc"}'),
        ("other-case", '{"Error":"x"}'),
    ):
        refused(made, f"error-missing-{name}", why, answer(400, body), either, "no")
    twice = '{"error":"invalid_grant","error_description":"MP-012: x","error":"invalid_grant"}'
    why = "A body with a member twice is not read."
    refused(made, "error-twice", why, answer(400, twice), either, "no", mp_code=None)
    cut = error(description="MP-012: Grant is used before")[:-5]
    why = "A cut-off error is not read; only in a 200 is a cut worth a new grant."
    refused(made, "error-cut", why, answer(400, cut), either, "no", mp_code=None)
