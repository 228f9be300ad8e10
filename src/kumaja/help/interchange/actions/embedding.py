"""Allowing a site to show our lists within its pages, and ending that."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.domain.hosts import stored_form
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.models import EmbeddingSite


class AllowedAlready(Exception):
    """The site is allowed already."""


@transaction.atomic
def allow_site(
    *, region: Region, host: str, label: str, actor: object | None, now: datetime
) -> EmbeddingSite:
    """Let a host show the region's pages within its own."""
    require_open(region, now)
    site = EmbeddingSite(region=region, host=stored_form(host), label=label, added_at=now)
    if EmbeddingSite.objects.in_region(region).allowed().filter(host=site.host).exists():
        raise AllowedAlready(site.host)
    save_clean(site, exclude=["region"], force_insert=True)
    record(actor, "allowed", site, now=now, region=region, after=state_of(site))
    return site


@transaction.atomic
def end_site(*, site: EmbeddingSite, actor: object | None, now: datetime) -> None:
    """No longer let a host show the pages: its frames stay empty from now on."""
    require_open(site.region, now)
    ended = EmbeddingSite.objects.filter(pk=site.pk, ended_at__isnull=True).update(ended_at=now)
    if ended:
        record(actor, "ended", site, now=now, region=site.region, after={"ended_at": now})
