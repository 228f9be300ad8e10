"""Who is told of changes, and each message that was or will be sent."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.outbox.engine.fetch import AddressRefused, checked_url
from kumaja.foundation.regions.models import Region


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Reading words of webhooks."""

    def in_region(self, region: Region) -> WebhookQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def standing(self) -> WebhookQuerySet:
        """Leave out those that were removed."""
        return self.filter(ended_at__isnull=True)

    def active(self) -> WebhookQuerySet:
        """Keep those that are told of changes now."""
        return self.standing().filter(paused_at__isnull=True, disabled_at__isnull=True)


class Webhook(models.Model):
    """A system that is told of changes (webhook): where, of what, and how far it has been told.

    Coordination keeps it. `secret` is encrypted; `told_*` is the place in the log of changes.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    url = models.CharField(max_length=500)
    secret = models.TextField()
    kinds = models.JSONField(default=list)  # values of domain.webhooks.Kind
    told_transaction = models.BigIntegerField(default=0)
    told_change = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookQuerySet.as_manager()

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Refuse an address that may not be called."""
        try:
            checked_url(self.url)
        except AddressRefused as wrong:
            refusal = _("Write an address that begins with https:// and has no port or password.")
            raise ValidationError({"url": refusal}) from wrong

    @property
    def is_active(self) -> bool:
        """Test whether it is told of changes now."""
        return not (self.ended_at or self.paused_at or self.disabled_at)


class Delivery(models.Model):
    """One message to one webhook (lähetys); its code is the message's id at every attempt."""

    code = PublicCode()
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    payload = models.JSONField()
    is_trial = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)  # none: it has ended
    attempts = models.PositiveSmallIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True) | Q(given_up_at__isnull=True),
                name="delivery_ends_one_way",
            ),
            models.CheckConstraint(
                condition=Q(next_at__isnull=True)
                | Q(delivered_at__isnull=True, given_up_at__isnull=True),
                name="delivery_ended_is_not_due",
            ),
        ]
        indexes = [
            models.Index(fields=["webhook", "-id"], name="delivery_latest"),
            models.Index("created_at", name="delivery_by_age"),
            models.Index("next_at", condition=Q(next_at__isnull=False), name="delivery_due"),
        ]

    def __str__(self) -> str:
        return self.code
