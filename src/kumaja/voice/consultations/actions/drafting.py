"""An association's draft: written part by part by several, read by nobody else, sent by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.placing import Place
from kumaja.voice.consultations.actions.saying import complete_view, standing_of, submit_view
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.models import Consultation, ViewDraft, ViewDraftPart
from kumaja.voice.consultations.policies import may_draft_for
from kumaja.voice.contributions.actions.recording import Speaker, View
from kumaja.voice.contributions.models import Contribution


class MayNotDraft(Exception):
    """The one who acts is not of the association's own people."""


class PartSavedMeanwhile(Exception):
    """A colleague saved the part since it was read; `part` is how it stands now."""

    def __init__(self, part: ViewDraftPart) -> None:
        super().__init__(part.step)
        self.part = part


@transaction.atomic
def begin_draft(
    *, consultation: Consultation, organisation: Organisation, actor: User | str, now: datetime
) -> ViewDraft:
    """Return the association's draft, begun when there is none; raises MayNotDraft."""
    require_open(consultation.region, now)
    if isinstance(actor, User) and not may_draft_for(actor, organisation, day_of(now)):
        raise MayNotDraft(organisation.code)
    draft, is_new = ViewDraft.objects.get_or_create(
        consultation=consultation, organisation=organisation,
        defaults={"region": consultation.region, "begun_at": now, "saved_at": now},
    )  # fmt: skip
    if is_new:
        told = {"consultation": consultation.code, "organisation": organisation.code}
        record(actor, "began a draft", draft, now=now, region=draft.region, after=told)
    return draft


@transaction.atomic
def save_part(
    *, draft: ViewDraft, step: Step, content: Mapping[str, Any], is_done: bool = False,
    seen_version: int | None = None, actor: User | str, now: datetime,
) -> ViewDraftPart:  # fmt: skip
    """Save one part; raises PartSavedMeanwhile when it is not what the writer had before them.

    Without `seen_version` nobody had anything before them: what stands is written over. The log
    tells who saved and when, never what: a draft is nobody's but the association's.
    """
    row = hold(draft, actor, now)
    part = row.parts.filter(step=step).first()
    stands = part.version if part is not None else 0
    has_moved = seen_version is not None and seen_version != stands
    if part is not None and has_moved and part.content != dict(content):
        raise PartSavedMeanwhile(part)
    values = {
        "content": dict(content), "is_done": is_done, "version": stands + 1, "saved_at": now,
        "saved_by": actor if isinstance(actor, User) else None,
    }  # fmt: skip
    saved, _ = ViewDraftPart.objects.update_or_create(draft=row, step=step, defaults=values)
    _touch(row, f"saved {step}", actor, now)
    return saved


@transaction.atomic
def send_draft(
    *, draft: ViewDraft, view: View, places: Sequence[Place], files: Sequence[StoredFile] = (),
    actor: User, now: datetime,
) -> Contribution:  # fmt: skip
    """Send what was drafted, and let the draft go; completes what was said before.

    Raises what `submit_view` raises.
    """
    row, view = hold(draft, actor, now), replace(view, files=files)
    said = standing_of(row.consultation, row.organisation.code)
    if said is not None:
        sent = complete_view(contribution=said, view=view, places=places, actor=actor, now=now)
    else:
        speaker = Speaker(organisation=row.organisation, person=actor)
        sent = submit_view(
            consultation=row.consultation, speaker=speaker, view=view, places=places, actor=actor,
            now=now,
        )  # fmt: skip
    drop_draft(draft=row, actor=actor, now=now)
    return sent


@transaction.atomic
def drop_draft(*, draft: ViewDraft, actor: User | str, now: datetime) -> None:
    """Throw a draft away, with all its parts."""
    row = hold(draft, actor, now)
    told = {"consultation": row.consultation.code, "organisation": row.organisation.code}
    record(actor, "dropped a draft", row, now=now, region=row.region, before=told, after={})
    row.delete()


def hold(draft: ViewDraft, actor: User | str, now: datetime) -> ViewDraft:
    """Return the draft as it stands, held to the end of the transaction; raises MayNotDraft."""
    rows = ViewDraft.objects.select_for_update(of=("self",))
    row = rows.select_related("region", "organisation", "consultation__matter__region").get(
        pk=draft.pk
    )
    require_open(row.region, now)
    if isinstance(actor, User) and not may_draft_for(actor, row.organisation, day_of(now)):
        raise MayNotDraft(row.organisation.code)
    return row


def _touch(row: ViewDraft, verb: str, actor: User | str, now: datetime) -> None:
    row.saved_at = now
    row.save(update_fields=["saved_at"])
    record(actor, verb, row, now=now, region=row.region, after={"saved_at": now})
