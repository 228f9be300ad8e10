"""Koordinaatio: everyday expressions and what they lead to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.desk.forms.words import ExpressionForm, WordsFilter
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.spoken import word_rows
from kumaja.front.desk.views.keeping import save_sent
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.help.directory.actions.missed import settle_search
from kumaja.help.directory.actions.words import (
    add_expression,
    change_expression,
    restore_expression,
    retire_expression,
)
from kumaja.help.directory.models import Expression, MissedSearch
from kumaja.help.directory.policies import missed_seen_by
from kumaja.help.directory.queries.words import LEADS_TO, find_expressions


def _offers(request: SignedInRequest) -> Offers:
    return Offers(language_of_page(), request.region, (), tuple(terms_of(*LEADS_TO)))


@require_safe
@coordinators
def words(request: SignedInRequest) -> HttpResponse:
    """List the expressions, narrowed by words, language, what they lead to, and state."""
    form = WordsFilter(request.GET, _offers(request))
    wanted = form.wanted()
    page, pages = page_of(request, find_expressions(wanted))
    told = {
        "form": form,
        "chosen": form.chosen(wanted),
        "rows": word_rows(page, language_of_page()),
        "count": page.paginator.count,
        "pages": pages,
    }
    return render(request, "desk/words.html", told)


@once
@coordinators
def word_create(request: SignedInRequest) -> HttpResponse:
    """Add an expression; one from the work list is seen to by that."""
    searches = missed_seen_by(request.user, request.region, timezone.localdate())
    search = searches.filter(code=request.GET.get("missed", "")).first()
    typed = {"text": search.text, "language": search.language} if search else {}
    initial = {"language": language_of_page()} | typed
    form = ExpressionForm(request.POST or None, offers=_offers(request), initial=initial)
    return _answer(request, form, None, search)


@once
@coordinators
def word(request: SignedInRequest, code: str) -> HttpResponse:
    """Show and change an expression."""
    row = get_object_or_404(Expression.objects.prefetch_related("terms"), code=code)
    form = ExpressionForm(request.POST or None, offers=_offers(request), row=row)
    return _answer(request, form, row, None)


def _answer(
    request: SignedInRequest,
    form: ExpressionForm,
    row: Expression | None,
    search: MissedSearch | None,
) -> HttpResponse:
    """Save what was sent, or show the form with what stands against it."""
    sent = save_sent(
        form, lambda: _save(request, form, row, search), known=_("These words are kept already.")
    )
    if sent.saved is not None:
        messages.success(request, _("The expression was saved. The next search knows it."))
        return redirect("desk:word", code=sent.saved.code)
    told = {"form": form, "row": row, "search": search, "known": sent.known}
    return render(request, "desk/word_form.html", told, status=sent.status)


def _save(
    request: SignedInRequest,
    form: ExpressionForm,
    row: Expression | None,
    search: MissedSearch | None,
) -> Expression:
    region, actor, now = request.region, request.user, timezone.now()
    wording = form.wording()
    if row is not None:
        return change_expression(
            expression=row, wording=wording, region=region, actor=actor, now=now
        )
    saved = add_expression(wording=wording, region=region, actor=actor, now=now)
    if search is not None:
        settle_search(search=search, region=region, actor=actor, now=now)
    return saved


@once
@coordinators
def word_retire(request: SignedInRequest, code: str) -> HttpResponse:
    """Take an expression out of use, after a page that says what that means."""
    row = get_object_or_404(Expression, code=code)
    if request.method != "POST":
        return render(request, "desk/word_retire.html", {"row": row})
    retire_expression(expression=row, region=request.region, actor=request.user, now=timezone.now())
    messages.success(request, _("The expression is out of use."))
    return redirect("desk:word", code=code)


@once
@coordinators
def word_restore(request: SignedInRequest, code: str) -> HttpResponse:
    """Take an expression into use again, after a page that says what that means."""
    row = get_object_or_404(Expression, code=code)
    if request.method != "POST":
        return render(request, "desk/word_restore.html", {"row": row})
    restore_expression(
        expression=row, region=request.region, actor=request.user, now=timezone.now()
    )
    messages.success(request, _("The expression is in use again."))
    return redirect("desk:word", code=code)
