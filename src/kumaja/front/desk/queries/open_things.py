"""What is open in a region before its work ends: each with who goes on, or nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.imports.domain.verdicts import Stage
from kumaja.foundation.imports.models import SheetImport
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.foundation.regions.domain.handing import Thing
from kumaja.foundation.regions.models import Handover, Region
from kumaja.help.directory.models import Activity
from kumaja.help.partners.domain.kinds import RequestState
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.upkeep.models import Report
from kumaja.network.networks.domain.kinds import OPEN_OFFERS
from kumaja.network.networks.models import Network, NetworkTask, TaskOffer
from kumaja.network.networks.queries.words import TASK_WORDS
from kumaja.network.registry.models import JoiningRequest

Words = str | Promise
ALL: Final = "all"
KINDS: Final[dict[str, Words]] = {
    "activities": _("Activities"),
    "tasks": _("Tasks of networks"),
    "imports": _("Tables on their way in"),
    "mails": _("Mails that wait"),
    "requests": _("Requests that wait"),
}
_ON_THEIR_WAY: Final = (
    Stage.RECEIVED, Stage.READING, Stage.READ, Stage.APPLYING, Stage.UNDOING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenThing:
    """One thing that is open, whose it is, and who goes on with it."""

    thing: Thing
    name: Trilingual | Words
    kind: str
    owner: str = ALL
    owner_name: Trilingual | Words = ""
    handover: Handover | None = None


@dataclass(slots=True)
class OpenGroup:
    """What one association or network has open, or all of a kind."""

    kind: str
    key: str
    name: Trilingual | Words
    rows: list[OpenThing] = field(default_factory=list)

    @property
    def word(self) -> Words:
        """What kind of things these are."""
        return KINDS[self.kind]

    @property
    def left(self) -> int:
        """How many have neither a successor nor a reason to end."""
        return sum(row.handover is None for row in self.rows)


def open_groups(region: Region, day: date) -> list[OpenGroup]:
    """Return all that is open in the region by association and network, undecided ones first."""
    decided = {(row.label, row.key): row for row in region.handovers.current()}
    groups: dict[tuple[str, str], OpenGroup] = {}
    for found in _open(region, day):
        place = (found.kind, found.owner)
        group = groups.setdefault(place, OpenGroup(*place, found.owner_name or KINDS[found.kind]))
        handover = decided.get((found.thing.label, found.thing.key))
        group.rows.append(
            OpenThing(found.thing, found.name, *place, found.owner_name, handover=handover)
        )
    order = list(KINDS)
    # Each kind comes by name from its source, and sorting keeps that.
    return sorted(groups.values(), key=lambda one: (not one.left, order.index(one.kind)))


def things_open_in(region: Region, day: date) -> Iterator[Thing]:
    """Yield all that is open in the region, as the handovers know it."""
    return (found.thing for found in _open(region, day))


def _open(region: Region, day: date) -> Iterator[OpenThing]:
    for source in SOURCES:
        yield from source(region, day)


def _activities(region: Region, day: date) -> Iterator[OpenThing]:
    rows = Activity.objects.in_region(region).current().running_on(day).in_lists()
    for row in rows.order_by("organisation__sort_key", "sort_key", "pk"):
        owner = row.organisation
        thing = Thing("directory.Activity", row.code, str(row))
        yield OpenThing(thing, row.name, "activities", owner.code, owner.name)


def _tasks(region: Region, day: date) -> Iterator[OpenThing]:
    """Yield the tasks that somebody holds in networks that work."""
    running = Network.objects.in_region(region).current().running_on(day)
    held = Q(holdings__since_on__lte=day) & (
        Q(holdings__until_on__isnull=True) | Q(holdings__until_on__gt=day)
    )
    rows = NetworkTask.objects.filter(held, network__in=running, dropped_on__isnull=True)
    order = ("network__sort_key", "network", "position", "pk")
    for row in rows.select_related("network").order_by(*order).distinct():
        thing = Thing("networks.NetworkTask", row.code, f"{row.network}: {row}")
        name: Trilingual | Words = row.name or TASK_WORDS[row.kind]
        yield OpenThing(thing, name, "tasks", row.network.code, row.network.name)


def _imports(region: Region, day: date) -> Iterator[OpenThing]:
    del day
    rows = SheetImport.objects.filter(region=region, stage__in=_ON_THEIR_WAY)
    for row in rows.order_by("received_at", "pk"):
        yield OpenThing(
            Thing("imports.SheetImport", row.code, row.file_name), row.file_name, "imports"
        )


def _mails(region: Region, day: date) -> Iterator[OpenThing]:
    """Yield mails that came in and wait; their subjects are people's own, and are left out."""
    del day
    rows = IncomingMail.objects.filter(region=region, state="waiting")
    return _dated(rows.order_by("received_at", "pk"), "outbox.IncomingMail", "mails", "received_at")


def _requests(region: Region, day: date) -> Iterator[OpenThing]:
    """Yield what people and associations asked and nobody has answered.

    Feedback on the service itself is not among it: the law's clock goes on, and so does answering.
    """
    del day
    offers = TaskOffer.objects.in_region(region).in_state(*sorted(OPEN_OFFERS))
    reports = Report.objects.waiting().filter(region=region)
    yield from _dated(offers.order_by("pk"), "networks.TaskOffer", "requests", "offered_at")
    yield from _dated(reports.order_by("pk"), "upkeep.Report", "requests", "reported_at")
    joining = JoiningRequest.objects.filter(region=region).unsettled().oldest_first()
    yield from _dated(joining, "registry.JoiningRequest", "requests", "asked_at")
    asked = PartnerRequest.objects.in_region(region).in_state(RequestState.SENT)
    yield from _dated(
        asked.order_by("sent_at", "pk"), "partners.PartnerRequest", "requests", "sent_at"
    )


_DATED: Final[dict[str, Words]] = {
    "outbox.IncomingMail": _("Mail of %(day)s"),
    "networks.TaskOffer": _("Offer to take a task, %(day)s"),
    "registry.JoiningRequest": _("Request to join or to act, %(day)s"),
    "partners.PartnerRequest": _("Request to partners, %(day)s"),
    "upkeep.Report": _("Told to be wrong, %(day)s"),
}


def _dated(rows: Iterable[object], label: str, kind: str, moment: str) -> Iterator[OpenThing]:
    """Yield rows by their day alone."""
    for row in rows:
        day = f"{getattr(row, moment):%-d.%-m.%Y}"
        code = str(getattr(row, "code", ""))
        yield OpenThing(Thing(label, code, day), str(_DATED[label]) % {"day": day}, kind)


# A room that lets something wait in a region adds how it is found.
SOURCES: Final[tuple[Callable[[Region, date], Iterator[OpenThing]], ...]] = (
    _activities, _tasks, _imports, _mails, _requests,
)  # fmt: skip
