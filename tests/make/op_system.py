"""Cases of `system`: the definition of a system and the body that the register gets."""

from copy import deepcopy
from typing import Any

from kit import CLIENT_ID, CUSTOMER, SYSTEM_ID, VENDOR, Obj, Vectors, compact, without

MINIMAL: Obj = {
    "id": SYSTEM_ID,
    "vendor": {"ID": f"0192:{VENDOR}"},
    "name": {"nb": "Nordlys Lønn", "nn": "Nordlys Løn", "en": "Nordlys Payroll"},
    "description": {"nb": "Lønn og A-melding", "nn": "Løn og A-melding", "en": "Payroll reporting"},
}
DEFAULTS: Obj = {
    "vendor": {"authority": "iso6523-actorid-upis", "ID": f"0192:{VENDOR}"},
    "rights": [],
    "accessPackages": [],
    "clientId": [],
    "isVisible": True,
    "allowedRedirectUrls": [],
}
PACKAGE = "urn:altinn:accesspackage:"


def right(value: str, **members: Any) -> Obj:
    """A right to one resource."""
    return {"resource": [{"id": "urn:altinn:resource", "value": value}], **members}


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "system",
        "A system's definition becomes the body for the system register. The body is compared as JSON; it has every "
        "member, also those that the definition leaves out.",
        [
            "docs.altinn.studio: system register API, RegisterSystemRequest",
            "AUTH.VLD-00000 to AUTH.VLD-00018",
        ],
    )
    accepted(made)
    refused_members(made)
    refused_lists(made)
    return made


def accept(made: Vectors, case: str, why: str, /, **changes: Any) -> None:
    """A definition with these members besides the needed ones, and its canonical body."""
    definition = MINIMAL | changes
    body = MINIMAL | DEFAULTS | without(changes, "vendor")
    body["vendor"] = DEFAULTS["vendor"]
    order = ["id", "vendor", "name", "description", *without(DEFAULTS, "vendor")]
    made.accept(case, why, {"definition": definition}, {"body": compact({key: body[key] for key in order})})


def accepted(made: Vectors) -> None:
    """Definitions that the register would take."""
    accept(made, "minimal", "Absent lists become empty, isVisible is true, the authority is filled in.")
    accept(made, "authority", "The authority may be given.", vendor=DEFAULTS["vendor"])
    accept(
        made,
        "whole",
        "Every member given stays as it is.",
        rights=[right("app_ttd_prosessdemo")],
        accessPackages=[{"urn": PACKAGE + "a-ordning"}],
        clientId=[CLIENT_ID],
        isVisible=True,
        allowedRedirectUrls=["https://nordlys.example/altinn/retur"],
    )
    accept(made, "invisible", "isVisible false is not overwritten by the default.", isVisible=False)
    accept(
        made,
        "client-only-package",
        "A package for clients only needs isVisible false (AUTH.VLD-00018).",
        accessPackages=[{"urn": PACKAGE + "regnskapsforer-lonn"}],
        isVisible=False,
    )
    accept(made, "action", "An action of a right is kept.", rights=[right("ske-skatt", action="read")])
    accept(
        made,
        "several",
        "Order is kept in every list.",
        rights=[right("b-resource"), right("a-resource")],
        accessPackages=[{"urn": PACKAGE + "toll"}, {"urn": PACKAGE + "lonn"}],
        clientId=["client-b", "client-a"],
        allowedRedirectUrls=["https://b.example/", "https://a.example/x?y=1"],
    )
    accept(made, "empty-lists", "Empty lists are the same as absent ones.", rights=[], accessPackages=[])
    accept(
        made,
        "letters",
        "Text is carried in UTF-8 with quotes escaped.",
        name={"nb": 'Blåbær "Øst"', "nn": "Blåbær \\ Aust", "en": "Blueberry 😀"},
    )
    accept(made, "id-255", "An id of 255 characters is the limit.", id=f"{VENDOR}_" + "a" * 245)


def refuse(made: Vectors, case: str, why: str, /, *drop: str, **changes: Any) -> None:
    """A definition that lacks some members or has others instead, and fails."""
    definition = without(deepcopy(MINIMAL) | changes, *drop)
    made.refuse(case, why, {"definition": definition}, "input")


