"""What acts on matters, hearings, views and their answers are called in the log."""

from __future__ import annotations

from typing import Final

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words

VERBS: Final[dict[str, Words]] = {
    "added a stage": pgettext_lazy("somebody did", "added a stage"),
    "moved": pgettext_lazy("somebody did", "moved the days"),
    "moved the end": pgettext_lazy("somebody did", "moved the last day"),
    "opened the board": pgettext_lazy("somebody did", "chose since when all see what waits"),
    "noted": pgettext_lazy("somebody did", "wrote a word of its own"),
    "promised": pgettext_lazy("somebody did", "gave a promise"),
    "changed the promise": pgettext_lazy("somebody did", "changed a promise"),
    "decided": pgettext_lazy("somebody did", "recorded a decision"),
    "watches": pgettext_lazy("somebody did", "began to watch a feed"),
    "stopped": pgettext_lazy("somebody did", "stopped watching a feed"),
    "published a version": pgettext_lazy("somebody did", "published a version of the text"),
    "placed": pgettext_lazy("somebody did", "placed a comment"),
    "told of help": pgettext_lazy("somebody did", "told what helps to take part"),
    "said": pgettext_lazy("somebody did", "said a view"),
    "settled points": pgettext_lazy("somebody did", "divided a view into points"),
    "declared alike": pgettext_lazy("somebody did", "declared points alike"),
    "weighed": pgettext_lazy("somebody did", "answered a point"),
    "named an activity": pgettext_lazy("somebody did", "named what a decision led to"),
    "took an activity back": pgettext_lazy("somebody did", "took an activity back"),
    "changed text": pgettext_lazy("somebody did", "told what changed in the text"),
    "gave up": pgettext_lazy("somebody did", "recorded that an answer can't be told"),
    "judged": pgettext_lazy("somebody did", "judged an answer"),
    "told by hand": pgettext_lazy("somebody did", "told by telephone or letter"),
    "told on": pgettext_lazy("somebody did", "told what came of it"),
    "asked for the annex": pgettext_lazy("somebody did", "asked for the package"),
    "made the annex": pgettext_lazy("somebody did", "made the package"),
    "reported a text": pgettext_lazy("somebody did", "reported a text"),
    "settled a report": pgettext_lazy("somebody did", "decided on a report"),
    "hid a text": pgettext_lazy("somebody did", "hid a text"),
    "told of hiding": pgettext_lazy("somebody did", "told that a text was hidden"),
    "appealed": pgettext_lazy("somebody did", "asked for another look"),
    "showed a text again": pgettext_lazy("somebody did", "showed a text again"),
    "kept a text hidden": pgettext_lazy("somebody did", "kept a text hidden"),
    "lent other words": pgettext_lazy("somebody did", "gave a position other words"),
    "claimed": pgettext_lazy("somebody did", "said how a value came true"),
    "unclaimed": pgettext_lazy("somebody did", "took a word on a value back"),
    "recorded a need": pgettext_lazy("somebody did", "recorded a need or a limit"),
    "told of planning": pgettext_lazy("somebody did", "told how taking part was planned"),
}
