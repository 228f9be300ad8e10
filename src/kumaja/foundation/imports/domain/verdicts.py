"""What an import would do to each record, decided field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kumaja.foundation.imports.domain.records import Standing, Values
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

CORRECTED_HERE = gettext_noop("It was corrected here since the last import; left as it is.")
ARCHIVED_HERE = gettext_noop("It was archived here; left as it is.")


class RunState(StrEnum):
    """How far an import has come: being read, reported, applied, undone, or on the way."""

    READING = "reading"
    REPORTED = "reported"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"


class Stage(StrEnum):
    """Where a table on its way in stands, as people see it."""

    RECEIVED = "received"
    READING = "reading"
    READ = "read"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"
    BROKEN = "broken"


WORKING = (Stage.READING, Stage.APPLYING, Stage.UNDOING)


class Verdict(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    REFUSED = "refused"


WRITTEN = (Verdict.NEW, Verdict.CHANGED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the fields that it is about, and a sentence when it isn't plain."""

    verdict: Verdict
    fields: tuple[str, ...] = ()
    sentence: Sentence | None = None


def judge(
    incoming: Values, standing: Standing | None, last: Values | None, *, was_undone: bool = False
) -> Judgement:
    """Compare a record with the row here and with what the last import wrote there.

    A field that differs from the row is the source's to change only when the row still has what
    the last import wrote. Where people wrote something else, the whole row is left to them. What
    an undone import archived may come anew; what people archived stays away. What a declared
    master owns it writes; what its own people keep is theirs.
    """
    if standing is None or (standing.is_archived and was_undone):
        return Judgement(Verdict.NEW)
    reason = standing.taken_by or (Sentence(ARCHIVED_HERE) if standing.is_archived else None)
    if reason is not None:
        return Judgement(Verdict.CONFLICT, (), reason)
    differing = tuple(
        name for name in differing_fields(incoming, standing.values) if name not in standing.others
    )
    if not differing:
        return Judgement(Verdict.SAME)
    known = None if standing.is_kept_here else last
    asked = tuple(name for name in differing if name not in standing.theirs)
    if corrected := _corrected(asked, standing.values, known):
        return Judgement(Verdict.CONFLICT, corrected, Sentence(CORRECTED_HERE))
    return Judgement(Verdict.CHANGED, differing)


def _corrected(names: tuple[str, ...], here: Values, last: Values | None) -> tuple[str, ...]:
    """Return the fields that no longer hold what the last import wrote; all, if none wrote."""
    if last is None:
        return names
    return tuple(name for name in names if here.get(name) != last.get(name))


def differing_fields(one: Values, other: Values) -> tuple[str, ...]:
    """Return the fields of the one that the other has otherwise, in the one's order."""
    return tuple(name for name, value in one.items() if other.get(name) != value)
