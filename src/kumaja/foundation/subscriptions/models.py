"""Who wants to hear of what, and how often."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.subscriptions.domain.frequencies import Frequency, Way

_ACCOUNT = Q(user__isnull=False, email="", street="")
_MAIL = Q(user__isnull=True, street="") & ~Q(email="")
_POST = Q(user__isnull=True, email="") & ~Q(street="") & ~Q(name="")


class Receiver(models.Model):
    """Who is told (vastaanottaja): an account, a mail address, or a postal address."""

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="receivers",
    )
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    post_office = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default="fi")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_ACCOUNT | _MAIL | _POST, name="receiver_has_one_way"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="receiver_email_lower"),
            models.UniqueConstraint(
                "region", "user", condition=Q(user__isnull=False), name="receiver_once_an_account"
            ),
            models.UniqueConstraint(
                "region", "email", condition=~Q(email=""), name="receiver_once_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def way(self) -> Way:
        """By which way it is reached."""
        if self.user_id is not None:
            return Way.ACCOUNT
        return Way.MAIL if self.email else Way.POST


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Reading words of subscriptions."""

    def confirmed(self) -> SubscriptionQuerySet:
        """Keep those that the receiver has confirmed to want."""
        return self.filter(confirmed_at__isnull=False)


class Subscription(models.Model):
    """One wish to hear of one thing (tilaus); a kind is named by the room that tells of it.

    What it is about is a label and key in text (`matters.Matter:ab23…`), empty for all of a kind.
    """

    code = PublicCode()
    wanted_by = models.ForeignKey(Receiver, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=125, blank=True)
    frequency = models.CharField(max_length=10, choices=[(each, each) for each in Frequency])
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("wanted_by", "kind", "about", name="subscription_once"),
        ]
        indexes = [models.Index("kind", "about", "frequency", name="subscription_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.frequency}"
