"""What one act changed, field by field, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.front.desk.domain.changes import FieldChange, field_changes, parted
from kumaja.front.desk.queries.log_words import ACTIVITY, FIELDS, ORGANISATION, SUBSCRIPTION, TERM
from kumaja.front.desk.queries.references import as_known
from kumaja.front.desk.queries.values import Reader, yes_or_no
from kumaja.front.desk.queries.words import FACTS, IN, RECORD_WORDS, SCHEMES, SEEN_BY
from kumaja.network.registry.domain.fields import HIDEABLE, visibility_of

EVERYTHING = frozenset(Visibility)
_Telling = Callable[[AuditRow, FieldChange, Reader], "Iterator[NamedChange]"]
# What somebody wants to hear of is nobody else's matter.
_NEVER_TOLD = frozenset({SUBSCRIPTION})
_WHEREABOUTS = frozenset({"channels"})


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of a field, under the name that people know; a hidden one without its values."""

    label: str
    before: str = ""
    after: str = ""
    language: str = ""
    is_hidden: bool = False


def changes_told(
    entry: AuditRow, reader: Reader, seen: frozenset[Visibility]
) -> tuple[NamedChange, ...]:
    """Return what an act changed, as one sees it who may see fields of these visibilities."""
    if entry.object_label in _NEVER_TOLD:
        return ()
    found = field_changes(entry.before, entry.after, entry.object_label)
    hidden = _hidden(entry, seen)
    return tuple(
        told
        for change in found
        for told in _told(entry, _readable(change, seen), reader, is_hidden=_stem(change) in hidden)
    )


def _hidden(entry: AuditRow, seen: frozenset[Visibility]) -> frozenset[str]:
    """Return the fields that the reader may not see, before the act or after it."""
    if seen == EVERYTHING:
        return frozenset()
    states: tuple[Mapping[str, Any], ...] = (entry.before or {}, entry.after or {})
    if entry.object_label == ACTIVITY:
        return _WHEREABOUTS if any(state.get("is_address_secret") for state in states) else _NONE
    if entry.object_label != ORGANISATION:
        return _NONE
    chosen = [state.get("field_visibility") or {} for state in states]
    return frozenset(
        name for name in HIDEABLE for each in chosen if visibility_of(name, each) not in seen
    )


_NONE: frozenset[str] = frozenset()


def _readable(change: FieldChange, seen: frozenset[Visibility]) -> FieldChange:
    """Leave out the contacts that the reader may not see."""
    if change.field != "contacts" or seen == EVERYTHING:
        return change
    went, came = (
        [item for item in side or [] if item.get("visibility", "") in seen]
        for side in (change.before, change.after)
    )
    return FieldChange(change.field, went, came)


def _stem(change: FieldChange) -> str:
    end = change.field[-3:]
    return change.field[:-3] if end[:1] == "_" and end[1:] in IN else change.field


def _told(
    entry: AuditRow, change: FieldChange, reader: Reader, *, is_hidden: bool
) -> Iterator[NamedChange]:
    words = FIELDS.get(entry.object_label, {})
    stem = _stem(change)
    language = change.field[-2:] if stem != change.field else ""
    label = str(words.get(stem, stem))
    if language:
        label = f"{label} ({IN[language]})"
    if is_hidden:
        yield NamedChange(label, is_hidden=True)
    elif spread := _SPREAD.get(change.field) or _SPREAD.get((entry.object_label, change.field)):
        yield from spread(entry, change, reader)
    else:
        yield _one(entry, change, reader, label, language)


def _one(
    entry: AuditRow, change: FieldChange, reader: Reader, label: str, language: str = ""
) -> NamedChange:
    before, after = change.before, change.after
    if isinstance(before or after, list):
        before, after = parted(before, after)
    was, became = (
        reader.told(entry.object_label, change.field, as_known(entry, change.field, side))
        for side in (before, after)
    )
    return NamedChange(label, was, became, language)


def _terms(entry: AuditRow, change: FieldChange, reader: Reader) -> Iterator[NamedChange]:
    """Tell the terms list by list."""
    went, came = parted(change.before, change.after)
    for scheme, words in SCHEMES.items():
        of_list = f"{scheme}:"
        was, became = ([key for key in side if key.startswith(of_list)] for side in (went, came))
        if was or became:
            yield _one(entry, FieldChange(change.field, was, became), reader, str(words))


def _facts(entry: AuditRow, change: FieldChange, reader: Reader) -> Iterator[NamedChange]:
    """Tell each fact that became known, or other than it was."""
    del entry, reader
    was, became = (dict(item.split("=", 1) for item in side or []) for side in _sides(change))
    for fact, words in FACTS.items():
        if was.get(fact) != became.get(fact):
            yield NamedChange(str(words), _answer(was.get(fact)), _answer(became.get(fact)))


def _answer(text: str | None) -> str:
    return yes_or_no(is_so=None if text is None else text == "True")


def _seen_by(entry: AuditRow, change: FieldChange, reader: Reader) -> Iterator[NamedChange]:
    """Tell each field of which others may know from now on."""
    del entry, reader
    was, became = (side or {} for side in _sides(change))
    for name in HIDEABLE:
        before, after = visibility_of(name, was), visibility_of(name, became)
        if before != after:
            label = f"{RECORD_WORDS['field_visibility']}: {RECORD_WORDS[name]}"
            yield NamedChange(label, str(SEEN_BY[before]), str(SEEN_BY[after]))


def _other_words(entry: AuditRow, change: FieldChange, reader: Reader) -> Iterator[NamedChange]:
    """Tell the other words of a term language by language."""
    was, became = (side or {} for side in _sides(change))
    for language, written in IN.items():
        went, came = was.get(language, []), became.get(language, [])
        if went != came:
            label = f"{FIELDS[TERM]['words']} ({written})"
            yield _one(entry, FieldChange("words", went, came), reader, label, language)


def _masters(entry: AuditRow, change: FieldChange, reader: Reader) -> Iterator[NamedChange]:
    """Tell system by system which fields it owns from now on."""
    del entry, reader
    was, became = (side or {} for side in _sides(change))
    words = FIELDS[ORGANISATION]
    for source in sorted(was.keys() | became.keys()):
        before, after = was.get(source, {}), became.get(source, {})
        label = f"{words[change.field]}: {after.get('name') or before.get('name')}"
        went, came = (
            ", ".join(str(words.get(name, name)) for name in side.get("fields", []))
            for side in (before, after)
        )
        yield NamedChange(label, went, came)


def _sides(change: FieldChange) -> tuple[Any, Any]:
    return change.before, change.after


_SPREAD: dict[str | tuple[str, str], _Telling] = {
    "terms": _terms,
    "facts": _facts,
    "field_visibility": _seen_by,
    (TERM, "words"): _other_words,
    (ORGANISATION, "masters"): _masters,
}
