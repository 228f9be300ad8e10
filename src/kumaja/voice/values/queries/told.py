"""The audit for other programs: the figures of the page, with the texts in every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.values.domain.facts import LEAST_SHOWN, Answers
from kumaja.voice.values.domain.findings import Finding
from kumaja.voice.values.domain.kinds import ASKED_BY, Reading
from kumaja.voice.values.models import ValueClaim
from kumaja.voice.values.queries.audit import Audit, AuditedValue
from kumaja.voice.values.queries.page import rows_address

VERSION: Final = 1
_READINGS: Final = {
    Reading.KUMAJA: "Kumaja: Osallistumisen perusarvot",
    Reading.STRICT: "IAP2 Core Values, in Kumaja's own words",
}


def told_of(audit: Audit, whole: Callable[[str], str]) -> dict[str, Any]:
    """Return the audit as JSON says it (docs/participation-audit.md); `whole` makes addresses."""
    matter, facts = audit.matter, audit.facts
    return {
        "version": VERSION,
        "at": facts.now.isoformat(),
        "matter": {
            "code": matter.code, "title": _texts(matter.title),
            "url": whole(matter.get_absolute_url()),
        },
        "readings": {reading.value: source for reading, source in _READINGS.items()},
        "values": [_value(audit, each, whole) for each in audit.values],
        "days": {"median": facts.echo.waits.median, "longest": facts.echo.waits.longest},
        "points_in_open_hearings": facts.echo.in_open_hearing,
        "views_unreachable": facts.echo.unreachable_views,
        "answers": {
            "listened": _answers(facts.echo.listened),
            "knew_enough": _answers(facts.echo.knew_enough),
            "verdicts": {
                "base": sum(facts.echo.verdicts.values()), "counts": dict(facts.echo.verdicts),
            },
        },
        "least_shown": LEAST_SHOWN,
    }  # fmt: skip


def _value(audit: Audit, each: AuditedValue, whole: Callable[[str], str]) -> dict[str, Any]:
    return {
        "value": int(each.value),
        "name": each.value.name.lower(),
        "standing": {reading.value: each.standing(reading).value for reading in Reading},
        "findings": [_finding(audit, finding, whole) for finding in each.findings],
        "claims": [_claim(claim) for claim in each.claims],
    }


def _finding(audit: Audit, finding: Finding, whole: Callable[[str], str]) -> dict[str, Any]:
    """Return a figure; what is hidden or was never recorded has a base and no count."""
    is_known = not (finding.is_hidden or finding.is_untold)
    rows = rows_address(audit, finding.about) if finding.base else ""
    return {
        "about": finding.about.value,
        "asked_by": sorted(reading.value for reading in ASKED_BY[finding.about]),
        "standing": finding.standing.value,
        "count": finding.count if is_known else None,
        "base": finding.base,
        "without": [_texts(name) for name in finding.without] if is_known else [],
        "rows": whole(rows) if rows else None,
    }


def _claim(claim: ValueClaim) -> dict[str, Any]:
    return {
        "owner": _texts(claim.owner.name),
        "text": _texts(claim.text),
        "at": claim.claimed_at.isoformat(),
    }


def _answers(answers: Answers) -> dict[str, Any]:
    counts = dict(answers.counts) if answers.is_shown else None
    return {"base": answers.base, "counts": counts}


def _texts(text: Trilingual) -> dict[str, str]:
    return {language: text.exactly(language) for language in text.languages}
