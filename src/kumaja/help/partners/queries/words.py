"""What kinds of cooperation, states and answers are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.help.partners.domain.kinds import Answer, Cooperation, RequestState, Way

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

KIND_WORDS: Final[dict[str, Words]] = {
    Cooperation.PLANNING: _("Planning and developing together"),
    Cooperation.INFORMATION: _("Knowledge for a plan or a decision"),
    Cooperation.EVENT: _("An event or a visit"),
    Cooperation.REFERRAL: _("A way for clients to the association"),
    Cooperation.TRAINING: _("Training for professionals"),
    Cooperation.EXPERIENCE: _("Expertise by experience"),
    Cooperation.PREMISES: _("Rooms and equipment"),
}
STATE_WORDS: Final[dict[str, Words]] = {
    RequestState.DRAFT: pgettext_lazy("partner request", "Not sent yet"),
    RequestState.SENT: pgettext_lazy("partner request", "Waits for answers"),
    RequestState.CLOSED: pgettext_lazy("partner request", "Closed, outcome told"),
    RequestState.WITHDRAWN: pgettext_lazy("partner request", "Withdrawn"),
}
ANSWER_WORDS: Final[dict[str, Words]] = {
    Answer.WAITING: pgettext_lazy("partner answer", "Waits"),
    Answer.ACCEPTED: pgettext_lazy("partner answer", "Comes along"),
    Answer.DECLINED: pgettext_lazy("partner answer", "Not now"),
}
WAY_WORDS: Final[dict[str, Words]] = {
    Way.LINK: pgettext_lazy("way of an answer", "from the mail"),
    Way.DESK: pgettext_lazy("way of an answer", "on its desk"),
    Way.COORDINATION: pgettext_lazy("way of an answer", "told to the coordination"),
}
