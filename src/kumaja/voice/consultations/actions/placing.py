"""Where the points of a view hang: at a question, at a paragraph, at words within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kumaja.foundation.core.actions import add_clean
from kumaja.voice.consultations.models import (
    Consultation,
    Document,
    Paragraph,
    PointPlace,
    Question,
)
from kumaja.voice.contributions.models import Contribution, Point


class PlaceUnknown(Exception):
    """A question or a paragraph that this consultation doesn't have, or a point that isn't."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one point hangs; `point` is its index among the points of the view, from 0."""

    point: int
    question: Question | None = None
    paragraph_key: str = ""
    quote: str = ""


def write_places(
    consultation: Consultation, points: Sequence[Point], places: Sequence[Place]
) -> None:
    """Hang points at their places in the text as it reads now; raises PlaceUnknown."""
    if not places:
        return
    document = current_text(consultation)
    keys = set(Paragraph.objects.filter(document=document).values_list("key", flat=True))
    rows = []
    for place in places:
        is_here = place.question is None or place.question.consultation_id == consultation.pk
        is_known = not place.paragraph_key or place.paragraph_key in keys
        is_somewhere = place.question is not None or place.paragraph_key
        if not (is_here and is_known and is_somewhere and 0 <= place.point < len(points)):
            raise PlaceUnknown(place.paragraph_key or place.point)
        rows.append(
            PointPlace(
                point=points[place.point], question=place.question,
                paragraph_key=place.paragraph_key, quote=place.quote[:500],
                first_version=document.version if document is not None else 1,
            )
        )  # fmt: skip
    add_clean(rows, exclude=("point", "question"))


def current_text(consultation: Consultation) -> Document | None:
    """Return the text as it reads now, None when nothing but questions is asked."""
    rows = Document.objects.filter(consultation=consultation)
    return rows.order_by("-version").first()


def places_again(contribution: Contribution, before: Sequence[str]) -> list[Place]:
    """Return places for points that follow on others; each names the key of the point it was.

    A key that is none of the contribution's own hangs nowhere, so does a place that was lost.
    """
    known = {
        place.point.code: place
        for place in PointPlace.objects.select_related("point", "question").filter(
            point__contribution=contribution, is_lost=False
        )
    }
    document = current_text(contribution.consulted.consultation)
    keys = set(Paragraph.objects.filter(document=document).values_list("key", flat=True))
    return [
        Place(number, place.question, place.paragraph_key, place.quote)
        for number, key in enumerate(before)
        if (place := known.get(key)) is not None
        and (not place.paragraph_key or place.paragraph_key in keys)
    ]
