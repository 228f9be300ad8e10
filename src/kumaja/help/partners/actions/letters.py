"""Mails of a request: to associations, each with its own link, and to the one who asks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.telling import Names, told
from kumaja.help.partners.queries.words import KIND_WORDS
from kumaja.help.upkeep.actions.asking import language_of
from kumaja.network.registry.domain.days import HELSINKI

ANSWER_PAGE: Final = "partners:answer"
TAKE_WORD: Final = "partners.take_word"
# An answer that comes late is still an answer, while the request is open.
LINK_LIFE_AFTER: Final = timedelta(days=30)
NO_LINK: Final = "https://…"


def invite(
    invitation: PartnerInvitation, names: Names, *, is_reminder: bool, now: datetime
) -> None:
    """Mail an association what is asked, with a link of its own."""
    request, language = invitation.request, language_of(invitation.organisation)
    until = datetime.combine(request.answer_by_on, time(), HELSINKI) + LINK_LIFE_AFTER
    token = make_link(
        page=ANSWER_PAGE, payload={"invitation": invitation.code}, now=now, language=language,
        lifetime=max(until - now, LINK_LIFE_AFTER),
    )  # fmt: skip
    link = link_address(token)
    subject, body = written(invitation, names, link=link, is_reminder=is_reminder)
    post(
        to=invitation.to, subject=subject, body=body, region=request.region, language=language,
        kind="partners.reminder" if is_reminder else "partners.invitation", now=now, link=link,
        about=invitation.organisation, reply_to=request.region.email,
        answers=Answers(TAKE_WORD, {"invitation": invitation.code}), asks=True,
    )  # fmt: skip


def written(
    invitation: PartnerInvitation, names: Names, *, link: str = NO_LINK, is_reminder: bool = False
) -> tuple[str, str]:
    """Return the subject and the body of the mail, as its receiver reads it."""
    request, language = invitation.request, language_of(invitation.organisation)
    with override(language):
        told_of = about(request, language) | {
            "name": invitation.organisation.name.in_language(language).value,
            "reasons": told(invitation.why, names, language),
            "link": link, "is_reminder": is_reminder,
        }  # fmt: skip
        body = render_to_string("partners/mail/invitation.txt", told_of)
        told_day = {"day": _day(request), "title": request.title}
        if is_reminder:
            return _("Still time to answer by %(day)s: %(title)s") % told_day, body
        return _("Can you come along? Answer by %(day)s: %(title)s") % told_day, body


def about(request: PartnerRequest, language: str) -> dict[str, Any]:
    """Return what mails and sheets tell of a request (network and areas at hand)."""
    network = request.network
    return {
        "request": request,
        "kind": KIND_WORDS[request.kind],
        "body": request.body.name.in_language(language).value,
        "network": network.name.in_language(language).value if network else "",
        "areas": [area.name.in_language(language).value for area in request.areas.all()],
    }


def _day(request: PartnerRequest) -> str:
    return date_format(request.answer_by_on, "j.n.")


def tell_asker(invitation: PartnerInvitation, *, now: datetime) -> None:
    """Mail the one who asks what an association answered; nobody when they are gone."""
    request = invitation.request
    asker = request.asked_by
    if asker is None or not asker.is_active:
        return
    with override(asker.language):
        name = invitation.organisation.name.in_language(asker.language).value
        link = request_address(request)
        body = render_to_string(
            "partners/mail/answered.txt",
            {"name": name, "invitation": invitation, "request": request, "link": link},
        )
        told_of = {"name": name, "title": request.title}
        subject = (
            _("%(name)s comes along: %(title)s")
            if invitation.has_agreed
            else _("%(name)s can't come now: %(title)s")
        ) % told_of
    post(
        to=asker.email, subject=subject, body=body, region=request.region, now=now, link=link,
        language=asker.language, kind="partners.answered", reply_to=request.region.email,
    )  # fmt: skip


def tell_end(invitation: PartnerInvitation, *, now: datetime) -> None:
    """Mail an association what came of the request, or that it was withdrawn."""
    request, language = invitation.request, language_of(invitation.organisation)
    if not invitation.to:
        return
    with override(language):
        told_of = about(request, language) | {"invitation": invitation}
        body = render_to_string("partners/mail/ended.txt", told_of)
        subject = (
            _("What came of it: %(title)s")
            if request.is_closed
            else _("The request was withdrawn: %(title)s")
        ) % {"title": request.title}
    post(
        to=invitation.to, subject=subject, body=body, region=request.region, language=language,
        kind="partners.ended", now=now, about=invitation.organisation,
        reply_to=request.region.email,
    )  # fmt: skip


def request_address(request: PartnerRequest) -> str:
    """Return where the body reads its request: by the region's path, which works on every host."""
    path = reverse("partners:request", args=[request.code])
    return f"{settings.PUBLIC_URL}/{request.region.slug}/{path.removeprefix(get_script_prefix())}"
