"""Records that may be one, in the reader's words: why, side by side, and what a merge moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.log_words import OBJECTS, ORGANISATION
from kumaja.front.desk.queries.references import names_in, target_of
from kumaja.front.desk.queries.values import Reader
from kumaja.front.desk.queries.words import IN, RECORD_WORDS, Words
from kumaja.help.directory.models import Activity
from kumaja.network.registry.domain.likeness import WEIGHTS, Reason
from kumaja.network.registry.domain.merging import CHOSEN, Moved, PairState, differing, is_told
from kumaja.network.registry.models import (
    DuplicatePair,
    DuplicatePairQuerySet,
    Merge,
    MovedReference,
    Organisation,
    Role,
)
from kumaja.network.registry.policies import Visitor, pairs_seen_by
from kumaja.network.registry.queries.duplicates import loaded

REASONS: Final[dict[str, Words]] = {
    Reason.SAME_ID: gettext_lazy("the same business id"),
    Reason.SAME_REGISTER: gettext_lazy("the same number in the register of associations"),
    Reason.SAME_ORIGIN: gettext_lazy("the same id in another system"),
    Reason.SAME_NAME: gettext_lazy("the same name, written otherwise"),
    Reason.LOOK_ALIKE: gettext_lazy("the names look the same, but their letters differ"),
    Reason.NEAR_NAME: gettext_lazy("the names differ by a letter or two"),
    Reason.SAME_EMAIL: gettext_lazy("the same mail address"),
    Reason.SAME_PHONE: gettext_lazy("the same phone number"),
    Reason.SAME_WEBSITE: gettext_lazy("the same website"),
    Reason.SAME_STREET: gettext_lazy("the same street address"),
    Reason.SAME_PLACE: gettext_lazy("the same municipality"),
    Reason.OTHER_ID: gettext_lazy("the business ids differ"),
    Reason.OTHER_PLACE: gettext_lazy("the municipalities differ"),
    Reason.ONE_FAMILY: gettext_lazy("they belong to the same umbrella organisation"),
}
_TABLES: Final[dict[str, Words]] = {
    "registry.Contact": pgettext_lazy("rows that moved", "Contacts"),
    "registry.RegionMembership": pgettext_lazy("rows that moved", "Regions"),
    "registry.Organisation_areas": pgettext_lazy("rows that moved", "Municipalities"),
    "registry.Organisation_terms": pgettext_lazy("rows that moved", "Terms"),
    "registry.Role": pgettext_lazy("rows that moved", "Roles of people"),
    "directory.Activity": pgettext_lazy("rows that moved", "Activities"),
    "networks.NetworkMembership": pgettext_lazy("rows that moved", "Memberships of networks"),
    "networks.SupportSeat": pgettext_lazy("rows that moved", "Seats in support groups"),
    "networks.TaskHolder": pgettext_lazy("rows that moved", "Tasks of networks"),
    "outbox.Mail": pgettext_lazy("rows that moved", "Mails"),
    "accounts.Link": pgettext_lazy("rows that moved", "Invitations that wait"),
}
_SILENT = frozenset({"sort_key", "match_key"})
_NOT_CHOSEN = frozenset({"claimed_at"})
_FIRST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of two records, in words."""

    name: str
    label: str
    kept: str
    gone: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Two records side by side: all that either tells, and what must be chosen."""

    kept: Organisation
    gone: Organisation
    rows: tuple[FieldRow, ...]
    choices: tuple[FieldRow, ...]

    @property
    def columns(self) -> list[dict[str, str]]:
        """The heads of the table that shows them."""
        names = {"kept": str(self.kept), "gone": str(self.gone)}
        heads = (
            _("Fact"), _("Stays: %(kept)s") % names, _("Goes: %(gone)s") % names
        )  # fmt: skip
        return [{"label": head} for head in heads]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair that waits: why, and for how long."""

    pair: DuplicatePair
    reasons: tuple[Words, ...]
    against: tuple[Words, ...]


def tabs_of_pairs(user: Visitor, region: Region, day: Any, here: str) -> tuple[Link, ...]:  # noqa: ANN401 - a date
    """Return the three lists: what waits, what was merged, what are two."""
    count = pairs_seen_by(user, region, day).waiting().count()
    waits = _("Waiting (%(number)s)") % {"number": count} if count else _("Waiting")
    words = {
        PairState.OPEN: waits,
        PairState.MERGED: _("Merged"),
        PairState.NOT_DUPLICATE: _("Two"),
    }
    return tuple(Link(word, f"?show={state}", state == here) for state, word in words.items())


def pairs_shown(user: Visitor, region: Region, day: Any, show: str) -> DuplicatePairQuerySet:  # noqa: ANN401
    """Return the pairs of one list; of what waits the surest first."""
    rows = pairs_seen_by(user, region, day).select_related("first", "second")
    if show == PairState.NOT_DUPLICATE:
        return rows.filter(state=show).order_by("-decided_at", "pk")
    return rows.waiting().surest_first()


def pair_row(pair: DuplicatePair) -> PairRow:
    """Return a pair with its reasons in words, for and against."""
    reasons = [Reason(name) for name in pair.reasons]
    return PairRow(
        pair,
        tuple(REASONS[each] for each in reasons if WEIGHTS[each] > 0),
        tuple(REASONS[each] for each in reasons if WEIGHTS[each] < 0),
    )


