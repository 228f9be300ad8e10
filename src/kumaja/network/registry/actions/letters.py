"""Mails about requests: the link to one's own, what became of it, and to who acts already."""

from __future__ import annotations

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.outbox.actions import post
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.requests import LINK_LIFE, RequestState
from kumaja.network.registry.models import JoiningRequest, Role

REQUEST_PAGE = "registry:request"
REQUEST_MAIL = "registry.request"
_KEEPERS = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)


def mail_link(request: JoiningRequest, *, now: datetime) -> None:
    """Mail the link by which the asker shows that the address is theirs."""
    with override(request.language):
        _post(request, "link", _("Confirm your request"), now)


def mail_news(request: JoiningRequest, *, now: datetime) -> None:
    """Mail what became of the request, or what is asked about it."""
    with override(request.language):
        subject = {
            RequestState.ASKED: _("A question about your request"),
            RequestState.ACCEPTED: _("Your request was accepted"),
            RequestState.DECLINED: _("Your request was not accepted"),
        }[RequestState(request.state)]
        _post(request, "news", subject, now)


def _post(request: JoiningRequest, template: str, subject: str, now: datetime) -> None:
    token = make_link(
        page=REQUEST_PAGE, payload={"request": request.code}, lifetime=LINK_LIFE, now=now,
        language=request.language,
    )  # fmt: skip
    link = link_address(token)
    told = {"request": request, "link": link, "region": request.region}
    body = render_to_string(f"registry/mail/{template}.txt", told)
    post(
        to=request.email, subject=subject, body=body, region=request.region,
        language=request.language, kind=REQUEST_MAIL, now=now, link=link,
        reply_to=request.region.email, asks=template == "link",
    )  # fmt: skip


def mail_keepers(request: JoiningRequest, *, now: datetime) -> None:
    """Tell those who act for the organisation that somebody asks to act for it too."""
    rows = Role.objects.on(day_of(now)).of_kind(*_KEEPERS)
    rows = rows.filter(organisation=request.organisation, user__is_active=True)
    for user in {row.user for row in rows.select_related("user").order_by("pk")}:
        with override(user.language):
            assert request.organisation is not None  # noqa: S101 - asked for one
            name = request.organisation.name.in_language(user.language).value
            post(
                to=user.email, region=request.region, language=user.language,
                kind="registry.keepers", now=now, reply_to=request.region.email,
                subject=_("Somebody asks to act for %(name)s") % {"name": name},
                body=render_to_string("registry/mail/keepers.txt", {"name": name}),
            )  # fmt: skip
