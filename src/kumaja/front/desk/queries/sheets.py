"""A table on its way in, as a coordinator reads it: rows, fields and values in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.imports.domain.records import Json
from kumaja.foundation.imports.domain.verdicts import Stage, Verdict
from kumaja.foundation.imports.models import ImportRow
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.queries.import_kinds import TABLES
from kumaja.front.desk.queries.log_words import ACTIVITY, ORGANISATION, TERM, actor_words
from kumaja.front.desk.queries.references import MUNICIPALITY, Names, Reference
from kumaja.front.desk.queries.values import Reader
from kumaja.front.desk.queries.words import PRICES, Words
from kumaja.help.directory.domain.kinds import PriceKind
from kumaja.help.directory.domain.tables import ASKED, FREE, SINCE_EVER
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in

KINDS: Final[dict[str, Words]] = {
    "organisations": _("Associations"), "activities": _("Activities"),
}  # fmt: skip
STAGES: Final[dict[str, Words]] = {
    Stage.RECEIVED: _("Choose the columns"),
    Stage.READING: _("Being read"),
    Stage.READ: _("Waits for you"),
    Stage.APPLYING: _("Being written"),
    Stage.APPLIED: _("Brought in"),
    Stage.UNDOING: _("Being taken back"),
    Stage.UNDONE: _("Taken back"),
    Stage.BROKEN: _("Could not be read"),
}
VERDICTS: Final[dict[str, Words]] = {
    Verdict.CONFLICT: _("To decide"),
    Verdict.REFUSED: _("Does not come in"),
    Verdict.NEW: _("New"),
    Verdict.CHANGED: _("Changes"),
    Verdict.SAME: _("As they were"),
}
_LABELS: Final = {"organisations": ORGANISATION, "activities": ACTIVITY}
_OTHERS: Final[dict[str, Words]] = {
    "organisation": _("Association"), "times": _("Times"),
    "is_region_wide": _("For the whole region"),
}  # fmt: skip
_TERMS: Final = frozenset({"target_groups", "themes", "life_situations", "forms"})
_SCHEMES: Final = (
    Scheme.TARGET_GROUP, Scheme.THEME, Scheme.LIFE_SITUATION, Scheme.ACTIVITY_FORM,
)  # fmt: skip
_OFFERED, _LIKE = 6, 60


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of a row: what stands here, what the table says, and who wrote ours, when."""

    name: str
    label: str
    ours: str
    theirs: str
    origin: str = ""


class SheetWords:
    """Tells fields and values of one kind of table in the reader's language."""

    def __init__(self, kind: str, language: str, rows: Collection[ImportRow] = ()) -> None:
        self._label = _LABELS[kind]
        self._associations = _associations_in(rows)
        self._columns = {each.field: each.label for each in TABLES[kind].columns}
        self._reader = Reader(language, Names(_names(), language))

    def label(self, name: str) -> str:
        """Return what a field is called."""
        if name in _OTHERS:
            return str(_OTHERS[name])
        return gettext(self._columns[name]) if name in self._columns else name

    def value(self, name: str, value: Json) -> str:
        """Return a value in words."""
        if name == "organisation":
            return self._associations.get(str(value), str(value).removeprefix(ASKED))
        if name == "price":
            return str(PRICES[PriceKind.FREE]) if value == FREE else f"{value or ''} €".lstrip(" €")
        if name == "times":
            return "; ".join(self._times(each) for each in value or []) if value else ""  # type: ignore[union-attr]
        if name in _TERMS:
            return self._reader.told(self._label, "terms", value)
        if name == "place_municipality":
            return self._reader.told(self._label, "areas", [value] if value else [])
        return self._reader.told(self._label, name, value)

    def _times(self, item: Any) -> str:  # noqa: ANN401 - any JSON value
        told = self._reader.told(self._label, "schedules", [item])
        # Nobody told since when: the day that stands for that would only puzzle.
        return told.partition(" (")[0] if item["first_on"] == SINCE_EVER.isoformat() else told

    def pairs(self, row: ImportRow) -> list[FieldPair]:
        """Return what the row tells, when it is new; else where it differs, disputed ones last."""
        before, values = row.before or {}, row.values or {}
        if row.verdict == Verdict.NEW:
            told = ((name, self.value(name, value)) for name, value in values.items())
            return [FieldPair(name, self.label(name), "", text) for name, text in told if text]
        return [
            FieldPair(
                name, self.label(name), self.value(name, before.get(name)),
                self.value(name, values.get(name)),
            )
            for name in (*row.fields, *(each for each in row.disputed if each not in row.fields))
        ]  # fmt: skip

    def disputed(self, row: ImportRow) -> list[FieldPair]:
        """Return the fields on which a person decides, each with where ours comes from."""
        before, values = row.before or {}, row.values or {}
        origins = origins_of(row.object_label, row.object_key, row.disputed)
        return [
            FieldPair(
                name, self.label(name), self.value(name, before.get(name)),
                self.value(name, values.get(name)), origins.get(name, ""),
            )
            for name in row.disputed
        ]  # fmt: skip


