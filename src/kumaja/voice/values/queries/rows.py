"""The rows behind the audit's figures that are few: groups, promises, hearings, needs, talks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.matters.queries.words import PROMISE_WORDS, STAGE_WORDS
from kumaja.voice.values.domain.facts import (
    GroupFact,
    HearingFact,
    NeedFact,
    OwnerFact,
    PlanningFact,
    PromiseFact,
)
from kumaja.voice.values.domain.findings import OF_GROUPS, OF_HEARINGS, OF_OWNERS, is_early
from kumaja.voice.values.domain.kinds import About, NeedKind
from kumaja.voice.values.queries.audit import Audit
from kumaja.voice.values.queries.words import IN_WORDS, NEED_WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One row behind a figure: what it is, whether it counts, and where it can be read.

    `counts` is None when the row tells more of another and is no part of the figure.
    """

    title: Trilingual
    counts: bool | None
    meta: tuple[str, ...] = ()
    texts: tuple[Trilingual, ...] = field(default_factory=tuple)
    url: str = ""

    @property
    def told(self) -> str:
        """What is told of it in short, in one line."""
        return " · ".join(each for each in self.meta if each)


def few_rows(audit: Audit, about: About) -> list[Row] | None:
    """Return the rows behind a figure, read from the audit itself; None when they are many."""
    facts = audit.facts
    if about in OF_GROUPS:
        rows = [_group(each, counts=OF_GROUPS[about](each)) for each in facts.groups]
        return rows + (_needs(facts.needs, of_owners=False) if about in _OF_NEEDS else [])
    if about in OF_OWNERS:
        rows = [_owner(each, counts=OF_OWNERS[about](each)) for each in facts.owners]
        return rows + _needs(facts.needs, of_owners=True)
    if about in OF_HEARINGS:
        return [_hearing(each, counts=OF_HEARINGS[about](each)) for each in facts.hearings]
    make = _OTHERS.get(about)
    return list(make(audit)) if make else None


_OF_NEEDS: Final = frozenset({About.RECORDED, About.DISCUSSED})


def _group(each: GroupFact, *, counts: bool) -> Row:
    told = (
        _("invited %(n)s") % {"n": each.invited},
        _("spoke %(n)s") % {"n": each.answered},
        _("asked once more %(n)s") % {"n": each.reminded} if each.reminded else "",
        _("kinds of help %(n)s") % {"n": each.help} if each.help else "",
        _("needs %(n)s, talked over %(m)s") % {"n": each.needs, "m": each.discussed}
        if each.needs
        else "",
    )
    return Row(each.name, counts, told)


def _owner(each: OwnerFact, *, counts: bool) -> Row:
    told = _("needs and limits %(n)s, talked over %(m)s") % {
        "n": each.constraints, "m": each.discussed,
    }  # fmt: skip
    return Row(each.name, counts, (told,))


def _needs(needs: tuple[NeedFact, ...], *, of_owners: bool) -> list[Row]:
    """Return the needs in words; those of deciders are told with the deciders."""
    return [
        Row(
            each.whose, None,
            (
                str(NEED_WORDS[NeedKind(each.kind)]),
                _("talked over on %(day)s") % {"day": _day(each.discussed_on)}
                if each.discussed_on else _("not talked over yet"),
            ),
            (each.text, each.discussion),
        )
        for each in needs
        if each.is_of_owner == of_owners
    ]  # fmt: skip


def _hearing(each: HearingFact, *, counts: bool) -> Row:
    told = [f"{_day(day_of(each.starts_at))}–{_day(day_of(each.ends_at))}"]
    if each.material_at:
        told.append(_("material out on %(day)s") % {"day": _day(day_of(each.material_at))})
    if each.complete:
        told.append(_("whole %(languages)s") % {"languages": _in_words(each.complete)})
    if each.missing:
        told.append(_("missing %(languages)s") % {"languages": _in_words(each.missing)})
    told.append(_("in easy language") if each.has_easy else _("not in easy language"))
    return Row(each.title, counts, tuple(told))


def _promises(audit: Audit, test: Callable[[PromiseFact], bool]) -> Iterator[Row]:
    for each in audit.facts.promises:
        if each.given_at is not None or each.starts_at <= audit.facts.now:
            yield Row(each.owner, test(each), _told_promise(each), (each.stage,))


def _told_promise(each: PromiseFact) -> tuple[str, ...]:
    told = [str(STAGE_WORDS[each.stage_kind])]
    if each.given_at is None:
        return (*told, _("no promise"))
    told.append(str(PROMISE_WORDS[each.level]))
    told.append(_("given on %(day)s") % {"day": _day(day_of(each.given_at))})
    if each.answer_by:
        told.append(_("answers by %(day)s") % {"day": _day(each.answer_by)})
    if each.changes:
        told.append(
            _("changed %(n)s times, lowered %(m)s") % {"n": each.changes, "m": each.lowered}
        )
    if each.due or each.ahead:
        told.append(
            _("in time %(n)s, late %(m)s, not due yet %(k)s")
            % {"n": each.in_time, "m": each.late, "k": each.ahead}
        )
    return tuple(told)


def _given(audit: Audit) -> Iterator[Row]:
    rows = _promises(audit, lambda each: not each.lowered)
    return (row for row, each in zip(rows, _begun(audit), strict=True) if each.given_at)


def _begun(audit: Audit) -> list[PromiseFact]:
    now = audit.facts.now
    return [each for each in audit.facts.promises if each.given_at or each.starts_at <= now]


def _decisions(audit: Audit) -> Iterator[Row]:
    for each in audit.facts.decisions:
        told = (_day(each.decided_on), _("answers %(n)s points") % {"n": each.points})
        yield Row(each.title, each.points > 0, told, url=each.url)


def _ways(audit: Audit) -> Iterator[Row]:
    for each in audit.facts.hearings:
        asked = bool(each.way_asked) or bool(audit.facts.plannings)
        yield Row(each.title, asked, texts=(each.way_asked,))
    yield from (_planning(each, counts=None) for each in audit.facts.plannings)


def _plannings(audit: Audit, test: Callable[[PlanningFact], bool]) -> Iterator[Row]:
    return (_planning(each, counts=test(each)) for each in audit.facts.plannings)


def _planning(each: PlanningFact, *, counts: bool | None) -> Row:
    told = (_day(each.planned_on), "" if each.change else _("it is not told what changed"))
    return Row(each.with_whom, counts, told, (each.wish, each.change))


def _in_words(languages: tuple[str, ...]) -> str:
    return ", ".join(str(IN_WORDS[language]) for language in languages)


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


_OTHERS: Final[dict[About, Callable[[Audit], Any]]] = {
    About.PROMISED: lambda audit: _promises(audit, lambda each: each.was_given_before),
    About.STOOD: _given,
    About.KEPT: lambda audit: (
        Row(each.owner, None, _told_promise(each), (each.stage,))
        for each in audit.facts.promises if each.due or each.ahead
    ),
    About.REFERS: _decisions,
    About.WAY_ASKED: _ways,
    About.PLANNED: lambda audit: _plannings(audit, lambda each: is_early(each, audit.facts)),
    About.CHANGED: lambda audit: _plannings(audit, lambda each: bool(each.change)),
}  # fmt: skip
