"""Files that were taken in."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.names import LONGEST


class StoredFile(models.Model):
    """A file that someone sent (tiedosto); its code is its name on the disk."""

    code = PublicCode()
    name = models.CharField(max_length=LONGEST)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in FileKind])
    size = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64)
    region = models.ForeignKey(
        "regions.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
