"""What only people can tell for the audit: claims, needs, and how taking part was planned."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner
from kumaja.voice.values.domain.kinds import NeedKind, Value


class ValueClaim(models.Model):
    """What an owner itself says of one value in its matter (järjestäjän oma arvio)."""

    owner = models.ForeignKey(MatterOwner, on_delete=models.CASCADE, related_name="value_claims")
    value = models.PositiveSmallIntegerField(choices=[(value, value.name) for value in Value])
    text_fi = models.TextField(blank=True, max_length=2000)
    text_sv = models.TextField(blank=True, max_length=2000)
    text_en = models.TextField(blank=True, max_length=2000)
    text = TrilingualText()
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("owner", "value", name="value_claimed_once"),
            models.CheckConstraint(
                condition=~Q(text_fi="") | ~Q(text_sv="") | ~Q(text_en=""),
                name="value_claim_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.value}"


class Need(models.Model):
    """A need, an interest or a constraint of one side (tarve, toive, reunaehto; value 3).

    The side is an affected group, an owner, or whom `whose` names. Recording it is one thing,
    `discussed_on` and `discussion` tell that it was also talked over, where and what came of it.
    """

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in NeedKind])
    group = models.ForeignKey(
        AffectedGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs"
    )
    owner = models.ForeignKey(
        MatterOwner, null=True, blank=True, on_delete=models.CASCADE, related_name="needs"
    )
    whose_fi = models.CharField(max_length=200, blank=True)
    whose_sv = models.CharField(max_length=200, blank=True)
    whose_en = models.CharField(max_length=200, blank=True)
    whose = TrilingualText()
    text_fi = models.TextField(blank=True, max_length=2000)
    text_sv = models.TextField(blank=True, max_length=2000)
    text_en = models.TextField(blank=True, max_length=2000)
    text = TrilingualText()
    recorded_at = models.DateTimeField()
    discussed_on = models.DateField(null=True, blank=True)
    discussion_fi = models.TextField(blank=True, max_length=2000)
    discussion_sv = models.TextField(blank=True, max_length=2000)
    discussion_en = models.TextField(blank=True, max_length=2000)
    discussion = TrilingualText()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group=None) | Q(owner=None), name="need_is_of_one_side"
            ),
            models.CheckConstraint(
                condition=~Q(text_fi="") | ~Q(text_sv="") | ~Q(text_en=""), name="need_says"
            ),
            models.CheckConstraint(
                condition=Q(discussed_on=None)
                | ~Q(discussion_fi="") | ~Q(discussion_sv="") | ~Q(discussion_en=""),
                name="need_discussed_in_words",
            ),
        ]  # fmt: skip
        indexes = [models.Index("matter", "recorded_at", name="need_by_matter")]

    def __str__(self) -> str:
        return (self.text_fi or self.text_sv or self.text_en)[:80]


class Planning(models.Model):
    """How the way of taking part was planned with those who take part (value 5).

    `wish` is what they hoped for; `change` what was done otherwise because of it, empty when
    nothing was.
    """

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="plannings")
    planned_on = models.DateField()
    with_whom_fi = models.CharField(max_length=300, blank=True)
    with_whom_sv = models.CharField(max_length=300, blank=True)
    with_whom_en = models.CharField(max_length=300, blank=True)
    with_whom = TrilingualText()
    wish_fi = models.TextField(blank=True, max_length=2000)
    wish_sv = models.TextField(blank=True, max_length=2000)
    wish_en = models.TextField(blank=True, max_length=2000)
    wish = TrilingualText()
    change_fi = models.TextField(blank=True, max_length=2000)
    change_sv = models.TextField(blank=True, max_length=2000)
    change_en = models.TextField(blank=True, max_length=2000)
    change = TrilingualText()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(with_whom_fi="") | ~Q(with_whom_sv="") | ~Q(with_whom_en=""),
                name="planning_with_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(wish_fi="") | ~Q(wish_sv="") | ~Q(wish_en=""),
                name="planning_heard_a_wish",
            ),
        ]
        indexes = [models.Index("matter", "planned_on", name="planning_by_matter")]

    def __str__(self) -> str:
        return self.with_whom_fi or self.with_whom_sv or self.with_whom_en
