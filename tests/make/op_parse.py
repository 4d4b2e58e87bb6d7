"""Cases of `parse`: texts that become organisation numbers, references, scopes and ids, or do not."""

from kit import CUSTOMER, VENDOR, Vectors, checksummed

ORG = "organisation_number"
REF = "external_ref"


def vectors() -> Vectors:
    """The file's cases."""
    made = Vectors(
        "parse",
        "Texts from outside become canonical text, or class input.",
        [
            "Brønnøysund Register Centre: organisation number, weights 3 2 7 6 5 4 3 2, modulo 11",
            "ISO 6523, ICD 0192",
            "RFC 6749 section 3.3 and appendix A.4 (scope)",
            "Altinn authentication: external reference and system id",
        ],
    )
    organisation_numbers(made)
    external_refs(made)
    scopes(made)
    system_ids(made)
    client_ids(made)
    return made


def organisation_numbers(made: Vectors) -> None:
    """Nine digits with a control digit; what people paste is normalised."""
    zero = checksummed("31300104")
    taken = [
        ("plain", "Nine digits with the right control digit.", CUSTOMER, CUSTOMER),
        ("other", "Another one.", VENDOR, VENDOR),
        ("control-zero", "The remainder 0 gives the control digit 0.", zero, zero),
        ("first-digit-1", "The first digit is not judged.", "123456785", "123456785"),
        ("iso-6523", "The prefix 0192: of the wire form is taken off.", f"0192:{CUSTOMER}", CUSTOMER),
        ("blanks", "People paste numbers in groups of three.", "311 860 917", CUSTOMER),
        ("vat", "The VAT form has NO in front and MVA behind.", f"NO{CUSTOMER}MVA", CUSTOMER),
        ("vat-blanks", "The VAT form is pasted with blanks too.", "NO 311 860 917 MVA", CUSTOMER),
    ]
    for name, why, text, value in taken:
        made.accept(f"org-{name}", why, {"type": ORG, "text": text}, {"value": value})
    refused = [
        ("empty", "Nothing is no number.", ""),
        ("wrong-control-digit", "The control digit is one too high.", "311860918"),
        ("control-digit-zero-for-seven", "A zero is no wild card for the control digit.", "311860910"),
        ("swapped", "Two digits have changed places.", "318160917"),
        ("guide-2024", "The number printed in the 2024 vendor guide fails its checksum.", "978234522"),
        ("control-ten-0", "A remainder that gives 10 is never issued, whatever the last digit.", "313001300"),
        ("control-ten-1", "10 does not become 1.", "313001301"),
        ("eight-digits", "Eight digits are too few.", "31186091"),
        ("ten-digits", "Ten digits are too many.", "3118609170"),
        ("letter", "A letter O is no zero.", "31186O917"),
        ("9908", "The older prefix 9908 is not taken.", f"9908:{CUSTOMER}"),
        ("prefix-alone", "The prefix alone is no number.", "0192:"),
        ("prefix-twice", "The prefix stands once.", f"0192:0192:{CUSTOMER}"),
        ("arabic-digits", "Only ASCII digits count.", "٣١١٨٦٠٩١٧"),
        ("full-width-digits", "Full-width digits are not ASCII digits.", "３１１８６０９１７"),
        ("minus", "A sign is no digit.", f"-{CUSTOMER}"),
        ("nul", "A NUL behind the number is not cut off.", f"{CUSTOMER}\0"),
        ("person", "Eleven digits are not an organisation.", "31186091712"),
        ("all-zero-letters", "Nine letters are not nine digits.", "ooooooooo"),
    ]
    for name, why, text in refused:
        made.refuse(f"org-{name}", why, {"type": ORG, "text": text}, "input")


def external_refs(made: Vectors) -> None:
    """Letters, Norwegian letters, digits, underscore and hyphen, at most 255 characters."""
    taken = [
        ("plain", "Letters, digits, hyphen and underscore are allowed.", "avd-nord_7"),
        ("norwegian", "The six Norwegian letters are allowed.", "æøåÆØÅ"),
        ("one", "One character is enough.", "a"),
        ("hyphen", "A hyphen may stand alone.", "-"),
        ("255", "255 characters are the limit.", "a" * 255),
        ("255-norwegian", "The limit counts characters, not bytes.", "ø" * 255),
        ("uuid", "A UUID is a common reference.", "0b6a5f0e-7c43-4d6f-b0a2-6f3f2f6d7a11"),
        ("mixed-case-kept", "Case is kept.", "aBcD"),
        ("org-number", "Digits alone are allowed.", CUSTOMER),
    ]
    for name, why, text in taken:
        made.accept(f"ref-{name}", why, {"type": REF, "text": text}, {"value": text})
    refused = [
        ("256", "256 characters are one too many.", "a" * 256),
        ("dot", "Altinn's own service takes a dot, Maskinporten does not (MP-302).", "avd.nord"),
        ("blank", "A blank is not in the pattern.", "avd nord"),
        ("leading-blank", "A blank in front is not cut off.", " avd"),
        ("newline", "A line feed at the end must not slip past the end of the pattern.", "avd\n"),
        ("slash", "A slash is not in the pattern.", "avd/7"),
        ("colon", "A colon is not in the pattern.", "avd:7"),
        ("umlaut", "Other letters than the Norwegian ones are not allowed.", "avdö"),
        ("cyrillic", "A Cyrillic letter that looks like a is another letter.", "\u0430vd"),
        ("decomposed", "A letter with a combining ring is not the letter å.", "a\u030avd"),
        ("angstrom", "The ångström sign is not the letter Å.", "\u212bvd"),
        ("quote", "A quotation mark would end a JSON string.", 'avd"'),
        ("nul", "A NUL is not in the pattern.", "avd\0"),
        ("emoji", "An emoji is not in the pattern.", "avd😀"),
    ]
    for name, why, text in refused:
        made.refuse(f"ref-{name}", why, {"type": REF, "text": text}, "input")


