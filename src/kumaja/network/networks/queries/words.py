"""What kinds, degrees, tasks, manners and states are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from kumaja.network.networks.domain.kinds import (
    Degree,
    GoalState,
    Manner,
    NetworkKind,
    OfferState,
    TaskKind,
)
from kumaja.network.networks.models import NetworkTask

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

KIND_WORDS: Final[dict[str, Words]] = {
    NetworkKind.REGIONAL: pgettext_lazy("kind of network", "Network of the region"),
    NetworkKind.AREA: pgettext_lazy("kind of network", "Network of an area"),
    NetworkKind.PLACE: pgettext_lazy("kind of network", "Network of a place"),
    NetworkKind.THEMATIC: pgettext_lazy("kind of network", "Network of a theme"),
    NetworkKind.PHENOMENON: pgettext_lazy("kind of network", "Network of a phenomenon"),
    NetworkKind.SECTOR: pgettext_lazy("kind of network", "Network of a sector"),
    NetworkKind.CIRCLE: pgettext_lazy("kind of network", "Circle of a community"),
}
KINDS_WORDS: Final[dict[str, Words]] = {
    NetworkKind.REGIONAL: pgettext_lazy("kinds of networks", "The whole region"),
    NetworkKind.AREA: pgettext_lazy("kinds of networks", "By area"),
    NetworkKind.PLACE: pgettext_lazy("kinds of networks", "By village or part of town"),
    NetworkKind.THEMATIC: pgettext_lazy("kinds of networks", "By theme"),
    NetworkKind.PHENOMENON: pgettext_lazy("kinds of networks", "By phenomenon"),
    NetworkKind.SECTOR: pgettext_lazy("kinds of networks", "By sector"),
    NetworkKind.CIRCLE: pgettext_lazy("kinds of networks", "Circles of communities"),
}
DEGREE_WORDS: Final[dict[str, Words]] = {
    Degree.ACTIVE: pgettext_lazy("degree", "active"),
    Degree.TAKES_PART: pgettext_lazy("degree", "takes part"),
    Degree.FOLLOWS: pgettext_lazy("degree", "follows"),
}
DEGREE_CHOICES: Final[dict[str, Words]] = {
    Degree.FOLLOWS: pgettext_lazy("degree", "We follow: we read what is told"),
    Degree.TAKES_PART: pgettext_lazy("degree", "We take part: we come to meetings when we can"),
    Degree.ACTIVE: pgettext_lazy("degree", "We are active: we do and prepare things together"),
}
TASK_WORDS: Final[dict[str, Words]] = {
    TaskKind.COORDINATION: pgettext_lazy("task of a network", "Coordination"),
    TaskKind.INFORMING: pgettext_lazy("task of a network", "Informing"),
    TaskKind.INFLUENCING: pgettext_lazy("task of a network", "Influencing"),
}
MANNER_WORDS: Final[dict[str, Words]] = {
    Manner.COMMUNITY: pgettext_lazy("manner", "A community"),
    Manner.ASSOCIATIONS: pgettext_lazy("manner", "Associations together"),
    Manner.EMPLOYEE: pgettext_lazy("manner", "An employee"),
    Manner.OTHER: pgettext_lazy("manner", "Otherwise"),
}
OFFER_WORDS: Final[dict[str, Words]] = {
    OfferState.GATHERING: pgettext_lazy("offer", "Waits for the others to agree"),
    OfferState.WAITING: pgettext_lazy("offer", "Waits for the coordination"),
    OfferState.ACCEPTED: pgettext_lazy("offer", "Accepted"),
    OfferState.DECLINED: pgettext_lazy("offer", "Not accepted"),
    OfferState.WITHDRAWN: pgettext_lazy("offer", "Withdrawn"),
}
GOAL_WORDS: Final[dict[str, Words]] = {
    GoalState.ON_ITS_WAY: pgettext_lazy("goal", "On its way"),
    GoalState.STUCK: pgettext_lazy("goal", "Stuck"),
    GoalState.REACHED: pgettext_lazy("goal", "Reached"),
    GoalState.GIVEN_UP: pgettext_lazy("goal", "Given up"),
}


def task_name(task: NetworkTask, language: str) -> str:
    """Return what a task is called in the language that is spoken now, or as near as it has."""
    if task.kind in TASK_WORDS:
        return str(TASK_WORDS[task.kind])
    return task.name.in_language(language).value
