"""Our profile of HSDS: what its columns can't carry rides along as attributes.

An attribute names its term by UUIDv5 of our namespace and a code: `name_sv` is the Swedish name,
`description_language` says in which language the column `description` is when that is not the
record's own, `language` is the record's. See docs/hsds-profile.md, which is tested against this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha1
from uuid import NAMESPACE_URL, uuid5

from kumaja.foundation.core.domain.text import LANGUAGES

NAMESPACE = uuid5(NAMESPACE_URL, "https://kumaja.fi/hsds/")
TAXONOMY = str(uuid5(NAMESPACE, "profile"))
NOT_THIS = "-"  # the column holds another text, because HSDS wants one there
LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Shape:
    """How the fields of one kind of record are written.

    `columns` are texts with a column of HSDS, `texts` those without; `plain` are single values and
    `lists` several, kept as attributes alone.
    """

    table: str
    columns: dict[str, str]
    texts: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def codes(self) -> Iterable[str]:
        """Yield the codes of its attributes."""
        if self.columns or self.texts:
            yield LANGUAGE
        for name in (*self.columns, *self.texts):
            yield from (f"{name}_{language}" for language in LANGUAGES)
        yield from (f"{name}_{LANGUAGE}" for name in self.columns)
        yield from (*self.plain, *self.lists)


ORGANISATION = Shape(
    "organization",
    {"name": "name", "description": "description"},
    ("summary", "represents", "experience_expertise"),
    ("kind", "ended_on", "members", "domicile", "locality", "is_region_wide", "website"),
    ("areas", "languages"),
)
CONTACT = Shape("contact", {"role": "title"})
ACTIVITY = Shape(
    "service",
    {
        "name": "name", "description": "description", "eligibility": "eligibility_description",
        "price_note": "fees_description",
    },
    ("summary", "words"),
    (
        "summary_easy", "kind", "price_kind", "price", "is_region_wide", "is_remote", "way_in",
        "is_full", "is_address_secret", "paused_until", "ended_on",
    ),
    ("areas", "languages", "facts"),
)  # fmt: skip
CHANNEL = Shape(
    "location", {"name": "name"}, (), ("channel", "street", "postal_code", "municipality", "url")
)
HOURS = Shape("schedule", {"note": "notes"}, (), ("rule", "is_on_holidays"), ("exceptions",))
SHAPES = (ORGANISATION, CONTACT, ACTIVITY, CHANNEL, HOURS)
CODES = tuple(dict.fromkeys(code for shape in SHAPES for code in shape.codes()))


def named_id(name: str) -> str:
    """Return the UUIDv5 of a name in our namespace, in letters.

    As `uuid.uuid5` makes it, without the objects: a page of a hundred services has thousands.
    """
    own = bytearray(sha1(NAMESPACE.bytes + name.encode(), usedforsecurity=False).digest()[:16])
    own[6] = own[6] & 0x0F | 0x50  # the version, and below it the variant
    own[8] = own[8] & 0x3F | 0x80
    text = own.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=2048)
def term_id(code: str) -> str:
    """Return the id of an attribute's term: of the profile, or `scheme:code` of a vocabulary."""
    return named_id(code)


CODE_BY_ID = {term_id(code): code for code in CODES}
