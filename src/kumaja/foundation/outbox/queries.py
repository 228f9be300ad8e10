"""What waits in the outbox."""

from __future__ import annotations

from datetime import datetime

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