def better_kept(pair: DuplicatePair) -> Organisation:
    """Return which record is offered to stay: the one its own people keep, then the fuller."""

    def worth(row: Organisation) -> tuple[bool, int, int]:
        told = sum(is_told(getattr(row, name)) for name in CHOSEN)
        return row.claimed_at is not None, told, -row.pk

    return max((pair.first, pair.second), key=worth)


def whole(pairs: DuplicatePairQuerySet, code: str) -> DuplicatePair | None:
    """Load one pair with all that a comparison shows."""
    return loaded(pairs.filter(code=code)).first()


def sides_of(pair: DuplicatePair, kept: Organisation, language: str, day: Any) -> Sides:  # noqa: ANN401
    """Return both records, field by field."""
    gone = pair.second if kept.pk == pair.first_id else pair.first
    ours, theirs = _state(kept), _state(gone)
    reader = Reader(language, _names((ours, theirs), language))

    def row(name: str) -> FieldRow:
        said = (reader.told(ORGANISATION, name, state.get(name)) for state in (ours, theirs))
        return FieldRow(name, label_of_field(name), *said)

    names = [name for name in ours if is_told(ours[name]) or is_told(theirs[name])]
    choices = [name for name in differing(ours, theirs) if name not in _NOT_CHOSEN]
    counts = _counted((kept, gone), day)
    return Sides(kept, gone, (*map(row, names), *counts), tuple(map(row, choices)))


def _state(row: Organisation) -> dict[str, Any]:
    """Return what a comparison shows of a loaded record."""
    contacts = ("role_fi", "role_sv", "role_en", "phone", "email", "visibility")
    return {
        **state_of(row, *CHOSEN),
        "areas": sorted(area.code for area in row.areas.all()),
        "terms": sorted(str(term) for term in row.terms.all()),
        "contacts": [state_of(each, *contacts) for each in row.contacts.all()],
        "checked_at": row.checked_at.isoformat() if row.checked_at else None,
    }


def _names(states: tuple[dict[str, Any], ...], language: str) -> Any:  # noqa: ANN401 - Names
    wanted = []
    for state in states:
        for name, value in state.items():
            if target := target_of(ORGANISATION, name):
                keys = value if isinstance(value, list) else [value]
                wanted += [(target, key) for key in keys if key]
    return names_in((), language, wanted)


def label_of_field(name: str) -> str:
    """Return what a column is called, with its language where it is one of three."""
    base, _sep, language = name.rpartition("_")
    if language in IN and base in RECORD_WORDS:
        return f"{RECORD_WORDS[base]} {IN[language]}"
    others = {"county": _("Wellbeing services county"), "municipality": _("Municipality"),
              "checked_at": _("Checked")}  # fmt: skip
    return str(RECORD_WORDS.get(name) or others.get(name, name))


def _counted(rows: tuple[Organisation, Organisation], day: Any) -> list[FieldRow]:  # noqa: ANN401
    """Return how many people act for each, and how many activities each has."""
    roles = Role.objects.on(day).filter(organisation__in=rows)
    people = Counter(roles.values_list("organisation", flat=True))
    running = Activity.objects.current().filter(organisation__in=rows)
    activities = Counter(running.values_list("organisation", flat=True))
    told = (("people", _("People"), people), ("activities", _("Activities"), activities))
    return [
        FieldRow(name, label, *(str(counts[row.pk]) for row in rows))
        for name, label, counts in told
        if counts
    ]


@dataclass(frozen=True, slots=True)
class TableRow:
    """Rows of one kind that a merge moved, or left."""

    label: str
    count: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeTold:
    """What a merge did: what moved, what stands on both, what undoing left."""

    moved: tuple[TableRow, ...]
    clashes: tuple[TableRow, ...]
    stayed: tuple[TableRow, ...]


def merge_told(merge: Merge) -> MergeTold:
    """Return what a merge did, in words."""
    rows = [row for row in merge.moved.order_by("pk") if row.column not in _SILENT]
    return MergeTold(
        _by_table([row for row in rows if row.kind in {Moved.MOVED, Moved.MADE}]),
        _by_table([row for row in rows if row.kind == Moved.CLASH]),
        _by_table([row for row in rows if row.stayed]),
    )


def _by_table(rows: list[MovedReference]) -> tuple[TableRow, ...]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        field = label_of_field(row.column) if row.kind == Moved.FIELD else ""
        label = str(_TABLES.get(row.table) or OBJECTS.get(row.table) or _("Other rows"))
        texts.setdefault(field or label, []).append(row.text)
    return tuple(
        TableRow(label, len(each), tuple(filter(None, dict.fromkeys(each)))[:_FIRST_SHOWN])
        for label, each in texts.items()
    )


def latest_merges(region: Region, now: datetime) -> list[tuple[Merge, bool]]:
    """Return the region's merges, the newest first, and whether each can still be taken back."""
    rows = Merge.objects.filter(region=region).select_related("kept", "gone")
    return [(row, row.may_be_undone_at(now)) for row in rows.order_by("-merged_at", "-pk")[:50]]
