"""What a restored installation must not go on with: who was signed in, links, mails that waited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kumaja.foundation.accounts.actions import SIGN_IN_PAGE
from kumaja.foundation.accounts.models import Link, SignIn
from kumaja.foundation.outbox.actions import SEND_MAIL
from kumaja.foundation.outbox.domain.mails import MailState
from kumaja.foundation.outbox.models import Job, Mail, ScheduleRow


def settle(*, now: datetime, moved: bool) -> Iterator[str]:
    """End what must end, in the caller's transaction; yield a sentence for each thing that did.

    `moved`: the old installation has done nothing since the backup, so that what waited still
    waits. Otherwise it may have sent what waited: a person decides on each, nothing goes twice.
    """
    SignIn.objects.filter(ended_at=None).update(ended_at=now)
    yield "Everybody is signed out."
    Job.objects.exclude(lease_until=None).update(lease_until=None)  # its worker is not here
    links = Link.objects.filter(spent_at=None, revoked_at=None, expires_at__gt=now)
    if moved:
        links = links.filter(page=SIGN_IN_PAGE)
    if ended := links.update(revoked_at=now):
        yield f"Links that were mailed and not used have ended: {ended}."
    if not moved:
        yield from _hold_what_waited()


def _hold_what_waited() -> Iterator[str]:
    """Let nothing go out by itself that may have gone out since the backup."""
    waited = Mail.objects.filter(state__in=(MailState.WAITING, MailState.SENDING))
    held = waited.update(state=MailState.DOUBTFUL)
    Job.objects.filter(name=SEND_MAIL).delete()
    if held:
        yield (
            f"Mails that waited when the backup was made, and may have gone since: {held}. "
            "They are listed on the page of the queue, for a person to decide."
        )
    # What the clock starts waits for its next time, instead of being made up for at once.
    ScheduleRow.objects.all().delete()
