"""Details by which a client could be known: the writer is warned before the word goes out.

Names are told by a short list of given names before a surname, or beside what is told of a person;
associations, places and roles are left in peace. A warning, never a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kumaja.foundation.imports.domain.identity_codes import has_identity_code


class Kind(StrEnum):
    """What could tell who it is about."""

    IDENTITY_CODE = "identity_code"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    NAME_AND_AGE = "name_and_age"
    NAME_AND_ILLNESS = "name_and_illness"
    INITIALS = "initials"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class Finding:
    """A detail and where it stands in the text."""

    kind: Kind
    start: int
    end: int


_GIVEN: Final = (
    "Aino|Anna|Anne|Anneli|Annika|Antti|Ari|Arja|Eeva|Eila|Elina|Emma|Erik|Eva|Hanna|Hannu|Heikki"
    "|Helena|Henrik|Ida|Irma|Jaana|Jan|Jari|Johan|Johanna|Juha|Jukka|Kaarina|Kaija|Kalle|Karin|Kari"
    "|Katri|Kirsi|Kristina|Laura|Lars|Leena|Liisa|Maija|Maria|Marja|Markku|Martti|Matti|Mika|Mikael"
    "|Mikko|Minna|Nils|Olli|Paula|Pekka|Pentti|Petri|Pirjo|Päivi|Raija|Riitta|Risto|Ritva|Saara|Sanna"
    "|Sari|Seppo|Sofia|Susanna|Tapio|Tarja|Teemu|Terttu|Tiina|Timo|Tuula|Ulla|Veikko|Ville"
    # before the endings of cases a double sign is single
    "|Anti|Heiki|Juka|Marku|Mari|Mati|Miko|Peka|Penti|Riita|Veiko"
)
_CASE: Final = r"(?:i?n|:n|a|ä|ta|tä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|s)?"
_PERSON: Final = rf"(?:{_GIVEN}){_CASE}"
_SURNAME: Final = r"[A-ZÅÄÖ][a-zåäö]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_NOBODY: Final = (
    r"(?:\s+(?:\w+\s+)?(?:ry|rf|rp|yhdisty\w*|säätiö\w*|seura\w*|förening\w*|koulu\w*|skola\w*)\b)"
)
_ILLNESS: Final = (
    r"syöpä\w*|dementia\w*|alzheimer\w*|masennu\w*|skitsofreni\w*|diabete\w*|muistisai\w*|päihde\w*"
    r"|alkoholi\w*|kehitysvamma\w*|cancer\w*|demens\w*|depression\w*|schizofreni\w*|minnessjuk\w*"
)
_AGE: Final = r"\d{1,3}[- ]?(?:v\b|vuotia\w*|-?årig\w*|år\b)"
_ROAD: Final = "katu|kuja|tie|polku|raitti|rinne|kaari|väylä|vägen|gatan|stigen|gränden"
_BODY: Final = rf"(?:{_ROAD})(?:lla|llä|n|a|lta)?"

_PATTERNS: Final = {
    Kind.MAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Kind.PHONE: re.compile(
        r"(?<![\w.])(?:\+358|0)[ -]?"
        r"(?:4\d|50|9|1\d|2\d|[3568]\d?)(?:[ -]?\d){5,8}(?!\w)"
    ),
    Kind.ADDRESS: re.compile(rf"\b[A-ZÅÄÖ][\wåäö-]*{_BODY} \d{{1,3}}(?: ?[A-Za-z](?: ?\d+)?)?\b"),
    Kind.BIRTH_DATE: re.compile(
        r"\b(?:synt(?:\.|ynyt|yi|ymäaika)|född|s\.|f\.|born)[^.\n\d]{0,12}\s?"
        r"(?:\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d|(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    Kind.INITIALS: re.compile(
        r"\b(?:asiak\w+|potila\w+|klient\w*|patient\w*|client)\s+[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.",
        re.IGNORECASE,
    ),
    Kind.NEIGHBOUR: re.compile(
        r"\b(?:naapuri(?:ni|mme|ssani)|naapurin (?:rouva|mies|poika|tytär)\w*|min granne"
        r"|our neighbour|my neighbour|(?<!\w)grannens \w+)\b",
        re.IGNORECASE,
    ),
    Kind.NAME: re.compile(rf"\b{_PERSON} {_SURNAME}\b(?!{_NOBODY})"),
    Kind.NAME_AND_AGE: re.compile(rf"\b{_PERSON},? \(?{_AGE}|\b{_AGE} {_PERSON}\b"),
    Kind.NAME_AND_ILLNESS: re.compile(
        rf"\b{_PERSON}\b[^.!?\n]{{0,40}}\b(?i:{_ILLNESS})"
        rf"|\b(?i:{_ILLNESS})[^.!?\n]{{0,20}} {_PERSON}\b"
    ),
}
_CODE: Final = re.compile(r"(?<!\d)\d{6}[-+A-FU-Ya-fu-y]\d{3}[0-9A-Za-z](?!\w)")


def identifying(text: str) -> tuple[Finding, ...]:
    """Return what identifies somebody, in the order of the text; nothing is told twice."""
    found: list[Finding] = []
    for finding in _all(text):
        if all(finding.end <= each.start or each.end <= finding.start for each in found):
            found.append(finding)
    return tuple(sorted(found, key=lambda each: each.start))


def _all(text: str) -> Iterator[Finding]:
    for code in _CODE.finditer(text):
        if has_identity_code(code[0]):
            yield Finding(Kind.IDENTITY_CODE, *code.span())
    for kind, pattern in _PATTERNS.items():
        yield from (Finding(kind, *match.span()) for match in pattern.finditer(text))
