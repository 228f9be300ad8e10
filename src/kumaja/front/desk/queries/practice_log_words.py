"""What acts on practices and shared structures, and their fields, are called in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words
from kumaja.help.gaps.queries.structures import STATE_WORDS as STRUCTURE_WORDS
from kumaja.network.practices.queries.words import STATE_WORDS

PRACTICE, USE = "practices.Practice", "practices.PracticeUse"
STRUCTURE = "gaps.SharedStructure"

VERBS: Final[dict[str, Words]] = {
    "proposed": pgettext_lazy("somebody did", "proposed a practice"),
    "written": pgettext_lazy("somebody did", "wrote a practice"),
    "published": pgettext_lazy("somebody did", "made it public"),
    "shared": pgettext_lazy("somebody did", "changed who sees it"),
    "told": pgettext_lazy("somebody did", "told how a practice fared"),
    "withdrew a use": pgettext_lazy("somebody did", "took back what was told"),
    "took on": pgettext_lazy("somebody did", "took a gap on"),
    "told the outcome": pgettext_lazy("somebody did", "told what came of it"),
}
OBJECTS: Final[dict[str, Words]] = {
    PRACTICE: _("Good practice"),
    USE: _("Use of a practice"),
    STRUCTURE: _("Gap that was taken on"),
}
_WHOSE: Final[dict[str, Words]] = {
    "organisation": _("Organisation"), "network": _("Network"),
    "municipality": _("Municipality"), "region": _("Region"),
}  # fmt: skip
FIELDS: Final[dict[str, Mapping[str, Words]]] = {
    PRACTICE: _WHOSE | {
        "name": _("Name"), "summary": _("In one sentence"),
        "description": _("What is done, and how?"), "needs": _("What does it take?"),
        "origin": _("Where did it come from?"), "terms": _("Terms"),
        "is_shared": _("Shared"), "published_at": _("Public since"),
        "archived_at": _("Taken out of lists"),
        "archive_reason": _("Why it was taken out of lists"),
        "successor": _("Who goes on instead"),
    },
    USE: _WHOSE | {
        "practice": _("Good practice"), "state": _("State"), "since_on": _("First day"),
        "learnt": _("What did you learn?"), "told_on": _("Day"),
        "withdrawn_on": _("Taken back on"),
    },
    STRUCTURE: _WHOSE | {
        "term": _("Terms"), "agreed": _("What was agreed?"), "since_on": _("First day"),
        "state": _("State"), "outcome": _("What has happened?"), "told_on": _("Day"),
        "owners": _("Who holds it"),
    },
}  # fmt: skip
CHOICES: Final[dict[tuple[str, str], Mapping[str, Words]]] = {
    (USE, "state"): STATE_WORDS,
    (STRUCTURE, "state"): STRUCTURE_WORDS,
}
