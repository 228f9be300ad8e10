"""Jobs, when schedules are due, and mails."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.outbox.domain.mails import MailState


class JobQuerySet(models.QuerySet["Job"]):
    """Reading words of jobs."""

    def due_at(self, moment: datetime) -> JobQuerySet:
        """Keep those that wait, whose time has come and that nobody works on."""
        return self.filter(Q(lease_until__isnull=True) | Q(lease_until__lte=moment)).filter(
            is_dead=False, run_at__lte=moment
        )

    def dead(self) -> JobQuerySet:
        """Keep those that were given up and wait for a person."""
        return self.filter(is_dead=True)


class Job(models.Model):
    """Something that must happen after a commit (työ): a function's name and its JSON.

    Done at least once; a job that is done has no row any more.
    """

    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    run_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_dead = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "name", "key", condition=~Q(key="") & Q(is_dead=False), name="job_waits_once"
            )
        ]
        indexes = [models.Index("is_dead", "run_at", name="job_by_time")]

    def __str__(self) -> str:
        return self.name


class ScheduleRow(models.Model):
    """When something scheduled is due next (ajastus)."""

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Mail(models.Model):
    """A mail that goes out or, in the demonstration, would have gone (sähköposti).

    `author` is the code of the person whose name its text tells, so that it goes when they do.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", null=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=60)
    author = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    sender = models.CharField(max_length=200)
    reply_to = models.CharField(max_length=200, blank=True)
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in MailState], default=MailState.WAITING
    )
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("to", name="mail_by_receiver"),
            models.Index(fields=["-created_at"], name="mail_newest"),
        ]

    def __str__(self) -> str:
        return self.subject
