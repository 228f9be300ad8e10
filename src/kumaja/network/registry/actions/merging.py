"""Making two records one, taking that back, and saying that two are two."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.actions.moving import (
    Moves,
    join_regions,
    move_references,
    put_back,
    touched,
)
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.merging import (
    CHOSEN,
    Moved,
    PairState,
    filled,
    visibility_after,
)
from kumaja.network.registry.engine.references import kept_value, model_called
from kumaja.network.registry.models import DuplicatePair, Merge, Organisation
from kumaja.network.registry.queries import keys_beneath

LABEL = "registry.Organisation"
MERGED = "Tiedot yhdistettiin · Uppgifterna slogs ihop · The records were merged"
# What two rows may not hold at once: the record that goes gives it up first.
_ONLY_ONE = frozenset({"business_id", "municipality"})
_SETTLED = ["domicile", "county", "municipality", "umbrella", "successor"]


class PairSettled(Exception):
    """Somebody has decided on the pair already, or one of its records is gone."""


class BelongsToOther(Exception):
    """One of the two belongs to the other: an umbrella and its member are never one."""


class MergeSettled(Exception):
    """The merge was taken back already."""


class TooLate(Exception):
    """A merge can be taken back for thirty days."""


@transaction.atomic
def merge_organisations(
    *,
    pair: DuplicatePair,
    kept: Organisation,
    taken: Collection[str],
    region: Region,
    actor: object | None,
    now: datetime,
) -> Merge:
    """Make two records one: `taken` are the fields in which the other record's word holds.

    What only the other tells is taken as well. Raises PairSettled, BelongsToOther, and
    ValidationError when what was chosen cannot stand together.
    """
    require_open(region, now)
    row, one, two = _locked(pair)
    kept, gone = (one, two) if kept.pk == one.pk else (two, one)
    _require_no_family(kept, gone)
    merge = Merge.objects.create(pair=row, region=region, kept=kept, gone=gone, merged_at=now)
    before, moves = state_of(kept), Moves(merge, now)
    _take_away(moves, gone, kept, now)
    _take_over(moves, kept, gone, set(taken))
    join_regions(moves, kept, gone)
    move_references(moves, kept, gone, day_of(now))
    moves.store()
    _decide(row, PairState.MERGED, now)
    record(actor, "took in", kept, now=now, region=region, before=before, after=state_of(kept))
    record(actor, "merged", gone, now=now, region=region, after=_standing(gone))
    for each in (kept, gone):
        touch(LABEL, each.code, now=now)
    return merge


def _standing(row: Organisation) -> dict[str, Any]:
    """Return the record as its table has it: moves write there, past the loaded row."""
    return state_of(Organisation.objects.get(pk=row.pk))


def _locked(pair: DuplicatePair) -> tuple[DuplicatePair, Organisation, Organisation]:
    """Hold the pair and its records, in the order of their keys; raises PairSettled."""
    row = DuplicatePair.objects.select_for_update().get(pk=pair.pk)
    keys = [row.first_id, row.second_id]
    rows = Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    one, two = list(rows)
    if row.state != PairState.OPEN or one.archived_at or two.archived_at:
        raise PairSettled(row.code)
    return row, one, two


def _require_no_family(kept: Organisation, gone: Organisation) -> None:
    if gone.pk in keys_beneath(kept) or kept.pk in keys_beneath(gone):
        raise BelongsToOther(kept.code)


def _take_away(moves: Moves, gone: Organisation, kept: Organisation, now: datetime) -> None:
    """Take a record out of lists and search: its page leads to the other."""
    moves.set(gone, "archived_at", now.isoformat())
    moves.set(gone, "archive_reason", MERGED)
    moves.set(gone, "successor", kept.pk)


def _take_over(moves: Moves, kept: Organisation, gone: Organisation, taken: set[str]) -> None:
    """Write the chosen fields into the kept record, and hold it to the rules of its table."""
    theirs = {name: kept_value(gone, name) for name in CHOSEN}
    ours = {name: kept_value(kept, name) for name in CHOSEN}
    wanted = (taken & set(CHOSEN)) | set(filled(ours, theirs))
    for name in sorted(wanted & _ONLY_ONE):
        moves.set(gone, name, None)
    for name in sorted(wanted):
        moves.set(kept, name, theirs[name])
    seen = visibility_after(kept.field_visibility, gone.field_visibility, wanted)
    moves.set(kept, "field_visibility", seen)
    moves.set(kept, "sort_key", sort_key(str(kept)))
    moves.set(kept, "match_key", match_key(str(kept)))
    save_clean(kept, exclude=_SETTLED)


@transaction.atomic
def undo_merge(*, merge: Merge, actor: object | None, now: datetime) -> int:
    """Put every row back as it was; returns how many stay, because they changed since."""
    row = Merge.objects.select_for_update().get(pk=merge.pk)
    require_open(row.region, now)
    if row.undone_at is not None:
        raise MergeSettled(row.code)
    if not row.may_be_undone_at(now):
        raise TooLate(row.code)
    rows = list(row.moved.exclude(kind=Moved.CLASH).order_by("-pk"))
    found = {each.table: model_called(each.table) for each in rows}
    models = {label: model for label, model in found.items() if model is not None}
    stayed = [each.pk for each in rows if not put_back(each, models.get(each.table))]
    row.moved.filter(pk__in=stayed).update(stayed=True)
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    _reopen(row.pair)
    for each in (row.kept, row.gone):
        after = {"stayed": len(stayed)} | _standing(each)
        record(actor, "undid a merge", each, now=now, region=row.region, after=after)
    keys = {(LABEL, row.kept.code), (LABEL, row.gone.code), *touched(rows, models)}
    for label, key in sorted(keys):
        touch(label, key, now=now)
    return len(stayed)


def _reopen(pair: DuplicatePair) -> None:
    DuplicatePair.objects.filter(pk=pair.pk).update(state=PairState.OPEN, decided_at=None)


@transaction.atomic
def dismiss_pair(
    *, pair: DuplicatePair, region: Region, actor: object | None, now: datetime
) -> None:
    """Say that two records are two; they are not asked about again. Raises PairSettled."""
    require_open(region, now)
    row = DuplicatePair.objects.select_for_update().get(pk=pair.pk)
    if row.state != PairState.OPEN:
        raise PairSettled(row.code)
    _decide(row, PairState.NOT_DUPLICATE, now)
    record(actor, "dismissed", row, now=now, region=region)


@transaction.atomic
def reconsider_pair(
    *, pair: DuplicatePair, region: Region, actor: object | None, now: datetime
) -> None:
    """Ask again about two that somebody called two. Raises PairSettled."""
    require_open(region, now)
    row = DuplicatePair.objects.select_for_update().get(pk=pair.pk)
    if row.state != PairState.NOT_DUPLICATE:
        raise PairSettled(row.code)
    _reopen(row)
    record(actor, "reconsidered", row, now=now, region=region)


def _decide(pair: DuplicatePair, state: PairState, now: datetime) -> None:
    pair.state, pair.decided_at = state, now
    pair.save(update_fields=["state", "decided_at"])
