"""Addresses of consultations."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.consultations.views import (
    asking,
    reading,
    said,
    say,
    say_draft,
    say_links,
    say_other,
)

SAYING = [
    path(pgettext_lazy("address", "matters/<slug:address>/give-a-view/"), say.say, name="say"),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/short/"),
        say.say_short,
        name="say_short",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/full/"),
        say_draft.say_full,
        name="say_full",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/for-another/"),
        say_other.say_entered,
        name="say_entered",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sheet/"),
        say_other.say_sheet,
        name="say_sheet",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/ask-a-link/"),
        say_links.say_ask_link,
        name="say_ask_link",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/draft/<slug:code>/"),
        say_draft.draft,
        name="draft",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/draft/<slug:code>/send/"),
        say_draft.draft_check,
        name="draft_check",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/draft/<slug:code>/drop/"),
        say_draft.draft_drop,
        name="draft_drop",
    ),
    path(
        pgettext_lazy(
            "address", "matters/<slug:address>/give-a-view/draft/<slug:code>/part/<slug:step>/"
        ),
        say_draft.draft_step,
        name="draft_step",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sent/<slug:code>/"),
        said.said,
        name="said",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sent/<slug:code>/receipt/"),
        said.said_file,
        name="said_file",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sent/<slug:code>/tell/"),
        said.said_share,
        name="said_share",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sent/<slug:code>/correct/"),
        said.said_correct,
        name="said_correct",
    ),
    path(
        pgettext_lazy("address", "matters/<slug:address>/give-a-view/sent/<slug:code>/withdraw/"),
        said.said_withdraw,
        name="said_withdraw",
    ),
    path(
        pgettext_lazy("address", "give-a-view/<str:token>/"), say_links.say_by_link,
        name="say_by_link",
    ),
]  # fmt: skip
RECEIPTS = [
    path(pgettext_lazy("address", "receipts/<str:token>/"), said.receipt, name="receipt"),
    path(
        pgettext_lazy("address", "receipts/<str:token>/file/"), said.receipt_file,
        name="receipt_file",
    ),
]  # fmt: skip

HEARING = [
    path(pgettext_lazy("address", "matters/<slug:address>/text/"), reading.text, name="text"),
    path(pgettext_lazy("address", "matters/<slug:address>/ask/"), asking.ask, name="ask"),
    path(
        pgettext_lazy("address", "matters/<slug:address>/tell-me/"), asking.tell_me, name="tell_me"
    ),
    path(
        pgettext_lazy("address", "ask/<str:token>/"), asking.ask_by_link_page, name="ask_by_link"
    ),
]  # fmt: skip

PAGES = {"consultations": [*SAYING, *HEARING], "contributions": RECEIPTS}
