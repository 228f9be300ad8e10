"""From facts to findings: a count, its base, and what that means in each reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.values.domain.facts import (
    Answers,
    Facts,
    GroupFact,
    HearingFact,
    OwnerFact,
    PlanningFact,
)
from kumaja.voice.values.domain.kinds import ASKED_BY, About, Reading, Standing, Value

_Row = TypeVar("_Row")
_JUDGED: Final = (Standing.HOLDS, Standing.IN_PART, Standing.FAILS)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: so many of so many, and who is missing by name.

    `is_ahead`: its time has not come. `is_untold`: nobody has recorded it. `is_idle`: there was
    nothing to look at. `is_hidden`: too few answered to show what they said.
    """

    about: About
    count: int
    base: int
    without: tuple[Trilingual, ...] = ()
    is_ahead: bool = False
    is_untold: bool = False
    is_idle: bool = False
    is_hidden: bool = False

    @property
    def standing(self) -> Standing:
        """What the figure says, or why it says nothing."""
        if self.base and self.count == self.base and not self.is_hidden:
            return Standing.HOLDS
        if self.is_ahead:
            return Standing.NOT_YET
        if self.is_idle:
            return Standing.IDLE
        if self.is_untold or self.is_hidden or not self.base:
            return Standing.NO_DATA
        return Standing.IN_PART if self.count else Standing.FAILS

    def is_asked_by(self, reading: Reading) -> bool:
        """Test whether the reading asks for it."""
        return reading in ASKED_BY[self.about]


def standing_of(findings: Iterable[Finding], reading: Reading) -> Standing:
    """Return what a value comes to in a reading: it holds when all that was asked for holds.

    What had no occasion does not count. Some that hold beside some that nobody knows is “in part”;
    beside some whose time has not come, it is under way.
    """
    found = {each.standing for each in findings if each.is_asked_by(reading)} - {Standing.IDLE}
    judged = found & set(_JUDGED)
    if not judged:
        return Standing.NOT_YET if Standing.NOT_YET in found else Standing.NO_DATA
    if judged == {Standing.FAILS}:
        return Standing.FAILS
    if found <= {Standing.HOLDS, Standing.NOT_YET}:
        return Standing.NOT_YET if Standing.NOT_YET in found else Standing.HOLDS
    return Standing.IN_PART


def findings_of(facts: Facts) -> dict[Value, tuple[Finding, ...]]:
    """Return what each value comes to; the order is the page's."""
    return {value: tuple(look(facts)) for value, look in _LOOKS.items()}


def _voice(facts: Facts) -> list[Finding]:
    is_ahead = not facts.has_opened and not facts.decisions
    return [
        _of_groups(About.CHANNEL, facts, is_ahead=is_ahead),
        _of_groups(
            About.HEARD, facts, is_ahead=is_ahead or (facts.is_open and not facts.decisions)
        ),
    ]  # fmt: skip


def _promise(facts: Facts) -> list[Finding]:
    given = [each for each in facts.promises if each.given_at is not None]
    begun = [each for each in facts.promises if each.starts_at <= facts.now or each in given]
    decisions = facts.decisions
    ahead = sum(each.ahead for each in given)
    return [
        _among(
            About.PROMISED, begun, lambda each: each.was_given_before,
            is_ahead=not facts.has_opened,
        ),
        Finding(
            About.STOOD, sum(not each.lowered for each in given), len(given),
            tuple(each.owner for each in given if each.lowered), is_ahead=not facts.has_opened,
        ),
        Finding(
            About.KEPT, sum(each.in_time for each in given), sum(each.due for each in given),
            is_ahead=not any(each.due for each in given) and (ahead > 0 or not facts.has_ended),
        ),
        Finding(
            About.REFERS, sum(each.points > 0 for each in decisions), len(decisions),
            tuple(each.title for each in decisions if not each.points),
            is_ahead=not decisions,
        ),
    ]  # fmt: skip


def _needs(facts: Facts) -> list[Finding]:
    is_untold = not any(not each.is_of_owner for each in facts.needs)
    is_unknown = not any(each.constraints for each in facts.owners)
    return [
        _of_groups(About.RECORDED, facts, is_untold=is_untold),
        _of_groups(About.DISCUSSED, facts, is_untold=is_untold),
        *(
            _among(about, facts.owners, test, is_untold=is_unknown)
            for about, test in OF_OWNERS.items()
        ),
    ]


def _reach(facts: Facts) -> list[Finding]:
    reach, is_ahead = facts.reach, not facts.has_opened
    return [
        _of_groups(About.INVITED, facts, is_ahead=is_ahead),
        _of_groups(About.HELPED, facts, is_ahead=is_ahead, is_untold=not facts.help),
        Finding(
            About.ANSWERED, reach.spoke, reach.invited, is_ahead=is_ahead or facts.is_open,
        ),
        Finding(
            About.SECOND, reach.asked_again, reach.silent, is_ahead=is_ahead or facts.is_open,
            is_idle=reach.invited > 0 and not reach.silent,
        ),
    ]  # fmt: skip


