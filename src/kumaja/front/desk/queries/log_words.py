"""What the log's acts, rows and fields are called, beside those of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries import exchange_log_words as exchange
from kumaja.front.desk.queries import key_log_words as keys
from kumaja.front.desk.queries import network_log_words as networks
from kumaja.front.desk.queries import partner_log_words as partners
from kumaja.front.desk.queries import practice_log_words as practices
from kumaja.front.desk.queries import view_log_words as views
from kumaja.front.desk.queries import voice_log_words as voices
from kumaja.front.desk.queries.crisis_words import TOPICS
from kumaja.front.desk.queries.words import (
    ACTIVITY_KINDS,
    ACTIVITY_WORDS,
    KIND_WORDS,
    PRICES,
    RECORD_WORDS,
    ROLE_WORDS,
    SCHEMES,
    WAYS_IN,
    WRITTEN_LANGUAGES,
    Words,
)

ORGANISATION, ACTIVITY, ROLE = "registry.Organisation", "directory.Activity", "registry.Role"
TERM, USER, REGION = "vocabulary.Term", "accounts.User", "regions.Region"
SUBSCRIPTION = "subscriptions.Subscription"
EXPRESSION, VOICE = "directory.Expression", "directory.Voice"
MISSED_SEARCH = "directory.MissedSearch"
CONTACT, TRIGGER = "directory.CrisisContact", "directory.CrisisTrigger"

VERBS: Final[dict[str, Words]] = {
    "created": pgettext_lazy("somebody did", "added"),
    "corrected": pgettext_lazy("somebody did", "corrected"),
    "invited": pgettext_lazy("somebody did", "asked somebody in"),
    "withdrew an invitation": pgettext_lazy("somebody did", "withdrew an invitation"),
    "granted": pgettext_lazy("somebody did", "gave a role"),
    "ended": pgettext_lazy("somebody did", "ended"),
    "told of its end": pgettext_lazy("somebody did", "told of its end"),
    "opened": pgettext_lazy("somebody did", "opened an account"),
    "changed": pgettext_lazy("somebody did", "changed"),
    "erased": pgettext_lazy("somebody did", "erased"),
    "closed": pgettext_lazy("somebody did", "closed"),
    "reopened": pgettext_lazy("somebody did", "reopened"),
    "revived": pgettext_lazy("somebody did", "tried again"),
    "set hosts": pgettext_lazy("somebody did", "set host names"),
    "set controllers": pgettext_lazy("somebody did", "set controllers"),
    "merged": pgettext_lazy("somebody did", "merged into another"),
    "retired": pgettext_lazy("somebody did", "offers it no more"),
    "restored": pgettext_lazy("somebody did", "offers it again"),
    "imported": pgettext_lazy("somebody did", "brought in"),
    "imported vocabulary": pgettext_lazy("somebody did", "brought in a vocabulary"),
    "undone": pgettext_lazy("somebody did", "took back"),
    "applied": pgettext_lazy("somebody did", "applied an import"),
    "undid": pgettext_lazy("somebody did", "undid an import"),
    "stored": pgettext_lazy("somebody did", "stored a file"),
    "removed": pgettext_lazy("somebody did", "removed a file"),
    "asked": pgettext_lazy("somebody did", "asked to hear of news"),
    "subscribed": pgettext_lazy("somebody did", "subscribed to news"),
    "confirmed": pgettext_lazy("somebody did", "confirmed it"),
    "sent": pgettext_lazy("somebody did", "sent feedback"),
    "answered": pgettext_lazy("somebody did", "answered"),
    "settled": pgettext_lazy("somebody did", "took it off the work list"),
    "unsettled": pgettext_lazy("somebody did", "put it back on the work list"),
    "asked to check": pgettext_lazy("somebody did", "asked to check the details"),
    "reported": pgettext_lazy("somebody did", "told that something is wrong"),
    "accepted": pgettext_lazy("somebody did", "said that it was so"),
    "declined": pgettext_lazy("somebody did", "said that it was not so"),
}
VERBS.update(
    {
        "asked in": pgettext_lazy("somebody did", "sent a request"),
        "asked more": pgettext_lazy("somebody did", "asked more about it"),
        "declared a master": pgettext_lazy("somebody did", "told where details are kept"),
        "took in": pgettext_lazy("somebody did", "took another record in"),
        "undid a merge": pgettext_lazy("somebody did", "took a merge back"),
        "dismissed": pgettext_lazy("somebody did", "said that they are two"),
        "reconsidered": pgettext_lazy("somebody did", "wanted to look at them again"),
    }
)
VERBS["added"] = VERBS["created"]
VERBS.update(networks.VERBS | practices.VERBS | partners.VERBS | keys.VERBS | exchange.VERBS)
VERBS.update(views.VERBS | voices.VERBS)
OBJECTS: Final[dict[str, Words]] = {
    ORGANISATION: _("Association or public body"),
    ACTIVITY: _("Activity"),
    ROLE: _("Role"),
    USER: _("Account"),
    REGION: _("Region"),
    TERM: _("Term"),
    EXPRESSION: pgettext_lazy("what people say", "Expression"),
    VOICE: _("Sentence of people"),
    MISSED_SEARCH: _("Search that found nothing"),
    CONTACT: _("Line of crisis help"),
    TRIGGER: _("Words that show crisis help"),
    "files.StoredFile": _("File"),
    "imports.ImportRun": _("Import"),
    SUBSCRIPTION: _("Subscription to news"),
    "outbox.Job": _("Job of the queue"),
    "outbox.Mail": _("Mail that came back"),
    "outbox.IncomingMail": _("Mail that came in"),
    "upkeep.Asking": _("Request to check"),
    "upkeep.Report": _("Word that something is wrong"),
    "home.Feedback": _("Feedback"),
    "home.AccessibilityGap": _("Gap in accessibility"),
}
OBJECTS["registry.JoiningRequest"] = _("Request to join or to act")
OBJECTS["registry.DuplicatePair"] = _("Possible duplicate")
OBJECTS.update(networks.OBJECTS | practices.OBJECTS | partners.OBJECTS | keys.OBJECTS)
OBJECTS.update(exchange.OBJECTS)
_TEXT: Final[dict[str, Words]] = {"name": _("Name"), "email": _("Mail"), "phone": _("Phone")}
_SAID: Final[dict[str, Words]] = {
    "text": _("What people say"), "language": _("Language"), "terms": _("Leads to"),
    "is_retired": _("Out of use"),
}  # fmt: skip
FIELDS: Final[dict[str, Mapping[str, Words]]] = {
    ORGANISATION: RECORD_WORDS
    | {
        "role": _("Role"),
        "county": _("Wellbeing services county"),
        "municipality": _("Municipality"),
        "successor": _("Who goes on instead"),
        "masters": _("Owned by another system"),
    },
    ACTIVITY: ACTIVITY_WORDS,
    ROLE: {
        "user": _("Person"),
        "kind": _("Role"),
        "organisation": _("Organisation"),
        "region": _("Region"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
    },
    USER: _TEXT | {"language": _("Language")},
    REGION: _TEXT
    | {
        "slug": _("Part of the address"),
        "contact": _("Coordination"),
        "sender": _("Sender of mail"),
        "hosts": _("Host names"),
        "controllers": _("Who answers for personal data"),
        "closed_at": _("Ended its work"),
    },
    TERM: _TEXT
    | {
        "note": _("Explanation"),
        "words": _("Other words"),
        "is_retired": _("Offered no more"),
        "into": _("Goes on as"),
        "moved": _("How many rows carried it"),
        "parent": _("Beneath"),
        "old_codes": _("Old codes"),
        "scheme": _("Vocabulary"),
    },
    EXPRESSION: _SAID
    | {
        "words": _("Words of records"),
        "reason": pgettext_lazy("of an expression", "Reason"),
    },
    VOICE: _SAID | {"words": _("Words of records")},
    MISSED_SEARCH: {"is_settled": _("Seen to")},
    CONTACT: {
        "number": _("Number"),
        "hours": _("Opening hours"),
        "opening": _("When it answers"),
        "is_always": _("Answers day and night, every day"),
        "source": _("Page that tells it"),
        "checked_on": _("Checked"),
        "is_retired": _("Out of use"),
        "name": _("Name"),
    },
    TRIGGER: {
        "text": _("Words"),
        "language": _("Language"),
        "topic": _("What they tell of"),
        "is_retired": _("Out of use"),
    },
    "files.StoredFile": _TEXT,
    "imports.ImportRun": {
        "new": _("New"),
        "changed": _("Changed"),
        "same": _("As they were"),
        "conflict": _("Left for a person to decide"),
        "refused": _("Refused"),
        "undone": _("Taken back"),
        "kept": _("Left as they are"),
    },
    "home.AccessibilityGap": {"what": _("What is not accessible"), "since_on": _("Since")},
}
FIELDS.update(networks.FIELDS | practices.FIELDS | keys.FIELDS)
CHOICES: Final[dict[tuple[str, str], Mapping[str, Words]]] = {
    (ORGANISATION, "kind"): KIND_WORDS,
    (ORGANISATION, "role"): ROLE_WORDS,
    (ACTIVITY, "kind"): ACTIVITY_KINDS,
    (ACTIVITY, "way_in"): WAYS_IN,
    (ACTIVITY, "price_kind"): PRICES,
    (ROLE, "kind"): ROLE_WORDS,
    (USER, "language"): WRITTEN_LANGUAGES,
    (TERM, "scheme"): SCHEMES,
    (EXPRESSION, "language"): WRITTEN_LANGUAGES,
    (VOICE, "language"): WRITTEN_LANGUAGES,
    (TRIGGER, "language"): WRITTEN_LANGUAGES,
    (TRIGGER, "topic"): TOPICS,
}
CHOICES.update(networks.CHOICES | practices.CHOICES | keys.CHOICES)
# What acts without being a person: the texts that actions are given for an actor.
ACTORS: Final[dict[str, Words]] = {
    "demonstration": _("Example data"),
    "command": _("Whoever runs the server"),
    "invite_administrator": _("Whoever runs the server"),
    "erasure": _("Kumaja itself"),
    "visitor": _("A visitor"),
    "import ptv": _("Import from PTV"),
    "import ptv-terms": _("Import of PTV's vocabularies"),
}
BY_ITSELF: Final = frozenset({"told of its end"})
IMPORT, JOB = "import ", "job "
ITSELF: Final = ACTORS["erasure"]
ERASED: Final = _("An erased account")


def actor_words(label: str, key: str = "", verb: str = "") -> str:
    """Return who acted: a person by name, what is no person in words."""
    if key:
        return label
    if not label:
        return str(ITSELF if verb in BY_ITSELF else ERASED)
    if label in ACTORS:
        return str(ACTORS[label])
    if label.startswith(IMPORT):
        return str(_("Import: %(source)s")) % {"source": label.removeprefix(IMPORT)}
    return str(ITSELF) if label.startswith(JOB) else label


def actors_called(words: str) -> list[str]:
    """Return the texts of the log behind what is no person and is called so."""
    wanted = words.casefold()
    return [label for label in ACTORS if wanted in str(ACTORS[label]).casefold()]
