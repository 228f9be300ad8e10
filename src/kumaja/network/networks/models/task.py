"""What a network needs somebody for, and who holds it by whose decision."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import Named, PublicCode, TrilingualText
from kumaja.network.networks.domain.holding import MOST_TOGETHER
from kumaja.network.networks.domain.kinds import THREE_TASKS, Manner, TaskKind
from kumaja.network.networks.models.network import Network


class NetworkTask(Named):
    """One of the three tasks of a network, or another that has a name (verkoston tehtävä)."""

    code = PublicCode()
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in TaskKind])
    position = models.PositiveSmallIntegerField(default=0)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "network",
                "kind",
                condition=Q(kind__in=THREE_TASKS),
                name="network_task_once_a_network",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=THREE_TASKS, name_fi="", name_sv="", name_en="")
                | (Q(kind=TaskKind.OTHER) & (~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""))),
                name="network_task_named_if_other",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on__isnull=True) | Q(kind=TaskKind.OTHER),
                name="network_task_of_three_stays",
            ),
        ]

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en or self.kind


class TaskHolding(models.Model):
    """Who holds a task, since and until when, by whose decision (tehtävän hoitaja).

    Holders are organisations, or the title of a post; never a private person's name. That two
    holdings of a task share no day is kept by the action, under a lock of the task.
    """

    code = PublicCode()
    task = models.ForeignKey(NetworkTask, on_delete=models.CASCADE, related_name="holdings")
    manner = models.CharField(max_length=20, choices=[(manner, manner) for manner in Manner])
    title_fi = models.CharField(max_length=160, blank=True)
    title_sv = models.CharField(max_length=160, blank=True)
    title_en = models.CharField(max_length=160, blank=True)
    title = TrilingualText()
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    decided_by_fi = models.CharField(max_length=200, blank=True)
    decided_by_sv = models.CharField(max_length=200, blank=True)
    decided_by_en = models.CharField(max_length=200, blank=True)
    decided_by = TrilingualText()
    decided_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="task_holding_begins_first",
            ),
            models.UniqueConstraint(
                "task", condition=Q(until_on__isnull=True), name="task_holding_one_without_end"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by_fi="") | ~Q(decided_by_sv="") | ~Q(decided_by_en=""),
                name="task_holding_by_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(manner=Manner.EMPLOYEE)
                | ~Q(title_fi="")
                | ~Q(title_sv="")
                | ~Q(title_en=""),
                name="task_holding_employee_has_a_title",
            ),
        ]

    def __str__(self) -> str:
        return str(self.task.network)

    def is_in_force_on(self, day: date) -> bool:
        """Test whether the task is held so on that day."""
        return self.since_on <= day and (self.until_on is None or day < self.until_on)


class TaskHolder(models.Model):
    """One of those who hold a task together (tehtävän hoitajayhdistys); five at most."""

    holding = models.ForeignKey(TaskHolding, on_delete=models.CASCADE, related_name="holders")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="held_tasks"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("holding", "organisation", name="task_holder_once"),
            models.UniqueConstraint("holding", "position", name="task_holder_in_its_place"),
            models.CheckConstraint(
                condition=Q(position__lt=MOST_TOGETHER), name="task_holders_five_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} holds {self.holding_id}"
