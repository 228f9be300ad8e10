"""What an association is writing, part by part, before it sends."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.models.consultation import Consultation


class ViewDraftQuerySet(models.QuerySet["ViewDraft"]):
    """Reading words of drafts."""

    def in_region(self, region: Region) -> ViewDraftQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def of(self, organisation: Organisation) -> ViewDraftQuerySet:
        """Keep the organisation's own."""
        return self.filter(organisation=organisation)


class ViewDraft(models.Model):
    """An association's view while it is written (näkemyksen luonnos), by several of its people.

    Nobody else reads it; sending it empties and deletes it.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="drafts")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="view_drafts"
    )
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = ViewDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("consultation", "organisation", name="view_draft_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.consultation}"


class ViewDraftPart(models.Model):
    """One part of a draft (luonnoksen osa): what it holds, who saved it and when.

    `version` grows with each saving: who saves over a colleague's text is asked first.
    """

    draft = models.ForeignKey(ViewDraft, on_delete=models.CASCADE, related_name="parts")
    step = models.CharField(max_length=12, choices=[(step, step) for step in Step])
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    is_done = models.BooleanField(default=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("draft", "step", name="view_draft_part_once")]

    def __str__(self) -> str:
        return self.step
