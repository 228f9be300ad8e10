"""Where help is had at once, and the words that show it above all results."""

from __future__ import annotations

from django.db import models

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.models import Named, PublicCode, TrilingualText
from kumaja.help.directory.domain.crisis import CrisisTopic
from kumaja.help.directory.models.words import Kept


class CrisisContact(Named, Kept):
    """A line that helps at once (kriisiapu): its number, hours, languages, source, last check.

    `opening` are spans of the week, `[{"days": [0, 1], "from": "09:00", "until": "15:00"}]` with
    Monday as 0; empty with `is_always` false means that the hours are not known for sure.
    `topics` are the triggers that show it, `languages` ISO codes. Never the address of a shelter:
    there is no field for one.
    """

    code = PublicCode()
    key = models.SlugField(max_length=40, unique=True)
    number = models.CharField(max_length=30)
    hours_fi = models.CharField(max_length=160, blank=True)
    hours_sv = models.CharField(max_length=160, blank=True)
    hours_en = models.CharField(max_length=160, blank=True)
    hours = TrilingualText()
    is_always = models.BooleanField(default=False)
    opening = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    source = models.URLField(max_length=300, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(number=""), name="crisis_contact_has_number")
        ]

    def __str__(self) -> str:
        return self.key


class CrisisTrigger(Kept):
    """An expression that shows crisis contacts above all results (hälytyssana)."""

    code = PublicCode()
    topic = models.CharField(max_length=20, choices=[(topic, topic) for topic in CrisisTopic])
    language = models.CharField(max_length=2, choices=[(each, each) for each in LANGUAGES])
    text = models.CharField(max_length=80)
    match_key = models.CharField(max_length=250, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "topic", "language", "match_key", name="crisis_trigger_once_a_topic"
            )
        ]

    def __str__(self) -> str:
        return self.text
