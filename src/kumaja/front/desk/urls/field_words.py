"""Addresses of words from the field on the desks."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import field_words as words

FIELD_WORDS = [
    at(pgettext_lazy("address", "coordination/messages/"), words.field_words),
    at(pgettext_lazy("address", "coordination/messages/enter/"), words.field_word_enter),
    at(pgettext_lazy("address", "coordination/messages/<slug:code>/"), words.field_word),
    at(pgettext_lazy("address", "coordination/messages/<slug:code>/read/"), words.field_word_read),
    at(
        pgettext_lazy("address", "coordination/messages/<slug:code>/do/<slug:act>/"),
        words.field_word_act,
    ),
    at(
        pgettext_lazy("address", "coordination/messages/<slug:code>/undo/<slug:act>/"),
        words.field_word_undo,
    ),
    at(
        pgettext_lazy("address", "coordination/messages/<slug:code>/told/<slug:telling>/"),
        words.field_word_told,
    ),
    at(
        pgettext_lazy("address", "our-association/<slug:address>/words-from-the-field/"),
        words.told_words,
    ),
]
