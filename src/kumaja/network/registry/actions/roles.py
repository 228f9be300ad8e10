"""Giving people roles, and ending them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role

GRANTER_LENGTH = 200


class RoleHeldAlready(ValidationError):
    """The person holds this very role on that day."""


@transaction.atomic
def grant_role(
    *,
    user: User,
    kind: RoleKind,
    actor: object | None,
    now: datetime,
    starts_on: date,
    ends_on: date | None = None,
    organisation: Organisation | None = None,
    region: Region | None = None,
) -> Role:
    """Give a person a role with its term; raises RoleHeldAlready when they hold it already."""
    # Of two grants at once the second waits here, and then sees the first.
    User.objects.select_for_update().get(pk=user.pk)
    held = Role.objects.filter(user=user, kind=kind, organisation=organisation, region=region)
    if held.on(starts_on).exists():
        raise RoleHeldAlready(_("This person already has this role."), code="held")
    role = Role(
        user=user, kind=kind, organisation=organisation, region=region, starts_on=starts_on,
        ends_on=ends_on, granted_by=str(actor or "")[:GRANTER_LENGTH], granted_at=now,
    )  # fmt: skip
    role.full_clean()
    role.save(force_insert=True)
    record(actor, "granted", role, now=now, region=region, after=_state(role))
    return role


@transaction.atomic
def end_role(*, role: Role, actor: object | None, now: datetime, ends_on: date) -> None:
    """End a role on a day: from that day on it no longer holds. Rights can always be ended."""
    row = Role.objects.select_for_update().get(pk=role.pk)
    before = _state(row)
    row.ends_on = max(ends_on, row.starts_on)
    row.full_clean()
    row.save(update_fields=["ends_on"])
    record(actor, "ended", row, now=now, region=row.region, before=before, after=_state(row))


@transaction.atomic
def forget_roles(*, user: User) -> None:
    """Delete the person's roles, and their name where they gave roles to others."""
    Role.objects.filter(user=user).delete()
    names = {name[:GRANTER_LENGTH] for name in (user.name, user.email) if name}
    Role.objects.filter(granted_by__in=names).update(granted_by="")


def _state(role: Role) -> dict[str, Any]:
    """Return what the log keeps of a role; who gave it is told by the log's own row."""
    return {name: value for name, value in state_of(role).items() if name != "granted_by"}
