"""Changes of crisis contacts and triggers: each in one transaction, with its row in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.crisis import EMERGENCY, CrisisTopic
from kumaja.help.directory.domain.triggers import written
from kumaja.help.directory.models import CrisisContact, CrisisTrigger

Kept = CrisisContact | CrisisTrigger
_CONTACT = (
    "number", "hours_fi", "hours_sv", "hours_en", "is_always", "opening", "source", "checked_on",
)  # fmt: skip
_TRIGGER = ("topic", "language", "text", "is_retired")


class TriggerKept(Exception):
    """The topic has the same words already; `row` is what keeps them, retired or not."""

    def __init__(self, row: CrisisTrigger) -> None:
        super().__init__(row.code)
        self.row = row


class TriggerWithoutWords(Exception):
    """Signs alone call for nothing."""


class EmergencyStays(Exception):
    """The emergency number is neither changed nor taken out of use."""


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """What may change of a contact; `opening` are spans of the week as the model keeps them."""

    number: str
    hours: Trilingual
    is_always: bool
    opening: tuple[dict[str, Any], ...]
    source: str
    checked_on: date | None


@transaction.atomic
def change_contact(
    *,
    contact: CrisisContact,
    details: ContactDetails,
    region: Region,
    actor: object | None,
    now: datetime,
) -> CrisisContact:
    """Write a contact anew; raises EmergencyStays when 112 would be another number.

    Contacts are common to all regions; the region is the one from which somebody writes.
    """
    require_open(region, now)
    row = CrisisContact.objects.select_for_update().get(pk=contact.pk)
    if row.number == EMERGENCY != details.number:
        raise EmergencyStays
    before = state_of(row, *_CONTACT)
    for name in ("number", "is_always", "source", "checked_on"):
        setattr(row, name, getattr(details, name))
    for language in LANGUAGES:
        setattr(row, f"hours_{language}", details.hours.exactly(language))
    row.opening, row.edited_at = list(details.opening), now
    save_clean(row)
    after = state_of(row, *_CONTACT)
    record(actor, "corrected", row, now=now, region=region, before=before, after=after)
    return row


@transaction.atomic
def confirm_contact(
    *, contact: CrisisContact, region: Region, actor: object | None, now: datetime, day: date
) -> None:
    """Note that number, hours and languages held on that day."""
    require_open(region, now)
    row = CrisisContact.objects.select_for_update().get(pk=contact.pk)
    before = {"checked_on": row.checked_on}
    row.checked_on, row.edited_at = day, now
    row.save(update_fields=["checked_on", "edited_at"])
    after = {"checked_on": day}
    record(actor, "confirmed", row, now=now, region=region, before=before, after=after)


@transaction.atomic
def add_trigger(
    *,
    topic: CrisisTopic,
    language: str,
    text: str,
    region: Region,
    actor: object | None,
    now: datetime,
) -> CrisisTrigger:
    """Let these words call for help; raises TriggerKept when the topic has them already.

    Raises TriggerWithoutWords when nothing but signs is told.
    """
    require_open(region, now)
    row = CrisisTrigger(topic=topic, language=language, text=written(text), edited_at=now)
    row.match_key = match_key(row.text)
    if not row.match_key:
        raise TriggerWithoutWords
    key = {"topic": topic, "language": language, "match_key": row.match_key}
    if twin := CrisisTrigger.objects.filter(**key).first():
        raise TriggerKept(twin)
    save_clean(row)
    record(actor, "created", row, now=now, region=region, after=state_of(row, *_TRIGGER))
    return row


@transaction.atomic
def set_retired(
    *,
    row: Kept,
    is_retired: bool,
    region: Region,
    actor: object | None,
    now: datetime,
) -> None:
    """Take a contact or a trigger out of use, or into use again; it is never deleted.

    Raises EmergencyStays for 112: it leads every list of lines.
    """
    require_open(region, now)
    if isinstance(row, CrisisContact) and row.number == EMERGENCY:
        raise EmergencyStays
    rows = type(row)._default_manager.filter(pk=row.pk, is_retired=not is_retired)  # noqa: SLF001
    if not rows.update(is_retired=is_retired, edited_at=now):
        return
    row.is_retired, row.edited_at = is_retired, now
    before, after = {"is_retired": not is_retired}, {"is_retired": is_retired}
    verb = "retired" if is_retired else "restored"
    record(actor, verb, row, now=now, region=region, before=before, after=after)
