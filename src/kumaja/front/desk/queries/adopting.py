"""What is known elsewhere of a record, and whose its fields are, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import day_text
from kumaja.front.desk.queries.duplicates import label_of_field
from kumaja.front.desk.queries.words import RECORD_WORDS
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.queries.adoptable import adoptable_of, source_names
from kumaja.network.registry.queries.masters import masters_of


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A field as it is here and as it was found, and where and when."""

    name: str
    label: str
    ours: str
    theirs: str
    origin: str


@dataclass(frozen=True, slots=True)
class OwnedFields:
    """A system that owns fields of the record, and which."""

    name: str
    url: str
    fields: tuple[str, ...]
    labels: tuple[str, ...]


def found_rows(organisation: Organisation, language: str) -> list[FoundRow]:
    """Return what was found elsewhere since the last check, in words."""
    found = adoptable_of(organisation)
    names = source_names({each.source for each in found}) if found else {}
    rows = []
    for each in found:
        told = {
            "source": names.get(each.source, each.source),
            "day": day_text(day_of(each.told_at), language, with_weekday=False),
        }
        origin = _("Found: %(source)s, %(day)s") % told
        ours = "" if each.ours is None else str(each.ours)
        rows.append(FoundRow(each.name, _label(each.name), ours, str(each.theirs), origin))
    return rows


def _label(name: str) -> str:
    others = {"phone": _("Phone"), "email": _("Mail")}
    return others.get(name) or label_of_field(name)


def owned_fields(organisation: Organisation) -> list[OwnedFields]:
    """Return whose fields of the record are, where they are not written here."""
    return [
        OwnedFields(
            row.name, row.url, tuple(row.fields),
            tuple(str(RECORD_WORDS.get(name, name)) for name in row.fields),
        )
        for row in masters_of(organisation)
    ]  # fmt: skip
