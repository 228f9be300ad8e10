"""The package for the registry office: what was made of a matter's hearing, and its files."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.files.models import StoredFile
from kumaja.voice.matters.models import Matter, MatterOwner


class Annex(models.Model):
    """A package of a matter as it stood when it was made (liite kirjaamolle).

    `owner` is for whom its official made it; empty when coordination did. Its files live for some
    weeks: the registry office keeps them, and here they can be made anew. `dropped_at` is when
    they went. `lacks_pdf` says that this machine prints none.
    """

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="annexes")
    owner = models.ForeignKey(
        MatterOwner, null=True, blank=True, on_delete=models.PROTECT, related_name="annexes"
    )
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    lacks_pdf = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "matter", condition=Q(made_at=None, dropped_at=None), name="annex_made_one_by_one"
            )
        ]
        indexes = [models.Index("matter", "asked_at", name="annex_by_matter")]

    def __str__(self) -> str:
        return f"{self.matter} {self.asked_at:%Y-%m-%d}"


class AnnexFile(models.Model):
    """One file of a package, in one language (liitetiedosto)."""

    annex = models.ForeignKey(Annex, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=2)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file)
