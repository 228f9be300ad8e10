"""Collects a room's messages into its catalogues, compiles them, and says what is missing.

Pure Python (Babel and Django's own template reader), so that no one needs gettext installed:

    python -m tools.messages update ROOM…    new and gone messages into the .po files
    python -m tools.messages compile ROOM…   .mo from .po
    python -m tools.messages check [ROOM…]   untranslated, fuzzy or stale: exit 1
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src" / "kumaja"
LANGUAGES = ("fi", "sv")
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
DAY = datetime(2026, 1, 1, tzinfo=UTC)  # the header's dates must not make two builds differ
Message = tuple[str | tuple[str, ...], str | None, str]


def rooms(names: list[str]) -> list[Path]:
    """Return the folders of the named rooms, or of all that have an `apps.py`."""
    folders = sorted(file.parent for file in SOURCE.rglob("apps.py"))
    return [folder for folder in folders if not names or folder.name in names]


def _python(source: str) -> str:
    """Return a template as text that a Python tokenizer reads: one statement a line."""
    lines = templatize(source).splitlines()
    return "\n".join(line.strip() for line in lines if "gettext" in line)


def messages_of(room: Path) -> Iterator[Message]:
    """Yield each message of a room's code and templates with its context and where it stands."""
    files = [*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]
    for file in sorted(files):
        if {"tests", "migrations", "data", "static"} & set(file.relative_to(room).parts):
            continue
        text = file.read_text(encoding="utf-8")
        code = text if file.suffix == ".py" else _python(text)
        where = str(file.relative_to(SOURCE))
        buffer = io.BytesIO(code.encode())
        for _line, message, _comments, context in extract("python", buffer, keywords=KEYWORDS):
            if message and (isinstance(message, tuple) or message.strip()):
                yield message, context, where


def template_of(room: Path) -> Catalog:
    """Return what the room's sources say, without translations."""
    catalog = Catalog(charset="utf-8")
    for message, context, where in messages_of(room):
        catalog.add(message, context=context, locations=[(where, 0)])
    return catalog


def po_file(room: Path, language: str) -> Path:
    """Return where the room keeps its translations into a language."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def stored(room: Path, language: str) -> Catalog:
    """Return the room's translations, empty when there are none yet."""
    file = po_file(room, language)
    if not file.exists():
        return Catalog(locale=language, charset="utf-8")
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def update(room: Path) -> None:
    """Bring both catalogues up to the sources; gone messages are dropped."""
    template = template_of(room)
    if not len(template):
        return
    for language in LANGUAGES:
        catalog = stored(room, language)
        catalog.creation_date = catalog.revision_date = DAY
        template.creation_date = DAY
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        file = po_file(room, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as opened:
            write_po(
                opened, catalog, width=98, sort_output=True, include_lineno=False, omit_header=False
            )


def compiled(catalog: Catalog) -> bytes:
    """Return the catalogue as .mo: the same bytes for the same translations."""
    plain = Catalog(locale=catalog.locale, charset="utf-8", creation_date=DAY, revision_date=DAY)
    for message in catalog:
        if message.id:
            plain.add(message.id, message.string, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


def faults(room: Path) -> Iterator[str]:
    """Yield a sentence for each message that is missing, empty, fuzzy or no longer used."""
    template = template_of(room)
    for language in LANGUAGES:
        catalog = stored(room, language)
        for message in template:
            if not message.id:
                continue
            found = catalog.get(message.id, message.context)
            strings = found.string if found else ""
            whole = all(strings) if isinstance(strings, tuple | list) else bool(strings)
            if found is None or not whole or found.fuzzy:
                yield f"{room.name} {language}: not translated: {message.id!r}"
        for message in catalog:
            if message.id and template.get(message.id, message.context) is None:
                yield f"{room.name} {language}: no longer used: {message.id!r}"
        file = po_file(room, language).with_suffix(".mo")
        if len(template) and (not file.exists() or file.read_bytes() != compiled(catalog)):
            yield f"{room.name} {language}: .mo is not made from .po: compile it"


def main(arguments: list[str]) -> int:
    """Do what was asked for the named rooms; returns the exit code."""
    match arguments:
        case ["update", *names]:
            for room in rooms(names):
                update(room)
        case ["compile", *names]:
            for room in rooms(names):
                for language in LANGUAGES:
                    if po_file(room, language).exists():
                        target = po_file(room, language).with_suffix(".mo")
                        target.write_bytes(compiled(stored(room, language)))
        case ["check", *names]:
            found = [fault for room in rooms(names) for fault in faults(room)]
            print("\n".join(found) or "All messages are translated.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
