"""`authorization_details` in every shape, with the typed view that decode and verify must give."""

from dataclasses import dataclass
from typing import Any

from kit import CUSTOMER, OTHER_CUSTOMER, SYSTEM_ID, SYSTEM_USER_ID, Obj, without

TYPE = "urn:altinn:systemuser"
OTHER_ID = "c0ffee00-0000-4000-8000-000000000001"
ABSENT = object()


@dataclass
class Shape:
    """One value of the member; `users` is None where the typed view is an error."""

    name: str
    why: str
    value: Any
    users: list[Obj] | None


def detail(organisation: str = CUSTOMER, **members: Any) -> Obj:
    """A system-user detail as Maskinporten prints it."""
    owner = {"authority": "iso6523-actorid-upis", "ID": f"0192:{organisation}"}
    whole: Obj = {"type": TYPE, "systemuser_org": owner, "systemuser_id": [SYSTEM_USER_ID]}
    return whole | {"system_id": SYSTEM_ID} | members


def user(organisation: str = CUSTOMER, ids: list[str] | None = None, system: str = SYSTEM_ID) -> Obj:
    """The typed view of one detail."""
    return {"systemuser_org": organisation, "systemuser_id": ids or [SYSTEM_USER_ID], "system_id": system}


def owner(**members: Any) -> Obj:
    """A detail whose organisation has these members only."""
    return detail(systemuser_org=members)


def id_text(text: Any) -> Obj:
    """A detail whose organisation has this ID."""
    return owner(authority="iso6523-actorid-upis", ID=text)


CONSENT = {"type": "urn:altinn:consent", "id": "x"}

READABLE = [
    Shape("absent", "A vendor token has no details.", ABSENT, []),
    Shape("empty-array", "An empty array is the same as none.", [], []),
    Shape("one", "One system user.", [detail()], [user()]),
    Shape("object", "The exchanged Altinn token has one object instead of an array.", detail(), [user()]),
    Shape(
        "two",
        "Several system users are listed in the token's order.",
        [detail(OTHER_CUSTOMER, systemuser_id=[OTHER_ID]), detail()],
        [user(OTHER_CUSTOMER, [OTHER_ID]), user()],
    ),
    Shape("same-twice", "A detail that stands twice is listed twice.", [detail(), detail()], [user(), user()]),
    Shape("other-type", "A detail of another type is skipped.", [CONSENT], []),
    Shape("other-type-object", "One object of another type is skipped too.", CONSENT, []),
    Shape("other-types-around", "Other types around are skipped.", [CONSENT, detail(), CONSENT], [user()]),
    Shape("type-in-other-case", "The type is compared with case.", [detail(type="URN:ALTINN:SYSTEMUSER")], []),
    Shape("type-longer", "A type that only starts alike is another type.", [detail(type=TYPE + ":x")], []),
    Shape(
        "other-type-of-strange-shape",
        "A skipped detail is not judged.",
        [{"type": "urn:altinn:consent", "systemuser_org": 17}, detail()],
        [user()],
    ),
    Shape("id-lower-case", "The 2024 guide prints id in small letters.", [owner(id=f"0192:{CUSTOMER}")], [user()]),
    Shape("no-authority", "The authority is not needed to read the number.", [owner(ID=f"0192:{CUSTOMER}")], [user()]),
    Shape("further-part", "Further parts after the number are allowed.", [id_text(f"0192:{CUSTOMER}:4711")], [user()]),
    Shape("two-further-parts", "Four parts may occur.", [id_text(f"0192:{CUSTOMER}:a:b")], [user()]),
    Shape("checksum", "The control digit is not judged on reading.", [id_text("0192:311860918")], [user("311860918")]),
    Shape("ids-two", "A list of ids keeps its order.", [detail(systemuser_id=[OTHER_ID, SYSTEM_USER_ID])], [user(ids=[OTHER_ID, SYSTEM_USER_ID])]),
    Shape("ids-text", "One text counts as a list of one.", [detail(systemuser_id=OTHER_ID)], [user(ids=[OTHER_ID])]),
    Shape("ids-not-uuid", "Ids are not judged.", [detail(systemuser_id=["Matrix 17"])], [user(ids=["Matrix 17"])]),
    Shape("ids-upper-case", "Ids keep their case.", [detail(systemuser_id=[OTHER_ID.upper()])], [user(ids=[OTHER_ID.upper()])]),
    Shape("system-id-free", "The system's id is not judged.", [detail(system_id="matrix_test")], [user(system="matrix_test")]),
    Shape("system-id-letters", "The system's id is kept as text.", [detail(system_id="Blåbær 😀")], [user(system="Blåbær 😀")]),
    Shape("unknown-members", "Unknown members of a detail are ignored.", [detail(externalRef="a", x={"y": 1})], [user()]),
]  # fmt: skip

