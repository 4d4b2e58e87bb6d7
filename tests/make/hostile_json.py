"""JSON objects that a strict reader refuses, and near relatives that it must take.

Every text keeps the members it is given, so that only the named fault speaks against it.
"""

from dataclasses import dataclass


@dataclass
class Text:
    """One JSON text with the reason for its verdict."""

    name: str
    why: str
    data: bytes


def nested(members: str, depth: int, inner: str = "") -> bytes:
    """An object in which `depth` containers are open at once, the object itself counted."""
    return f'{{{members},"deep":{"[" * (depth - 1)}{inner}{"]" * (depth - 1)}}}'.encode()


def nested_objects(members: str, depth: int) -> bytes:
    """The same with objects instead of arrays."""
    opening, closing = '{"d":' * (depth - 2), "}" * (depth - 2)
    return f'{{{members},"deep":{opening}{{}}{closing}}}'.encode()


def refused(members: str) -> list[Text]:
    """Texts that are not one strict JSON object."""
    whole = f"{{{members}}}"
    texts = [
        Text("bom", "A byte order mark stands before the object.", b"\xef\xbb\xbf" + whole.encode()),
        Text("utf-16", "The text is UTF-16, not UTF-8.", whole.encode("utf-16-le")),
        Text("second-object", "A second object follows the first.", (whole + "{}").encode()),
        Text("trailing-letter", "A letter follows the object.", (whole + "x").encode()),
        Text("trailing-nul", "A NUL byte follows the object.", (whole + "\0").encode()),
        Text("trailing-bracket", "A closing bracket too many follows the object.", (whole + "}").encode()),
        Text("leading-letter", "A letter stands before the object.", ("x" + whole).encode()),
        Text("array-around", "The object stands inside an array.", f"[{whole}]".encode()),
        Text("string", "The text is a JSON string.", b'"text"'),
        Text("number", "The text is a JSON number.", b"17"),
        Text("null", "The text is null.", b"null"),
        Text("true", "The text is true.", b"true"),
        Text("missing-brace", "The closing brace is missing.", whole[:-1].encode()),
        Text("missing-open-brace", "The opening brace is missing.", whole[1:].encode()),
        Text("depth-65", "65 arrays and objects are open at once.", nested(members, 65)),
        Text("depth-65-objects", "65 objects are open at once.", nested_objects(members, 65)),
        Text("depth-1000", "1,000 arrays and objects are open at once.", nested(members, 1000)),
        Text("single-quotes", "Strings stand in single quotes.", whole.replace('"', "'").encode()),
    ]
    texts += [Text(name, why, f"{{{members},{tail}}}".encode()) for name, why, tail in TAILS]
    texts += [Text(name, why, f"{{{members},".encode() + tail + b"}") for name, why, tail in BYTE_TAILS]
    return texts


def taken(members: str) -> list[Text]:
    """Texts that look odd and are one strict JSON object all the same."""
    texts = [
        Text("depth-64", "64 arrays and objects open at once are the limit and allowed.", nested(members, 64)),
        Text("depth-64-objects", "64 objects open at once are allowed.", nested_objects(members, 64)),
        Text("depth-63", "One level below the limit is allowed.", nested(members, 63, "0")),
        Text(
            "white-space",
            "White space between tokens of the text is JSON.",
            f'{{ \t\r\n{members} ,\n"x" : [ 1 ,\t2 ] }}'.encode(),
        ),
    ]
    return texts + [Text(name, why, f"{{{members},{tail}}}".encode()) for name, why, tail in GOOD_TAILS]


