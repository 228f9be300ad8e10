"""Terms in three languages, with the words people use for them."""

from __future__ import annotations

from django.db import models

from kumaja.foundation.core.models import Named, TrilingualText
from kumaja.foundation.vocabulary.domain.schemes import Scheme


class TermQuerySet(models.QuerySet["Term"]):
    """Reading words of terms."""

    def of(self, *schemes: Scheme) -> TermQuerySet:
        """Keep the terms of these lists."""
        return self.filter(scheme__in=schemes)

    def current(self) -> TermQuerySet:
        """Leave out what was retired or merged into another."""
        return self.filter(is_retired=False)

    def in_order(self) -> TermQuerySet:
        """Order as the list has them; the key makes the order whole."""
        return self.order_by("scheme", "position", "pk")

    def named_only(self) -> TermQuerySet:
        """Load only what names a term: pages list dozens."""
        return self.only("scheme", "code", "position", "name_fi", "name_sv", "name_en")


class Term(Named):
    """One word of a list (termi), in people's own words where people meet it.

    `edited_at` says that an administrator has reworded it: the shipped list then leaves it alone.
    """

    scheme = models.CharField(max_length=30, choices=[(scheme, scheme) for scheme in Scheme])
    code = models.CharField(max_length=80)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    position = models.PositiveSmallIntegerField(default=0)
    note_fi = models.TextField(blank=True)
    note_sv = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    note = TrilingualText()
    uri = models.CharField(max_length=200, blank=True)
    old_codes = models.JSONField(default=list, blank=True)
    is_retired = models.BooleanField(default=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    means = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="meant_by")

    objects = TermQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("scheme", "code", name="term_once_a_scheme")]
        indexes = [models.Index("scheme", "position", name="term_by_scheme")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


class Synonym(models.Model):
    """Another word for a term, in one language (rinnakkaissana)."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="synonyms")
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint("term", "language", "text", name="synonym_once_a_term")
        ]

    def __str__(self) -> str:
        return self.text
