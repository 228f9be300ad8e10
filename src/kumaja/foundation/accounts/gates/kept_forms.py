"""Keeping a form that was sent when the session had ended."""

from __future__ import annotations

import time

from django.http import HttpRequest

from kumaja.foundation.accounts.domain.kept_forms import MOST_BYTES, KeptForm

SESSION_KEY = "kept_form"


def keep_form(request: HttpRequest) -> bool:
    """Keep what was posted in the session; False when it is no form, too big or has files."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.method != "POST" or not request.POST or request.FILES or length > MOST_BYTES:
        return False
    kept = KeptForm.of(request.path, request.POST.lists(), time.time())
    request.session[SESSION_KEY] = kept.for_session()
    return True


def kept_form(request: HttpRequest) -> KeptForm | None:
    """Return the form that waits for its writer to sign in."""
    return KeptForm.from_session(request.session.get(SESSION_KEY), time.time())


def let_go(request: HttpRequest) -> None:
    """Forget the form."""
    request.session.pop(SESSION_KEY, None)
