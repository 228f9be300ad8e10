"""Activities in the Atom format: what is new, what has changed, what is no more."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid5

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from kumaja.foundation.core.engine.atom import Entry, atom
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.index.queries.changes import latest_of
from kumaja.foundation.regions.gates import language_of_address, region_of
from kumaja.help.directory.forms import ActivityFilterForm
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.records import OWN_NAMESPACE

LABEL = "directory.Activity"


@login_not_required
@require_safe
@conditional_page
def activities_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell the latest activities of the region, on the filters of the interface."""
    region, site = region_of(request), site_of(request)
    form = ActivityFilterForm(request.GET)
    if not form.is_valid():
        raise BadRequest("Some parameters can't be understood.")
    with override(language_of_address(language)):
        all_rows = form.apply(Activity.objects.in_region(region).select_related("organisation"))
        words = _("Activities")
        latest = latest_of(all_rows, all_rows.current(), LABEL)
        return atom(
            [_entry(row, changed_at, language, site) for row, changed_at in latest],
            title=f"{words}, {region.name.in_language(language)}",
            about=_("New and changed, the latest first."),
            language=language,
            page=f"{site}{get_script_prefix()}{language}/",
            address=site + request.get_full_path(),
        )


def _entry(row: Activity, changed_at: datetime, language: str, site: str) -> Entry:
    name = row.name.in_language(language).value
    summary = row.summary.in_language(language).value
    if row.archived_at is not None:
        name, summary = _("Taken away: %(name)s") % {"name": name}, row.archive_reason
    elif row.has_ended_on(timezone.localdate()):
        name = _("Ended: %(name)s") % {"name": name}
    return Entry(
        id=f"urn:uuid:{row.uuid or uuid5(OWN_NAMESPACE, row.code)}", title=name, summary=summary,
        url=site + row.get_absolute_url(), created_at=row.created_at, changed_at=changed_at,
        author=row.organisation.name.in_language(language).value,
    )  # fmt: skip
