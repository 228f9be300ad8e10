"""The annex as one document in one language: page, PDF and DOCX are all drawn from it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.voice.echo.domain.paper import Paper
from kumaja.voice.echo.queries.annex import ending, frame, points
from kumaja.voice.echo.queries.annex.gathering import Gathered
from kumaja.voice.echo.queries.annex.wording import given, own
from kumaja.voice.matters.models import MatterOwner

_PARTS = (
    frame.promises, frame.invited, frame.answered, points.positions, points.answers,
    points.dissents, ending.decisions, ending.told, ending.verdicts, ending.open_points,
    ending.proof,
)  # fmt: skip


def annex_paper(gathered: Gathered, language: str, maker: MatterOwner | None = None) -> Paper:
    """Return the annex in a language; `maker` is for whom it was made, coordination when none."""
    with override(language):
        return Paper(
            title=own(_(
                "Hearing of associations: who, what, and how it was taken into account"
            )),
            subtitle=given(gathered.matter.title),
            language=language,
            facts=frame.facts_of(gathered, maker),
            sections=tuple(part(gathered) for part in _PARTS),
        )  # fmt: skip
