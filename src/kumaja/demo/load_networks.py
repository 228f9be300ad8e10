"""Loads networks through the same actions as people use, each act on its own day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.outbox.actions import forget_mails
from kumaja.foundation.outbox.models import Mail
from kumaja.network.networks.actions.contacts import Post, add_contact_role
from kumaja.network.networks.actions.founding import NetworkLinks, end_network, found_network
from kumaja.network.networks.actions.goals import report_goal, set_goal
from kumaja.network.networks.actions.letters import KIND
from kumaja.network.networks.actions.membership import (
    change_degree,
    join_network,
    leave_network,
    seat_in_support_group,
)
from kumaja.network.networks.actions.offers import agree_to_offer, offer_for_task
from kumaja.network.networks.actions.tasks import Decision, Holders, add_task, hold_task
from kumaja.network.networks.domain.kinds import Degree, GoalState, Manner, NetworkKind, TaskKind
from kumaja.network.networks.models import Network, NetworkTask
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

_STEP = 53  # days between two that join


@dataclass(frozen=True, slots=True)
class Circle:
    """A network that is being loaded, and all who may be in it."""

    ground: Ground
    network: Network
    everyone: Mapping[str, Organisation]

    def ago(self, days: int) -> datetime:
        """Return the moment so many days before the loading, after it when negative."""
        return self.ground.now - timedelta(days=days)

    def day(self, days: int) -> date:
        """Return the day so many days before the loading."""
        return day_of(self.ago(days))


def load_networks(ground: Ground, everyone: Mapping[str, Organisation]) -> dict[str, Network]:
    """Load the networks with members, tasks and goals, and the contact roles of public bodies."""
    loaded = {
        entry["key"]: _load_one(ground, entry, everyone)
        for entry in ground.entries("networks", "network")
    }
    for entry in ground.entries("networks", "contact_role"):
        themes = ground.words(entry, themes="theme")
        post = Post(_text(entry, "title"), themes, entry.get("email", ""), entry.get("phone", ""))
        add_contact_role(
            organisation=everyone[entry["body"]], region=ground.region, post=post, actor=ACTOR,
            now=ground.now,
        )  # fmt: skip
    # The offers were sent on days gone by: their mails were read long ago.
    forget_mails(Mail.objects.filter(kind=KIND))
    return loaded


def _load_one(ground: Ground, entry: Entry, everyone: Mapping[str, Organisation]) -> Network:
    founded = ground.now - timedelta(days=entry["started_days"])
    values = texts(entry, "name", "purpose") | {
        "kind": NetworkKind(entry["kind"]),
        "starts_on": day_of(founded),
        "locality": entry.get("locality", ""),
        "is_region_wide": "*" in entry["areas"],
        "convener": everyone.get(entry.get("convener", "")),
    }
    words = ground.words(entry, themes="theme", target_groups="target_group")
    network = found_network(
        region=ground.region, values=values, links=NetworkLinks(ground.areas(entry), words),
        actor=ACTOR, now=founded,
    )  # fmt: skip
    circle = Circle(ground, network, everyone)
    _load_members(circle, entry)
    _load_tasks(circle, entry)
    _load_goals(circle, entry)
    if "ends_days" in entry:
        end_network(
            network=network, ends_on=circle.day(entry["ends_days"]), actor=ACTOR,
            now=circle.ago(max(entry["ends_days"], 0) + 1),
        )  # fmt: skip
    return network


def _load_members(circle: Circle, entry: Entry) -> None:
    """Let each join on its own day, change how actively, or leave."""
    changes = {row["member"]: row for row in entry.get("change", [])}
    known = [(key, degree) for degree in Degree for key in entry.get(degree, [])]
    lived = entry["started_days"] - max(entry.get("ends_days", 0), 0)
    for number, (key, degree) in enumerate(known):
        change = changes.get(key)
        days = change["days_ago"] + _STEP if change else _joined(entry, number * _STEP % lived)
        row = join_network(
            network=circle.network, organisation=circle.everyone[key], actor=ACTOR,
            degree=Degree(change["before"]) if change else degree, now=circle.ago(days),
        )  # fmt: skip
        if change:
            change_degree(
                membership=row, degree=degree, actor=ACTOR, now=circle.ago(change["days_ago"])
            )
    for left in entry.get("left", []):
        row = join_network(
            network=circle.network, organisation=circle.everyone[left["member"]], actor=ACTOR,
            degree=Degree(left["degree"]), now=circle.ago(left["days_ago"] + 2 * _STEP),
        )  # fmt: skip
        leave_network(membership=row, actor=ACTOR, now=circle.ago(left["days_ago"]))
    for key in entry.get("support", []):
        seat_in_support_group(
            network=circle.network, organisation=circle.everyone[key], actor=ACTOR,
            since_on=circle.day(lived // 3), now=circle.ago(lived // 3),
        )  # fmt: skip


def _joined(entry: Entry, days_after: int) -> int:
    return int(entry["started_days"]) - days_after


def _load_tasks(circle: Circle, entry: Entry) -> None:
    tasks = {row.kind: row for row in circle.network.tasks.all()}
    for row in entry.get("task", []):
        tasks[row["key"]] = add_task(
            network=circle.network, name=_text(row, "name"), actor=ACTOR,
            now=circle.ago(entry["started_days"]),
        )  # fmt: skip
    for row in entry.get("holding", []):
        _hold(circle, tasks[row["task"]], row)
    for row in entry.get("offer", []):
        _offer(circle, tasks[TaskKind(row["task"])], row)


def _hold(circle: Circle, task: NetworkTask, row: Entry) -> None:
    decision = Decision(
        by=_text(row, "decided_by"), on=circle.day(row["decided_days"]),
        since_on=circle.day(row["since_days"]),
        until_on=circle.day(row["until_days"]) if "until_days" in row else None,
    )  # fmt: skip
    own = [circle.everyone[key] for key in row["holders"]]
    holders = Holders(Manner(row["manner"]), own, _text(row, "title"))
    hold_task(
        task=task, holders=holders, decision=decision, actor=ACTOR,
        now=circle.ago(row["since_days"]),
    )  # fmt: skip


def _offer(circle: Circle, task: NetworkTask, row: Entry) -> None:
    first, *others = [circle.everyone[key] for key in row["parties"]]
    offer = offer_for_task(
        task=task, offering=first, together_with=others, words=row["words"],
        language=row["language"], starts_on=circle.day(row["starts_days"]), actor=ACTOR,
        now=circle.ago(row["offered_days"]),
    )  # fmt: skip
    for party in others if "agreed_days" in row else ():
        agree_to_offer(
            offer=offer, organisation=party, actor=ACTOR, now=circle.ago(row["agreed_days"])
        )


def _load_goals(circle: Circle, entry: Entry) -> None:
    for row in entry.get("goal", []):
        goal = set_goal(
            network=circle.network, title=_text(row, "title"), set_on=circle.day(row["set_days"]),
            due_on=circle.day(row["due_days"]) if "due_days" in row else None, actor=ACTOR,
            now=circle.ago(row["set_days"]),
        )  # fmt: skip
        for told in row.get("report", []):
            report_goal(
                goal=goal, state=GoalState(told["state"]), words=_text(told, "words"),
                told_on=circle.day(told["days_ago"]), actor=ACTOR,
                now=circle.ago(told["days_ago"]),
            )  # fmt: skip


def _text(entry: Entry, name: str) -> Trilingual:
    return Trilingual(*(entry.get(f"{name}_{language}", "") for language in ("fi", "sv", "en")))