def _way(facts: Facts) -> list[Finding]:
    plannings, hearings = facts.plannings, facts.hearings
    asked = sum(bool(each.way_asked) or bool(plannings) for each in hearings)
    return [
        Finding(
            About.WAY_ASKED, asked or int(bool(plannings)), len(hearings) or int(bool(plannings)),
            is_untold=not asked,
        ),
        _count(About.PLANNED, plannings, lambda each: is_early(each, facts)),
        _count(About.CHANGED, plannings, lambda each: bool(each.change)),
    ]  # fmt: skip


def _information(facts: Facts) -> list[Finding]:
    hearings = facts.hearings
    asked = sum(each.asked for each in hearings)
    return [
        *(
            _among(about, hearings, test, is_ahead=not hearings)
            for about, test in OF_HEARINGS.items()
        ),
        Finding(
            About.QUESTIONS, sum(each.answered_in_time for each in hearings), asked,
            is_ahead=not facts.has_opened or (facts.is_open and asked > 0),
            is_idle=facts.has_opened and not asked,
        ),
        _said(About.KNEW, facts.echo.knew_enough, facts),
    ]  # fmt: skip


def _answer(facts: Facts) -> list[Finding]:
    echo = facts.echo
    verdicts = sum(echo.verdicts.values())
    waits = echo.owed - echo.answered
    return [
        Finding(
            About.POINTS, echo.answered, echo.owed,
            is_ahead=(waits > 0 and not echo.late) or not echo.owed,
        ),
        Finding(
            About.TOLD, echo.told_views, echo.weighed_views, is_ahead=not echo.weighed_views,
        ),
        Finding(
            About.UNDERSTOOD, verdicts - echo.verdicts.get("not_understood", 0), verdicts,
            is_ahead=not echo.told_views,
        ),
        _said(About.LISTENED, echo.listened, facts),
    ]  # fmt: skip


def _said(about: About, answers: Answers, facts: Facts) -> Finding:
    """Count those who said a plain yes; too few answers say nothing."""
    return Finding(
        about, answers.counts.get("yes", 0) if answers.is_shown else 0, answers.base,
        is_ahead=not facts.echo.told_views, is_hidden=bool(answers.base) and not answers.is_shown,
    )  # fmt: skip


def is_early(planning: PlanningFact, facts: Facts) -> bool:
    """Test whether the way was talked over before the first hearing opened."""
    opening = min((day_of(each.starts_at) for each in facts.hearings), default=date.max)
    return planning.planned_on < opening


def _of_groups(
    about: About, facts: Facts, *, is_ahead: bool = False, is_untold: bool = False
) -> Finding:
    return _among(about, facts.groups, OF_GROUPS[about], is_ahead=is_ahead, is_untold=is_untold)


def _among(
    about: About, rows: Sequence[_Row], test: Callable[[_Row], bool], *, is_ahead: bool = False,
    is_untold: bool = False,
) -> Finding:  # fmt: skip
    """Count the rows of which it is true, and name the others."""
    without = tuple(_name(row) for row in rows if not test(row))
    count = len(rows) - len(without)
    return Finding(about, count, len(rows), without, is_ahead=is_ahead, is_untold=is_untold)


def _count(about: About, rows: Sequence[_Row], test: Callable[[_Row], bool]) -> Finding:
    return Finding(about, sum(test(row) for row in rows), len(rows))


def _name(row: object) -> Trilingual:
    """Return what a row is called: its name, its title, or who owns it."""
    for attribute in ("name", "title", "owner"):
        if named := getattr(row, attribute, None):
            return named if isinstance(named, Trilingual) else Trilingual(fi=str(named))
    return Trilingual()


OF_GROUPS: Final[dict[About, Callable[[GroupFact], bool]]] = {
    About.CHANNEL: lambda each: each.has_channel,
    About.HEARD: lambda each: each.was_heard,
    About.RECORDED: lambda each: each.needs > 0,
    About.DISCUSSED: lambda each: each.discussed > 0,
    About.INVITED: lambda each: each.invited > 0,
    About.HELPED: lambda each: each.help > 0,
}
OF_OWNERS: Final[dict[About, Callable[[OwnerFact], bool]]] = {
    About.CONSTRAINTS: lambda each: each.constraints > 0,
    About.CONSTRAINTS_DISCUSSED: lambda each: each.discussed > 0,
}
OF_HEARINGS: Final[dict[About, Callable[[HearingFact], bool]]] = {
    About.MATERIAL: lambda each: each.had_material,
    About.FIVE_WEEKS: lambda each: each.had_five_weeks,
    About.LANGUAGES: lambda each: not each.missing,
    About.EASY: lambda each: each.has_easy,
}
_LOOKS: Final[dict[Value, Callable[[Facts], list[Finding]]]] = {
    Value.VOICE: _voice,
    Value.PROMISE: _promise,
    Value.NEEDS: _needs,
    Value.REACH: _reach,
    Value.WAY: _way,
    Value.INFORMATION: _information,
    Value.ANSWER: _answer,
}