def _names() -> dict[Reference, Trilingual]:
    """Return what municipalities and terms are called, by their codes."""
    found: dict[Reference, Trilingual] = {}
    for code, *names in Municipality.objects.values_list("code", "name_fi", "name_sv", "name_en"):
        found[MUNICIPALITY, code] = Trilingual(*names)
    for row in Term.objects.of(*_SCHEMES):
        found[TERM, str(row)] = Trilingual(row.name_fi, row.name_sv, row.name_en)
    return found


def _associations_in(rows: Collection[ImportRow]) -> dict[str, str]:
    """Return the names of the associations that the rows tell of, by their codes."""
    sides = (side or {} for row in rows for side in (row.values, row.before))
    codes = {str(side["organisation"]) for side in sides if side.get("organisation")}
    found = Organisation.objects.filter(code__in=codes) if codes else ()
    return {row.code: str(row) for row in found}


_LOGGED: Final[Mapping[str, tuple[str, ...]]] = {
    "phone": ("contacts", "channels"), "email": ("contacts", "channels"),
    "contact_role": ("contacts",), "target_groups": ("terms",), "themes": ("terms",),
    "life_situations": ("terms",), "forms": ("terms",), "times": ("schedules",),
    "place_name": ("channels",), "street": ("channels",), "postal_code": ("channels",),
    "place_municipality": ("channels",), "url": ("channels",),
}  # fmt: skip


def origins_of(label: str, key: str, names: Iterable[str]) -> dict[str, str]:
    """Return for each field who wrote what stands here, and on which day: from the log."""
    acts = list(AuditRow.objects.filter(object_label=label, object_key=key).order_by("-at", "-pk"))
    found = {}
    for name in names:
        act = next((each for each in acts if _changed(each, name)), acts[-1] if acts else None)
        if act is not None:
            who = actor_words(act.actor_label, act.actor_key)
            day = f"{act.at.day}.{act.at.month}.{act.at.year}"
            found[name] = gettext("%(who)s, %(day)s") % {"who": who, "day": day}
    return found


def _changed(act: AuditRow, name: str) -> bool:
    before, after = act.before or {}, act.after or {}
    return any(
        before.get(each) != after.get(each) for each in _LOGGED.get(name, (name,)) if each in after
    )


def associations_like(name: str, region: Region) -> list[tuple[str, str]]:
    """Return the region's associations that the name may mean: the same, then the most alike."""
    rows = visible_in(region).by_name().values_list("code", "name_fi", "name_sv", "name_en")
    called = {code: fi or sv or en for code, fi, sv, en in rows}
    keys = {code: match_key(told) for code, told in called.items()}
    best = process.extract(
        match_key(name), keys, scorer=fuzz.token_sort_ratio, limit=_OFFERED, score_cutoff=_LIKE
    )
    return [(code, called[code]) for _key, _score, code in best]
