"""The text that is heard, version by version, with what changed from the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from kumaja.voice.consultations.domain.diff import Change, diff
from kumaja.voice.consultations.models import Consultation, Document, Paragraph, PointPlace
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.matters.models import Matter


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of the version that is read, what changed in it, how often it was spoken of."""

    paragraph: Paragraph
    changes: tuple[Change, ...]
    is_new: bool
    points: int

    @property
    def is_changed(self) -> bool:
        """Test whether its words differ from the version before."""
        return len(self.changes) > 1


@dataclass(frozen=True, slots=True)
class ReadText:
    """A version of the text, the versions there are, and the paragraphs that it lost."""

    document: Document
    versions: tuple[Document, ...]
    paragraphs: tuple[ReadParagraph, ...]
    removed: tuple[Paragraph, ...]

    @property
    def is_newest(self) -> bool:
        """Test whether this is how the text reads now."""
        return self.document == self.versions[-1]


def latest_text(consultation: Consultation) -> Document | None:
    """Return the matter's text as it reads now, of this round or of one before."""
    rows = Document.objects.filter(
        consultation__matter=consultation.matter, consultation__round__lte=consultation.round
    )
    return rows.order_by("-version", "-pk").first()


def get_read_text(matter: Matter, version: int | None, language: str) -> ReadText | None:
    """Return the text at a version, the newest unless told; None when there is none.

    Changes are told in the reader's language where both versions have it.
    """
    rows = Document.objects.filter(consultation__matter=matter)
    rows = rows.filter(consultation__opened_at__isnull=False)
    found = tuple(rows.order_by("version", "pk").prefetch_related("paragraphs"))
    chosen = [row for row in found if row.version == version] if version else list(found[-1:])
    if not chosen:
        return None
    document = chosen[-1]
    older = [row for row in found if row.version < document.version][-1:]
    before = {each.key: each for row in older for each in row.paragraphs.all()}
    now = sorted(document.paragraphs.all(), key=lambda each: each.position)
    counts = _points_at(matter)
    return ReadText(
        document=document, versions=found,
        paragraphs=tuple(_read(each, before, counts, language, bool(older)) for each in now),
        removed=_removed(before, now),
    )  # fmt: skip


def _read(
    paragraph: Paragraph, before: Mapping[str, Paragraph], counts: Mapping[str, int],
    language: str, has_older: bool,  # noqa: FBT001 - beside four others
) -> ReadParagraph:  # fmt: skip
    old = before.get(paragraph.key)
    changes: tuple[Change, ...] = ()
    if old is not None:
        new_text = paragraph.text.in_language(language)
        old_text = old.text.in_language(new_text.language)
        if old_text.language == new_text.language and old_text.value != new_text.value:
            changes = tuple(diff(old_text.value, new_text.value))
    is_new = has_older and old is None
    return ReadParagraph(paragraph, changes, is_new, counts.get(paragraph.key, 0))


def _removed(before: Mapping[str, Paragraph], now: list[Paragraph]) -> tuple[Paragraph, ...]:
    kept = {each.key for each in now}
    gone = [each for key, each in before.items() if key not in kept]
    return tuple(sorted(gone, key=lambda each: each.position))


def _points_at(matter: Matter) -> dict[str, int]:
    """Return paragraph → how many points that everyone may read hang there."""
    public = Contribution.objects.on(matter).public().standing()
    rows = PointPlace.objects.filter(
        point__contribution__in=public, point__replaced_at=None, is_lost=False
    )
    counted = rows.exclude(paragraph_key="").values("paragraph_key").annotate(n=Count("pk"))
    return {row["paragraph_key"]: row["n"] for row in counted}