def scopes(made: Vectors) -> None:
    """A list as on the wire: sorted, each once, one blank between."""
    taken = [
        ("one", "One scope stays.", "altinn:instances.read", "altinn:instances.read"),
        (
            "sorted",
            "The canonical list is sorted.",
            "altinn:instances.write altinn:instances.read",
            "altinn:instances.read altinn:instances.write",
        ),
        ("unique", "A scope given twice stands once.", "b:x a:x b:x", "a:x b:x"),
        ("ascii-order", "Order goes by ASCII value: capitals before small letters.", "a:x B:x", "B:x a:x"),
        ("ascii-order-signs", "A dot comes before a slash and both before letters.", "a:x ab a/x a.x", "a.x a/x a:x ab"),
        ("prefix-first", "A shorter scope comes before a longer one that starts alike.", "a:bc a:b", "a:b a:bc"),
        ("case-differs", "Scopes that differ in case are two scopes.", "a:X a:x", "a:X a:x"),
        ("slash", "A slash is common in Norwegian scopes.", "krr:global/kontaktinformasjon.read", None),
        ("all-signs", "Every visible ASCII sign but the quotation mark and the backslash is allowed.", "!#$%&'()*+,-./:;<=>?@[]^_`{|}~", None),
    ]  # fmt: skip
    for name, why, text, value in taken:
        made.accept(f"scope-{name}", why, {"type": "scope", "text": text}, {"value": value or text})
    refused = [
        ("empty", "At least one scope is needed.", ""),
        ("quote", "A quotation mark is not in the grammar.", 'a:"x'),
        ("backslash", "A backslash is not in the grammar.", "a:\\x"),
        ("newline", "A line feed is no separator; servers answer MP-011.", "a:x\nb:x"),
        ("tab", "A tab is no separator.", "a:x\tb:x"),
        ("non-ascii", "A scope is ASCII.", "a:ø"),
        ("del", "U+007F is not visible.", "a:x\x7f"),
        ("nul", "A NUL is not in the grammar.", "a:x\0"),
        ("no-break-space", "A no-break space is no blank.", "a:x\u00a0b:x"),
    ]
    for name, why, text in refused:
        made.refuse(f"scope-{name}", why, {"type": "scope", "text": text}, "input")


def system_ids(made: Vectors) -> None:
    """The vendor's organisation number, an underscore and a name."""
    longest = f"{VENDOR}_" + "a" * 245
    taken = [
        ("plain", "Number, underscore, name.", f"{VENDOR}_nordlys_lonn"),
        ("digits-and-hyphen", "Digits and hyphens are allowed in the name.", f"{VENDOR}_lonn-2"),
        ("short", "One character of name is enough.", f"{VENDOR}_a"),
        ("255", "255 characters are the limit.", longest),
    ]
    for name, why, text in taken:
        made.accept(f"system-id-{name}", why, {"type": "system_id", "text": text}, {"value": text})
    refused = [
        ("empty", "Nothing is no id.", ""),
        ("256", "256 characters are one too many.", longest + "a"),
        ("no-underscore", "The underscore ends the number.", VENDOR),
        ("hyphen-for-underscore", "A hyphen does not end the number.", f"{VENDOR}-lonn"),
        ("no-number", "The free ids of 2024 are gone.", "nordlys_lonn"),
        ("underscore-first", "The number comes first.", f"_{VENDOR}_lonn"),
        ("eight-digits", "The number has nine digits.", "31518190_lonn"),
        ("prefixed-number", "The number stands without 0192:.", f"0192:{VENDOR}_lonn"),
        ("blank", "A blank is refused by the register (AUTH.VLD-00013).", f"{VENDOR}_nordlys lonn"),
        ("leading-blank", "A blank in front is refused too.", f" {VENDOR}_lonn"),
        ("tab", "A tab is white space too.", f"{VENDOR}_nordlys\tlonn"),
    ]
    for name, why, text in refused:
        made.refuse(f"system-id-{name}", why, {"type": "system_id", "text": text}, "input")


def client_ids(made: Vectors) -> None:
    """1 to 128 visible ASCII characters."""
    taken = [
        ("uuid", "Maskinporten gives UUIDs.", "5d0f7c1e-3b5a-4f0e-9d44-2f6a1c7be901"),
        ("free-text", "Another text is allowed.", "my-client"),
        ("one", "One character is enough.", "x"),
        ("128", "128 characters are the limit.", "x" * 128),
        ("edges", "The first and the last visible character are allowed.", "!~"),
        ("quotes", "A quotation mark and a backslash are visible ASCII.", 'a"b\\c'),
        ("case-kept", "Case is kept.", "5D0F7C1E-3b5a"),
    ]
    for name, why, text in taken:
        made.accept(f"client-id-{name}", why, {"type": "client_id", "text": text}, {"value": text})
    refused = [
        ("empty", "Nothing is no client id.", ""),
        ("129", "129 characters are one too many.", "x" * 129),
        ("blank", "A blank is not visible.", "my client"),
        ("trailing-newline", "A line feed from a file is not cut off silently.", "my-client\n"),
        ("tab", "A tab is not visible.", "my\tclient"),
        ("del", "U+007F is not visible.", "my-client\x7f"),
        ("non-ascii", "ø is not ASCII.", "klient-ø"),
        ("nul", "A NUL is not visible.", "my\0client"),
    ]
    for name, why, text in refused:
        made.refuse(f"client-id-{name}", why, {"type": "client_id", "text": text}, "input")
