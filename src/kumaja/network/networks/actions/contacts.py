"""By which posts stakeholders are reached, by theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import ContactRole
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a public body: its title, the themes in which it answers, its own addresses."""

    title: Trilingual
    themes: Iterable[Term] = ()
    email: str = ""
    phone: str = ""


@transaction.atomic
def add_contact_role(
    *, organisation: Organisation, region: Region, post: Post, actor: object | None, now: datetime
) -> ContactRole:
    """Tell by which post a public body is reached in the region."""
    require_open(region, now)
    if organisation.kind != OrganisationKind.PUBLIC_BODY:
        raise ValidationError(_("Only public bodies have contact roles."))
    row = ContactRole(organisation=organisation, region=region)
    _write(row, post)
    record(actor, "added", row, now=now, region=region, after=_state(row))
    return row


@transaction.atomic
def amend_contact_role(
    *, role: ContactRole, post: Post, actor: object | None, now: datetime
) -> ContactRole:
    """Change a post's title, themes or addresses."""
    require_open(role.region, now)
    row = ContactRole.objects.select_for_update().get(pk=role.pk)
    before = _state(row)
    _write(row, post)
    record(actor, "amended", row, now=now, region=role.region, before=before, after=_state(row))
    return row


@transaction.atomic
def remove_contact_role(*, role: ContactRole, actor: object | None, now: datetime) -> None:
    """Take a post away; the log keeps that it was there."""
    require_open(role.region, now)
    record(actor, "removed", role, now=now, region=role.region, before=_state(role))
    role.delete()


def _write(row: ContactRole, post: Post) -> None:
    themes = list(post.themes)
    if any(term.scheme != Scheme.THEME for term in themes):
        raise ValidationError({"themes": _("Choose themes.")})
    row.title_fi, row.title_sv, row.title_en = post.title.fi, post.title.sv, post.title.en
    row.email, row.phone = post.email, post.phone
    save_clean(row, exclude=["organisation", "region"])
    row.themes.set(themes)


def _state(row: ContactRole) -> dict[str, Any]:
    return state_of(row) | {"terms": sorted(str(term) for term in row.themes.all())}
