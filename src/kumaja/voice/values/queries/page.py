"""The audit as its page shows it: readings side by side, evidence, claims, answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.queries.words import OPINION_WORDS, VERDICT_WORDS
from kumaja.voice.values.domain.facts import Answers, Facts
from kumaja.voice.values.domain.findings import Finding
from kumaja.voice.values.domain.kinds import ASKED_BY, About, Reading, Standing, Value
from kumaja.voice.values.models import ValueClaim
from kumaja.voice.values.queries.audit import Audit, AuditedValue
from kumaja.voice.values.queries.words import (
    ABOUT_WORDS,
    READ_AS,
    READING_WORDS,
    STANDING_WORDS,
    VALUE_WORDS,
    Words,
)

# What people answered by themselves opens to no rows: nobody is shown with their answer.
UNOPENED: Final = frozenset({About.KNEW, About.LISTENED})
_NAMELESS: Final = frozenset({About.PROMISED})


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One reading of a value: its words, and what the evidence comes to in it."""

    reading: Reading
    title: Words
    text: Words
    standing: Standing

    @property
    def word(self) -> Words:
        """What it comes to, in words."""
        return STANDING_WORDS[self.standing]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure: what was looked at, how much of it, who is missing, where its rows are."""

    finding: Finding
    url: str

    @property
    def label(self) -> Words:
        """What is looked at."""
        return ABOUT_WORDS[self.finding.about]

    @property
    def word(self) -> Words:
        """What the figure says."""
        return STANDING_WORDS[self.finding.standing]

    @property
    def has_figure(self) -> bool:
        """Test whether there is a figure to show: something was counted, and may be shown."""
        finding = self.finding
        silent = finding.is_untold or finding.is_hidden or finding.is_idle
        return bool(finding.base) and not silent

    @property
    def without(self) -> tuple[Trilingual, ...]:
        """Who is missing, by name; not told of what nobody has recorded."""
        finding = self.finding
        is_said = self.has_figure and finding.standing != Standing.NOT_YET
        return finding.without if is_said and finding.about not in _NAMELESS else ()

    @property
    def is_strict(self) -> bool:
        """Test whether only the stricter reading asks for it."""
        return ASKED_BY[self.finding.about] == {Reading.STRICT}


@dataclass(frozen=True, slots=True)
class Said:
    """What those who took part answered to one question, or why that is not shown."""

    about: About
    answers: Answers
    counts: tuple[tuple[Words, int], ...]
    is_public: bool = False

    @property
    def is_shown(self) -> bool:
        """Test whether the counts may be shown: verdicts are public anyway, each on its page."""
        return bool(self.answers.base) and (self.is_public or self.answers.is_shown)


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value as the page shows it."""

    audited: AuditedValue
    evidence: tuple[Evidence, ...]
    said: tuple[Said, ...]

    @property
    def value(self) -> Value:
        """Which of the seven."""
        return self.audited.value

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"value-{self.value}"

    @property
    def title(self) -> Words:
        """What it is called."""
        return VALUE_WORDS[self.value]

    @property
    def claims(self) -> tuple[ValueClaim, ...]:
        """What the owners say of it themselves."""
        return self.audited.claims

    @property
    def readings(self) -> tuple[ShownReading, ...]:
        """Both readings, Kumaja's first."""
        return tuple(
            ShownReading(
                each, READING_WORDS[each], READ_AS[self.value, each], self.audited.standing(each)
            )
            for each in Reading
        )


def shown(audit: Audit) -> tuple[ShownValue, ...]:
    """Return the values as the page shows them; no statement of its own."""
    return tuple(
        ShownValue(
            each, tuple(_evidence(audit, finding) for finding in each.findings),
            _said(each.value, audit.facts),
        )
        for each in audit.values
    )  # fmt: skip


def rows_address(audit: Audit, about: About) -> str:
    """Return where the rows behind a figure are; nowhere when they would show who said what."""
    if about in UNOPENED:
        return ""
    return reverse("values:rows", args=[audit.matter.address, about.value])


def _evidence(audit: Audit, finding: Finding) -> Evidence:
    return Evidence(finding, rows_address(audit, finding.about) if finding.base else "")


def _said(value: Value, facts: Facts) -> tuple[Said, ...]:
    if value == Value.INFORMATION:
        return (_opinions(About.KNEW, facts.echo.knew_enough),)
    if value == Value.ANSWER:
        verdicts = Answers(facts.echo.verdicts)
        told = tuple((VERDICT_WORDS[kind], verdicts.counts.get(kind, 0)) for kind in VerdictKind)
        return (
            _opinions(About.LISTENED, facts.echo.listened),
            Said(About.UNDERSTOOD, verdicts, told, is_public=True),
        )  # fmt: skip
    return ()


def _opinions(about: About, answers: Answers) -> Said:
    counts = tuple((word, answers.counts.get(key, 0)) for key, word in OPINION_WORDS.items())
    return Said(about, answers, counts)
