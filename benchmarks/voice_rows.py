"""A region in which much was said: matters, views, points and answers, written many at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kumaja.foundation.ledger.models import Committed
    from kumaja.foundation.regions.models import Region
    from kumaja.network.registry.models import Organisation
    from kumaja.voice.contributions.models import Contribution
    from kumaja.voice.matters.models import Matter, Stage

MATTERS, VIEWS, POINTS = 100, 20, 10
LARGE_VIEWS, LARGE_POINTS = 500, 2
WIDE_VIEWS, WIDE_POINTS = 500, 10
SPEAKERS = 60


@dataclass(frozen=True)
class Said:
    """What was built: the matter with the most views, a view that was answered and told.

    `wide` is a matter of another region with 5,000 points, which the board does not count.
    """

    region: Region
    matter: Matter
    wide: Matter
    answered: Contribution
    open_points: int


def build(now: datetime) -> Said:
    """Write the matters by their actions, then what was said and answered."""
    from django.db import transaction

    from kumaja.foundation.regions.tests.factories import RegionFactory
    from kumaja.voice.contributions.tests.rows import an_association
    from kumaja.voice.matters.tests.rows import a_body

    region = RegionFactory.create()
    region.hosts.create(host="localhost")
    with transaction.atomic():
        body = a_body(region)
        stages = [_heard(region, body, number, now) for number in range(MATTERS)]
        speakers = [an_association(region) for _each in range(SPEAKERS)]
        answered = _answered(region, stages[1], speakers[0], now)
        elsewhere = RegionFactory.create(slug="toinen")
        wide = _heard(elsewhere, a_body(elsewhere, "Toinen"), 0, now)
        waiting = _say(stages[0], speakers, LARGE_VIEWS, LARGE_POINTS, now)
        for stage in stages[1:]:
            waiting += _say(stage, speakers, VIEWS, POINTS, now)
        _say(wide, speakers, WIDE_VIEWS, WIDE_POINTS, now)
    return Said(region, stages[0].matter, wide.matter, answered, waiting)


def _heard(region: Region, body: Organisation, number: int, now: datetime) -> Stage:
    from kumaja.voice.matters.tests.rows import a_matter, a_promise, a_stage

    begun = now - timedelta(days=60 + number)
    matter = a_matter(region, body, title=f"Asia {number}", now=begun - timedelta(days=2))
    stage = a_stage(matter, starts_at=begun, days=40, now=begun - timedelta(days=2))
    a_promise(stage)
    return stage


def _answered(region: Region, stage: Stage, speaker: Organisation, now: datetime) -> Contribution:
    """Return a view of five points that was decided, answered and told by the actions."""
    from kumaja.voice.contributions.domain.kinds import AnswerBy
    from kumaja.voice.contributions.tests.rows import a_view
    from kumaja.voice.echo.tests.rows import told, weighed
    from kumaja.voice.matters.actions.decisions import record_decision

    matter = stage.matter
    view = a_view(
        region, matter=matter, stage=stage, organisation=speaker,
        points=[f"Kohta {number}." for number in range(5)], now=stage.starts_at,
        answer_by=AnswerBy.MAIL, answer_to="puheenjohtaja@example.org",
    )  # fmt: skip
    owner = matter.owners.select_related("matter", "organisation", "network").get()
    values = {"decided_on": now.date(), "result_fi": "Huoneet saa.", "reasons_fi": "Pyydettiin."}
    record_decision(owner=owner, values=values, actor="test", now=now)
    weighed(owner, list(view.points.all()), now=now)
    told(view, now=now)
    return view


def _say(
    stage: Stage, speakers: Sequence[Organisation], views: int, points: int, now: datetime
) -> int:
    """Let many speak in the stage; every second point is answered. Returns how many wait."""
    from kumaja.network.registry.domain.days import day_of
    from kumaja.voice.contributions.models import Contribution, Point
    from kumaja.voice.echo.models import Weighing

    said, matter = stage.starts_at + timedelta(days=1), stage.matter
    owner, known = matter.owners.get(), Contribution.objects.count()
    rows = [
        Contribution(
            region=matter.region, number=f"26-{known + each}", matter=matter, stage=stage,
            speaker_kind="organisation", organisation=speakers[each % len(speakers)],
            speaker_name=str(speakers[each % len(speakers)]), basis="board", language="fi",
            body="Tila on saatava käyttöön illalla.", visibility="everyone", origin="typed",
            answer_by="mail", said_at=said, published_at=said,
        )
        for each in range(views)
    ]  # fmt: skip
    _write(rows, said)
    asked = [
        Point(
            contribution=row, said_in=row.number, number=number + 1, language="fi",
            speaker_name=row.speaker_name, text=f"Tila {number} on saatava käyttöön illalla.",
        )
        for row in rows for number in range(points)
    ]  # fmt: skip
    _write(asked, said)
    answers = [
        Weighing(
            point=point, owner=owner, point_code=point.code, body_name=str(owner),
            state="not_taken", language="fi", reason="Huone puretaan.", weighed_by="Virka",
            weighed_at=now, weighed_on=day_of(now),
        )
        for point in asked[::2]
    ]  # fmt: skip
    _write(answers, now)
    return len(asked) - len(answers)


def _write(rows: Sequence[Committed], at: datetime) -> None:
    """Write rows of one kind with their leaves; the log's own tree is not grown."""
    from kumaja.foundation.ledger.models import Entry

    last = Entry.objects.order_by("-position").values_list("position", flat=True).first()
    entries = []
    for number, row in enumerate(rows, (last or 0) + 1):
        row.salt = f"{number:064x}"
        leaf = row.commitment.leaf
        entries.append(Entry(position=number, leaf=leaf, subtree=leaf, kind=row.KIND, at=at))
    for row, entry in zip(rows, Entry.objects.bulk_create(entries), strict=True):
        row.entry = entry
    type(rows[0])._base_manager.bulk_create(rows)  # noqa: SLF001 - public
