"""Activities and how to take part in them, and the words by which people look for help."""

from kumaja.help.directory.models.activity import Activity, ActivityQuerySet, KnownFact
from kumaja.help.directory.models.channel import Channel, Schedule
from kumaja.help.directory.models.crisis import CrisisContact, CrisisTrigger
from kumaja.help.directory.models.words import Expression, MissedSearch, Voice

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Channel",
    "CrisisContact",
    "CrisisTrigger",
    "Expression",
    "KnownFact",
    "MissedSearch",
    "Schedule",
    "Voice",
]
