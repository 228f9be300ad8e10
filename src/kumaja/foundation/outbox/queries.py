"""What waits in the outbox."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from kumaja.foundation.outbox.models import Job, JobQuerySet, Mail


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
