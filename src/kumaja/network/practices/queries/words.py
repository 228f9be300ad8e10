"""What the states of a practice with somebody are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from kumaja.network.practices.domain.uses import UseState

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

STATE_WORDS: Final[dict[str, Words]] = {
    UseState.IN_USE: pgettext_lazy("use of a practice", "In use"),
    UseState.TRIED: pgettext_lazy("use of a practice", "Tried"),
    UseState.GIVEN_UP: pgettext_lazy("use of a practice", "Given up"),
}
STATE_CHOICES: Final[dict[str, Words]] = {
    UseState.TRIED: pgettext_lazy("use of a practice", "We are trying it or have tried it"),
    UseState.IN_USE: pgettext_lazy("use of a practice", "It is in use with us"),
    UseState.GIVEN_UP: pgettext_lazy("use of a practice", "We gave it up"),
}
