"""Loads what was said: views with their points and places, and which points people call alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from kumaja.demo.content import Entry
from kumaja.demo.load_consultations import require_known
from kumaja.demo.load_network import ACTOR, COORDINATION
from kumaja.demo.story import Happening, Story
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.actions.placing import Place
from kumaja.voice.consultations.actions.saying import submit_view, withdraw_view
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.say import answer_address_of
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.actions.likeness import declare_position, join_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import (
    AnswerBy,
    Basis,
    Channel,
    Origin,
    Seen,
    SpeakingRole,
)
from kumaja.voice.contributions.models import Contribution, Point, Position

_MINUTE: Final = timedelta(minutes=1)
_ENTERED: Final = (Origin.PAPER, Origin.PHONE)
_KNOWN: Final = frozenset((
    "organisation", "resident", "network", "backers", "day", "language", "basis", "role",
    "members", "heard", "channel", "origin", "visibility", "text", "answer_by", "withdrawn",
    "withdrawn_reason", "point", "told", "verdict", "reopened", "round",
))  # fmt: skip
_KNOWN_OF_POINT: Final = frozenset((
    "text", "position", "theme", "paragraph", "question", "owner", "weighing",
))  # fmt: skip


def happenings_of_views(story: Story) -> Iterator[Happening]:
    """Yield each view on its day, what was taken back, and what people declared alike."""
    lasts: dict[int, datetime] = {}
    for index, row in enumerate(story.entry.get("view", [])):
        where = f"{story.entry['matter']['key']} view {index}"
        require_known(row, _KNOWN, where)
        for point in row["point"]:
            require_known(point, _KNOWN_OF_POINT, where)
        at = story.at(row["day"], 12, index % 50)
        number = row.get("round", 1)
        lasts[number] = max(at, lasts.get(number, at))
        yield Happening(at, 20, partial(_say, story, index, row))
        if "withdrawn" in row:
            taken_back = partial(_withdraw, story, index, row)
            yield Happening(story.at(row["withdrawn"], 14), 22, taken_back)
    for number, at in lasts.items():
        declared = min(at + _MINUTE, story.ground.now)
        yield Happening(declared, 21, partial(_declare, story, number))


def _say(story: Story, index: int, row: Entry, now: datetime) -> None:
    speaker = _speaker(story, row)
    consultation = _consultation_at(story, now)
    if consultation is None:
        story.contributions[index] = record_contribution(
            region=story.ground.region, speaker=speaker, view=_view(story, row, speaker, now),
            matter=story.matter, actor=ACTOR, now=now,
        )  # fmt: skip
        return
    view = _view(story, row, speaker, now)
    story.contributions[index] = submit_view(
        consultation=consultation, speaker=speaker, view=view,
        places=list(_places(consultation, row)), actor=ACTOR, now=now,
        said_on=day_of(now) if view.origin in _ENTERED else None,
    )  # fmt: skip


def _consultation_at(story: Story, now: datetime) -> Consultation | None:
    return next((row for row in story.consultations if row.is_open_at(now)), None)


def _speaker(story: Story, row: Entry) -> Speaker:
    if "network" in row:
        backers = [story.organisations[key] for key in row.get("backers", [])]
        return Speaker(network=story.networks[row["network"]], backers=backers)
    if "resident" in row:
        return Speaker(name=row["resident"])
    return Speaker(organisation=story.organisations[row["organisation"]])


def _view(story: Story, row: Entry, speaker: Speaker, now: datetime) -> View:
    answer_by = AnswerBy(row["answer_by"])
    whom = speaker.organisation
    to = answer_address_of(whom, now) if whom is not None and answer_by == AnswerBy.MAIL else ""
    return View(
        body=row["text"].strip(), language=row["language"], points=_points(story, row),
        basis=Basis(row["basis"]), role=SpeakingRole(row.get("role", "")),
        reach_members=row.get("members"), reach_heard=row.get("heard"),
        channel=Channel(row["channel"]), origin=Origin(row["origin"]),
        visibility=Seen(row["visibility"]), answer_by=answer_by, answer_to=to,
    )  # fmt: skip


def _points(story: Story, row: Entry) -> list[SaidPoint]:
    return [
        SaidPoint(
            point["text"].strip(),
            owner=story.owners[point["owner"]] if "owner" in point else None,
            theme=story.ground.terms["theme", point["theme"]] if point.get("theme") else None,
        )
        for point in row["point"]
    ]


def _places(consultation: Consultation, row: Entry) -> Iterator[Place]:
    """Yield where each point hangs: a paragraph of the text as it read then, a question, both."""
    questions = list(consultation.questions.order_by("position"))
    document = consultation.documents.order_by("-version").first()
    keys = list(document.paragraphs.order_by("position")) if document is not None else []
    for index, point in enumerate(row["point"]):
        question = questions[point["question"]] if "question" in point else None
        key = keys[point["paragraph"]].key if "paragraph" in point else ""
        if question is not None or key:
            yield Place(index, question=question, paragraph_key=key)


def _withdraw(story: Story, index: int, row: Entry, now: datetime) -> None:
    contribution = story.contributions[index]
    is_open = _consultation_at(story, now) is not None and contribution.stage is not None
    withdraw = withdraw_view if is_open else withdraw_contribution
    withdraw(
        contribution=contribution, reason=row.get("withdrawn_reason", ""), actor=ACTOR, now=now
    )


def _declare(story: Story, number: int, now: datetime) -> None:
    """Declare alike what was said alike up to this round; a lone point stays alone."""
    held = _points_of_positions(story, number)
    for row in story.entry.get("position", []):
        points = held.get(row["key"], [])
        if known := story.positions.get(row["key"]):
            for point in points:
                _join(known, point, now)
        elif len(points) > 1:
            story.positions[row["key"]] = declare_position(
                matter=story.matter, text=row["text"], language=row["language"], points=points,
                declared_by=COORDINATION, actor=ACTOR, now=now,
            )  # fmt: skip


def _join(position: Position, point: Point, now: datetime) -> None:
    if not point.holdings.exists():
        join_position(
            position=position, point=point, declared_by=COORDINATION, actor=ACTOR, now=now
        )


def _points_of_positions(story: Story, number: int) -> dict[str, list[Point]]:
    held: dict[str, list[Point]] = defaultdict(list)
    for index, row in enumerate(story.entry.get("view", [])):
        contribution = story.contributions.get(index)
        if contribution is None or row.get("round", 1) > number:
            continue
        for place, point in enumerate(row["point"], start=1):
            if "position" in point:
                held[point["position"]].append(_point(contribution, place))
    return held


def _point(contribution: Contribution, number: int) -> Point:
    return contribution.points.get(number=number, replaced_at=None)
