"""Jobs, when schedules are due, mails out and in, and whose thread an answer belongs to."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.foundation.outbox.domain.incoming import IncomingState
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


class MailQuerySet(models.QuerySet["Mail"]):
    """Reading words of mails that went out."""

    def returned(self) -> MailQuerySet:
        """Keep those that came back for good and that nobody has seen to."""
        return self.filter(bounce=BounceKind.HARD, bounce_settled_at__isnull=True)


class Mail(models.Model):
    """A mail that goes out or, in the demonstration, would have gone (sähköposti).

    `author` is the code of the person whose name its text tells, so that it goes when they do;
    `about_label` and `about_key` name the row that has the address, as the log names rows.
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
    return_path = models.CharField(max_length=200, blank=True)
    about_label = models.CharField(max_length=60, blank=True)
    about_key = models.CharField(max_length=64, blank=True)
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in MailState], default=MailState.WAITING
    )
    error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    bounce = models.CharField(
        max_length=4, blank=True, choices=[(kind, kind) for kind in BounceKind]
    )
    bounce_reason = models.CharField(max_length=300, blank=True)
    bounced_at = models.DateTimeField(null=True)
    bounce_settled_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("to", name="mail_by_receiver"),
            models.Index(fields=["-created_at"], name="mail_newest"),
            models.Index("bounce", "region", condition=~Q(bounce=""), name="mail_came_back"),
        ]

    def __str__(self) -> str:
        return self.subject


class Thread(models.Model):
    """Whose thread an answer to a mail belongs to (viestiketju), known by the token it was sent to.

    `job` takes the answer, with `payload`; without one it waits for coordination.
    """

    digest = models.CharField(max_length=64, unique=True)
    mail = models.OneToOneField(Mail, on_delete=models.CASCADE, related_name="thread")
    region = models.ForeignKey(
        "regions.Region", null=True, on_delete=models.PROTECT, related_name="+"
    )
    job = models.CharField(max_length=80, blank=True)
    payload = models.JSONField(default=dict)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.job

    def is_valid_at(self, moment: datetime) -> bool:
        """Test whether answers still go to the job."""
        return moment < self.expires_at


class IncomingMail(models.Model):
    """A mail that came in (saapunut viesti): its text alone; what was attached is not kept."""

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mail = models.ForeignKey(
        Mail, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    print = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=200, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    attachments = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(state, state) for state in IncomingState])
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index("state", "region", "received_at", name="incoming_by_state"),
            models.Index("sender", name="incoming_by_sender"),
        ]

    def __str__(self) -> str:
        return self.code
