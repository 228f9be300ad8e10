"""Imports and what each did to every record."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.imports.domain.verdicts import RunState, Stage, Verdict


class ImportRun(models.Model):
    """One bringing in of data (tuonti): read and reported, then perhaps applied, then undone."""

    code = PublicCode()
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    region = models.ForeignKey(
        "regions.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in RunState], default=RunState.REPORTED
    )
    counts = models.JSONField(default=dict, blank=True)  # verdict → how many records
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("source", "read_at", name="import_by_source")]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Reading words of rows."""

    def in_force(self) -> ImportRowQuerySet:
        """Keep those that were written and not taken back."""
        return self.filter(applied_at__isnull=False, undone_at__isnull=True)

    def judged(self, *verdicts: Verdict) -> ImportRowQuerySet:
        """Keep those with one of these verdicts."""
        return self.filter(verdict__in=verdicts)


class ImportRow(models.Model):
    """One record of an import (tuonnin rivi): what it said, what stood here, what was done."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    source = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=100, blank=True)
    file = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    field = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=10, choices=[(each, each) for each in Verdict])
    fields = models.JSONField(default=list, blank=True)
    disputed = models.JSONField(default=list, blank=True)  # fields on which ours says otherwise
    taken = models.JSONField(default=list, blank=True)  # of those, the ones where theirs holds
    values = models.JSONField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    sentence = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=list, blank=True)  # sentences with their details
    object_label = models.CharField(max_length=60, blank=True)
    object_key = models.CharField(max_length=64, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("source", "kind", "source_id", name="import_row_by_source_id"),
            models.Index("run", "verdict", name="import_row_by_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_id}: {self.verdict}"

    @property
    def told(self) -> str:
        """Its sentence in the reader's language."""
        return told(self.sentence, self.details)

    @property
    def told_remarks(self) -> list[str]:
        """What was left out of the record, in the reader's language."""
        return [told(text, details) for text, details in self.remarks]


class ColumnMapping(models.Model):
    """What the columns of a source's tables are (sarakkeiden kartta): kept for the next time."""

    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    source_name = models.CharField(max_length=100)
    columns = models.JSONField(default=dict, blank=True)  # title → field, empty when not taken
    answers = models.JSONField(default=dict, blank=True)  # a name in the table → whose code it is
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("region", "kind", "source", name="mapping_once_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_name}"


class SheetImport(models.Model):
    """A table on its way in (taulukon tuonti): its file, and how far the work has come.

    The file holds columns that nobody chose: it goes as soon as it is read.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    mapping = models.ForeignKey(ColumnMapping, on_delete=models.PROTECT, related_name="imports")
    file = models.ForeignKey(
        "files.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    seen = models.JSONField(default=list, blank=True)  # the columns, as they were looked at
    run = models.OneToOneField(
        ImportRun, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet"
    )
    stage = models.CharField(
        max_length=10, choices=[(stage, stage) for stage in Stage], default=Stage.RECEIVED
    )
    sentence = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("region", "received_at", name="sheet_by_region")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def told(self) -> str:
        """Why it can't be read, in the reader's language."""
        return told(self.sentence, self.details)


def told(text: str, details: dict[str, object]) -> str:
    """Return a kept sentence in the reader's language, with its details."""
    if not text:
        return ""
    return gettext(text) % details if details else gettext(text)
