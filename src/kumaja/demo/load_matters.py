"""Loads matters with their owners, stages, promises and decisions, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import Happening, Story, moment
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import (
    Affected,
    MatterLinks,
    Owner,
    begin_matter,
    publish_matter,
    word_owner,
)
from kumaja.voice.matters.actions.promises import Promised, change_promise, give_promise
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.domain.kinds import (
    MatterObject,
    OwnerPart,
    Phase,
    PromiseLevel,
    StageKind,
)
from kumaja.voice.matters.models import Matter, Promise, Stage

_HOUR = timedelta(hours=1)
# A second hearing is a hearing: which round it is, its consultation knows.
_KINDS = {"second_hearing": StageKind.HEARING}


def happenings_of_matter(story: Story) -> Iterator[Happening]:
    """Yield what happened to the matter itself: published, promised, decided, noted."""
    entry = story.entry
    yield Happening(story.at(entry["matter"]["published"], 9), 0, partial(_publish, story))
    for index, stage in enumerate(entry.get("stage", [])):
        for change in _listed(stage, "promise_change", "promise_changes"):
            changing = partial(_change_promise, story, index, change)
            yield Happening(story.at(change["day"], 10), 1, changing)
    for row in entry.get("decision", []):
        yield Happening(story.at(row["day"], 15), 2, partial(_decide, story, row))
    for index, row in enumerate(entry.get("owner", [])):
        if "note_day" in row and row.get("note_fi"):
            yield Happening(story.at(row["note_day"], 11), 3, partial(_note, story, index, row))


def _note(story: Story, index: int, row: Entry, now: datetime) -> None:
    word_owner(owner=story.owners[index], words=texts(row, "note"), actor=ACTOR, now=now)


def _publish(story: Story, now: datetime) -> None:
    told = story.entry["matter"]
    parent = _tree(story, now)
    matter = begin_matter(
        region=story.ground.region, values=_values(told), owners=_owners(story),
        links=_links(story, told), groups=_groups(story), parent=parent, actor=ACTOR, now=now,
    )  # fmt: skip
    story.matters[told["key"]] = matter
    story.owners = list(matter.owners.order_by("position"))
    story.groups = list(matter.groups.order_by("position"))
    for row in story.entry.get("stage", []):
        story.stages.append(_stage(story, row, now))
    publish_matter(matter=matter, actor=ACTOR, now=now)
    for stage, row in zip(story.stages, story.entry.get("stage", []), strict=True):
        for promise in _listed(row, "promise", "promises"):
            _promise(story, stage, promise, now)


def _values(told: Entry) -> dict[str, Any]:
    return texts(told, "title", "summary", "can_change", "cannot_change", "easy") | {
        "object": MatterObject(told["object"]),
        "phase": Phase(told["phase"]),
        "template": told.get("template", ""),
        "case_number": told.get("case_number", ""),
        "residents_may_speak": told.get("residents_may_speak", False),
    }


def _links(story: Story, told: Entry) -> MatterLinks:
    return MatterLinks(
        terms=story.ground.words(told, themes="theme"),
        areas=story.ground.areas({"areas": told.get("municipalities", [])}),
    )


def _owners(story: Story) -> list[Owner]:
    if name := story.entry["matter"].get("network"):
        return [Owner(network=story.networks[name], values={"part": OwnerPart.ORGANISER})]
    return [
        Owner(
            organisation=body_of(story, row["body"]),
            values=texts(row, "role", "decides") | {"part": OwnerPart(row["part"])},
        )
        for row in story.entry["owner"]
    ]


def body_of(story: Story, key: str) -> Organisation:
    """Return a public body by its key, or a municipality's by `municipality:<name>`."""
    name = key.removeprefix("municipality:")
    if name == key:
        return story.organisations[key]
    place = story.ground.municipalities[name]
    return next(row for row in story.organisations.values() if row.municipality == place)


def _groups(story: Story) -> list[Affected]:
    return [
        Affected(texts(row, "name", "source"), _term(story, row.get("term", "")))
        for row in story.entry.get("group", [])
    ]


def _term(story: Story, code: str) -> Any:  # noqa: ANN401 - a Term or None
    return story.ground.terms.get(("target_group", code))


def _tree(story: Story, now: datetime) -> Matter | None:
    """Make the documents above the matter, the uppermost first; return the nearest."""
    above: Matter | None = story.matters.get(story.entry["matter"].get("parent", ""))
    for row in story.entry.get("tree", []):
        if row["key"] not in story.matters:
            owner = Owner(
                organisation=body_of(story, row["body"]), values={"part": OwnerPart.ORGANISER}
            )
            story.matters[row["key"]] = publish_matter(
                matter=begin_matter(
                    region=story.ground.region,
                    values=texts(row, "title", "summary")
                    | {"object": MatterObject(row["object"]), "phase": Phase.CARRYING_OUT},
                    owners=[owner], links=MatterLinks(), parent=above, actor=ACTOR, now=now,
                ),
                actor=ACTOR, now=now,
            )  # fmt: skip
        above = story.matters[row["key"]]
    return above


def _stage(story: Story, row: Entry, now: datetime) -> Stage:
    kind = _KINDS.get(row["kind"]) or StageKind(row["kind"])
    ends = story.at(row["ends"], 16)
    values = texts(row, "title") | {
        "kind": kind,
        "starts_at": min(story.at(row["starts"], 9), ends - _HOUR),
        "ends_at": ends,
        "source": row.get("source", ""),
    }
    owner = story.owners[row["owner"]] if "owner" in row else None
    return add_stage(matter=story.matter, values=values, owner=owner, actor=ACTOR, now=now)


def _promise(story: Story, stage: Stage, row: Entry, now: datetime) -> None:
    give_promise(
        stage=stage, owner=story.owners[row.get("owner", 0)], promised=_promised(story, row),
        actor=ACTOR, now=min(now + _HOUR, stage.starts_at - _HOUR),
    )  # fmt: skip


def _promised(story: Story, row: Entry) -> Promised:
    days = row.get("answers_by")
    by = None if days is None else day_of(moment(story.ground.now, days))
    return Promised(PromiseLevel(row["level"]), texts(row, "text"), by)


def _change_promise(story: Story, index: int, row: Entry, now: datetime) -> None:
    stage = story.stages[index]
    owner = story.owners[row.get("owner", 0)]
    promise = Promise.objects.in_force().get(stage=stage, owner=owner)
    told = {"answers_by": _days_to(story, promise)} | row
    change_promise(
        promise=promise, promised=_promised(story, told), reason=texts(row, "reason"),
        actor=ACTOR, now=now,
    )  # fmt: skip


def _days_to(story: Story, promise: Promise) -> int | None:
    by = promise.answer_by_on
    return None if by is None else (by - day_of(story.ground.now)).days


def _decide(story: Story, row: Entry, now: datetime) -> None:
    follow_up = row.get("follow_up")
    values = texts(row, "title", "decider", "result", "reasons") | {
        "decided_on": day_of(now),
        "section": row.get("section", ""),
        "url": row.get("url", ""),
        "follow_up_on": None if follow_up is None else day_of(story.at(follow_up)),
    }
    owner = story.owners[row.get("owner", 0)]
    record_decision(owner=owner, values=values, actor=ACTOR, now=now)


def _listed(row: Entry, *names: str) -> list[Entry]:
    """Return what an entry tells under either name, once or in a list."""
    found = [row[name] for name in names if name in row]
    return [each for one in found for each in (one if isinstance(one, list) else [one])]
