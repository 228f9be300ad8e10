"""Tables, and what ships with Kumaja: places, vocabularies, the cache table."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from kumaja.foundation.places.actions import load_places
from kumaja.foundation.vocabulary.actions import load_vocabulary
from kumaja.help.directory.actions.crisis_loading import load_crisis
from kumaja.help.directory.actions.spoken import load_spoken_words


def migrate_and_load(*, verbosity: int, with_words: bool = True) -> None:
    """Bring tables and shipped data up to this version; harmless when they are.

    The words people use are thousands: who is in a hurry lets the worker load them.
    """
    call_command("migrate", verbosity=verbosity, interactive=False)
    for alias in connections:
        call_command("createcachetable", database=alias, verbosity=verbosity)
    load_places(now=timezone.now())
    load_vocabulary(now=timezone.now())
    if with_words:
        load_spoken_words(now=timezone.now())
    load_crisis(now=timezone.now())
