"""Cases of `guide_2024`: the system description of the vendor guide of June 2024 and its upgrade."""

import json
from pathlib import Path
from typing import Any

from kit import CLIENT_ID, VENDOR, Obj, Vectors, compact, without

PRINTED = Path(__file__).parent.parent / "vectors" / "samples" / "guide_2024.json"
LANGUAGES = ("nb", "nn", "en")
THREE = {"nb": "Nordlys lønn", "nn": "Nordlys løn", "en": "Nordlys payroll"}
WHOLE: Obj = {
    "SystemTypeId": "nordlys_lonn",
    "SystemVendor": VENDOR,
    "Name": THREE,
    "Description": {"nb": "Lønn", "nn": "Løn", "en": "Payroll"},
    "AccessGroupNeeds": [],
    "ResourceNeeds": [],
    "ClientId": CLIENT_ID,
}


def printed() -> Obj:
    """What the guide prints: description, grant and token."""
    document: Obj = json.loads(PRINTED.read_text())
    return document


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "guide_2024",
        "A description as the vendor guide of 2024-06-13 prints it becomes a draft of today's form with open points. "
        "Open points come in the order vendor, name, description, access groups, resources, client id.",
        ["docs.altinn.studio: guide for system vendors, 2024-06-13", "samples/guide_2024.json"],
    )
    accepted(made)
    refused(made)
    return made


def draft(description: Obj, clients: list[str]) -> Obj:
    """The draft in today's form, nothing guessed."""
    vendor = description["SystemVendor"]
    return {
        "id": f"{vendor}_{description['SystemTypeId']}",
        "vendor": {"authority": "iso6523-actorid-upis", "ID": f"0192:{vendor}"},
        "name": {key: description["Name"][key] for key in LANGUAGES if key in description["Name"]},
        "description": {key: description["Description"][key] for key in LANGUAGES if key in description["Description"]},
        "rights": [],
        "accessPackages": [],
        "clientId": clients,
        "isVisible": True,
        "allowedRedirectUrls": [],
    }


def accepted(made: Vectors) -> None:
    """Descriptions that can be read."""

    def accept(name: str, why: str, points: list[str], clients: list[str], description: Obj) -> None:
        codes = [f"guide_2024.{point}" for point in points]
        expect = {"draft": draft(description, clients), "open_points": codes}
        made.accept(name, why, {"description": compact(description)}, expect)

    accept(
        "printed",
        "The guide's own description: a wrong checksum, no Nynorsk, two groups, a resource, no client.",
        ["vendor_checksum", "name_missing_nn", "description_missing_nn"]
        + ["access_group", "access_group", "resource", "no_client_id"],
        [],
        printed()["description"],
    )
    accept("whole", "A description with nothing missing has no open points.", [], [CLIENT_ID], WHOLE)
    for language in LANGUAGES:
        for member, word in (("Name", "name"), ("Description", "description")):
            accept(
                f"{word}-without-{language}",
                f"`{member}` without `{language}` is one open point.",
                [f"{word}_missing_{language}"],
                [CLIENT_ID],
                WHOLE | {member: without(WHOLE[member], language)},
            )
    accept(
        "names-only-en",
        "Missing languages come in the order nb, nn, en, name before description.",
        ["name_missing_nb", "name_missing_nn", "description_missing_nb", "description_missing_nn"],
        [CLIENT_ID],
        WHOLE | {"Name": {"en": "Payroll"}, "Description": {"en": "Payroll"}},
    )
    accept(
        "name-empty",
        "A name without any language is three open points.",
        ["name_missing_nb", "name_missing_nn", "name_missing_en"],
        [CLIENT_ID],
        WHOLE | {"Name": {}},
    )
    accept(
        "languages-in-other-order",
        "The order in which the languages are given does not matter.",
        [],
        [CLIENT_ID],
        WHOLE | {"Name": {"en": THREE["en"], "nn": THREE["nn"], "nb": THREE["nb"]}},
    )
    accept(
        "vendor-checksum",
        "A wrong control digit is an open point, not an error.",
        ["vendor_checksum"],
        [CLIENT_ID],
        WHOLE | {"SystemVendor": "315181900"},
    )
    groups = WHOLE | {
        "AccessGroupNeeds": ["SKATT", "MVA", "LONN"],
        "ResourceNeeds": ["urn:altinn:resource:a/b", "c"],
    }
    accept(
        "groups-and-resources",
        "Every access group and every resource is its own open point, groups first.",
        ["access_group"] * 3 + ["resource"] * 2,
        [CLIENT_ID],
        groups,
    )
    accept("client-array", "Client ids may be an array.", [], ["a", "b"], WHOLE | {"ClientId": ["a", "b"]})
    accept("client-absent", "No client id is an open point.", ["no_client_id"], [], without(WHOLE, "ClientId"))
    accept(
        "client-empty-array",
        "An empty array names no client either.",
        ["no_client_id"],
        [],
        WHOLE | {"ClientId": []},
    )
    accept(
        "type-id-digits",
        "Digits and underscores are in the alphabet, in any place.",
        [],
        [CLIENT_ID],
        WHOLE | {"SystemTypeId": "_2024_x"},
    )


