"""Koordinaatio: records that may be one, side by side; making them one, and taking that back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.front.desk.forms.duplicates import MergeForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.duplicates import (
    Sides,
    better_kept,
    latest_merges,
    merge_told,
    pair_row,
    pairs_shown,
    sides_of,
    tabs_of_pairs,
    whole,
)
from kumaja.front.desk.queries.tables import pairs_table
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.network.registry.actions.merging import (
    BelongsToOther,
    MergeSettled,
    PairSettled,
    TooLate,
    dismiss_pair,
    merge_organisations,
    reconsider_pair,
    undo_merge,
)
from kumaja.network.registry.domain.merging import PairState
from kumaja.network.registry.models import DuplicatePair, Merge
from kumaja.network.registry.policies import may_decide_on, pairs_seen_by

FIND = "directory.find_duplicates"  # the job's name: jobs are called by name only
CONFLICT = 409


@require_safe
@coordinators
def duplicates(request: SignedInRequest) -> HttpResponse:
    """Show the pairs that wait, the merges that can be taken back, or what are two."""
    show, now, day = request.GET.get("show", ""), timezone.now(), timezone.localdate()
    show = show if show in set(PairState) else PairState.OPEN
    told: dict[str, Any] = {
        "show": show,
        "tabs": tabs_of_pairs(request.user, request.region, day, show),
    }
    if show == PairState.MERGED:
        page, pages = page_of(request, latest_merges(request.region, now))
        told |= {"merges": page, "pages": pages}
    else:
        pairs = pairs_shown(request.user, request.region, day, show)
        if answer := table_of(
            request, lambda: pairs_table(map(pair_row, pairs), language_of_page())
        ):
            return answer
        page, pages = page_of(request, pairs)
        told |= {"rows": [pair_row(pair) for pair in page], "pages": pages}
        told["tables"] = tables_here(request)
    return render(request, "desk/duplicates.html", told)


@require_POST
@once
@coordinators
def duplicates_search(request: SignedInRequest) -> HttpResponse:
    """Look for pairs now: a job, so that nobody waits for it."""
    now = timezone.now()
    require_open(request.region, now)
    enqueue(FIND, {}, now=now, key="asked")
    messages.info(request, _("The search has begun. It takes some seconds; then open this again."))
    return redirect("desk:duplicates")


def _pair(request: SignedInRequest, code: str) -> DuplicatePair:
    day = timezone.localdate()
    pair = whole(pairs_seen_by(request.user, request.region, day), code)
    if pair is None:
        raise Http404
    require(may_decide_on(request.user, pair, day))
    return pair


@once
@coordinators
def duplicate(request: SignedInRequest, code: str) -> HttpResponse:
    """Compare two records, choose which stays and which words hold, and make them one."""
    pair = _pair(request, code)
    kept = {"first": pair.first, "second": pair.second}.get(
        request.GET.get("keep", ""), better_kept(pair)
    )
    sides = sides_of(pair, kept, language_of_page(), timezone.localdate())
    form, status = MergeForm(request.POST or None, rows=sides.choices), 200
    is_sent = request.method == "POST" and (form.is_valid() or not sides.choices)
    if is_sent:
        merge, status = _merged(request, pair, sides, form), CONFLICT
        if merge is not None:
            return redirect("desk:merge", code=merge.code)
    told = {"row": pair_row(pair), "pair": pair, "sides": sides, "form": form}
    told["keep"] = "first" if kept.pk == pair.first_id else "second"
    return render(request, "desk/duplicate.html", told, status=status)


def _merged(
    request: SignedInRequest, pair: DuplicatePair, sides: Sides, form: MergeForm
) -> Merge | None:
    taken = form.taken() if sides.choices else []
    try:
        return merge_organisations(
            pair=pair, kept=sides.kept, taken=taken, region=request.region, actor=request.user,
            now=timezone.now(),
        )  # fmt: skip
    except PairSettled:
        wrong: str | ValidationError = _("Somebody has decided on this already. Nothing changed.")
    except BelongsToOther:
        wrong = _("One of the two belongs to the other. An umbrella and its member stay two.")
    except ValidationError as found:
        wrong = ValidationError(found.messages)
    form.add_error(None, wrong)
    return None


@require_POST
@once
@coordinators
def duplicate_dismiss(request: SignedInRequest, code: str) -> HttpResponse:
    """Say that the two are two."""
    pair = _pair(request, code)
    try:
        dismiss_pair(pair=pair, region=request.region, actor=request.user, now=timezone.now())
    except PairSettled:
        messages.info(request, _("Somebody has decided on this already. Nothing changed."))
    else:
        messages.success(request, _("They are two. This is remembered and not asked again."))
    return redirect("desk:duplicates")


@require_POST
@once
@coordinators
def duplicate_reconsider(request: SignedInRequest, code: str) -> HttpResponse:
    """Put a pair that somebody called two back on the list."""
    pair = _pair(request, code)
    try:
        reconsider_pair(pair=pair, region=request.region, actor=request.user, now=timezone.now())
    except PairSettled:
        messages.info(request, _("Somebody has decided on this already. Nothing changed."))
    return redirect("desk:duplicate", code=code)


def _merge(request: SignedInRequest, code: str) -> Merge:
    rows = Merge.objects.select_related("kept", "gone", "pair", "region")
    merge = get_object_or_404(rows, code=code, region=request.region)
    require(may_decide_on(request.user, merge.pair, timezone.localdate()))
    return merge


@require_safe
@coordinators
def merge(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what a merge did, with the button that takes it back."""
    row = _merge(request, code)
    told = {"merge": row, "told": merge_told(row), "may_undo": row.may_be_undone_at(timezone.now())}
    return render(request, "desk/merge.html", told)


@require_POST
@once
@coordinators
def merge_undo(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a merge back."""
    row = _merge(request, code)
    try:
        stayed = undo_merge(merge=row, actor=request.user, now=timezone.now())
    except MergeSettled:
        messages.info(request, _("This was taken back already. Nothing changed."))
    except TooLate:
        messages.info(request, _("A merge can be taken back for thirty days. Nothing changed."))
    else:
        messages.success(request, _undone(stayed))
    return redirect("desk:merge", code=code)


def _undone(stayed: int) -> str:
    if not stayed:
        return _("The merge was taken back. Everything stands as it stood before.")
    told = ngettext(
        "The merge was taken back. %(count)s fact had changed since; it stays as it is.",
        "The merge was taken back. %(count)s facts had changed since; they stay as they are.",
        stayed,
    )
    return told % {"count": stayed}
