"""Giving feedback, its receipt, and answering it."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest, without_region, works_when_closed
from kumaja.front.home.actions.feedback import FeedbackAnswered, answer_feedback, send_feedback
from kumaja.front.home.forms.feedback import AnswerForm, FeedbackForm
from kumaja.front.home.models import Feedback
from kumaja.front.home.policies import feedback_answered_by, may_answer, sees_feedback
from kumaja.front.home.queries.feedback import is_flooding, rows_of

SHOWN = 30


@login_not_required
@without_region
@require_http_methods(["GET", "HEAD", "POST"])
@once
def feedback(request: RegionRequest) -> HttpResponse:
    """Take feedback; a closed region says so instead."""
    form = FeedbackForm(request.POST or None, initial={"page": _came_from(request)})
    if request.method == "POST" and form.is_valid() and not _is_too_much(request, form):
        try:
            sent = send_feedback(
                region=request.region, language=_language(), now=timezone.now(), **form.cleaned_data
            )
        except RegionClosed:
            return _form_page(request, form, status=409)
        return redirect("home:feedback_receipt", code=sent.code)
    return _form_page(request, form)


def _form_page(request: RegionRequest, form: FeedbackForm, status: int = 200) -> HttpResponse:
    region = request.region
    closed_on = region.closing_day(timezone.now()) if region else None
    context = {"form": form, "region": region, "closed_on": closed_on}
    return render(request, "home/feedback_form.html", context, status=status)


def _language() -> str:
    return (get_language() or "fi")[:2]


def _came_from(request: HttpRequest) -> str:
    """Return the path of our own page from which one came, nothing for another site's."""
    before = request.headers.get("Referer", "")
    try:
        is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()})
        return urlsplit(before).path[:300] if is_ours else ""
    except ValueError:  # no address at all, such as http://[::1
        return ""


def _is_too_much(request: HttpRequest, form: FeedbackForm) -> bool:
    """Test whether one network sends too much; the form then says so and keeps the text."""
    if not is_flooding(get_adapter(request).get_client_ip(request)):
        return False
    form.add_error(
        None, _("Much feedback has come from your network. Your text is kept. Send it in an hour.")
    )
    return True


@login_not_required
@without_region
@require_safe
def feedback_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the number and the day of the answer; not what was told."""
    found = get_object_or_404(Feedback, code=code)
    return render(request, "home/feedback_receipt.html", {"feedback": found})


@without_region
@require_safe
def feedback_list(request: SignedInRequest) -> HttpResponse:
    """Show what waits for an answer, nearest last day first."""
    today = timezone.localdate()
    require(sees_feedback(request.user, request.region, today))
    rows = feedback_answered_by(request.user, request.region, today).nearest_first()
    page = Paginator(rows.select_related("region"), SHOWN).get_page(request.GET.get("page"))
    context = {
        "rows": rows_of(page.object_list, today),
        "waiting": rows.waiting().count(),
        "pages": pages_of(page.number, page.paginator.num_pages, lambda number: f"?page={number}"),
    }
    return render(request, "home/feedback_list.html", context)


@works_when_closed
@without_region
@require_http_methods(["GET", "HEAD", "POST"])
@once
def feedback_answer(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one feedback and answer it."""
    found = get_object_or_404(Feedback.objects.select_related("region"), code=code)
    require(may_answer(request.user, found, timezone.localdate()))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            answer_feedback(
                feedback=found, actor=request.user, now=timezone.now(), **form.cleaned_data
            )
        except FeedbackAnswered:
            found.refresh_from_db()
            form.add_error(None, _("Someone has answered this already. Nothing was sent."))
        else:
            return redirect("home:feedback_list")
    row = rows_of([found], timezone.localdate())[0]
    return render(request, "home/feedback_answer.html", {"form": form, "row": row})
