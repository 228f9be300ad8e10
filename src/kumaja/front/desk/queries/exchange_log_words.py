"""What the log calls acts on frames, webhooks, and what a region hands over."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words

SITE, WEBHOOK = "interchange.EmbeddingSite", "interchange.Webhook"
VERBS: Final[dict[str, Words]] = {
    "allowed": pgettext_lazy("somebody did", "let a site show our lists"),
    "paused": pgettext_lazy("somebody did", "paused"),
    "resumed": pgettext_lazy("somebody did", "set going again"),
    "renewed": pgettext_lazy("somebody did", "made a new secret"),
    "tried": pgettext_lazy("somebody did", "sent a trial message"),
    "handed over": pgettext_lazy("somebody did", "named who goes on"),
}
OBJECTS: Final[dict[str, Words]] = {
    SITE: _("Site that shows our lists"),
    WEBHOOK: _("System that is told of changes"),
}
