"""What a network has set out to do, and how it fares."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.network.networks.domain.kinds import GoalState
from kumaja.network.networks.models.network import Network


class Goal(models.Model):
    """A goal of a network (tavoite), with the day by which it should be reached if it has one."""

    code = PublicCode()
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="goals")
    title_fi = models.CharField(max_length=300, blank=True)
    title_sv = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    title = TrilingualText()
    set_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_fi="") | ~Q(title_sv="") | ~Q(title_en=""), name="goal_told"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=models.F("set_on")),
                name="goal_due_after_it_is_set",
            ),
        ]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en


class GoalReport(models.Model):
    """How a goal fares on a day: its state and why, in words (tavoitteen tilanne)."""

    code = PublicCode()
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(max_length=20, choices=[(state, state) for state in GoalState])
    words_fi = models.TextField(blank=True)
    words_sv = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    words = TrilingualText()
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("goal", "told_on", name="goal_report_once_a_day"),
            models.CheckConstraint(
                condition=~Q(words_fi="") | ~Q(words_sv="") | ~Q(words_en=""),
                name="goal_report_told",
            ),
        ]

    def __str__(self) -> str:
        return str(self.goal)
