"""Words in cells: yes and no, lists, places, languages, choices, in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kumaja.foundation.imports.domain.cells import (
    Cell,
    Read,
    Unread,
    is_blank,
    require_whole,
    shown,
    text_of,
)
from kumaja.foundation.imports.domain.records import Json
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.language.domain.keys import match_key

NO_YES = gettext_noop("“%(value)s” is neither yes nor no. Write yes or no.")
NO_MUNICIPALITY = gettext_noop("There is no municipality called “%(value)s”.")
NO_LANGUAGE = gettext_noop("“%(value)s” can't be read as a language.")
NO_CHOICE = gettext_noop("“%(value)s” isn't one of these: %(choices)s.")
NO_WEEKDAY = gettext_noop("“%(value)s” can't be read as days of the week. Write like: ma, to.")
WORDS_LEFT_OUT = gettext_noop("The words “%(value)s” are in none of our lists and are left out.")
WHOLE_REGION = "*"

_YES = frozenset(
    {"x", "k", "kyllä", "joo", "on", "j", "ja", "jo", "y", "yes", "true", "1", "✓", "✔", "☑"}
)
_NO = frozenset({"e", "ei", "nej", "n", "no", "false", "0"})
_PARTS = re.compile(r"[,;/\n•·|&+]|\s(?:ja|sekä|och|samt|and)\s", re.IGNORECASE)
_WHOLE = frozenset(
    {"koko alue", "koko maakunta", "koko uusimaa", "valtakunnallinen", "koko maa", "hela regionen",
     "hela området", "hela landet", "hela nyland", "riksomfattande", "the whole region",
     "whole region", "nationwide", "kaikki kunnat", "alla kommuner"}
)  # fmt: skip
_LANGUAGES = {
    "fi": "suomi suomeksi finska finnish fi",
    "sv": "ruotsi ruotsiksi svenska swedish sv",
    "en": "englanti englanniksi engelska english en",
    "fi-easy": "selkosuomi selkokieli lättläst",
    "fse": "viittomakieli suomalainen_viittomakieli finskt_teckenspråk teckenspråk sign_language",
    "se": "saame pohjoissaame samiska nordsamiska sami",
    "ru": "venäjä venäjäksi ryska russian ru",
    "et": "viro eesti viroksi estniska estonian et",
    "uk": "ukraina ukrainska ukrainian uk",
    "ar": "arabia arabiska arabic ar",
    "so": "somali somalia somaliska so",
    "fa": "persia farsi dari persiska persian fa",
    "ku": "kurdi kurdiska kurdish sorani kurmandži ku",
    "vi": "vietnam vietnamesiska vietnamese vi",
    "zh": "kiina kinesiska chinese mandariini zh",
    "es": "espanja spanska spanish es",
    "fr": "ranska franska french fr",
    "de": "saksa tyska german de",
}
LANGUAGE_CODES = {
    match_key(name.replace("_", " ")): code
    for code, names in _LANGUAGES.items()
    for name in names.split()
}
_WEEKDAYS = {
    "MO": "ma maanantai maanantaisin mån måndag måndagar mon monday mondays",
    "TU": "ti tiistai tiistaisin tis tisdag tisdagar tue tuesday tuesdays",
    "WE": "ke keskiviikko keskiviikkoisin ons onsdag onsdagar wed wednesday wednesdays",
    "TH": "to torstai torstaisin tor tors torsdag torsdagar thu thursday thursdays",
    "FR": "pe perjantai perjantaisin fre fredag fredagar fri friday fridays",
    "SA": "la lauantai lauantaisin lör lördag lördagar sat saturday saturdays",
    "SU": "su sunnuntai sunnuntaisin sön söndag söndagar sun sunday sundays",
}
WEEKDAYS = {name: day for day, names in _WEEKDAYS.items() for name in names.split()}
_ORDER = tuple(_WEEKDAYS)
_DASHES = re.compile(r"\s*[-–—−]\s*")


def parts_of(cell: Cell) -> list[str]:
    """Return the parts of a list in a cell: `Tuusula, Järvenpää ja Mäntsälä` has three."""
    require_whole(cell)
    found = (" ".join(part.split()).strip(" .") for part in _PARTS.split(text_of(cell)))
    return [part for part in dict.fromkeys(found) if part]


def read_yes(cell: Cell) -> Read:
    """Return yes or no; nothing else is either."""
    require_whole(cell)
    word = text_of(cell).casefold().strip(" .!")
    if word in _YES:
        return Read(value=True)
    if word in _NO:
        return Read(value=False)
    raise Unread(NO_YES, value=shown(cell))


def municipality_in(text: str, known: Mapping[str, str]) -> str:
    """Return the code of the municipality; raises Unread when there is none of that name."""
    key = match_key(text)
    plain = re.sub(r" (?:kunta|kaupunki|kommun|stad)$", "", key)
    for name in (text, key, plain, plain.removesuffix("n")):
        if name in known:
            return known[name]
    raise Unread(NO_MUNICIPALITY, value=shown(text))


def read_municipality(cell: Cell, known: Mapping[str, str]) -> Read:
    """Return the code of one municipality."""
    require_whole(cell)
    text = text_of(cell)
    return Read(municipality_in(text.zfill(3) if text.isdecimal() else text, known))


def read_municipalities(cell: Cell, known: Mapping[str, str]) -> Read:
    """Return codes of municipalities, or `*` for the whole region."""
    if match_key(text_of(cell)) in _WHOLE:
        return Read([WHOLE_REGION])
    codes: list[Json] = list({municipality_in(part, known): None for part in parts_of(cell)})
    return Read(sorted(codes, key=str))


def read_languages(cell: Cell) -> Read:
    """Return codes of languages."""
    codes: dict[Json, None] = {}
    for part in parts_of(cell):
        code = LANGUAGE_CODES.get(match_key(part))
        if code is None:
            raise Unread(NO_LANGUAGE, value=shown(part))
        codes[code] = None
    return Read(list(codes))


def read_choice(cell: Cell, words: Mapping[str, str], shown_choices: str) -> Read:
    """Return the code of the one choice that the word means."""
    require_whole(cell)
    code = words.get(match_key(text_of(cell)))
    if code is None:
        raise Unread(NO_CHOICE, value=shown(cell), choices=shown_choices)
    return Read(code)


def read_weekdays(cell: Cell) -> Read:
    """Return days of the week in their order: `ti ja to`, `ma–pe`."""
    found: set[str] = set()
    for part in parts_of(cell):
        ends = [WEEKDAYS.get(word.strip(" .")) for word in _DASHES.split(part.casefold())]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:  # noqa: PLR2004 - from, to
            raise Unread(NO_WEEKDAY, value=shown(cell))
        begins, ends_at = _ORDER.index(first), _ORDER.index(last)
        if begins > ends_at:
            raise Unread(NO_WEEKDAY, value=shown(cell))
        found |= set(_ORDER[begins : ends_at + 1])
    if not found:
        raise Unread(NO_WEEKDAY, value=shown(cell))
    return Read([day for day in _ORDER if day in found])


def read_terms(cell: Cell, known: Mapping[str, str]) -> Read:
    """Return our terms for the words; those that no list has are left out, with a remark."""
    found: dict[Json, None] = {}
    unknown = []
    for part in parts_of(cell):
        if is_blank(part):
            continue
        term = known.get(match_key(part))
        if term is None:
            unknown.append(part)
        else:
            found[term] = None
    told = Sentence(WORDS_LEFT_OUT, {"value": ", ".join(unknown)[:150]}) if unknown else None
    return Read(sorted(found, key=str), told)
