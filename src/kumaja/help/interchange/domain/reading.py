"""Reading what a file may hold in any shape: a value of the wrong kind reads as missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from kumaja.foundation.core.domain.text import LANGUAGES

Entry = Mapping[str, object]
Texts = dict[str, str]
_KEPT = frozenset("\n\t")
_LONGEST_ID = 100


def clean(text: str) -> str:
    """Return the text without signs that nobody wrote: NUL, controls, halves of letters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    seen = (sign for sign in lines if sign in _KEPT or unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen)).strip()


_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})


def text(entry: Entry, *names: str) -> str:
    """Return the first of these that is a text or a number; empty when none is."""
    for name in names:
        value = entry.get(name)
        if isinstance(value, str) and (cleaned := clean(value)):
            return cleaned
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def listed(entry: Entry, *names: str) -> list[object]:
    """Return the first of these that is a list; empty when none is."""
    return next((value for name in names if isinstance(value := entry.get(name), list)), [])


def entries(entry: Entry, *names: str) -> Iterator[Entry]:
    """Yield the records of the first of these that is a list."""
    return (value for value in listed(entry, *names) if isinstance(value, Mapping))


def inner(entry: Entry, name: str) -> Entry:
    """Return a record within the record; an empty one when it is missing."""
    value = entry.get(name)
    return value if isinstance(value, Mapping) else {}


def source_id(value: object) -> str:
    """Return a number or a text as an id; empty when it is neither, or too long for one."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    found = clean(str(value)) if isinstance(value, str) else _number(value)
    return found if len(found) <= _LONGEST_ID else ""


def _number(value: int) -> str:
    return str(value) if abs(value) < 10**18 else ""


def source_ids(values: list[object]) -> tuple[str, ...]:
    """Return the ids of a list, each once, in their order."""
    return tuple(dict.fromkeys(found for value in values if (found := source_id(value))))


def words(entry: Entry, *names: str) -> list[str]:
    """Return the texts of the first of these that is a list; a bare text counts as one."""
    for name in names:
        value = entry.get(name)
        if isinstance(value, list):
            return [found for each in value if isinstance(each, str) and (found := clean(each))]
        if isinstance(value, str) and (cleaned := clean(value)):
            return [cleaned]
    return []


def texts(entry: Entry, name: str, kind: str = "") -> Texts:
    """Return the texts of a list `[{language, value, type}]` by language, the first of each."""
    found: Texts = {}
    for each in entries(entry, name):
        language, value = text(each, "language"), text(each, "value")
        wanted = not kind or text(each, "type") == kind
        if wanted and value and language in LANGUAGES:
            found.setdefault(language, value)
    return found


def all_texts(entry: Entry, name: str, kind: str = "") -> dict[str, list[str]]:
    """Return all the texts of such a list by language."""
    found: dict[str, list[str]] = {}
    for each in entries(entry, name):
        language, value = text(each, "language"), text(each, "value")
        if (not kind or text(each, "type") == kind) and value and language in LANGUAGES:
            found.setdefault(language, []).append(value)
    return found
