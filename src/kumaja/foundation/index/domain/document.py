"""What the index keeps of a row, and how a room tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.domain.saying import Saying

NO_TEXT = Trilingual()


@dataclass(frozen=True, slots=True)
class Document:
    """One public row as the index sees it: only what everyone may read goes in.

    `label` and `key` name the row ("directory.Activity", its public code), `regions` the slugs of
    the regions in whose search it stands. Facets are codes: municipality codes, codes of vocabulary
    terms, language codes. `facts` are known ones only, written `step_free=yes`, `step_free=no`;
    a fact that is not known is left out. `when` are the parts of the week in which one can come; it
    and `price` are empty when not told.
    """

    label: str
    key: str
    regions: Collection[str]
    kind: str
    name: Trilingual
    sort_key: str
    organisation: Trilingual = NO_TEXT  # the one whose row it is, when that is another
    words: Trilingual = NO_TEXT  # everyday words and names of its terms: found, not shown
    summary: Trilingual = NO_TEXT
    description: Trilingual = NO_TEXT
    municipalities: Collection[str] = ()
    is_region_wide: bool = False
    is_remote: bool = False
    life_situations: Collection[str] = ()
    target_groups: Collection[str] = ()
    themes: Collection[str] = ()
    forms: Collection[str] = ()
    handbook_parts: Collection[str] = ()
    languages: Collection[str] = ()
    when: Collection[str] = ()
    price: str = ""
    facts: Collection[str] = ()
    next_at: datetime | None = None


class DocumentSource(Protocol):
    """A room's `documents` module: how its rows become documents."""

    LABEL: str

    def documents(
        self, keys: Collection[str] | None, *, now: datetime
    ) -> Iterator[Document] | Iterator[Saying]:
        """Yield the documents of the rows with these keys, of all rows when None.

        A key without a document (hidden, archived, gone) leaves the index. The number of SQL
        statements does not grow with the rows but by batches.
        """
        ...

    def touched_by(self, label: str, key: str) -> Collection[str]:
        """Return the keys of own rows whose document shows something of that changed row."""
        ...
