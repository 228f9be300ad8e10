"""Rows of who did what, and the keys of forms that were answered."""

from __future__ import annotations

from django.db import models


class AuditRow(models.Model):
    """One act on one row (lokirivi): actor, region and object are kept as text.

    Text, because every room above writes here and none may be pointed at from below; and because
    the act stays true when the person or the row is gone.
    """

    at = models.DateTimeField()
    actor_label = models.CharField(max_length=100)
    actor_key = models.CharField(max_length=64, blank=True)
    region_key = models.CharField(max_length=64, blank=True)
    verb = models.CharField(max_length=60)
    object_label = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    object_text = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index("object_label", "object_key", "at", name="audit_by_object"),
            models.Index("actor_key", "at", name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_label} {self.verb} {self.object_text}"


class FormKey(models.Model):
    """A form that was sent once (lomakeavain): sending it again gets the same answer."""

    key = models.CharField(max_length=64)
    owner = models.CharField(max_length=64)
    answered_at = models.DateTimeField()
    redirect_to = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint("owner", "key", name="form_key_once")]

    def __str__(self) -> str:
        return self.key
