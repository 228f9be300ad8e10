"""Koordinaatio: the words that show crisis help above all results."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.forms.crisis import TriggerForm
from kumaja.front.desk.gates import CONFLICT, REGION_CLOSED, coordinators
from kumaja.front.desk.queries.crisis_words import TOPICS
from kumaja.front.desk.queries.words import WRITTEN_LANGUAGES
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.help.directory.actions.crisis import TriggerKept, add_trigger, set_retired
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.models import CrisisTrigger


@once
@coordinators
def crisis_triggers(request: SignedInRequest) -> HttpResponse:
    """List the words of a topic, those out of use last; add words."""
    topic = _topic(request.GET.get("topic", ""))
    form = TriggerForm(request.POST or None, topic=topic, language=language_of_page())
    known, status = None, 200
    if form.is_valid():
        try:
            row = _add(request, form)
        except TriggerKept as found:
            known = found.row
            form.add_error("text", _("These words are kept already."))
        except RegionClosed:
            status = CONFLICT
            form.add_error(None, REGION_CLOSED)
        else:
            messages.success(request, _("The words were added. The next search knows them."))
            return _to_topic(row)
    told = {"form": form, "known": known, **_listed(request, topic)}
    return render(request, "desk/crisis_triggers.html", told, status=status)


def _listed(request: SignedInRequest, topic: CrisisTopic) -> dict[str, object]:
    rows = CrisisTrigger.objects.filter(topic=topic)
    own_first = Case(When(language=language_of_page(), then=0), default=1)
    ordered = rows.order_by("is_retired", own_first, "language", "match_key", "pk")
    page, pages = page_of(request, ordered)
    return {
        "title": TOPICS[topic],
        "tabs": [Link(str(TOPICS[one]), f"?topic={one}", one == topic) for one in CrisisTopic],
        "rows": [(row, WRITTEN_LANGUAGES[row.language]) for row in page],
        "pages": pages,
        "count": page.paginator.count,
    }


def _add(request: SignedInRequest, form: TriggerForm) -> CrisisTrigger:
    given = form.cleaned_data
    return add_trigger(
        topic=CrisisTopic(given["topic"]), language=given["language"], text=given["text"],
        region=request.region, actor=request.user, now=timezone.now(),
    )  # fmt: skip


def _topic(name: str) -> CrisisTopic:
    """Return the topic that is named, the first when none is."""
    return CrisisTopic(name) if name in set(CrisisTopic) else CrisisTopic.VIOLENCE


def _to_topic(row: CrisisTrigger) -> HttpResponse:
    response = redirect("desk:crisis_triggers")
    response["Location"] += f"?topic={row.topic}"
    return response


@require_POST
@once
@coordinators
def crisis_trigger_retire(request: SignedInRequest, code: str) -> HttpResponse:
    """Let these words call for nothing any more; they are kept."""
    return _set_retired(request, code, is_retired=True)


@require_POST
@once
@coordinators
def crisis_trigger_restore(request: SignedInRequest, code: str) -> HttpResponse:
    """Let these words call for help again."""
    return _set_retired(request, code, is_retired=False)


def _set_retired(request: SignedInRequest, code: str, *, is_retired: bool) -> HttpResponse:
    row = get_object_or_404(CrisisTrigger, code=code)
    set_retired(
        row=row, is_retired=is_retired, region=request.region, actor=request.user,
        now=timezone.now(),
    )  # fmt: skip
    done = _("The words are out of use.") if is_retired else _("The words are in use again.")
    messages.success(request, done)
    return _to_topic(row)
