"""Cases of `token_response`: 429, 503 and the Retry-After header."""

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from answer_granted import answer, refused
from kit import NOW, Vectors

DELAY = "new_grant_after_delay"


def at(seconds: int) -> datetime:
    """The time so many seconds from the given now."""
    return datetime.fromtimestamp(NOW + seconds, UTC)


def imf(seconds: int) -> str:
    """The preferred HTTP date."""
    return format_datetime(at(seconds), usegmt=True)


def rfc850(seconds: int) -> str:
    """The first obsolete HTTP date."""
    return at(seconds).strftime("%A, %d-%b-%y %H:%M:%S GMT")


def asctime(seconds: int) -> str:
    """The second obsolete HTTP date."""
    moment = at(seconds)
    return f"{moment:%a %b} {moment.day:2d} {moment:%H:%M:%S %Y}"


READ: list[tuple[str, str, list[str], int]] = [
    ("seconds", "Seconds are seconds.", ["3"], 3),
    ("zero", "Zero seconds are an answer, not an absence.", ["0"], 0),
    ("one", "One second.", ["1"], 1),
    ("299", "299 seconds are waited for.", ["299"], 299),
    ("300", "300 seconds are the longest wait.", ["300"], 300),
    ("date", "A date is a wait from now.", [imf(3)], 3),
    ("date-300", "A date 300 seconds away is the longest wait.", [imf(300)], 300),
    ("date-rfc850", "The older date form with a short year is read.", [rfc850(60)], 60),
    ("date-asctime", "The date form of asctime is read.", [asctime(60)], 60),
    ("two", "Of two headers the larger counts.", ["2", "7"], 7),
    ("two-first", "The order of the headers does not matter.", ["7", "2"], 7),
    ("two-not-by-text", "10 is more than 9.", ["9", "10"], 10),
    ("date-and-seconds", "A date and seconds are compared as waits.", [imf(20), "5"], 20),
    ("seconds-and-date", "A date and seconds are compared as waits.", [imf(5), "20"], 20),
    ("unreadable-beside", "An unreadable header does not hide a readable one.", ["soon", "4"], 4),
    ("negative-beside", "A negative header does not hide a good one.", ["4", "-1"], 4),
    ("past-beside", "A date in the past does not hide a good one.", [imf(-60), "4"], 4),
    ("three", "Of three headers the largest counts.", ["1", "30", "5"], 30),
]

TOO_LONG: list[tuple[str, str, list[str]]] = [
    ("301", "301 seconds are too long to wait.", ["301"]),
    ("3600", "An hour is too long to wait.", ["3600"]),
    ("date-301", "A date 301 seconds away is too long to wait.", [imf(301)]),
    ("date-year", "A date a year away is too long to wait.", [imf(31_536_000)]),
    ("two-one-long", "Of two headers the larger counts, and it is too long.", ["2", "400"]),
    ("date-long-beside", "A date too far away beats a short wait.", ["1", imf(4000)]),
    ("2p32", "A number past 32 bits is a long wait, not a short one.", ["4294967297"]),
    ("huge", "A number past 64 bits is a long wait, not an absent one.", ["99999999999999999999"]),
]

ABSENT: list[tuple[str, str, list[str]]] = [
    ("absent", "No header, no wait named.", []),
    ("negative", "A negative number is as good as absent.", ["-1"]),
    ("negative-long", "A negative number is not turned round.", ["-400"]),
    ("word", "A word is as good as absent.", ["soon"]),
    ("empty", "An empty header is as good as absent.", [""]),
    ("fraction", "A fraction is no number of seconds.", ["1.5"]),
    ("plus", "A sign is no digit.", ["+5"]),
    ("exponent", "An exponent is no digit.", ["1e2"]),
    ("hexadecimal", "Hexadecimal is not read.", ["0x10"]),
    ("unit", "A unit is not read.", ["5s"]),
    ("arabic-digits", "Only ASCII digits count.", ["٣"]),
    ("past", "A date in the past is as good as absent.", [imf(-1)]),
    ("long-past", "A date of long ago is as good as absent.", ["Thu, 01 Jan 1970 00:00:00 GMT"]),
    ("iso-date", "An ISO date is no HTTP date.", ["2026-09-21T14:14:00Z"]),
    ("cut-date", "A cut-off date is as good as absent.", ["Mon, 21 Sep 2026 14:14"]),
    ("two-unreadable", "Two unreadable headers are as good as none.", ["soon", "later"]),
]


def add(made: Vectors) -> None:
    """Adds the cases."""
    for status, cls, absent in ((429, "rate_limited", DELAY), (503, "http_status", "new_grant")):
        for name, why, values, seconds in READ:
            given = answer(status, "", waits(values))
            refused(made, f"wait-{status}-{name}", why, given, cls, DELAY, retry_after_seconds=seconds)
        for name, why, values in TOO_LONG:
            refused(made, f"wait-{status}-{name}", why, answer(status, "", waits(values)), cls, "no")
        for name, why, values in ABSENT:
            given = answer(status, "", waits(values))
            refused(made, f"wait-{status}-{name}", why, given, cls, absent, retry_after_seconds=None)
        for name in ("retry-after", "RETRY-AFTER", "Retry-after"):
            given = answer(status, "", [["date", imf(0)], [name, "3"]])
            why = "Header names have no case."
            refused(made, f"wait-{status}-name-{name}", why, given, cls, DELAY, retry_after_seconds=3)
    error = '{"error":"invalid_grant","error_description":"MP-012"}'
    given = answer(429, error)
    refused(
        made,
        "wait-429-error",
        "A rate limit is no OAuth error, whatever its body says.",
        given,
        "rate_limited",
        DELAY,
    )
    given = answer(503, error, waits(["2"]))
    refused(made, "wait-503-error", "A 503 is no OAuth error.", given, "http_status", DELAY, retry_after_seconds=2)
    for status in (408, 425, 500, 502, 504):
        why = "The table reads Retry-After for 429 and 503; here the row without it stands."
        refused(made, f"wait-{status}-ignored", why, answer(status, "", waits(["3"])), "http_status", "new_grant")
    given = answer(302, "", waits(["3"]))
    refused(made, "wait-302-ignored", "A redirect stays final.", given, "redirect", "no")
    given = answer(404, "", waits(["3"]))
    refused(made, "wait-404-ignored", "A final status stays final.", given, "http_status", "no")


def waits(values: list[str]) -> list[Any]:
    """The headers."""
    return [["Retry-After", value] for value in values]
