"""What roles of speakers and lenses are called, and the rule of each lens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.voice.contributions.domain.kinds import SpeakingRole
from kumaja.voice.contributions.domain.lenses import Lens

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

ROLE_WORDS: Final[dict[str, Words]] = {
    SpeakingRole.PRODUCER: pgettext_lazy("role of a speaker", "Producer of services"),
    SpeakingRole.CO_DEVELOPER: pgettext_lazy("role of a speaker", "Co-developer"),
    SpeakingRole.ADVOCATE: pgettext_lazy("role of a speaker", "Advocate"),
    SpeakingRole.PEER: pgettext_lazy("role of a speaker", "Peer"),
    SpeakingRole.UNTOLD: pgettext_lazy("role of a speaker", "Role untold"),
}
LENS_WORDS: Final[dict[str, Words]] = {
    Lens.EQUAL: pgettext_lazy("lens", "One voice each"),
    Lens.MEMBERS: pgettext_lazy("lens", "By members"),
    Lens.MUNICIPALITY: pgettext_lazy("lens", "By municipality"),
    Lens.GROUP: pgettext_lazy("lens", "By group of people"),
}
LENS_RULES: Final[dict[str, Words]] = {
    Lens.EQUAL: _(
        "Each association is one voice, however large it is and however many networks it speaks"
        " through. A person who speaks as themselves is one voice too."
    ),
    Lens.MEMBERS: _(
        "The members that the associations told of are added up. Whoever has not told is not"
        " counted, and somebody may be a member of several."
    ),
    Lens.MUNICIPALITY: _(
        "In how many municipalities the associations work. One that works in the whole region"
        " counts for each of its municipalities."
    ),
    Lens.GROUP: _("How many groups of people the associations say that they work with."),
}
