"""Koordinaatio: the work list of what was searched in vain."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.design.domain.shell import Link
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.tables import missed_table
from kumaja.front.desk.queries.words import WRITTEN_LANGUAGES
from kumaja.front.desk.views.lists import page_of, table_of, tables_here
from kumaja.help.directory.actions.missed import settle_search, unsettle_search
from kumaja.help.directory.domain.missed import SHOWN_FROM
from kumaja.help.directory.policies import missed_seen_by
from kumaja.help.directory.queries.words import on_work_list


@require_safe
@coordinators
def missed(request: SignedInRequest) -> HttpResponse:
    """Show what many have searched in vain, most first; what was seen to is a list of its own."""
    searches = missed_seen_by(request.user, request.region, timezone.localdate())
    is_settled = request.GET.get("list") == "settled"
    rows = on_work_list(searches, is_settled=is_settled)
    if answer := table_of(request, lambda: missed_table(rows)):
        return answer
    page, pages = page_of(request, rows)
    told = {
        "rows": [(row, WRITTEN_LANGUAGES[row.language]) for row in page],
        "pages": pages,
        "tables": tables_here(request),
        "is_settled": is_settled,
        "least": SHOWN_FROM,
        "tabs": _tabs(is_settled=is_settled),
    }
    return render(request, "desk/words_missed.html", told)


def _tabs(*, is_settled: bool) -> tuple[Link, ...]:
    path = reverse("desk:missed")
    return (
        Link(_("To be seen to"), path, is_current=not is_settled),
        Link(_("Seen to"), f"{path}?list=settled", is_current=is_settled),
    )


@require_POST
@once
@coordinators
def missed_settle(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a search off the work list: nothing is missing, or nothing can be done."""
    _see_to(request, code, settle_search)
    messages.success(request, _("It is off the work list."))
    return redirect("desk:missed")


@require_POST
@once
@coordinators
def missed_unsettle(request: SignedInRequest, code: str) -> HttpResponse:
    """Put a search back on the work list."""
    _see_to(request, code, unsettle_search)
    messages.success(request, _("It is on the work list again."))
    return redirect(f"{reverse('desk:missed')}?list=settled")


def _see_to(request: SignedInRequest, code: str, act: Callable[..., None]) -> None:
    rows = missed_seen_by(request.user, request.region, timezone.localdate())
    search = get_object_or_404(rows, code=code)
    act(search=search, region=request.region, actor=request.user, now=timezone.now())
