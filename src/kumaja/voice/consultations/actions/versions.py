"""Publishing a new version of the text that is heard, and placing what lost its paragraph."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.voice.consultations.actions.opening import hold
from kumaja.voice.consultations.actions.placing import PlaceUnknown
from kumaja.voice.consultations.actions.texts import Text, rehang, write_text
from kumaja.voice.consultations.models import Consultation, Document, Paragraph, PointPlace
from kumaja.voice.consultations.queries.texts import latest_text


class ConsultationOver(Exception):
    """Its period has ended: what is heard next is a round of its own."""


class VersionOutdated(Exception):
    """Somebody published another version meanwhile; `args` is the number of it."""


class NotLost(Exception):
    """The comment hangs at its place; nobody moves it."""


@transaction.atomic
def publish_version(
    *, consultation: Consultation, text: Text, actor: User | str, now: datetime,
    published_sv_at: datetime | None = None, after_version: int | None = None,
) -> Document:  # fmt: skip
    """Give the text a new version; the one before stays, comments go along to the new one.

    Those that can't are marked as lost, for a person to place. While the consultation isn't out,
    its own version is written anew and comments wait for the opening. `after_version` is what the
    writer saw last. Raises ConsultationOver, VersionOutdated.
    """
    row = hold(consultation, now)
    if row.has_ended_at(now):
        raise ConsultationOver(row.code)
    before = latest_text(row)
    if after_version is not None and after_version != (before.version if before else 0):
        raise VersionOutdated(before.version if before else 0)
    if row.opened_at is None and before is not None and before.consultation_id == row.pk:
        above = before.replaces
        before.delete()
        before = above
    document = write_text(row, text, now=now, replaces=before, published_sv_at=published_sv_at)
    lost = rehang(document) if row.opened_at is not None else []
    told = {"version": document.version, "lost": [place.point.code for place in lost]}
    record(actor, "published a version", document, now=now, region=row.region, after=told)
    return document


@transaction.atomic
def place_comment(
    *, place: PointPlace, paragraph: Paragraph, actor: User | str, now: datetime
) -> PointPlace:
    """Hang a lost comment where a person says that it belongs; raises NotLost, PlaceUnknown."""
    rows = PointPlace.objects.select_for_update(of=("self",)).select_related("point__contribution")
    row = rows.get(pk=place.pk)
    consultation = paragraph.document.consultation
    held = hold(consultation, now)
    if not row.is_lost:
        raise NotLost(row.point.code)
    newest = latest_text(held)
    is_of_matter = row.point.contribution.matter_id == held.matter_id
    if newest is None or paragraph.document_id != newest.pk or not is_of_matter:
        raise PlaceUnknown(paragraph.key)
    before = {"paragraph_key": row.paragraph_key, "is_lost": True}
    row.paragraph_key, row.is_lost = paragraph.key, False
    row.save(update_fields=["paragraph_key", "is_lost"])
    after = {"paragraph_key": row.paragraph_key, "is_lost": False}
    record(actor, "placed", row, now=now, region=held.region, before=before, after=after)
    return row
