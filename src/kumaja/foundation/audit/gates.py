"""A form that is sent twice is answered twice and acted on once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseRedirectBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from kumaja.foundation.audit.actions import take_form_key
from kumaja.foundation.audit.models import FormKey

FORM_KEY_FIELD = "form_key"
_NOT_SAID = frozenset({"csrfmiddlewaretoken"})

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]


def once(view: View[R, P]) -> View[R, P]:
    """Act on a POST once: open the transaction, take the form's key, keep the redirect.

    The same form with the same content, sent again, gets the same redirect. An answer that is not
    a redirect (the form shown again, a refusal) leaves nothing stored. Other methods pass.
    """

    @wraps(view)
    def answer(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            taken, is_new = _take(request)
            if taken is not None and not is_new:
                return _same_answer(request, taken)
            response = view(request, *args, **kwargs)
            _keep(taken, response)
        return response

    answer.acts_once = True  # type: ignore[attr-defined]  # a page of it is drawn without buttons
    return answer


def _take(request: HttpRequest) -> tuple[FormKey | None, bool]:
    """Take the key that the form carries; a form without one is acted on each time."""
    if not request.POST.get(FORM_KEY_FIELD):
        return None, True
    owner = str(getattr(request.user, "code", ""))
    return take_form_key(owner=owner, key=_print_of(request), now=timezone.now())


def _print_of(request: HttpRequest) -> str:
    """Return the print of address, key and content: who goes back and mends the text acts anew."""
    said = [(name, request.POST.getlist(name)) for name in sorted(request.POST)]
    sent = [(name, request.FILES.getlist(name)) for name in sorted(request.FILES)]
    files = [(name, [(file.name, file.size) for file in files]) for name, files in sent]
    parts = repr((request.path, [pair for pair in said if pair[0] not in _NOT_SAID], files))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def _same_answer(request: HttpRequest, taken: FormKey) -> HttpResponse:
    """Answer as the first time, and say when that was."""
    when = date_format(
        timezone.localtime(taken.answered_at),
        pgettext("day and hour of a moment", r"j.n. \a\t G.i"),
    )
    told = gettext("This has already arrived (%(when)s). Nothing was sent twice.") % {"when": when}
    messages.info(request, told, fail_silently=True)
    return HttpResponseRedirect(taken.redirect_to)


def _keep(taken: FormKey | None, response: HttpResponse) -> None:
    """Store the redirect with the key; an answer of another kind undoes what was written."""
    if not isinstance(response, HttpResponseRedirectBase):
        transaction.set_rollback(True)
    elif taken is not None:
        # The key is gone by now when the person behind it was erased.
        FormKey.objects.filter(pk=taken.pk).update(redirect_to=response.url)
