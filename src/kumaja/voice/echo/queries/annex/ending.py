"""The end of an annex: decisions, who was told, verdicts, what is open, and the proof."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.echo.domain.annex import Reader
from kumaja.voice.echo.domain.paper import Block, Facts, Paragraph, Section, Table
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.annex.gathering import Gathered, Said
from kumaja.voice.echo.queries.annex.points import quoted, verdict_blocks
from kumaja.voice.echo.queries.annex.wording import (
    day,
    given,
    moment,
    numbered,
    own,
    paragraphs,
)
from kumaja.voice.echo.queries.words import TOLD_WORDS
from kumaja.voice.matters.models import Decision


def decisions(gathered: Gathered) -> Section:
    """Return what was decided and why."""
    parts = tuple(_decision(row) for row in gathered.told.decisions)
    nothing = () if parts else (Paragraph(own(_("Nothing has been decided yet."))),)
    return Section("decisions", own(_("Decisions")), nothing, parts)


def _decision(row: Decision) -> Section:
    rows = [
        (own(_("Decided on")), own(day(row.decided_on))),
        (own(_("Who decided")), given(row.decider) or given(row.owner.name)),
        (own(_("Section")), own(row.section)),
        (own(_("Where it can be read")), own(row.url)),
    ]
    blocks: list[Block] = [Facts(tuple(each for each in rows if each[1]))]
    blocks += paragraphs(given(row.result))
    blocks.append(Paragraph(own(_("Reasons for it:"))))
    blocks += paragraphs(given(row.reasons))
    heading = given(row.title) or given(row.owner.name)
    return Section(f"decision-{row.code}", heading, tuple(blocks))


def told(gathered: Gathered) -> Section:
    """Return who was told what came of their words, how, and who could not be reached."""
    rows = [
        _notice(gathered.reader, said, notice) for said in gathered.said for notice in said.notices
    ]
    if not rows:
        nothing = Paragraph(own(_("No answers have been told yet.")))
        return Section("told", own(_("Answers told")), (nothing,))
    header = (_("Who"), _("Told on"), _("How"), _("What is known of it"))
    table = Table(tuple(own(word) for word in header), tuple(rows), own(_("Answers told")))
    return Section("told", own(_("Answers told")), (table,))


def _notice(reader: Reader, said: Said, row: Notice) -> tuple[Text, ...]:
    if row.unreachable_at is not None:
        known = _("could not be reached")
        if reader is Reader.BODY:
            known = f"{known}: {row.unreachable_reason}"
    elif row.opened_at is not None:
        known = _("opened on %(day)s") % {"day": day(row.opened_at)}
    else:
        known = "–"
    who = numbered(said.contribution)
    return who, own(day(row.told_at)), own(TOLD_WORDS[row.way]), own(known)


def verdicts(gathered: Gathered) -> Section:
    """Return what every speaker said of the answer that they got."""
    blocks: list[Block] = []
    for said in gathered.said:
        for verdict in said.verdicts:
            blocks += verdict_blocks(said, verdict)
    if not blocks:
        blocks.append(
            Paragraph(own(_("Nobody has said yet whether what they asked for came true.")))
        )
    return Section("verdicts", own(_("What the speakers say of the answers")), tuple(blocks))


def open_points(gathered: Gathered) -> Section:
    """Return the points that no answer has come to, said as open."""
    waiting = [(said, point) for said in gathered.said for point in said.open]
    if not waiting:
        blocks: tuple[Block, ...] = (Paragraph(own(_("Every point has been answered."))),)
    else:
        count = ngettext(
            "%(count)s point waits for an answer.", "%(count)s points wait for an answer.",
            len(waiting),
        )  # fmt: skip
        first = Paragraph(own(count % {"count": len(waiting)}))
        blocks = (first, *(quoted(each, numbered(said.contribution)) for said, each in waiting))
    return Section("open", own(_("Open points")), blocks)


def proof(gathered: Gathered) -> Section:
    """Return by which signed line anybody can test that nothing was changed afterwards."""
    signed = gathered.checkpoint
    if signed is None:
        told = Paragraph(own(_("The log has not been signed yet.")))
        return Section("proof", own(_("Proof")), (told,))
    rows = (
        (own(_("Proof of the log")), own(signed.line)),
        (own(_("Code")), own(signed.code)),
        (own(_("Signed")), own(moment(signed.signed_at))),
    )
    says = Paragraph(own(_(
        "What was said, answered, decided and told is written in a log that only grows. By this"
        " line anybody can test on the page of proofs that nothing of it was changed after the"
        " moment when it was signed."
    )))  # fmt: skip
    return Section("proof", own(_("Proof")), (Facts(rows), says))
