"""Whom to remind of what waits, when, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min
from django.utils.translation import ngettext, override

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.engine.holidays import holidays_from
from kumaja.help.upkeep.queries.reach import broken_addresses
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Role
from kumaja.voice.echo.domain.reminding import Tone, reminded_next_on, tone_of
from kumaja.voice.echo.domain.waiting import days_between
from kumaja.voice.echo.models import Reminder
from kumaja.voice.echo.queries.loops import owed_points, unanswered
from kumaja.voice.echo.queries.rows import last_reminders, of_owner
from kumaja.voice.matters.models import MatterOwner


@dataclass(frozen=True, slots=True)
class Owes:
    """What one owner owes in one matter: how many points wait, the oldest for how many days."""

    owner: MatterOwner
    count: int
    days: int
    reminded_on: date | None

    @property
    def title(self) -> Trilingual:
        """What the matter is called."""
        return self.owner.matter.title


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder that can be sent: what is owed, to whom, from which day, the words proposed."""

    owes: Owes
    sent: tuple[Reminder, ...]
    addresses: tuple[str, ...]
    opens_on: date
    tone: Tone

    def is_allowed_on(self, day: date) -> bool:
        """Test whether it may be mailed on a day."""
        return self.opens_on <= day

    def subject(self, language: str) -> str:
        """Return the subject: it says how many wait, and in what."""
        count = self.owes.count
        with override(language):
            words = ngettext(
                "%(count)s point waits for your answer: %(title)s",
                "%(count)s points wait for your answer: %(title)s", count,
            )  # fmt: skip
            return words % {"count": count, "title": self.owes.title.in_language(language).value}

    def proposed(self, language: str) -> str:
        """Return the words proposed, to be changed by who sends them."""
        title = self.owes.title.in_language(language).value
        told = {"count": self.owes.count, "days": self.owes.days, "title": title}
        with override(language):
            return _proposed(self.tone, self.owes.count) % told


def _proposed(tone: Tone, count: int) -> str:
    if tone == Tone.KIND:
        return ngettext(
            "Hello! %(count)s point still waits for your answer in %(title)s. A few sentences in "
            "plain words are enough. If it takes longer, say when: it is shown to those who asked.",
            "Hello! %(count)s points still wait for your answer in %(title)s. A few sentences in "
            "plain words are enough. If it takes longer, say when: it is shown to those who asked.",
            count,
        )
    if tone == Tone.PLAIN:
        return ngettext(
            "We wrote to you before: %(count)s point waits for your answer in %(title)s. When can "
            "those who spoke hear from you? Call us if something stands in the way.",
            "We wrote to you before: %(count)s points wait for your answer in %(title)s. When can "
            "those who spoke hear from you? Call us if something stands in the way.",
            count,
        )
    return ngettext(
        "%(count)s point has waited for your answer in %(title)s for %(days)s days. The days are "
        "counted in public. Please answer it, or say by which day you will.",
        "%(count)s points wait for your answer in %(title)s, the oldest for %(days)s days. The "
        "days are counted in public. Please answer them, or say by which day you will.",
        count,
    )


def owed_by(region: Region, now: datetime, *, only: MatterOwner | None = None) -> list[Owes]:
    """Return who owes answers in which matter, the longest wait first; three statements."""
    points: Any = unanswered(owed_points(region, now)).order_by()
    if only is not None:
        points = of_owner(points, [only.pk])
    rows = points.values_list("asks").annotate(n=Count("pk"), since=Min("waits_from"))
    found = {key: (count, since) for key, count, since in rows}
    loaded = MatterOwner.objects.filter(pk__in=found)
    owners = loaded.select_related("organisation", "network", "matter__region")
    reminded, today = last_reminders(found), day_of(now)
    owing = [
        Owes(row, found[row.pk][0], days_between(day_of(found[row.pk][1]), today),
             reminded.get(row.pk))
        for row in owners
    ]  # fmt: skip
    return sorted(owing, key=lambda each: (-each.days, -each.count, each.owner.pk))


def get_reminding(owner: MatterOwner, now: datetime) -> Reminding | None:
    """Return what a reminder of the owner would be now; None when nothing waits for it."""
    owing = owed_by(owner.matter.region, now, only=owner)
    if not owing:
        return None
    sent = tuple(owner.reminders.order_by("-at", "-pk"))
    last, today = day_of(sent[0].at) if sent else None, day_of(now)
    holidays = holidays_from((last or today).year)
    return Reminding(
        owing[0], sent, tuple(officials_of(owner, today)),
        reminded_next_on(last, today, holidays), tone_of(len(sent)),
    )  # fmt: skip


def officials_of(owner: MatterOwner, day: date) -> list[str]:
    """Return where the owner's officials read mail; without any, its own address, if it has one.

    Addresses from which mail came back are left out.
    """
    body = owner.organisation
    if body is None:
        return []
    officials = Role.objects.on(day).of_kind(RoleKind.OFFICIAL).filter(organisation=body)
    people = officials.filter(user__is_active=True).order_by("pk")
    broken = broken_addresses()
    known = dict.fromkeys(people.values_list("user__email", flat=True))
    working = [each for each in known if each and each.casefold() not in broken]
    if working:
        return working
    contacts = Contact.objects.filter(organisation=body).exclude(email="")
    found = contacts.order_by("position", "pk").values_list("email", flat=True)
    return [each for each in found if each.casefold() not in broken][:1]
