"""The second level of coordination's desk: its rooms by what one comes to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kumaja.foundation.design.domain.shell import Link
from kumaja.network.registry.policies import Visitor, is_administrator

# The rooms of coordination, each with the pages that belong to it.
_ROOMS: Final = {
    "coordination": ("coordination",),
    "field_words": (
        "field_words", "field_word", "field_word_act", "field_word_undo", "field_word_enter",
    ),
    "reported_texts_list": (
        "reported_texts_list", "reported_text", "reported_text_act", "moderation_log",
    ),
    "owed": ("owed", "owed_public", "owed_remind"),
    "words": ("words", "word_create", "word", "word_retire", "word_restore"),
    "missed": ("missed",),
    "voices": (
        "voices", "voices_of", "voice_create", "voice", "voice_retire", "voice_restore",
    ),
    "crisis": ("crisis", "crisis_contact", "crisis_retire", "crisis_triggers"),
    "kept_networks": (
        "kept_networks", "kept_network", "kept_network_create", "kept_network_edit",
        "kept_network_end", "kept_network_archive", "network_task_add", "network_task_hold",
        "network_holding_end", "network_offer", "network_offer_decline", "network_goal_set",
        "network_goal_report", "network_seat",
    ),
    "partner_queue": (
        "partner_queue", "partner_queue_request", "partner_remind", "partner_add",
        "partner_answer",
    ),
    "kept_matters": (
        "kept_matters", "kept_matter", "matter_create", "matter_edit", "matter_note",
        "matter_stage_add", "matter_stage_move", "matter_promise", "matter_promise_change",
        "matter_decide", "matter_decision_anew", "matter_activities",
    ),
    "watch": ("watch", "watch_add", "watch_suggestion"),
    "hearings": (
        "hearings", "hearing", "hearing_begin", "hearing_words", "hearing_questions",
        "hearing_text", "hearing_open", "hearing_end", "hearing_invite", "hearing_remind",
        "hearing_help", "hearing_answer", "hearing_place",
    ),
    "kept_practices": (
        "kept_practices", "kept_practice", "kept_practice_create", "kept_practice_edit",
        "kept_practice_archive", "kept_practice_use",
    ),
    "upkeep": (
        "upkeep", "report", "returned", "incoming", "incoming_mail", "unreachable", "unchecked",
    ),
    "requests": ("requests", "request"),
    "duplicates": ("duplicates", "duplicate", "merge"),
    "imports": (
        "imports", "import_create", "import_sheet", "import_columns", "import_row", "import_undo",
    ),
    "closing": ("closing", "closing_group"),
    "embedding": ("embedding", "embedding_end", "webhooks", "webhook", "webhook_create"),
}  # fmt: skip


def is_of_coordination(here: str) -> bool:
    """Test whether a page of the desk belongs to coordination."""
    return any(here in names for names in _ROOMS.values())


def rooms_of(door: str) -> tuple[str, ...]:
    """Return the pages that belong to a door."""
    return _ROOMS[door]


def coordination_links(user: Visitor, here: str, day: date) -> tuple[Link, ...]:
    """Return the groups of rooms; administrators find their own pages beside them."""
    rows = [Link(_("Overview"), reverse("desk:coordination"), here == "coordination")]
    rows += [_group(label, rooms, here) for label, rooms in _groups()]
    if is_administrator(user, day):
        rows.append(Link(_("Administration"), reverse("desk:administration")))
    return tuple(rows)


def _group(label: str, rooms: dict[str, str], here: str) -> Link:
    """Return a group: it leads to its first room, and holds all of them."""
    under = tuple(
        Link(words, reverse(f"desk:{name}"), here in _ROOMS[name]) for name, words in rooms.items()
    )
    return Link(label, under[0].url, any(link.is_current for link in under), under=under)


def _voices() -> tuple[str, dict[str, str]]:
    return (
        _("Voices"),
        {
            "field_words": _("Words from the field"),
            "reported_texts_list": _("Reported texts"),
            "hearings": _("Hearings"),
            "kept_matters": _("Matters"),
            "watch": _("Watching"),
            "owed": _("Open with public bodies"),
        },
    )


def _groups() -> Iterator[tuple[str, dict[str, str]]]:
    yield _voices()
    yield (
        pgettext("room of coordination", "Associations"),
        {
            "upkeep": _("Is it still true?"),
            "requests": _("Requests"),
            "duplicates": _("Possible duplicates"),
            "imports": _("Bring in"),
        },
    )
    yield (
        _("Networks and partners"),
        {
            "kept_networks": _("Networks"),
            "partner_queue": _("Partner requests"),
            "kept_practices": _("Good practices"),
        },
    )
    yield (
        _("Words and search"),
        {
            "missed": _("Searched, not found"),
            "words": _("Words"),
            "voices": _("What people say"),
            "crisis": _("Help in a crisis"),
        },
    )
    yield _("The region"), {"embedding": _("Interfaces"), "closing": _("End of the region")}
