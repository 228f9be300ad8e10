"""What acts on requests to partners are called in the log."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.front.desk.queries.words import Words

REQUEST, INVITATION = "partners.PartnerRequest", "partners.PartnerInvitation"

VERBS: Final[dict[str, Words]] = {
    "began": pgettext_lazy("somebody did", "began a request"),
    "chose whom to ask": pgettext_lazy("somebody did", "chose whom to ask"),
    "threw away": pgettext_lazy("somebody did", "threw a draft away"),
    "sent to partners": pgettext_lazy("somebody did", "sent a request"),
    "asked more": pgettext_lazy("somebody did", "asked more associations"),
    "reminded": pgettext_lazy("somebody did", "reminded those who had not answered"),
    "wrote by mail": pgettext_lazy("somebody did", "wrote by mail"),
    "withdrew": pgettext_lazy("somebody did", "withdrew a request"),
}
OBJECTS: Final[dict[str, Words]] = {
    REQUEST: _("Request to partners"),
    INVITATION: _("Invitation of a request"),
}
