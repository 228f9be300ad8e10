"""Activities and how to take part in them."""

from kumaja.help.directory.models.activity import Activity, ActivityQuerySet, KnownFact
from kumaja.help.directory.models.channel import Channel, Schedule

__all__ = ["Activity", "ActivityQuerySet", "Channel", "KnownFact", "Schedule"]