UNREADABLE = [
    Shape("null", "null is neither absent nor an array.", None, None),
    Shape("text", "A text is no detail.", TYPE, None),
    Shape("number", "A number is no detail.", 17, None),
    Shape("true", "A boolean is no detail.", True, None),
    Shape("org-missing", "The organisation is missing.", [without(detail(), "systemuser_org")], None),
    Shape("org-null", "The organisation is null.", [detail(systemuser_org=None)], None),
    Shape("org-text", "The organisation is a text.", [detail(systemuser_org=f"0192:{CUSTOMER}")], None),
    Shape("org-array", "The organisation is an array.", [detail(systemuser_org=[{"ID": f"0192:{CUSTOMER}"}])], None),
    Shape("org-empty", "The organisation has no ID.", [owner()], None),
    Shape("org-Id", "Only ID and id are read.", [owner(Id=f"0192:{CUSTOMER}")], None),
    Shape("org-id-number", "The ID is a number.", [id_text(311860917)], None),
    Shape("org-id-null", "The ID is null.", [id_text(None)], None),
    Shape("org-id-bare", "The ID has no prefix.", [id_text(CUSTOMER)], None),
    Shape("org-id-9908", "The ID has the old prefix.", [id_text(f"9908:{CUSTOMER}")], None),
    Shape("org-id-8", "The number has eight digits.", [id_text("0192:31186091")], None),
    Shape("org-id-10", "The number has ten digits.", [id_text("0192:3118609170")], None),
    Shape("org-id-letter", "The number holds a letter.", [id_text("0192:31186O917")], None),
    Shape("org-id-arabic", "The number has Arabic-Indic digits.", [id_text("0192:٣١١٨٦٠٩١٧")], None),
    Shape("org-id-blank", "A blank follows the prefix.", [id_text(f"0192: {CUSTOMER}")], None),
    Shape("org-id-leading-blank", "A blank stands in front.", [id_text(f" 0192:{CUSTOMER}")], None),
    Shape("org-id-tail", "A letter follows the number without a colon.", [id_text(f"0192:{CUSTOMER}x")], None),
    Shape("org-id-newline", "A line feed follows the number.", [id_text(f"0192:{CUSTOMER}\n")], None),
    Shape("org-id-swapped", "The parts are swapped.", [id_text(f"{CUSTOMER}:0192")], None),
    Shape("org-id-empty", "The ID is empty.", [id_text("")], None),
    Shape("ids-missing", "The ids are missing.", [without(detail(), "systemuser_id")], None),
    Shape("ids-null", "The ids are null.", [detail(systemuser_id=None)], None),
    Shape("ids-number", "The id is a number.", [detail(systemuser_id=17)], None),
    Shape("ids-object", "The ids are an object.", [detail(systemuser_id={"0": OTHER_ID})], None),
    Shape("ids-mixed", "One of the ids is a number.", [detail(systemuser_id=[OTHER_ID, 17])], None),
    Shape("ids-nested", "The ids stand in an inner array.", [detail(systemuser_id=[[OTHER_ID]])], None),
    Shape("ids-null-in", "One of the ids is null.", [detail(systemuser_id=[None])], None),
    Shape("system-id-missing", "The system's id is missing.", [without(detail(), "system_id")], None),
    Shape("system-id-null", "The system's id is null.", [detail(system_id=None)], None),
    Shape("system-id-number", "The system's id is a number.", [detail(system_id=17)], None),
    Shape("system-id-array", "The system's id is an array.", [detail(system_id=[SYSTEM_ID])], None),
    Shape("second-bad", "One bad detail makes the whole view an error.", [detail(), without(detail(), "system_id")], None),
    Shape("object-bad", "A single object is judged like an array of one.", without(detail(), "systemuser_id"), None),
]  # fmt: skip


def claims_with(claims: Obj, shape: Shape) -> Obj:
    """The claims with this shape of the member."""
    return claims if shape.value is ABSENT else claims | {"authorization_details": shape.value}