TAILS = [
    ("duplicate", "The same member stands twice at the top.", '"x":1,"x":2'),
    ("duplicate-same-value", "The same member stands twice, with the same value.", '"x":1,"x":1'),
    ("duplicate-escaped", "The second name is the first one written with an escape.", '"x":1,"\\u0078":2'),
    (
        "duplicate-escaped-first",
        "The first name is the second one written with an escape.",
        '"\\u0078":1,"x":2',
    ),
    ("duplicate-escaped-slash", "An escaped and a bare slash make the same name.", '"a/b":1,"a\\/b":2'),
    (
        "duplicate-surrogate-pair",
        "A surrogate pair and the character itself make the same name.",
        '"\U0001f600":1,"\\ud83d\\ude00":2',
    ),
    ("duplicate-hex-case", "Escapes in upper and lower case make the same name.", '"\\u00E6":1,"\\u00e6":2'),
    ("duplicate-empty-name", "The empty name stands twice.", '"":1,"":2'),
    ("duplicate-in-object", "A member stands twice in an inner object.", '"o":{"x":1,"x":2}'),
    ("duplicate-in-array", "A member stands twice in an object in an array.", '"a":[{},{"x":1,"x":2}]'),
    ("duplicate-deep", "A member stands twice far inside.", '"a":[[{"b":{"c":[{"x":1,"y":{},"x":2}]}}]]'),
    ("duplicate-apart", "The second of two like members comes much later.", '"x":1,"a":{"x":1},"b":[],"x":2'),
    ("lone-high-surrogate", "A high surrogate without its low half is no character.", '"x":"\\ud83d"'),
    ("lone-low-surrogate", "A low surrogate without its high half is no character.", '"x":"\\ude00"'),
    ("reversed-surrogates", "The halves of a pair stand in the wrong order.", '"x":"\\ude00\\ud83d"'),
    ("high-surrogate-and-letter", "A high surrogate is followed by a letter.", '"x":"\\ud83da"'),
    ("high-surrogate-and-escape", "A high surrogate is followed by another escape.", '"x":"\\ud83d\\n"'),
    ("two-high-surrogates", "Two high surrogates follow each other.", '"x":"\\ud83d\\ud83d"'),
    ("lone-surrogate-in-name", "A member's name holds half a pair.", '"\\ud800":1'),
    ("raw-newline-in-string", "A bare line feed stands in a string.", '"x":"a\nb"'),
    ("raw-tab-in-string", "A bare tab stands in a string.", '"x":"a\tb"'),
    ("raw-nul-in-string", "A bare NUL stands in a string.", '"x":"a\0b"'),
    ("escape-x", "JSON has no \\x escape.", '"x":"\\x41"'),
    ("escape-short", "A \\u escape has four digits.", '"x":"\\u12"'),
    ("escape-not-hex", "A \\u escape has hexadecimal digits.", '"x":"\\u12g4"'),
    ("escape-sign", "A sign is no hexadecimal digit.", '"x":"\\u+123"'),
    ("escape-capital-u", "JSON has no \\U escape.", '"x":"\\U00000041"'),
    ("escape-quote", "JSON has no escaped apostrophe.", '"x":"\\\'"'),
    ("number-leading-zero", "A number has no leading zero.", '"x":01'),
    ("number-minus-leading-zero", "A negative number has no leading zero either.", '"x":-01'),
    ("number-plus", "A number has no plus sign.", '"x":+1'),
    ("number-no-integer", "A number starts with a digit.", '"x":.5'),
    ("number-no-fraction", "A digit follows the decimal point.", '"x":1.'),
    ("number-no-exponent", "A digit follows the e.", '"x":1e'),
    ("number-only-minus", "A minus sign alone is no number.", '"x":-'),
    ("number-hexadecimal", "JSON has no hexadecimal numbers.", '"x":0x10'),
    ("number-underscore", "A number holds no underscore.", '"x":1_000'),
    ("nan", "JSON has no NaN.", '"x":NaN'),
    ("infinity", "JSON has no Infinity.", '"x":Infinity'),
    ("minus-infinity", "JSON has no -Infinity.", '"x":-Infinity'),
    ("literal-capital", "true is written in lower case.", '"x":True'),
    ("literal-short", "nul is no literal.", '"x":nul'),
    ("literal-undefined", "undefined is no literal.", '"x":undefined'),
    ("trailing-comma", "A comma stands before the closing brace.", '"x":1,'),
    ("trailing-comma-in-array", "A comma stands before a closing bracket.", '"x":[1,]'),
    ("double-comma", "Two commas follow each other.", '"x":1,,"y":2'),
    ("missing-comma", "A comma is missing between members.", '"x":1 "y":2'),
    ("missing-colon", "A colon is missing.", '"x" 1'),
    ("missing-value", "A value is missing.", '"x":'),
    ("unquoted-name", "A name stands without quotes.", "x:1"),
    ("number-as-name", "A number is no name.", "1:1"),
    ("line-comment", "JSON has no comments.", '"x":1 // comment\n'),
    ("block-comment", "JSON has no comments.", '"x":/* comment */1'),
    ("brackets-crossed", "An array closes with a brace.", '"x":[1}'),
    ("no-break-space", "A no-break space is not JSON's white space.", '"x":\u00a01'),
    ("form-feed", "A form feed is not JSON's white space.", '"x":\f1'),
]

BYTE_TAILS = [
    ("utf8-ff", "The byte FF never occurs in UTF-8.", b'"x":"\xff"'),
    ("utf8-lone-continuation", "A continuation byte stands alone.", b'"x":"\x80"'),
    ("utf8-truncated", "A character is cut off inside the string.", b'"x":"\xe2\x82"'),
    ("utf8-overlong", "A slash is written in two bytes.", b'"x":"\xc0\xaf"'),
    ("utf8-surrogate", "A surrogate is written in three bytes.", b'"x":"\xed\xa0\x80"'),
    ("utf8-above-range", "A code point lies above U+10FFFF.", b'"x":"\xf4\x90\x80\x80"'),
    ("utf8-in-name", "A name holds a byte that is not UTF-8.", b'"\xff":1'),
]

GOOD_TAILS = [
    ("surrogate-pair", "A surrogate pair is one character.", '"x":"\\ud83d\\ude00"'),
    ("escapes", "Every escape of JSON is read.", '"x":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e6"'),
    ("escaped-nul", "An escaped NUL is a character like another.", '"x":"a\\u0000b"'),
    ("same-name-in-siblings", "The same name may stand in two objects.", '"a":{"x":1},"b":{"x":2},"x":3'),
    ("same-name-in-array", "The same name may stand in each object of an array.", '"a":[{"x":1},{"x":2}]'),
    ("names-differ-in-case", "Names that differ in case are two names.", '"x":1,"X":2'),
    (
        "names-differ-in-normal-form",
        "A composed and a decomposed letter make two names.",
        '"\u00e5":1,"a\u030a":2',
    ),
    ("empty-name", "The empty name is a name.", '"":1'),
    ("noncharacter", "U+FFFF is valid UTF-8.", '"x":"\uffff"'),
    ("del", "U+007F stands bare in a string.", '"x":"\x7f"'),
    ("line-separator", "U+2028 stands bare in a string.", '"x":"\u2028"'),
    ("proto", "A name that some languages treat specially is a member like another.", '"__proto__":{"x":1}'),
    ("empty-containers", "Empty objects and arrays are values.", '"a":[],"o":{}'),
]
