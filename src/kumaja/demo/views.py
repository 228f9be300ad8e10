"""Trying roles, reading the mails that would have been sent, and answering them."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kumaja.demo.forms import AnswerForm
from kumaja.demo.people import people, user_of
from kumaja.foundation.accounts.actions import make_sign_in_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.gates import RegionLink, links_to_regions

SHOWN, ECHOES = 50, 3


@require_safe
@login_not_required
def roles(request: HttpRequest) -> HttpResponse:
    """Show whom one can try to be, echoes to open as the one who spoke, and the mails."""
    mails = Mail.objects.order_by("-created_at", "-pk")
    echoes = [
        (mail, urlsplit(mail.link).path)  # wherever it is served now
        for mail in mails.filter(kind="echo.notice").exclude(link="")[:ECHOES]
    ]
    region = getattr(request, "region", None)
    told = {"people": people(region.slug if region else ""), "mails": mails[:SHOWN]}
    told |= {"others": _other_regions(request), "echoes": echoes}
    return render(request, "demo/roles.html", told)


def _other_regions(request: HttpRequest) -> list[RegionLink]:
    """Return the front pages of the other regions, by their paths."""
    region, language = getattr(request, "region", None), (get_language() or "fi")[:2]
    links = links_to_regions(language, within=getattr(request, "region_prefix", ""))
    return [link for link in links if link.slug != (region and region.slug)]


@require_POST
@login_not_required
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Make a one-time link for one of the invented people and open it."""
    del request
    user = user_of(key)
    if user is None:
        raise Http404
    token = make_sign_in_link(user=user, now=timezone.now(), with_second_factor=True)
    return redirect("link", token=token)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
@once
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Answer a mail by the same way as a real answer comes in."""
    mail = get_object_or_404(Mail.objects.exclude(return_path=""), code=code)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        receive(_letter(mail, form.cleaned_data["text"]), now=timezone.now())
        messages.success(request, _("The answer went in as a real mail does."))
        return redirect("demo:roles")
    return render(request, "demo/answer.html", {"mail": mail, "form": form})


def _letter(mail: Mail, text: str) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = mail.to, mail.reply_to
    letter["Subject"] = f"Re: {mail.subject}"
    letter["In-Reply-To"] = mail.message_id
    letter.set_content(text)
    return letter.as_bytes()
