"""Koordinaatio: the words that show crisis help above all results."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.design.domain.shell import Link
from kumaja.front.desk.forms.crisis import TriggerForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.crisis_words import TOPICS
from kumaja.front.desk.queries.words import WRITTEN_LANGUAGES
from kumaja.front.desk.views.keeping import save_sent
from kumaja.front.desk.views.lists import language_of_page, own_language_first, page_of
from kumaja.help.directory.actions.crisis import add_trigger, set_retired
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.models import CrisisTrigger


@once
@coordinators
def crisis_triggers(request: SignedInRequest) -> HttpResponse:
    """List the words of a topic, those out of use last; add words."""
    topic = _topic(request.GET.get("topic", ""))
    form = TriggerForm(request.POST or None, topic=topic, language=language_of_page())
    sent = save_sent(form, lambda: _add(request, form), known=_("These words are kept already."))
    if sent.saved is not None:
        messages.success(request, _("The words were added. The next search knows them."))
        return _to_topic(sent.saved)
    told = {"form": form, "known": sent.known, **_listed(request, topic)}
    return render(request, "desk/crisis_triggers.html", told, status=sent.status)


def _listed(request: SignedInRequest, topic: CrisisTopic) -> dict[str, object]:
    rows = own_language_first(CrisisTrigger.objects.filter(topic=topic))
    page, pages = page_of(request, rows)
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
