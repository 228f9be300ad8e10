"""One record of a file: what it tells, or why it can't come in."""

from __future__ import annotations

from collections.abc import Mapping

from kumaja.foundation.imports.domain.records import Refusal, Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain import activities, faults, organisations
from kumaja.help.interchange.domain.open_api import read_open_api
from kumaja.help.interchange.domain.ptv import Channel, Organisation, Service, Told
from kumaja.help.interchange.domain.reading import source_id, text
from kumaja.help.interchange.domain.sample import read_sample

_HIDDEN = frozenset({"draft", "deleted", "modified", "oldpublished", "removed", "archived"})
_KINDS = {Organisation: organisations.KIND, Service: activities.KIND, Channel: activities.KIND}


def read_entry(entry: object, where: Where) -> Told | Refusal:
    """Return what one record tells, or why it can't come in."""
    if not isinstance(entry, Mapping):
        return Refusal(Sentence(faults.NOT_A_RECORD), where)
    status = text(entry, "publishingStatus")
    told = read_open_api(entry, where) or read_sample(entry, where)
    if told is None:
        return Refusal(Sentence(faults.UNKNOWN_RECORD), where, "", "", source_id(entry.get("id")))
    fault = _fault_of(told, status)
    if fault is None:
        return told
    field_name, sentence = fault
    label = next(iter(told.names.values()), "")
    return Refusal(sentence, where, field_name, _KINDS[type(told)], told.source_id, label)


def _fault_of(told: Told, status: str) -> tuple[str, Sentence] | None:
    if not told.source_id:
        return "id", Sentence(faults.NO_ID)
    if not told.names:
        return "name", Sentence(faults.NO_NAME)
    if status.casefold() in _HIDDEN:
        return "publishingStatus", Sentence(faults.NOT_PUBLISHED, {"state": status[:40]})
    return None
