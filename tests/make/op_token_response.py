"""Cases of `token_response`: what an answer of the token endpoint means, and whether to ask again."""

from typing import Any

import answer_errors
import answer_granted
import answer_waits
from answer_granted import ANSWER, TOKEN, answer, granted, refused
from kit import Vectors, compact

LIMIT = 64 * 1024


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "token_response",
        "An answer of the token endpoint is a grant or a refusal with a class and one of five words on retrying. "
        "Members of `expect` that are null are null or absent; `class` may be a list of which one is right.",
        [
            "RFC 6749 sections 5.1, 5.2 and 7.1",
            "RFC 9110 sections 5.6.7, 10.2.3 and 15",
            "Digdir: maskinporten_feilsoking",
        ],
    )
    statuses(made)
    sizes(made)
    answer_waits.add(made)
    answer_errors.add(made)
    answer_granted.add(made)
    return made


def statuses(made: Vectors) -> None:
    """Each status with the body that could mislead."""
    for status in (300, 301, 302, 303, 304, 307, 308, 399):
        refused(made, f"status-{status}", "A redirect is never followed.", answer(status), "redirect", "no")
    why = "A token in the body does not turn a redirect into a grant."
    refused(made, "status-302-token", why, answer(302, ANSWER), "redirect", "no")
    why = "An error in the body does not turn a redirect into an answer."
    refused(made, "status-307-error", why, answer(307, '{"error":"invalid_grant"}'), "redirect", "no")
    where = [["Location", "https://attacker.example/token"]]
    refused(
        made,
        "status-302-location",
        "The location is not looked at.",
        answer(302, "", where),
        "redirect",
        "no",
    )
    for status in (408, 425, 500, 502, 503, 504):
        why = "A server in trouble may be asked again with a new grant."
        refused(made, f"status-{status}", why, answer(status), "http_status", "new_grant")
        html = answer(status, "<html>trouble</html>")
        refused(made, f"status-{status}-html", why, html, "http_status", "new_grant")
    for status in (500, 502, 503, 504):
        body = '{"error":"server_error","error_description":"MP-012"}'
        why = "Only a 4xx is read for an OAuth error."
        refused(made, f"status-{status}-error", why, answer(status, body), "http_status", "new_grant")
        refused(
            made,
            f"status-{status}-token",
            "Only a 200 grants.",
            answer(status, ANSWER),
            "http_status",
            "new_grant",
        )
    for status in (201, 202, 203, 204, 205, 206, 299):
        why = "Only 200 grants; another 2xx is no answer that the protocol knows."
        refused(made, f"status-{status}", why, answer(status), "invalid_response", "no")
    for status in (201, 202, 206):
        why = "A token in another 2xx is not taken."
        refused(made, f"status-{status}-token", why, answer(status, ANSWER), "invalid_response", "no")
    for status in (100, 101, 199, 400, 401, 403, 404, 405, 406, 410, 413, 415, 418, 422, 428, 431, 451, 499):
        why = "A status without an OAuth error is final."
        refused(made, f"status-{status}", why, answer(status), "http_status", "no")
    for status in (501, 505, 507, 511, 520, 599):
        refused(
            made,
            f"status-{status}",
            "Only the listed 5xx are worth another try.",
            answer(status),
            "http_status",
            "no",
        )
    texts = [
        ("html", "An error page is no OAuth error.", "<html>Bad Request</html>"),
        ("text", "A plain text is no OAuth error.", "invalid_grant"),
        ("array", "An array is no OAuth error.", '[{"error":"invalid_grant"}]'),
        ("json-text", "A JSON text is no OAuth error.", '"invalid_grant"'),
        ("null", "null is no OAuth error.", "null"),
    ]
    for name, why, body in texts:
        for status in (400, 403, 404):
            refused(made, f"status-{status}-{name}", why, answer(status, body), "http_status", "no")


def sizes(made: Vectors) -> None:
    """64 KiB, and what is judged before the size."""
    front, back = ANSWER[:-1] + ',"pad":"', '"}'

    def parts(length: int, start: str = front) -> list[Any]:
        return [["lit", start], ["rep", "x", length - len(start) - len(back)], ["lit", back]]

    def given(status: int, length: int, start: str = front) -> dict[str, Any]:
        return answer(status) | {"body_parts": parts(length, start)}

    granted(made, "size-64-kib", "64 KiB is the limit and allowed.", given(200, LIMIT), access_token=TOKEN)
    too_large = "response_too_large"
    for status in (200, 201, 400, 403, 408, 500, 501, 503):
        why = "One byte over the limit is too large, whatever the status."
        refused(made, f"size-{status}-64-kib-and-1", why, given(status, LIMIT + 1), too_large, "no")
    error = '{"error":"invalid_grant","error_description":"MP-012 '
    why = "An error of 64 KiB is still read."
    refused(
        made,
        "size-error-64-kib",
        why,
        given(400, LIMIT, error),
        "oauth_error",
        "new_grant_once",
        mp_code="MP-012",
    )
    why = "An error over the limit is not read."
    refused(made, "size-error-64-kib-and-1", why, given(400, LIMIT + 1, error), too_large, "no")
    why = "A redirect is judged before its size."
    refused(made, "size-redirect", why, given(302, LIMIT + 1), "redirect", "no")
    why = "A rate limit is judged before its size."
    refused(made, "size-rate-limit", why, given(429, LIMIT + 1), "rate_limited", "new_grant_after_delay")
    cut = answer(200) | {"body_parts": [["lit", '{"pad":"'], ["rep", "x", LIMIT]]}
    refused(made, "size-before-cut", "The size is judged before the JSON.", cut, too_large, "no")
    wide = answer(200) | {"body_parts": [["lit", front], ["rep", "ø", LIMIT // 2], ["lit", back]]}
    refused(made, "size-in-bytes", "The limit counts bytes, not characters.", wide, too_large, "no")
    long = {"access_token": "x" * 40_000, "token_type": "Bearer", "expires_in": 119}
    text = compact(long).split("x" * 40_000)
    body = [["lit", text[0]], ["rep", "x", 40_000], ["lit", text[1]]]
    granted(
        made,
        "size-long-token",
        "A long opaque token is a token.",
        answer(200) | {"body_parts": body},
        expires_in=119,
    )
