"""Makes somebody administrator, and mails them a link with which to sign in."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override

from kumaja.foundation.accounts.actions import make_sign_in_link, open_account
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import link_address
from kumaja.foundation.outbox.actions import post
from kumaja.network.registry.actions.roles import RoleHeldAlready, grant_role
from kumaja.network.registry.domain.kinds import RoleKind

LIFETIME = timedelta(days=3)
ACTOR = "invite_administrator"


class Command(BaseCommand):
    """`kumaja manage invite_administrator MAIL`."""

    help = "Makes the account when there is none, gives it the role, mails and prints a link."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address, and the language of the mail."""
        parser.add_argument("mail")
        parser.add_argument("--language", choices=["fi", "sv", "en"], default="fi")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's own
        """Invite the person; harmless when they are administrator already."""
        address = options["mail"].strip().lower()
        try:
            validate_email(address)
        except ValidationError as wrong:
            raise CommandError(f"{address} is not a mail address.") from wrong
        self.stdout.write(_invite(address, options["language"]))


@transaction.atomic
def _invite(address: str, language: str) -> str:
    """Grant the role and post the mail; returns the link."""
    now = timezone.now()
    user = open_account(email=address, now=now, language=language)
    with suppress(RoleHeldAlready):
        grant_role(
            user=user, kind=RoleKind.ADMINISTRATOR, actor=ACTOR, now=now,
            starts_on=timezone.localdate(now),
        )  # fmt: skip
    link = link_address(make_sign_in_link(user=user, now=now, lifetime=LIFETIME))
    _post(user, link)
    return link


def _post(user: User, link: str) -> None:
    """Mail the invitation in the person's language."""
    with override(user.language):
        subject = gettext("You look after Kumaja from now on")
        body = render_to_string("registry/mail/administrator.txt", {"link": link})
    post(
        to=user.email, subject=subject, body=body, region=None, language=user.language,
        kind="administrator_invited", now=timezone.now(), link=link,
    )  # fmt: skip
