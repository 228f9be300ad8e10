"""Which of the people whom a matter affects nobody has spoken for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value

from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.prepared import Prepared
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import Invitation
from kumaja.voice.contributions.models import Backer, Contribution
from kumaja.voice.matters.models import AffectedGroup, Matter

_SPEAKER, _INVITED = "speaker", "invited"


def _spoken_and_invited() -> QuerySet[Any, Any]:
    """Return who spoke with the terms of each, and who was invited for which group."""
    said = Contribution.objects.filter(matter=number("matter")).out().standing()
    spoke = Q(pk__in=said.exclude(organisation=None).values("organisation"))
    spoke |= Q(pk__in=Backer.objects.filter(contribution__in=said).values("organisation"))
    speakers = Organisation.objects.filter(spoke).order_by()
    invited = Invitation.objects.filter(
        consultation__matter=number("matter"), group__isnull=False
    ).order_by()
    return speakers.values_list(Value(_SPEAKER), F("pk"), F("terms")).union(
        invited.values_list(Value(_INVITED), F("organisation_id"), F("group_id")), all=True
    )


_FOUND: Final = Prepared(_spoken_and_invited)


def unheard_of(matter: Matter, groups: Sequence[AffectedGroup]) -> tuple[AffectedGroup, ...]:
    """Return the affected groups for whom nobody has spoken.

    Somebody has when an organisation that works with the group's people spoke, by itself or behind
    a network, or one that was invited for the group. Of a group without a term nothing is claimed
    unless somebody was invited for it. One statement, none without groups.
    """
    if not groups:
        return ()
    found = _FOUND.rows(matter=matter.pk)
    terms = {about for kind, _who, about in found if kind == _SPEAKER}
    speakers = {who for kind, who, _about in found if kind == _SPEAKER}
    asked = {about for kind, _who, about in found if kind == _INVITED}
    heard = {about for kind, who, about in found if kind == _INVITED and who in speakers}
    return tuple(
        group
        for group in groups
        if group.pk not in heard
        and (group.term_id not in terms if group.term_id else group.pk in asked)
    )
