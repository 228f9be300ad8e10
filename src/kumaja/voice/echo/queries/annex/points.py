"""The middle of an annex: positions first, every point with its answer, dissents word by word."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.contributions.queries.positions import PositionRow
from kumaja.voice.echo.domain.annex import DISAGREEING, is_dissent
from kumaja.voice.echo.domain.paper import NOTES, Block, Facts, Paragraph, Quote, Section
from kumaja.voice.echo.models import Verdict, Weighing
from kumaja.voice.echo.queries.annex.gathering import Gathered, Said
from kumaja.voice.echo.queries.annex.wording import day, given, numbered, own
from kumaja.voice.echo.queries.page import EchoPoint, OwnersAnswer
from kumaja.voice.echo.queries.words import VERDICT_WORDS

Row = tuple[Text, Text]


def positions(gathered: Gathered) -> Section:
    """Return what is held and by whom: what one holds stands like what twenty hold."""
    blocks: list[Block] = [
        Paragraph(own(_(
            "Each position stands here in the words of those who hold it, in the order in which it"
            " was first said. One that a single association holds stands as one of twenty."
        )))
    ]  # fmt: skip
    blocks += [
        Quote(Text(row.text, row.language), _holders(gathered, row)) for row in gathered.positions
    ]
    if not gathered.positions:
        blocks = [Paragraph(own(_("No positions have been told.")))]
    return Section("positions", own(_("Positions")), tuple(blocks))


def _holders(gathered: Gathered, row: PositionRow) -> Text:
    numbers = dict.fromkeys(voice.number for voice in row.voices)
    held = (gathered.by_number[number] for number in numbers if number in gathered.by_number)
    return own("; ".join(numbered(said.contribution).value for said in held))


def answers(gathered: Gathered) -> Section:
    """Return every point of what was said, with its state, its reason and what changed."""
    parts = tuple(_view(said) for said in gathered.said if said.points)
    nothing = () if parts else (Paragraph(own(_("There are no points yet."))),)
    return Section("points", own(_("Point by point: what was said, and what became of it")),
                   nothing, parts)  # fmt: skip


def _view(said: Said) -> Section:
    blocks = tuple(block for point in said.points for block in _point(point))
    return Section(f"view-{said.contribution.code}", numbered(said.contribution), blocks)


def _point(told: EchoPoint) -> Iterator[Block]:
    yield quoted(told)
    rows = [row for answer in told.answers for row in _answer(answer)]
    if rows:
        yield Facts(tuple(rows), kind=NOTES)


def quoted(told: EchoPoint, by: Text | None = None) -> Quote:
    """Return a point in its speaker's own words; of one that was erased, that it was."""
    point = told.point
    words = Text(point.text, point.language)
    if not words:
        words = own(_("The words were erased at the person's own request."))
    number = own(_("Point %(number)s") % {"number": point.number})
    return Quote(words, by or number)


def _answer(answer: OwnersAnswer) -> Iterator[Row]:
    yield given(answer.owner.name), own(answer.word)
    row = answer.weighing
    if row is None:
        return
    yield from _reasons(row)
    by = row.weighed_by
    if row.on_behalf:
        by = _("%(role)s on behalf of %(body)s") % {"role": by, "body": row.body_name}
    yield own(_("Answered by")), own(f"{by}, {day(row.weighed_at)}")


def _reasons(row: Weighing) -> Iterator[Row]:
    if row.reason:
        yield own(_("Reason")), Text(row.reason, row.language)
    if row.belongs_to:
        yield own(_("Where it belongs")), Text(row.belongs_to, row.language)
    change = row.change
    if change is None:
        return
    yield own(_("What changed")), given(change.heading)
    if change.old:
        yield own(_("The text before")), given(change.old)
    if change.new:
        yield own(_("The text now")), given(change.new)


def dissents(gathered: Gathered) -> Section:
    """Return what was not taken and what speakers disagree with, in their own words."""
    parts = tuple(
        Section(key, own(heading), tuple(blocks))
        for key, heading, blocks in (
            ("dissent-points", _("Not taken into account"), _not_taken(gathered)),
            ("dissent-verdicts", _("The speaker says otherwise"), _disagreeing(gathered)),
            ("dissent-reopened", _("Opened again"), _reopened(gathered)),
        )
        if blocks
    )
    told = (
        _("Nothing here has been shortened, joined or worded anew.")
        if parts
        else _("No dissent has been recorded.")
    )
    return Section("dissents", own(_("Dissenting views, word by word")),
                   (Paragraph(own(told)),), parts)  # fmt: skip


def _not_taken(gathered: Gathered) -> list[Block]:
    """Return the points that were not taken, those of one position beside each other."""
    told: list[Block] = []
    by_code = {each.point.code: (said, each) for said in gathered.said for each in said.dissents}
    for row in gathered.positions:
        held = [by_code.pop(voice.point) for voice in row.voices if voice.point in by_code]
        if held and row.declared_by:
            position = _("Position: %(text)s") % {"text": row.text}
            told.append(Paragraph(Text(position, row.language)))
        for said, each in held:
            told += _refused(said, each)
    for said, each in by_code.values():
        told += _refused(said, each)
    return told


def _refused(said: Said, told: EchoPoint) -> Iterator[Block]:
    yield quoted(told, numbered(said.contribution))
    rows = [row for answer in told.answers if is_dissent([answer.state]) for row in _answer(answer)]
    yield Facts(tuple(rows), kind=NOTES)


def _disagreeing(gathered: Gathered) -> list[Block]:
    told: list[Block] = []
    for said in gathered.said:
        for verdict in said.verdicts:
            if verdict.outcome in DISAGREEING:
                told += verdict_blocks(said, verdict)
    return told


def verdict_blocks(said: Said, verdict: Verdict) -> Iterator[Block]:
    """Return what a speaker said of the answer, beside what the bodies say of it."""
    words = Text(verdict.why, verdict.language) if verdict.why else own(_("Gave no reason."))
    yield Quote(words, numbered(said.contribution))
    rows = [(own(_("The speaker's verdict")), own(VERDICT_WORDS[verdict.outcome]))]
    rows += [
        (own(_("%(owner)s, point %(number)s")
             % {"owner": given(answer.owner.name), "number": each.point.number}), own(answer.word))
        for each in said.points
        for answer in each.answers
    ]  # fmt: skip
    yield Facts(tuple(rows), kind=NOTES)


def _reopened(gathered: Gathered) -> list[Block]:
    return [
        Quote(Text(said.reopening.reason, said.contribution.language) if said.reopening.reason
              else own(_("Gave no reason.")), numbered(said.contribution))
        for said in gathered.said
        if said.reopening is not None
    ]  # fmt: skip
