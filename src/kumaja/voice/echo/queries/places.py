"""Places of the text that an answer can point at: each paragraph as it was heard, and now."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.voice.consultations.models import Document, Paragraph
from kumaja.voice.matters.models import Matter

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph: its words when it was first heard, and as the newest version has them."""

    key: str
    position: int
    old: Trilingual
    new: Trilingual

    @property
    def is_changed(self) -> bool:
        """Test whether a later version says it otherwise, took it away or brought it."""
        return self.old != self.new

    @property
    def heading(self) -> Trilingual:
        """Its first words, by which it is called."""
        text = self.new or self.old
        return Trilingual(**{each: clipped(text.exactly(each)) for each in LANGUAGES})

    def columns(self, new: str, language: str) -> dict[str, str]:
        """Return the columns of a change at this place.

        `new` is how it reads from now on, where no version has said so yet.
        """
        texts = {"heading": self.heading, "old": self.old, "new": self.new}
        if new:
            texts["new"] = Trilingual(**{language: new})
        found = {
            f"{name}_{each}": text.exactly(each)
            for name, text in texts.items()
            for each in LANGUAGES
        }
        return found | {"paragraph_key": self.key}


def clipped(text: str, longest: int = _LONGEST) -> str:
    """Return the first words of a text, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"


def places_of(matter: Matter) -> tuple[Place, ...]:
    """Return the places of the matter's text, in order; two statements, however long it is."""
    rows = Document.objects.filter(
        consultation__matter=matter, consultation__opened_at__isnull=False
    )
    versions = list(rows.order_by("version", "pk").values_list("pk", flat=True))
    if not versions:
        return ()
    first, last = versions[0], versions[-1]
    texts: dict[str, dict[int, Paragraph]] = {}
    for row in Paragraph.objects.filter(document__in={first, last}).order_by("position"):
        texts.setdefault(row.key, {})[row.document_id] = row
    nothing = Trilingual()
    found = [
        Place(
            key, (by.get(last) or by[first]).position,
            by[first].text if first in by else nothing, by[last].text if last in by else nothing,
        )
        for key, by in texts.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.position))
