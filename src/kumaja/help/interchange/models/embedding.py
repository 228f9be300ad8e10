"""Sites of others that may show our search and lists within their pages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.domain.hosts import is_host_name
from kumaja.foundation.regions.models import Region


class EmbeddingSiteQuerySet(models.QuerySet["EmbeddingSite"]):
    """Reading words of embedding sites."""

    def in_region(self, region: Region) -> EmbeddingSiteQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def allowed(self) -> EmbeddingSiteQuerySet:
        """Keep those that are allowed now."""
        return self.filter(ended_at__isnull=True)


class EmbeddingSite(models.Model):
    """A host that may show our pages within its own (upotuskohde), as coordination decided.

    Who decided stands in the log.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    host = models.CharField(max_length=200)
    label = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = EmbeddingSiteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "region", "host", condition=Q(ended_at__isnull=True), name="embedding_host_once"
            )
        ]

    def __str__(self) -> str:
        return self.host

    def clean(self) -> None:
        """Refuse what is no host name of the net: it stands in a header, and names others."""
        if not is_host_name(self.host) or "." not in self.host:
            wrong = _("Write a host name, for example www.tuusula.example.")
            raise ValidationError({"host": wrong})
