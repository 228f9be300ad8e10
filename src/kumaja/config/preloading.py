"""What is loaded once, before the server's processes part: they share its memory.

A worker that loads the pages, the words and the calendar itself holds 100 MB of its own, and
answers its first visitor a second later.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import get_resolver, get_urlconf
from django.utils.translation import gettext, override

from kumaja.foundation.language.engine import analysers
from kumaja.foundation.language.engine.installed import installed_concepts
from kumaja.help.directory.engine.holidays import holidays_from


def load_what_stays(*, today: date) -> None:
    """Load what every page needs and none changes; opens no index and keeps no connection."""
    analysers.load()
    installed_concepts()
    holidays_from(today.year)
    resolver = get_resolver(get_urlconf())
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Search")
            _ = resolver.reverse_dict
