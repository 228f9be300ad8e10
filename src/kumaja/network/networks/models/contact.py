"""By which post a stakeholder is reached in a matter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText


class ContactRole(models.Model):
    """A post of a public body, never a person, that answers in some themes (yhteyshenkilö)."""

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="contact_roles"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="contact_roles"
    )
    title_fi = models.CharField(max_length=160, blank=True)
    title_sv = models.CharField(max_length=160, blank=True)
    title_en = models.CharField(max_length=160, blank=True)
    title = TrilingualText()
    themes = models.ManyToManyField("vocabulary.Term", blank=True, related_name="contact_roles")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_fi="") | ~Q(title_sv="") | ~Q(title_en=""),
                name="contact_role_titled",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""), name="contact_role_reaches"
            ),
        ]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en
