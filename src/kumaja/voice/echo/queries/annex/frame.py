"""The beginning of an annex: the matter, what was promised, who was asked and who answered."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.consultations.models import Invitation
from kumaja.voice.consultations.queries.say_words import BASIS_WORDS, ROLE_WORDS, SEEN_WORDS
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.annex import Reader
from kumaja.voice.echo.domain.paper import Block, Facts, Paragraph, Section, Table
from kumaja.voice.echo.queries.annex.gathering import Gathered, Hearing, Said
from kumaja.voice.echo.queries.annex.wording import (
    HELP_WORDS,
    answerer,
    day,
    given,
    moment,
    own,
    paragraphs,
    speaker,
)
from kumaja.voice.matters.models import MatterOwner
from kumaja.voice.matters.queries.detail import GivenPromise, ToldStage
from kumaja.voice.matters.queries.words import PART_WORDS


def facts_of(gathered: Gathered, maker: MatterOwner | None) -> Facts:
    """Return whose matter it is, under which number, and when and by which role this was made."""
    matter, rows = gathered.matter, []
    number = matter.case_number or _("No case number yet")
    rows.append((own(_("Case number")), own(number)))
    for owner in gathered.told.owners:
        rows.append((own(PART_WORDS[owner.part]), given(owner.name)))
        if owner.decides:
            rows.append((own(_("Who decides")), given(owner.decides)))
    made = _("%(when)s, %(role)s") % {
        "when": moment(gathered.now),
        "role": answerer(maker) if maker else _("coordination of the network"),
    }
    is_public = gathered.reader is Reader.EVERYONE
    told = (_("As it stands"), moment(gathered.now)) if is_public else (_("Made on"), made)
    rows.append((own(told[0]), own(told[1])))
    rows.append((own(_("Whom this is for")), own(_reader(gathered.reader))))
    return Facts(tuple(rows))


def _reader(reader: Reader) -> str:
    if reader is Reader.EVERYONE:
        return _("Everyone. Here is only what was said to everyone.")
    return _(
        "The registry office of the body that asked. What was said only to the body or to the"
        " network is here too, and marked."
    )


def promises(gathered: Gathered) -> Section:
    """Return what was promised for each stage, and how a promise was changed."""
    stages = [told for told in gathered.told.stages if told.promises]
    if not stages:
        nothing = Paragraph(own(_("No promise was given.")))
        return Section("promises", own(_("What was promised")), (nothing,))
    parts = tuple(_stage(told) for told in stages)
    return Section("promises", own(_("What was promised")), parts=parts)


def _stage(told: ToldStage) -> Section:
    stage = told.stage
    name = given(stage.title) or own(told.word)
    blocks: list[Block] = [
        Paragraph(own(f"{told.word} · {day(stage.starts_at)}–{day(stage.ends_at)}"))
    ]
    blocks += [
        Paragraph(own(_("The days were moved on %(day)s: %(reason)s")
                      % {"day": day(change.at), "reason": change.reason} if change.reason
                      else _("The days were moved on %(day)s.") % {"day": day(change.at)}))
        for change in told.changes
    ]  # fmt: skip
    for promise in told.promises:
        blocks += _promise(promise)
    return Section(f"stage-{stage.code}", name, tuple(blocks))


def _promise(told: GivenPromise) -> Iterator[Block]:
    promise = told.promise
    rows = [
        (given(promise.owner.name), own(told.word)),
        (own(_("What it means here")), given(promise.text)),
        (own(_("Answers by")), own(day(promise.answer_by_on))),
    ]
    if told.before:
        rows += [
            (own(_("Promised before")), own(told.word_before)),
            (own(_("Changed on")), own(day(promise.given_at))),
            (own(_("Why it was changed")), given(promise.reason)),
        ]
    yield Facts(tuple(row for row in rows if row[1]))


def invited(gathered: Gathered) -> Section:
    """Return who was asked to speak, who did and who stayed silent, and who was not heard."""
    blocks: list[Block] = []
    for hearing in gathered.hearings:
        blocks += _hearing(gathered, hearing)
    if not gathered.hearings:
        blocks.append(Paragraph(own(_("No hearing has been opened."))))
    if gathered.unheard:
        names = ", ".join(given(group.name).value for group in gathered.unheard)
        told = own(_("Groups for whom nobody has spoken: %(groups)s.") % {"groups": names})
        blocks.append(Paragraph(told))
    return Section("invited", own(_("Who was asked, who was reached, who stayed silent")),
                   tuple(blocks))  # fmt: skip


def _hearing(gathered: Gathered, hearing: Hearing) -> Iterator[Block]:
    row = hearing.consultation
    title = given(row.title)
    period = f"{day(row.stage.starts_at)}–{day(row.stage.ends_at)}"
    yield Paragraph(Text(f"{title} · {period}", title.language))
    if row.way_asked:
        yield Paragraph(own(_("How those who take part were asked about the way of taking part:")))
        yield from paragraphs(given(row.way_asked))
    if hearing.invitations:
        header = (_("Association"), _("Asked"), _("Asked once more"), _("Spoke"))
        yield Table(
            tuple(own(word) for word in header),
            tuple(_invitation(gathered, each) for each in hearing.invitations),
            caption=own(_("Associations that were asked")),
        )
    else:
        yield Paragraph(own(_("Nobody was asked by name.")))
    for each in hearing.help:
        told = given(each.text)
        helped = f"{HELP_WORDS[each.kind]}: {told}" if told else str(HELP_WORDS[each.kind])
        yield Paragraph(Text(helped, told.language))


def _invitation(gathered: Gathered, row: Invitation) -> tuple[Text, ...]:
    if row.organisation_id in gathered.spoke:
        answered = _("Yes")
    elif gathered.reader is Reader.EVERYONE:
        answered = _("Nothing that everyone sees")
    else:
        answered = _("Silent")
    again = own(day(row.reminded_at) or "–")
    return given(row.organisation.name), own(day(row.invited_at)), again, own(answered)


def answered(gathered: Gathered) -> Section:
    """Return who answered: in which role, by whose decision, how many they speak for."""
    heading = own(_("Who answered"))
    blocks: list[Block] = []
    if gathered.said:
        words = [_("Who"), _("Number and day"), _("Role"), _("Based on"), _("Reach")]
        if gathered.reader is Reader.BODY:
            words.append(_("Who may see it"))
        rows = tuple(_answer(gathered.reader, each) for each in gathered.said)
        caption = own(_("Views that came"))
        blocks.append(Table(tuple(own(word) for word in words), rows, caption))
    else:
        blocks.append(Paragraph(own(_("Nobody has said anything yet."))))
    if gathered.hidden:
        told = ngettext(
            "%(count)s view was hidden by moderation and is not here.",
            "%(count)s views were hidden by moderation and are not here.",
            gathered.hidden,
        )
        blocks.append(Paragraph(own(told % {"count": gathered.hidden})))
    return Section("answered", heading, tuple(blocks))


def _answer(reader: Reader, said: Said) -> tuple[Text, ...]:
    view = said.contribution
    when = f"{view.number} · {day(view.said_at)}"
    if view.withdrawn_at is not None:
        when += " · " + _("withdrawn on %(day)s") % {"day": day(view.withdrawn_at)}
    who = speaker(view)
    if said.backers:
        behind = _("behind it: %(names)s") % {"names": ", ".join(said.backers)}
        who = own(f"{who} ({behind})")
    is_organisation = view.speaker_kind == SpeakerKind.ORGANISATION
    role = own(ROLE_WORDS[view.role]) if is_organisation else own("–")
    cells = (who, own(when), role, own(BASIS_WORDS[view.basis]), _reach(view))
    return (*cells, own(SEEN_WORDS[view.visibility])) if reader is Reader.BODY else cells


def _reach(view: Contribution) -> Text:
    if view.reach_members is None:
        return own("–")
    if view.reach_heard is None:
        return own(_("%(count)s members") % {"count": view.reach_members})
    told = _("%(heard)s of %(count)s members answered")
    return own(told % {"heard": view.reach_heard, "count": view.reach_members})
