"""What the worker does for the desk: tells that a role ends, brings tables in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from time import monotonic
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.imports.actions.sheets import read_sheet as read_whole
from kumaja.foundation.imports.actions.writing import apply_portions, undo_portions
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.engine.progress import tell_progress
from kumaja.foundation.imports.models import SheetImport
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.actions import TOLD_BEFORE, tell_of_role_end
from kumaja.front.desk.queries.import_kinds import TABLES
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Role


def tell_of_role_ends(payload: dict[str, Any], *, now: datetime) -> None:
    """Mail those whose role ends within two weeks; each end is told once."""
    del payload
    today = day_of(now)
    ending = Role.objects.on(today).filter(ends_on__lte=today + TOLD_BEFORE, user__is_active=True)
    for role in ending.select_related("user", "organisation", "region").order_by("pk"):
        region = role.region or _region_of(role)
        if region is None or region.is_open_at(now):
            tell_of_role_end(role=role, link=_link(role, region), now=now)


def _link(role: Role, region: Region | None) -> str:
    """Return where the person sees their roles; with several regions by path, the region first."""
    with override(role.user.language):
        path = reverse("desk:my_page")
    return f"{settings.PUBLIC_URL}/{region}{path}" if region else f"{settings.PUBLIC_URL}{path}"


def _region_of(role: Role) -> Region | None:
    if role.organisation is None:
        return None
    membership = role.organisation.memberships.select_related("region").order_by("pk").first()
    return membership.region if membership else None


SLICE = 60.0  # seconds: a job holds its lease longer than that, and goes on as another job


def read_sheet(payload: dict[str, Any], *, now: datetime) -> None:
    """Read a table and keep its report; harmless when it is read already."""
    sheet = _sheet(payload, Stage.READING, now)
    if sheet is not None:
        read_whole(sheet=sheet, mapping=_mapping(sheet, now), now=now)


def apply_sheet(payload: dict[str, Any], *, now: datetime) -> None:
    """Write what a table told, a slice of time at once."""
    sheet = _sheet(payload, Stage.APPLYING, now)
    if sheet is not None:
        _work(sheet, apply_portions, Stage.APPLIED, "desk.apply_sheet", payload, now=now)


def undo_sheet(payload: dict[str, Any], *, now: datetime) -> None:
    """Take back what a table wrote, a slice of time at once."""
    sheet = _sheet(payload, Stage.UNDOING, now)
    if sheet is not None:
        _work(sheet, undo_portions, Stage.UNDONE, "desk.undo_sheet", payload, now=now)


def _sheet(payload: dict[str, Any], stage: Stage, now: datetime) -> SheetImport | None:
    """Return the table that waits in that stage; none where the region has ended its work."""
    rows = SheetImport.objects.filter(code=payload["sheet"], stage=stage)
    sheet = rows.select_related("mapping__region", "region", "run__region", "file").first()
    return sheet if sheet and sheet.region.is_open_at(now) else None


def _mapping(sheet: SheetImport, now: datetime) -> Any:  # noqa: ANN401 - any room's table
    return TABLES[sheet.mapping.kind](sheet.mapping, sheet.file_name, day_of(now))


def _work(
    sheet: SheetImport,
    work: Callable[..., bool],
    stage: Stage,
    job: str,
    payload: dict[str, Any],
    *,
    now: datetime,
) -> None:
    began = monotonic()
    actor = User.objects.filter(code=payload["actor"]).first() if payload["actor"] else None
    is_done = work(
        run=sheet.run, mapping=_mapping(sheet, now), actor=actor or f"import {sheet.mapping.kind}",
        now=now, is_enough=lambda: monotonic() - began > SLICE,
        on_progress=lambda done, total: tell_progress(sheet.code, done, total),
    )  # fmt: skip
    if is_done:
        SheetImport.objects.filter(pk=sheet.pk).update(stage=stage)
    else:
        enqueue(job, payload, now=now)


JOBS = {
    "desk.tell_of_role_ends": tell_of_role_ends,
    "desk.read_sheet": read_sheet,
    "desk.apply_sheet": apply_sheet,
    "desk.undo_sheet": undo_sheet,
}
SCHEDULE = {"desk.tell_of_role_ends": Daily(time(8, 0))}
