"""Loads what came of what was said: answers, changes, notices, verdicts, and what was reopened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import Happening, Story
from kumaja.network.registry.policies import COORDINATION
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.actions.closing import close_matter
from kumaja.voice.echo.actions.reminding import ReminderWords, remind
from kumaja.voice.echo.actions.telling import Bringing, tell_one
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, mark_opened, reopen
from kumaja.voice.echo.actions.weighing import Answer, record_change, weigh
from kumaja.voice.echo.domain.reminding import ReminderWay
from kumaja.voice.echo.domain.states import Opinion, PointState, ToldBy, VerdictKind
from kumaja.voice.echo.models import Change, Notice

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)


def happenings_of_echo(story: Story) -> Iterator[Happening]:
    """Yield each answer, notice, verdict and reopening on its day, and when the matter was done.

    A view's contribution is `story.contributions` at its index, made before by its own loader.
    """
    for index, row in enumerate(story.entry.get("view", [])):
        if "withdrawn" in row:
            continue
        yield from _answers(story, index, row)
        if told := row.get("told"):
            yield from _told(story, index, told)
        if said := row.get("verdict"):
            yield _at(story, said, 17, 44, partial(_judge, story, index, said))
        if again := row.get("reopened"):
            yield _at(story, again, 18, 45, partial(_reopen, story, index, again))
            if anew := again.get("told"):
                yield from _told(story, index, anew)
    yield from _at_last(story)


def _at_last(story: Story) -> Iterator[Happening]:
    """Yield how its owners were reminded, and when the matter was done."""
    for row in story.entry.get("reminder", []):
        yield _at(story, row, 9, 40, partial(_remind, story, row))
    if (closed := story.entry["matter"].get("closed")) is not None:
        yield Happening(story.at(closed, 19, 50), 49, partial(_close, story))


def _at(story: Story, row: Entry, hour: int, turn: int, do: partial[None]) -> Happening:
    return Happening(story.at(row["day"], hour, 55), turn, do)


def _answers(story: Story, index: int, row: Entry) -> Iterator[Happening]:
    """Yield the answers to a view's points; of one day, after the hearing has closed at four."""
    for number, point in enumerate(row["point"]):
        for told in point.get("weighing", []):
            doing = partial(_weigh, story, index, number, told)
            yield Happening(story.at(told["day"], 16, 10), 41, doing)


def _told(story: Story, index: int, row: Entry) -> Iterator[Happening]:
    yield Happening(story.at(row["day"], 16, 30), 42, partial(_tell, story, index, row))
    if "opened" in row:
        opening = partial(_open, story, index)
        yield Happening(story.at(row["opened"], 16, 40), 43, opening)


def _weigh(story: Story, index: int, number: int, row: Entry, now: datetime) -> None:
    view = story.contributions[index]
    owner = story.owners[row.get("owner", 0)]
    point = view.points.get(number=number + 1, replaced_at=None)
    on_behalf = bool(row.get("on_behalf"))
    answer = Answer(
        state=PointState(row["state"]), language=view.language,
        reason=_in(row, "reason", view.language), change=_change(story, row, now),
        belongs_to=_in(row, "belongs_to", view.language), on_behalf=on_behalf,
        weighed_by=COORDINATION if on_behalf else "",
    )  # fmt: skip
    weigh(points=[point], owner=owner, answer=answer, actor=ACTOR, now=now)


def _in(row: Entry, name: str, language: str) -> str:
    """Return a text of an answer in the view's language, else as it was written."""
    found = row.get(name) or row.get(f"{name}_{language}") or row.get(f"{name}_fi") or ""
    return str(found).strip()


def _change(story: Story, row: Entry, now: datetime) -> Change | None:
    """Return what changed by its key; written down with the first answer that points at it."""
    key = row.get("change")
    if not key:
        return None
    told = next(each for each in story.entry["change"] if each["key"] == key)
    owner = story.owners[told.get("owner", 0)]
    values = texts(told, "heading", "old", "new")
    rows = Change.objects.filter(owner=owner, heading_fi=values.get("heading_fi", ""))
    rows = rows.filter(heading_sv=values.get("heading_sv", ""))
    return rows.first() or record_change(owner=owner, values=values, actor=ACTOR, now=now)


def _tell(story: Story, index: int, row: Entry, now: datetime) -> None:
    bringing = Bringing(
        ToldBy(row["way"]),
        posts=bool(row.get("mailed")),  # a few, to be opened from the page of roles
        unreachable=str(row.get("unreachable", "")),
    )
    view = story.contributions[index]
    tell_one(contribution=view, bringing=bringing, actor=ACTOR, now=now)


def _notice(view: Contribution) -> Notice:
    return view.notices.select_related("contribution").order_by("-round")[0]


def _open(story: Story, index: int, now: datetime) -> None:
    mark_opened(notice=_notice(story.contributions[index]), now=now)


def _judge(story: Story, index: int, row: Entry, now: datetime) -> None:
    view = story.contributions[index]
    judgement = Judgement(
        VerdictKind(row["outcome"]), str(row.get("why", "")), _opinion(row.get("listened")),
        _opinion(row.get("knew")),
    )  # fmt: skip
    notice = _notice(view)
    give_verdict(
        notice=notice, judgement=judgement, language=view.language, actor=view.speaker_name,
        now=max(now, notice.told_at + _MINUTE),
    )  # fmt: skip


def _opinion(word: object) -> Opinion | None:
    return Opinion(str(word)) if word else None


def _reopen(story: Story, index: int, row: Entry, now: datetime) -> None:
    view = story.contributions[index]
    numbers = [number + 1 for number in row["points"]]
    points = list(view.points.filter(number__in=numbers, replaced_at=None))
    notice = _notice(view)
    reopen(
        notice=notice, points=points, reason=row["reason"], actor=view.speaker_name,
        now=max(now, notice.told_at + _HOUR),
    )  # fmt: skip


def _remind(story: Story, row: Entry, now: datetime) -> None:
    """Remind by letter: the demonstration may be loaded on a day on which nobody is mailed."""
    words = ReminderWords(row["text_fi"].strip(), "fi", ReminderWay.LETTER, COORDINATION)
    remind(owner=story.owners[row.get("owner", 0)], words=words, actor=ACTOR, now=now)


def _close(story: Story, now: datetime) -> None:
    close_matter(matter=story.matter, actor=ACTOR, now=now)
