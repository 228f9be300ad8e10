"""Making keys for other systems of an organisation, and revoking them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.api_keys import Scope, beginning_of, digest_in, new_key
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import ApiKey, Organisation

MOST_KEYS = 10
_NOT_LOGGED = frozenset({"digest", "created_by", "last_used_on"})


class TooManyKeys(ValidationError):
    """The organisation has so many keys that some must be revoked first."""


@transaction.atomic
def create_key(
    *,
    organisation: Organisation,
    region: Region,
    name: str,
    scopes: Collection[Scope],
    ends_on: date | None,
    actor: User,
    now: datetime,
) -> tuple[ApiKey, str]:
    """Make a key; what is returned beside it is shown once and kept nowhere."""
    require_open(region, now)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if ApiKey.objects.filter(organisation=organisation).valid_on(day_of(now)).count() >= MOST_KEYS:
        raise TooManyKeys(_("Ten keys are in use already. Revoke one of them first."))
    key = new_key()
    row = ApiKey(
        organisation=organisation, region=region, name=name, beginning=beginning_of(key),
        digest=digest_in(key), scopes=sorted(scopes), created_by=actor, created_at=now,
        ends_on=ends_on,
    )  # fmt: skip
    save_clean(row, exclude=["organisation", "region", "created_by"], force_insert=True)
    record(actor, "created", row, now=now, region=region, after=_state(row))
    return row, key


@transaction.atomic
def revoke_key(*, key: ApiKey, actor: object | None, now: datetime) -> None:
    """End a key at once; one that was revoked stays as it is. Rights can always be ended."""
    row = ApiKey.objects.select_for_update().get(pk=key.pk)
    if row.revoked_at is not None:
        return
    before = _state(row)
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    record(actor, "revoked", row, now=now, region=row.region, before=before, after=_state(row))


def note_use(*, key: ApiKey, day: date) -> None:
    """Keep on which day a key was last used: no hour, no address."""
    if key.last_used_on != day:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=day)


def forget_maker(*, user: User) -> None:
    """Forget that the person made keys; the keys stay the organisation's."""
    ApiKey.objects.filter(created_by=user).update(created_by=None)


def _state(key: ApiKey) -> dict[str, Any]:
    """Return what the log keeps of a key; who made it is told by the log's own row."""
    return {name: value for name, value in state_of(key).items() if name not in _NOT_LOGGED}
