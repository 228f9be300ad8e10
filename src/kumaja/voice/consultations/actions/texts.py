"""Writing versions of the text that is heard; comments keep their place, or are listed as lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kumaja.foundation.core.actions import add_clean, save_clean
from kumaja.voice.consultations.domain.anchors import Anchored, Comment, reanchor
from kumaja.voice.consultations.domain.matching import match
from kumaja.voice.consultations.domain.paragraphs import Matched
from kumaja.voice.consultations.domain.paragraphs import Paragraph as Piece
from kumaja.voice.consultations.models import Consultation, Document, Paragraph, PointPlace


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be heard, in paragraphs: each the columns of one row, in order."""

    title: Mapping[str, str]
    paragraphs: Sequence[Mapping[str, str]]


def write_text(
    consultation: Consultation, text: Text, *, now: datetime, replaces: Document | None = None,
    published_sv_at: datetime | None = None,
) -> Document:  # fmt: skip
    """Write a version of the text; a paragraph that lives on keeps the key it had."""
    version = replaces.version + 1 if replaces is not None else 1
    document = Document(
        consultation=consultation, version=version, published_at=now, replaces=replaces,
        published_sv_at=published_sv_at, **text.title,
    )  # fmt: skip
    save_clean(document, exclude=("consultation", "replaces"), force_insert=True)
    keys = _keys_of(text, replaces) if replaces is not None else [None] * len(text.paragraphs)
    rows = [
        Paragraph(document=document, key=key or f"{version}.{position}", position=position, **texts)
        for position, (key, texts) in enumerate(zip(keys, text.paragraphs, strict=True), start=1)
    ]
    add_clean(rows, exclude=("document",))
    return document


def rehang(document: Document) -> list[PointPlace]:
    """Hang the comments of the version before on this one; return those that a person must place.

    Each is looked for in the language it was written in, where both versions have that language.
    """
    if document.replaces is None:
        return []
    matched = {language: _matched(document.replaces, document, language)
               for language in ("fi", "sv")}  # fmt: skip
    keys = list(document.paragraphs.order_by("position").values_list("key", flat=True))
    places = PointPlace.objects.select_related("point").filter(
        point__contribution__matter=document.consultation.matter, is_lost=False
    )
    lost = []
    for place in places.exclude(paragraph_key=""):
        found = _found(place, matched)
        if isinstance(found, Anchored):
            place.paragraph_key = keys[found.at[0]]
        else:
            place.is_lost = True
            lost.append(place)
        place.save(update_fields=["paragraph_key", "is_lost"])
    return lost


def _found(place: PointPlace, matched: Mapping[str, Matched | None]) -> object:
    language = place.point.language
    both = matched.get(language) or matched["fi"] or matched["sv"]
    if both is None:
        return None
    comment = Comment(place.point.code, place.paragraph_key, place.quote)
    return reanchor([comment], both)[0]


def _keys_of(text: Text, before: Document) -> Sequence[str | None]:
    """Return the key that each paragraph keeps, None for a new one."""
    for language in ("fi", "sv", "en"):
        news = [texts.get(f"text_{language}", "") for texts in text.paragraphs]
        olds = _pieces(before, language)
        if all(news) and all(piece.text for piece in olds):
            return match(olds, news).keys
    return [None] * len(text.paragraphs)


def _matched(before: Document, after: Document, language: str) -> Matched | None:
    olds, news = _pieces(before, language), _pieces(after, language)
    if not all(piece.text for piece in (*olds, *news)):
        return None
    return match(olds, [piece.text for piece in news])


def _pieces(document: Document, language: str) -> list[Piece]:
    rows = document.paragraphs.order_by("position")
    return [Piece(row.key, getattr(row, f"text_{language}")) for row in rows]
