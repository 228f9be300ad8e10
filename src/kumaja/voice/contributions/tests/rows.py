"""Views of associations, made through the room's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.models import Matter, Stage
from kumaja.voice.matters.tests.rows import NOW


def an_association(region: Region, name: str = "", **more: Any) -> Organisation:  # noqa: ANN401
    """Make an association of the region."""
    named = {"name_fi": name} if name else {}
    made: Organisation = OrganisationFactory.create(region=region, **named, **more)
    return made


def a_view(
    region: Region, *, matter: Matter | None = None, stage: Stage | None = None,
    points: Sequence[str] = ("Tila on saatava käyttöön illalla.",),
    organisation: Organisation | None = None, now: datetime = NOW,
    **more: Any,  # noqa: ANN401
) -> Contribution:  # fmt: skip
    """Let an association say so many points, in Finnish, seen by everyone."""
    speaker = Speaker(organisation=organisation or an_association(region))
    view = View(
        body=" ".join(points), language="fi", points=[SaidPoint(text) for text in points], **more
    )
    return record_contribution(
        region=region, speaker=speaker, view=view, matter=matter, stage=stage, actor="test",
        now=now,
    )  # fmt: skip