def refused_members(made: Vectors) -> None:
    """Faults of the needed members."""
    for member in MINIMAL:
        refuse(made, f"{member}-missing", f"`{member}` is needed.", member)
        refuse(made, f"{member}-null", f"`{member}` must not be null.", **{member: None})
        refuse(made, f"{member}-number", f"`{member}` of another type is refused.", **{member: 17})
    refuse(
        made,
        "id-other-vendor",
        "The id starts with the vendor's number (AUTH.VLD-00001).",
        id=f"{CUSTOMER}_lonn",
    )
    refuse(made, "id-blank", "The id holds no blank (AUTH.VLD-00013).", id=f"{VENDOR}_nordlys lonn")
    refuse(made, "id-no-prefix", "The id starts with the vendor's number.", id="nordlys_lonn")
    refuse(made, "id-256", "An id of 256 characters is too long.", id=f"{VENDOR}_" + "a" * 246)
    refuse(made, "vendor-empty", "The vendor's ID is needed.", vendor={})
    refuse(made, "vendor-text", "The vendor is an object.", vendor=f"0192:{VENDOR}")
    refuse(made, "vendor-9908", "The prefix is 0192 (AUTH.VLD-00000).", vendor={"ID": f"9908:{VENDOR}"})
    refuse(
        made,
        "vendor-checksum",
        "The number has a control digit.",
        vendor={"ID": "0192:315181900"},
        id="315181900_lonn",
    )
    refuse(
        made,
        "vendor-short",
        "The number has nine digits.",
        vendor={"ID": "0192:31518190"},
        id="31518190_lonn",
    )
    for member in ("name", "description"):
        for language in ("nb", "nn", "en"):
            texts = without(MINIMAL[member], language)
            refuse(made, f"{member}-without-{language}", f"`{member}` needs `{language}`.", **{member: texts})
        refuse(made, f"{member}-empty", f"`{member}` needs three languages.", **{member: {}})
        refuse(made, f"{member}-text", f"`{member}` is an object.", **{member: "Nordlys"})
        numbers = MINIMAL[member] | {"nn": 1}
        refuse(made, f"{member}-language-number", "Each language is a text.", **{member: numbers})


def refused_lists(made: Vectors) -> None:
    """Faults of the optional members."""
    for member in ("rights", "accessPackages", "clientId", "allowedRedirectUrls"):
        refuse(made, f"{member}-text", f"`{member}` is an array.", **{member: "x"})
        refuse(made, f"{member}-number-in", f"`{member}` does not hold a number.", **{member: [17]})
    refuse(made, "isVisible-text", "isVisible is a boolean.", isVisible="false")
    refuse(made, "isVisible-number", "isVisible is a boolean.", isVisible=0)
    refuse(made, "right-without-resource", "A right names its resource.", rights=[{"action": "read"}])
    refuse(made, "right-no-resource", "A right names one resource.", rights=[{"resource": []}])
    two = right("a")["resource"] + right("b")["resource"]
    refuse(made, "right-two-resources", "A right names one resource.", rights=[{"resource": two}])
    other = [{"resource": [{"id": "urn:altinn:org", "value": "ttd"}]}]
    refuse(made, "right-other-id", "A resource's id is urn:altinn:resource (AUTH.VLD-00009).", rights=other)
    bare = [{"resource": [{"id": "urn:altinn:resource"}]}]
    refuse(made, "right-without-value", "A resource has a value.", rights=bare)
    refuse(
        made,
        "rights-twice",
        "The same right twice is refused (AUTH.VLD-00006).",
        rights=[right("a"), right("a")],
    )
    toll = {"urn": PACKAGE + "toll"}
    refuse(
        made,
        "package-twice",
        "The same package twice is refused (AUTH.VLD-00007).",
        accessPackages=[toll, toll],
    )
    refuse(made, "package-no-urn", "A package has an urn.", accessPackages=[{}])
    refuse(
        made,
        "package-name",
        "A package's name alone is no urn (AUTH.VLD-00008).",
        accessPackages=[{"urn": "toll"}],
    )
    refuse(made, "package-empty-name", "The urn names a package.", accessPackages=[{"urn": PACKAGE}])
    refuse(
        made,
        "package-resource-urn",
        "A resource's urn is no package.",
        accessPackages=[{"urn": "urn:altinn:resource:toll"}],
    )
    refuse(made, "client-twice", "The same client twice is refused (AUTH.VLD-00011).", clientId=["x", "x"])
    refuse(made, "client-twice-case", "Client ids are compared without case.", clientId=["client-a", "CLIENT-A"])
    refuse(made, "client-empty", "A client id is 1 to 128 characters.", clientId=[""])
    refuse(made, "client-129", "A client id is 1 to 128 characters.", clientId=["x" * 129])
    refuse(made, "client-blank", "A client id holds no blank.", clientId=["a b"])
    urls = [
        ("http", "A redirect address is https (AUTH.VLD-00005).", "http://nordlys.example/"),
        ("relative", "A redirect address is absolute.", "/altinn/retur"),
        ("no-scheme", "A redirect address has its scheme.", "nordlys.example/retur"),
        ("no-host", "A redirect address has a host.", "https://"),
        ("custom-scheme", "A scheme of one's own is refused.", "nordlys://retur"),
        ("empty", "Nothing is no address.", ""),
        ("javascript", "A script is no address.", "javascript:alert(1)"),
    ]
    for name, why, url in urls:
        refuse(made, f"redirect-{name}", why, allowedRedirectUrls=[url])
