"""Feeds of public bodies that are watched, and what they suggest for the calendar."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.voice.matters.domain.watching import FeedKind, SuggestionState
from kumaja.voice.matters.models.matter import Matter


class WatchedFeed(models.Model):
    """A feed of a public body (seurattava syöte): no other address is fetched."""

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="feeds")
    body = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="watched_feeds"
    )
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in FeedKind])
    language = models.CharField(max_length=2, default="fi")
    url = models.URLField(max_length=500)
    etag = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "region", "url", condition=Q(stopped_at=None), name="feed_watched_once"
            )
        ]

    def __str__(self) -> str:
        return self.url


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Reading words of suggestions."""

    def in_region(self, region: Region) -> SuggestionQuerySet:
        """Keep those of the region."""
        return self.filter(feed__region=region)

    def waiting(self) -> SuggestionQuerySet:
        """Keep those that nobody has looked at."""
        return self.filter(state=SuggestionState.WAITING)


class Suggestion(models.Model):
    """What a feed told (ehdotus kalenteriin); it changes nothing before coordination says so."""

    code = PublicCode()
    feed = models.ForeignKey(WatchedFeed, on_delete=models.CASCADE, related_name="suggestions")
    uid = models.CharField(max_length=300)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, max_length=2000)
    url = models.URLField(max_length=500, blank=True)
    day = models.DateField(null=True, blank=True)
    found_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in SuggestionState],
        default=SuggestionState.WAITING,
    )  # fmt: skip
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestions"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("feed", "uid", name="suggestion_once"),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.WAITING, settled_at=None)
                | (~Q(state=SuggestionState.WAITING) & Q(settled_at__isnull=False)),
                name="suggestion_settled_by_its_state",
            ),
        ]
        indexes = [models.Index("state", "found_at", name="suggestion_by_state")]

    def __str__(self) -> str:
        return self.title
