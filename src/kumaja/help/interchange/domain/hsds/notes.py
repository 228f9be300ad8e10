"""What was noticed while a package was read: never too much of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kumaja.foundation.imports.domain.records import NOTE, Refusal, Where
from kumaja.foundation.imports.domain.sentences import Detail, Sentence
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.reading import clean

_MOST = 20
_LONGEST_DETAIL = 100


@dataclass
class Notes:
    """Findings in their order; of one sort in one column of one file at most twenty."""

    _told: list[Refusal] = field(default_factory=list)
    _counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, where: Where, name: str, fault: str, **details: Detail) -> None:
        """Take note of what is wrong in one field of one row."""
        name = clean(name)
        key = (where.file, name, fault)
        self._counts[key] += 1
        if self._counts[key] <= _MOST:
            cut = {
                each: clean(value)[:_LONGEST_DETAIL] if isinstance(value, str) else value
                for each, value in details.items()
            }
            self._told.append(Refusal(Sentence(fault, cut), where, name, NOTE, is_note=True))

    def once(self, where: Where, name: str, fault: str, **details: Detail) -> None:
        """Take note of what holds for a whole column, once."""
        if not self._counts[where.file, name, fault]:
            self.add(where, name, fault, **details)

    def told(self) -> Iterator[Refusal]:
        """Yield what was noticed, then how much more there was of each sort."""
        yield from self._told
        for (file, name, _), count in self._counts.items():
            if count > _MOST:
                more = Sentence(faults.MORE_OF_THIS, {"count": count - _MOST})
                yield Refusal(more, Where(file, 0), name, NOTE, is_note=True)