def refused(made: Vectors) -> None:
    """Descriptions that cannot be read."""

    def refuse(name: str, why: str, description: Any) -> None:
        text = description if isinstance(description, str) else compact(description)
        made.refuse(name, why, {"description": text}, "input")

    ids = [
        ("empty", "An empty type id names nothing.", ""),
        ("capital", "Capitals are not in the alphabet.", "Nordlys"),
        ("hyphen", "A hyphen is not in the alphabet.", "nordlys-lonn"),
        ("blank", "A blank is not in the alphabet.", "nordlys lonn"),
        ("norwegian", "ø is not in the alphabet.", "nordlys_lønn"),
        ("newline", "A line feed at the end must not slip past the pattern.", "nordlys\n"),
        ("number", "The type id is a text.", 17),
    ]
    for name, why, value in ids:
        refuse(f"type-id-{name}", why, WHOLE | {"SystemTypeId": value})
    vendors = [
        ("eight-digits", "The vendor has nine digits.", "31518190"),
        ("ten-digits", "The vendor has nine digits.", "3151819090"),
        ("letter", "The vendor is digits alone.", "31518190O"),
        ("prefix", "The guide's form has no prefix.", f"0192:{VENDOR}"),
        ("number", "The vendor is a text.", 315181909),
        ("empty", "An empty vendor is no vendor.", ""),
        ("arabic-digits", "Only ASCII digits count.", "٣١٥١٨١٩٠٩"),
    ]
    for name, why, value in vendors:
        refuse(f"vendor-{name}", why, WHOLE | {"SystemVendor": value})
    refuse("type-id-missing", "The type id is needed.", without(WHOLE, "SystemTypeId"))
    refuse("vendor-missing", "The vendor is needed.", without(WHOLE, "SystemVendor"))
    for member in ("Name", "Description"):
        refuse(f"{member}-text", f"`{member}` is an object with languages.", WHOLE | {member: "Nordlys"})
        refuse(f"{member}-array", f"`{member}` is an object with languages.", WHOLE | {member: ["Nordlys"]})
        refuse(f"{member}-number", "Each language is a text.", WHOLE | {member: THREE | {"nn": 1}})
    for member in ("AccessGroupNeeds", "ResourceNeeds"):
        refuse(f"{member}-text", f"`{member}` is an array.", WHOLE | {member: "MVA"})
        refuse(f"{member}-number", f"`{member}` holds texts.", WHOLE | {member: ["MVA", 17]})
        refuse(f"{member}-object", f"`{member}` holds texts.", WHOLE | {member: [{}]})
    clients = [
        ("number", 17),
        ("number-in", [17]),
        ("empty-text", ""),
        ("empty-text-in", [""]),
        ("blank-in", ["a b"]),
    ]
    for name, value in clients:
        refuse(f"client-{name}", "A client id is 1 to 128 visible ASCII characters.", WHOLE | {"ClientId": value})
    refuse("unknown-member", "An unknown member is an error.", WHOLE | {"Redirect": "https://nordlys.example/"})
    refuse(
        "member-in-other-case",
        "Member names are compared with case.",
        without(WHOLE, "Name") | {"name": THREE},
    )
    texts = [
        ("empty", "Nothing is no description.", ""),
        ("not-json", "The text is not JSON.", "SystemTypeId: nordlys_lonn"),
        ("array", "The description is one object.", compact([WHOLE])),
        ("null", "null is no description.", "null"),
        ("lost-brace", "A lost brace is not guessed.", compact(WHOLE)[:-1]),
        ("second-object", "A second object follows the first.", compact(WHOLE) + "{}"),
        ("duplicate", "A member stands twice.", compact(WHOLE)[:-1] + ',"SystemVendor":"311860917"}'),
        ("trailing-comma", "A comma stands before the closing brace.", compact(WHOLE)[:-1] + ",}"),
    ]
    for name, why, text in texts:
        refuse(f"text-{name}", why, text)
