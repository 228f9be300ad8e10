"""Loading the crisis contacts and triggers that come with the program."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.actions import is_loaded, note_loaded
from kumaja.foundation.places.engine.shipped import checksum_of
from kumaja.help.directory.engine import crisis
from kumaja.help.directory.models import CrisisContact, CrisisTrigger

LIST_NAME: Final = "crisis"
_Key = tuple[str, str, str]


@transaction.atomic
def load_crisis(*, now: datetime) -> bool:
    """Load crisis contacts and triggers; False when they are loaded already.

    Those that a coordinator has changed, checked or taken out of use stay as they are; those that
    ship no more go.
    """
    checksum = checksum_of(crisis.files())
    if is_loaded(LIST_NAME, checksum):
        return False
    _load_contacts()
    _load_triggers()
    note_loaded(name=LIST_NAME, checksum=checksum, now=now)
    return True


def _load_contacts() -> None:
    told = {entry["key"]: entry for entry in crisis.shipped_contacts()}
    standing = {row.key: row for row in CrisisContact.objects.all()}
    _drop([row for key, row in standing.items() if key not in told])
    for key, entry in told.items():
        row = standing.get(key) or CrisisContact(key=key, is_shipped=True)
        if row.pk is None or _is_as_shipped(row):
            _write(row, entry)


def _write(row: CrisisContact, entry: dict[str, object]) -> None:
    for name, value in entry.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()


def _load_triggers() -> None:
    told: dict[_Key, str] = {
        (topic, language, match_key(text)): text
        for topic, language, text in crisis.shipped_triggers()
    }
    standing = {
        (row.topic, row.language, row.match_key): row for row in CrisisTrigger.objects.all()
    }
    _drop([row for key, row in standing.items() if key not in told])
    changed = [
        row
        for key, row in standing.items()
        if _is_as_shipped(row) and row.text != told.get(key, row.text)
    ]
    for row in changed:
        row.text = told[row.topic, row.language, row.match_key]
    CrisisTrigger.objects.bulk_update(changed, ["text"])
    CrisisTrigger.objects.bulk_create(
        CrisisTrigger(topic=key[0], language=key[1], match_key=key[2], text=text, is_shipped=True)
        for key, text in told.items()
        if key not in standing
    )


def _drop(rows: Collection[CrisisContact | CrisisTrigger]) -> None:
    """Delete what ships no more, unless somebody here has made it theirs."""
    for row in filter(_is_as_shipped, rows):
        row.delete()


def _is_as_shipped(row: CrisisContact | CrisisTrigger) -> bool:
    """Test whether nobody here has changed it or taken it out of use."""
    return row.is_shipped and not row.is_retired and row.edited_at is None
