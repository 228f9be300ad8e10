"""What waits in the outbox."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from kumaja.foundation.outbox.domain.incoming import IncomingState
from kumaja.foundation.outbox.models import IncomingMail, Job, JobQuerySet, Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions


def next_due(moment: datetime) -> Job | None:
    """Return the job whose turn it is; only reads, so that an idle poll takes no write lock."""
    return Job.objects.due_at(moment).order_by("run_at", "pk").first()


def list_dead_jobs() -> JobQuerySet:
    """Return the jobs that were given up, the latest first."""
    return Job.objects.dead().order_by("-run_at", "-pk")


def list_doubtful_mails() -> list[Mail]:
    """Return mails that may or may not have been sent: a person decides."""
    return list(Mail.objects.filter(state="doubtful").order_by("-created_at", "-pk")[:200])


def mails_of(address: str, author: str) -> QuerySet[Mail]:
    """Return the mails to a person, those to be answered to them, and those that name them."""
    theirs = Q(to__iexact=address) | Q(reply_to__iexact=address)
    return Mail.objects.filter(theirs | Q(author=author))


def region_of_mail(recipients: Iterable[str]) -> Region | None:
    """Return the region whose address the mail was sent to; the only one, when there is one."""
    regions, sent_to = list_regions(), " ".join(recipients).casefold()
    for region in regions:
        if any(own and own.casefold() in sent_to for own in (region.email, region.sender)):
            return region
    return regions[0] if len(regions) == 1 else None


def waiting_mails(regions: Iterable[Region | None]) -> QuerySet[IncomingMail]:
    """Return the mails that wait for a person, the oldest first; None stands for no region."""
    wanted = list(regions)
    reach = Q(region__in=[region for region in wanted if region is not None])
    if None in wanted:
        reach |= Q(region__isnull=True)
    rows = IncomingMail.objects.filter(reach, state=IncomingState.WAITING)
    return rows.select_related("region", "mail").order_by("received_at", "pk")


def mails_from(address: str) -> QuerySet[IncomingMail]:
    """Return the mails that came from an address."""
    return IncomingMail.objects.filter(sender__iexact=address).order_by("received_at", "pk")
