"""Networks in the Atom format: what is new, what has changed, what is no more."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid5

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from kumaja.foundation.core.engine.atom import Entry, atom
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.index.queries.changes import latest_of
from kumaja.foundation.regions.gates import language_of_address, region_of
from kumaja.network.networks.forms import NetworkFilterForm
from kumaja.network.networks.models import Network
from kumaja.network.registry.actions.records import OWN_NAMESPACE

LABEL = "networks.Network"


@login_not_required
@require_safe
@conditional_page
def networks_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the latest networks of the region, on the filters of the interface."""
    region, site = region_of(request), site_of(request)
    form = NetworkFilterForm(request.GET)
    if not form.is_valid():
        raise BadRequest("Some parameters can't be understood.")
    with override(language_of_address(language)):
        all_rows = form.apply(Network.objects.in_region(region))
        words = _("Networks")
        latest = latest_of(all_rows, all_rows.current(), LABEL)
        return atom(
            [_entry(row, changed_at, language, site) for row, changed_at in latest],
            title=f"{words}, {region.name.in_language(language)}",
            about=_("New and changed, the latest first."),
            language=language,
            page=site + reverse("networks:list"),
            address=site + request.get_full_path(),
        )


def _entry(row: Network, changed_at: datetime, language: str, site: str) -> Entry:
    name = row.name.in_language(language).value
    summary = row.purpose.in_language(language).value
    if row.archived_at is not None:
        name, summary = _("Taken away: %(name)s") % {"name": name}, row.archive_reason
    elif row.has_ended_on(timezone.localdate()):
        name = _("Ended: %(name)s") % {"name": name}
    return Entry(
        id=f"urn:uuid:{uuid5(OWN_NAMESPACE, row.code)}", title=name, summary=summary,
        url=site + row.get_absolute_url(), created_at=row.created_at, changed_at=changed_at,
    )  # fmt: skip
