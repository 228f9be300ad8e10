"""What a table would do to a row here, decided field by field: theirs, ours, or a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kumaja.foundation.imports.domain.records import Json, Standing, Values
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop
from kumaja.foundation.imports.domain.verdicts import ARCHIVED_HERE, Verdict, differing_fields

DIFFERS = gettext_noop("It says otherwise here. Choose which holds; ours stays unless you do.")

_PARTED = re.compile(r"[\s()-]")
_DIGITS = re.compile(r"\+?\d{3,}")


@dataclass(frozen=True, slots=True)
class Merge:
    """The verdict; which fields are plainly theirs, and which are disputed."""

    verdict: Verdict
    fields: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    sentence: Sentence | None = None


def merge(
    incoming: Values, standing: Standing | None, told: Values | None, *, was_undone: bool = False
) -> Merge:
    """Compare a row of a table with the row here and with what the table told the last time.

    A field that is empty here, or still as the table told it, is the table's to change. Where the
    table says what it said the last time, what people wrote since stays. All else is a question.
    What is not told is never taken away. Where its own people keep the row, only what is empty is
    the table's to fill, and a declared master writes its own fields whatever stands here.
    """
    if standing is None or (standing.is_archived and was_undone):
        return Merge(Verdict.NEW)
    reason = standing.taken_by or (Sentence(ARCHIVED_HERE) if standing.is_archived else None)
    if reason is not None:
        return Merge(Verdict.CONFLICT, sentence=reason)
    names = differing_fields(incoming, standing.values)
    judged = {name: _judged(name, incoming, standing, told) for name in names}
    plain = [name for name, is_plain in judged.items() if is_plain]
    disputed = [name for name, is_plain in judged.items() if is_plain is False]
    if disputed:
        return Merge(Verdict.CONFLICT, tuple(plain), tuple(disputed), Sentence(DIFFERS))
    return Merge(Verdict.CHANGED if plain else Verdict.SAME, tuple(plain))


def _judged(name: str, incoming: Values, standing: Standing, told: Values | None) -> bool | None:
    """Test whether a field that differs is plainly theirs; None when it says nothing new."""
    here, before = standing.values.get(name), (told or {}).get(name)
    was_told = told is not None and name in told
    if name in standing.theirs:
        return True
    if name in standing.others or (was_told and incoming[name] == before):
        return None
    if _is_same_number(incoming[name], here):
        return None
    return is_empty(here) or (was_told and here == before and not standing.is_kept_here)


def _is_same_number(one: Json, other: Json) -> bool:
    """Test whether two phone numbers differ only in how their digits are parted."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    bare, others = (_PARTED.sub("", each) for each in (one, other))
    return bare == others and _DIGITS.fullmatch(bare) is not None


def is_empty(value: Json) -> bool:
    """Test whether nothing is told in a field; no is an answer."""
    return value is None or value in ("", [], {})
