"""Asking to be let in: an organisation into the region, a person into an organisation."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kumaja.foundation.core.models import PublicCode
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.requests import LONGEST, OPEN, SETTLED, RequestState, Wish

_ROLES = (RoleKind.EDITOR, RoleKind.SPOKESPERSON)


class JoiningRequestQuerySet(models.QuerySet["JoiningRequest"]):
    """Reading words of requests."""

    def waiting(self) -> JoiningRequestQuerySet:
        """Keep those that wait for an answer of ours."""
        return self.filter(state=RequestState.WAITING)

    def unsettled(self) -> JoiningRequestQuerySet:
        """Keep those that wait for us, or for the asker's answer."""
        return self.filter(state__in=(RequestState.WAITING, RequestState.ASKED))

    def oldest_first(self) -> JoiningRequestQuerySet:
        """Order by how long they have waited."""
        return self.order_by("asked_at", "pk")


class JoiningRequest(models.Model):
    """A wish to join or to act for an organisation (liittymispyyntö), and what became of it."""

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=10, choices=[(wish, wish) for wish in Wish])
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, blank=True, on_delete=models.CASCADE,
        related_name="requests",
    )  # fmt: skip
    role = models.CharField(
        max_length=30, choices=[(role, role) for role in _ROLES], default=RoleKind.EDITOR
    )
    name = models.CharField(max_length=200, blank=True)
    business_id = models.CharField(max_length=9, blank=True)
    domicile = models.ForeignKey(
        "places.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    website = models.URLField(blank=True)
    person_name = models.CharField(max_length=100, blank=True)
    post = models.CharField(max_length=100, blank=True)  # what the asker does there
    words = models.TextField(blank=True, max_length=LONGEST)
    email = models.EmailField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(max_length=2)
    state = models.CharField(
        max_length=20, choices=[(state, state) for state in RequestState],
        default=RequestState.UNCONFIRMED,
    )  # fmt: skip
    asked_at = models.DateTimeField()
    question = models.TextField(blank=True, max_length=LONGEST)
    answer = models.TextField(blank=True, max_length=LONGEST)
    reason = models.TextField(blank=True, max_length=LONGEST)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)  # an organisation or coordination

    objects = JoiningRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN), settled_at__isnull=True)
                | Q(state__in=sorted(SETTLED), settled_at__isnull=False),
                name="request_settled_by_its_state",
            ),
            models.CheckConstraint(
                condition=(Q(wish=Wish.JOIN) & ~Q(name=""))
                | (~Q(wish=Wish.JOIN) & Q(organisation__isnull=False)),
                name="request_names_whom_it_is_about",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="request_email_lower"),
        ]
        indexes = [
            models.Index("region", "state", "asked_at", name="request_by_state"),
            models.Index("email", "asked_at", name="request_by_asker"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_settled(self) -> bool:
        """Whether it was answered for good."""
        return self.state in SETTLED

    def waits_since(self, moment: datetime) -> int:
        """Return for how many days it has waited; what came today has waited none."""
        return (day_of(moment) - day_of(self.asked_at)).days
