"""What acts on views in hearings and on questions to members are called in the log."""

from __future__ import annotations

from typing import Final

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words

VERBS: Final[dict[str, Words]] = {
    "took in": pgettext_lazy("somebody did", "gave a view in a hearing"),
    "completed": pgettext_lazy("somebody did", "completed a view"),
    "began a draft": pgettext_lazy("somebody did", "began to draft a view"),
    "dropped a draft": pgettext_lazy("somebody did", "threw a draft away"),
    "asked members": pgettext_lazy("somebody did", "asked the members"),
    "summed up": pgettext_lazy("somebody did", "summed up what members said"),
}
