"""The words people use: everyday expressions, and what people say in each life situation."""

from __future__ import annotations

from django.db import models

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.vocabulary.models import Term

_LANGUAGES = [(language, language) for language in LANGUAGES]


class Kept(models.Model):
    """What ships with Kumaja or was written by a coordinator, and may be taken out of use.

    A row that ships is kept when it is retired, so that the next version does not bring it back;
    `edited_at` says that a coordinator has changed it, and the shipped text leaves it alone.
    """

    is_shipped = models.BooleanField(default=False)
    is_retired = models.BooleanField(default=False)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Expression(Kept):
    """An everyday expression (arjen ilmaus) and what it leads to: “mummo kaatuilee”.

    `terms` are life situations, target groups and themes; `words` are the words that records of
    such help use, separated by commas; `reason` says why, when the way is not plain.
    """

    code = PublicCode()
    language = models.CharField(max_length=2, choices=_LANGUAGES)
    text = models.CharField(max_length=80)
    match_key = models.CharField(max_length=250, editable=False)
    terms = models.ManyToManyField(Term, blank=True, related_name="expressions")
    words = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("language", "match_key", name="expression_once_a_language"),
            models.CheckConstraint(condition=~models.Q(match_key=""), name="expression_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class Voice(Kept):
    """What people say when they need something (ääni): “viikonloput ovat hiljaisia”.

    It tells of a life situation (`term`), or of a topic that is known by the words of its records
    (`words`, the same for all voices of the topic): “sohva pitäisi saada pois pihasta”.
    """

    code = PublicCode()
    term = models.ForeignKey(
        Term, null=True, blank=True, on_delete=models.CASCADE, related_name="voices"
    )
    words = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, choices=_LANGUAGES)
    text = models.CharField(max_length=200)
    match_key = models.CharField(max_length=250, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("language", "match_key", name="voice_once_a_language"),
            models.CheckConstraint(
                condition=models.Q(term__isnull=False) | ~models.Q(words=""),
                name="voice_tells_of_something",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class MissedSearch(models.Model):
    """What was searched and not found in a region, and how often; never by whom or when exactly."""

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.CASCADE, related_name="missed_searches"
    )
    language = models.CharField(max_length=2, choices=_LANGUAGES)
    text = models.CharField(max_length=80)
    match_key = models.CharField(max_length=250, editable=False)
    count = models.PositiveIntegerField(default=0)
    last_on = models.DateField()
    is_settled = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "missed searches"
        constraints = [
            models.UniqueConstraint(
                "region", "language", "match_key", name="missed_search_once_a_region"
            )
        ]

    def __str__(self) -> str:
        return self.text
