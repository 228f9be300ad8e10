"""What the topics of crisis help are called on the desk."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.queries.words import Words
from kumaja.help.directory.domain.crisis import CrisisTopic

TOPICS: Final[dict[str, Words]] = {
    CrisisTopic.VIOLENCE: _("Violence in close relations"),
    CrisisTopic.SUICIDE: _("Suicide"),
    CrisisTopic.CHILD: _("A child in danger"),
    CrisisTopic.POISONING: _("Poisoning"),
    CrisisTopic.ELDER_ABUSE: _("Abuse of older people"),
}
