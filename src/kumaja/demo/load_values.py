"""Loads what the owners of a matter recorded for its audit: their word, needs, talks about the way.

Most of the audit counts itself; a file of `voice/values`, named by its matter's key, tells more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, Final

from kumaja.demo.content import DATA, Entry, read_file, texts
from kumaja.demo.load_consultations import require_known
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import VOICE, Happening, Story
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.values.actions.recording import Side, claim_value, record_need, tell_planning
from kumaja.voice.values.domain.kinds import NeedKind, Value

_TURN: Final = 46  # after what was said and answered that day, before the matter is marked done


def _columns(*names: str) -> frozenset[str]:
    return frozenset(f"{name}_{language}" for name in names for language in LANGUAGES)


_CLAIM: Final = frozenset({"value", "owner", "day"}) | _columns("text")
_NEED: Final = frozenset({"kind", "group", "owner", "day", "discussed"}) | _columns(
    "whose", "text", "discussion"
)
_PLANNING: Final = frozenset({"day"}) | _columns("with_whom", "wish", "change")


def happenings_of_values(story: Story) -> Iterator[Happening]:
    """Yield what the owners recorded for the audit, each on its day."""
    key = story.entry["matter"]["key"]
    file = DATA / VOICE / "values" / f"{key}.toml"
    if story.ground.place or not file.exists():
        return
    told = read_file(file)
    kinds = (("claim", _CLAIM, _claim), ("need", _NEED, _need), ("planning", _PLANNING, _plan))
    for name, known, do in kinds:
        for row in told.get(name, []):
            require_known(row, known, f"{key} {name}")
            yield Happening(story.at(row["day"], 16), _TURN, partial(do, story, row))


def _claim(story: Story, row: Entry, now: datetime) -> None:
    owner, value = story.owners[row.get("owner", 0)], Value(row["value"])
    claim_value(owner=owner, value=value, text=texts(row, "text"), actor=ACTOR, now=now)


def _need(story: Story, row: Entry, now: datetime) -> None:
    side = Side(
        group=story.groups[row["group"]] if "group" in row else None,
        owner=story.owners[row["owner"]] if "owner" in row else None,
    )
    values: dict[str, Any] = texts(row, "whose", "text", "discussion") | {
        "kind": NeedKind(row["kind"])
    }
    if "discussed" in row:
        values["discussed_on"] = day_of(story.at(row["discussed"]))
    record_need(matter=story.matter, side=side, values=values, actor=ACTOR, now=now)


def _plan(story: Story, row: Entry, now: datetime) -> None:
    values = texts(row, "with_whom", "wish", "change") | {"planned_on": day_of(now)}
    tell_planning(matter=story.matter, values=values, actor=ACTOR, now=now)
