"""Answers that were told, for programs: the newest echoes as Atom."""

from __future__ import annotations

from uuid import uuid5

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from kumaja.foundation.core.engine.atom import Entry, atom
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.gates import language_of_address, region_of
from kumaja.network.registry.actions.records import OWN_NAMESPACE
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.lists import EchoRow, answered_in, told_rows
from kumaja.voice.echo.queries.public_views import address_told, name_told

_NEWEST = 50


@login_not_required
@require_safe
@conditional_page
def answers_feed(request: HttpRequest, language: str) -> HttpResponse:
    """Tell which views that everyone may read have been answered and told, the latest first."""
    region, site = region_of(request), site_of(request)
    with override(language_of_address(language)):
        rows = list(answered_in(region)[:_NEWEST])
        words = _("Echo")
        return atom(
            [
                _entry(told, row, language, site)
                for told, row in zip(told_rows(rows), rows, strict=True)
            ],
            title=f"{words}, {region.name.in_language(language)}",
            about=_("Views that have been answered, the latest first."), language=language,
            page=site + reverse("echo:list"), address=site + request.get_full_path(),
        )  # fmt: skip


def _entry(told: EchoRow, row: Contribution, language: str, site: str) -> Entry:
    view = told.contribution
    matter = view.matter.title.in_language(language).value if view.matter else ""
    return Entry(
        id=f"urn:uuid:{uuid5(OWN_NAMESPACE, view.code)}",
        title=_("Answered: %(number)s, %(matter)s") % {"number": view.number, "matter": matter},
        summary=told.title, url=site + address_told(view), created_at=view.said_at,
        changed_at=vars(row)["last_told_at"], author=name_told(view),
    )  # fmt: skip
