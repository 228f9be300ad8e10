"""Addresses of the words by which help is found, on the desk of coordination."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import coordination, missed, voices, words

WORDS = [
    at(pgettext_lazy("address", "coordination/"), coordination.coordination),
    at(pgettext_lazy("address", "coordination/words/"), words.words),
    at(pgettext_lazy("address", "coordination/words/new/"), words.word_create),
    at(pgettext_lazy("address", "coordination/words/<slug:code>/"), words.word),
    at(pgettext_lazy("address", "coordination/words/<slug:code>/retire/"), words.word_retire),
    at(pgettext_lazy("address", "coordination/words/<slug:code>/restore/"), words.word_restore),
    at(pgettext_lazy("address", "coordination/missed/"), missed.missed),
    at(pgettext_lazy("address", "coordination/missed/<slug:code>/settle/"), missed.missed_settle),
    at(
        pgettext_lazy("address", "coordination/missed/<slug:code>/unsettle/"),
        missed.missed_unsettle,
    ),
    at(pgettext_lazy("address", "coordination/voices/"), voices.voices),
    at(pgettext_lazy("address", "coordination/voices/<slug:code>/"), voices.voices_of),
    at(pgettext_lazy("address", "coordination/voices/<slug:code>/new/"), voices.voice_create),
    at(pgettext_lazy("address", "coordination/voice/<slug:code>/"), voices.voice),
    at(pgettext_lazy("address", "coordination/voice/<slug:code>/retire/"), voices.voice_retire),
    at(pgettext_lazy("address", "coordination/voice/<slug:code>/restore/"), voices.voice_restore),
]
