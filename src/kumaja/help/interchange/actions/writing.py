"""Records of other systems written by the same actions as people use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kumaja.foundation.imports.domain.records import Standing, Values
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_by_code
from kumaja.help.directory.actions.activities import (
    ActivityLinks,
    create_activity,
    update_activity,
)
from kumaja.help.directory.domain.kinds import Fact
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.interchange.domain.ptv import SOURCE
from kumaja.help.interchange.queries.ptv import organisation_meant
from kumaja.network.registry.actions.records import (
    Origin,
    RecordLinks,
    create_organisation,
    join_region,
    update_record,
)
from kumaja.network.registry.models import Contact, Organisation

_ANEW: dict[str, Any] = {"archived_at": None, "archive_reason": ""}


class Writer:
    """Writes records of a source into a region; places, words and keepers are looked up once."""

    def __init__(
        self, region: Region, *, actor: object | None, now: datetime, source: str = SOURCE
    ) -> None:
        self.region, self.actor, self.now, self.source = region, actor, now, source
        self._keepers: dict[str, Organisation] = {}

    @cached_property
    def _municipalities(self) -> dict[str, Municipality]:
        return {row.code: row for row in Municipality.objects.all()}

    def organisation(
        self, source_id: str, values: Values, standing: Standing | None
    ) -> Organisation:
        """Write an organisation's fields, into a new row when there is none."""
        self._keepers.clear()
        fields, links = self._record(values)
        given: dict[str, Any] = {
            "region": self.region, "links": links, "actor": self.actor, "now": self.now,
        }  # fmt: skip
        if standing is None:
            return create_organisation(
                values=fields, origin=Origin(self.source, source_id), **given
            )
        row = Organisation.objects.get(code=standing.key)
        join_region(organisation=row, region=self.region, since_on=self.now.date())
        fields |= _ANEW if standing.is_archived else {}
        return update_record(
            organisation=row, values=fields, is_checked=False, writer=self.source, **given
        )

    def _record(self, values: Values) -> tuple[dict[str, Any], RecordLinks]:
        """Return the fields and links of an organisation as its actions take them."""
        fields: dict[str, Any] = dict(values)
        areas, contacts = fields.pop("areas", None), fields.pop("contacts", None)
        terms = fields.pop("terms", None)
        if "domicile" in fields:
            fields["domicile"] = self._municipalities.get(fields["domicile"])
        if "umbrella" in fields:
            fields["umbrella"] = organisation_meant(fields["umbrella"], self.source)
        if "business_id" in fields:
            fields["business_id"] = fields["business_id"] or None
        return fields, RecordLinks(
            areas=None if areas is None else self._places(areas),
            terms=None if terms is None else self._terms(terms),
            contacts=None if contacts is None else [Contact(**each) for each in contacts],
        )

    def activity(self, source_id: str, values: Values, standing: Standing | None) -> Activity:
        """Write an activity's fields, into a new row when there is none."""
        fields, links = self._offer(values)
        if standing is not None:
            row = Activity.objects.get(code=standing.key)
            fields |= _ANEW if standing.is_archived else {}
            return update_activity(
                activity=row, values=fields, links=links, actor=self.actor, now=self.now,
                is_checked=False,
            )  # fmt: skip
        keeper = fields.pop("organisation")
        return create_activity(
            organisation=keeper, region=self.region, values=fields, links=links, actor=self.actor,
            now=self.now, origin=Origin(self.source, source_id),
        )  # fmt: skip

    def _offer(self, values: Values) -> tuple[dict[str, Any], ActivityLinks]:
        """Return the fields and links of an activity as its actions take them."""
        fields: dict[str, Any] = dict(values)
        areas, terms = fields.pop("areas", None), fields.pop("terms", None)
        told, facts = fields.pop("channels", None), fields.pop("facts", None)
        if "organisation" in fields:
            fields["organisation"] = self._keeper(fields["organisation"])
        channels, schedules = (None, None) if told is None else self._channels(told)
        return fields, ActivityLinks(
            areas=None if areas is None else self._places(areas),
            terms=None if terms is None else self._terms(terms),
            channels=channels,
            schedules=schedules,
            facts=None if facts is None else {Fact(name): is_so for name, is_so in facts.items()},
        )

    def _keeper(self, reference: str) -> Organisation:
        """Return the organisation that keeps an activity, part of the region from now on."""
        if reference not in self._keepers:
            keeper = _keeper(reference, self.source)
            join_region(organisation=keeper, region=self.region, since_on=self.now.date())
            self._keepers[reference] = keeper
        return self._keepers[reference]

    @cached_property
    def _words(self) -> dict[str, Term]:
        rows = terms_by_code(*Scheme)
        return {f"{key.scheme}:{key.code}": row for key, row in rows.items() if not row.is_retired}

    def _terms(self, names: Iterable[str]) -> list[Term]:
        rows = (self._words[name] for name in names if name in self._words)
        return list({row.pk: row for row in rows}.values())

    def _places(self, codes: Iterable[str]) -> list[Municipality]:
        return [self._municipalities[code] for code in codes if code in self._municipalities]

    def _channels(self, told: Iterable[Mapping[str, Any]]) -> tuple[list[Channel], list[Schedule]]:
        """Return unsaved channels, and the hours of each tied to it."""
        channels: list[Channel] = []
        schedules: list[Schedule] = []
        for each in told:
            fields = dict(each)
            hours = fields.pop("hours", [])
            channel = None
            if fields:
                fields["municipality"] = self._municipalities.get(fields["municipality"])
                channel = Channel(source=self.source, **fields)
                channels.append(channel)
            schedules += [_schedule(row, channel) for row in hours]
        return channels, schedules


def _keeper(reference: str, source: str) -> Organisation:
    keeper = organisation_meant(reference, source)
    if keeper is None or keeper.archived_at is not None:
        fault = _("The organisation that offers it is not in the registry.")
        raise ValidationError({"organisation": fault})
    return keeper


def _schedule(told: Mapping[str, Any], channel: Channel | None) -> Schedule:
    until_on = told["until_on"]
    read: dict[str, Any] = {
        "channel": channel,
        "first_on": date.fromisoformat(told["first_on"]),
        "until_on": date.fromisoformat(until_on) if until_on else None,
        "starts_at": time.fromisoformat(told["starts_at"]),
        "ends_at": time.fromisoformat(told["ends_at"]),
    }
    return Schedule(**{**told, **read})
