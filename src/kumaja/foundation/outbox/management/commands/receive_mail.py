"""Takes in one mail from standard input, as a mail server hands it to a pipe."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.domain.incoming import LONGEST_MAIL


class Command(BaseCommand):
    """`kumaja manage receive_mail [--to ADDRESS] < MAIL`."""

    help = "Takes in one mail from standard input; the same mail again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address that the server delivers to, where the mail itself may not tell it."""
        parser.add_argument("--to", default="", help="the address that the server delivers to")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's own
        """Read the mail, and no more of it than is kept."""
        raw = sys.stdin.buffer.read(LONGEST_MAIL)
        mail = receive(raw, now=timezone.now(), recipient=options["to"])
        self.stdout.write(mail.state)
