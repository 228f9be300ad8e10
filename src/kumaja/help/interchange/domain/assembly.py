"""Puts together what the files of PTV tell: organisations first, then services with channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kumaja.foundation.imports.domain.records import Record, Refusal, Where
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain import activities, faults, organisations
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.parents import parents_first, parents_of
from kumaja.help.interchange.domain.ptv import Channel, Organisation, Service, Told


@dataclass
class Assembly:
    """What was told, in the order of the files, and what is known here."""

    known: Known
    organisations: dict[str, Organisation] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)
    channels: dict[str, Channel] = field(default_factory=dict)
    twice: list[Told] = field(default_factory=list)
    registered: dict[str, str] = field(default_factory=dict)  # id → business id of a row here

    def take(self, told: Iterable[Told | Refusal]) -> Iterator[Refusal]:
        """Take what was told; yield what was refused."""
        for each in told:
            if isinstance(each, Refusal):
                yield each
            elif isinstance(each, Service):
                self.services.append(each)
            else:
                table = self.organisations if isinstance(each, Organisation) else self.channels
                if each.source_id in table:
                    self.twice.append(each)
                table.setdefault(each.source_id, each)  # type: ignore[arg-type]

    def records(self) -> Iterator[Record | Refusal]:
        """Yield records of organisations, then of activities; a record that comes twice, twice."""
        yield from self._organisations()
        yield from self._activities()

    def _organisations(self) -> Iterator[Record]:
        """Yield records of organisations, those that others belong to first."""
        for missing in list(self._only_named()):
            self.organisations[missing.source_id] = missing
        parents = parents_of(self.organisations)
        taken: set[str] = set()
        for each in parents_first(self.organisations, parents):
            record = organisations.organisation_record(each, self.known)
            business_id = str(record.values["business_id"])
            if business_id and business_id in taken:
                record = _without_business_id(record)
            elif business_id in self.known.by_business_id:
                self.registered[each.source_id] = business_id
            taken.add(business_id)
            umbrella = self._here(parents.get(each.source_id, ""))
            yield replace(record, values={**record.values, "umbrella": umbrella})
        for again in self.twice:
            if isinstance(again, Organisation):
                yield organisations.organisation_record(again, self.known)

    def _here(self, source_id: str) -> str:
        """Return how a record refers to an organisation that stands here."""
        return self.known.reference(source_id, self.registered.get(source_id))

    def _only_named(self) -> Iterator[Organisation]:
        """Yield organisations of which services tell the name alone."""
        for service in self.services:
            first = next(iter(service.organisations), "")
            name = service.organisation_names.get(first, "")
            if name and not self._is_known(first):
                yield Organisation(service.where, first, {"fi": name})

    def _is_known(self, source_id: str) -> bool:
        return source_id in self.organisations or source_id in self.known.organisations

    def _activities(self) -> Iterator[Record | Refusal]:
        """Yield services with their channels, then channels that no service names."""
        of_service = self._channels_of_services()
        for service in self.services:
            absent = [name for name in service.channels if name not in self.channels]
            remarks = [Sentence(faults.CHANNELS_ABSENT, {"count": len(absent)})] if absent else []
            channels = list(of_service[service.source_id].values())
            yield self._activity(service, channels, remarks)
        linked = {name for channels in of_service.values() for name in channels}
        for channel in self.channels.values():
            if channel.source_id not in linked:
                yield self._lone(channel)
        for again in self.twice:
            if isinstance(again, Channel):
                yield _refused(faults.CHANNEL_TWICE, again.where, "id", again)

    def _channels_of_services(self) -> dict[str, dict[str, Channel]]:
        """Return the channels of each service: those it names, and those that name it."""
        found: dict[str, dict[str, Channel]] = {each.source_id: {} for each in self.services}
        for service in self.services:
            for name in service.channels:
                if name in self.channels:
                    found[service.source_id][name] = self.channels[name]
        for channel in self.channels.values():
            for name in channel.services:
                if name in found:
                    found[name][channel.source_id] = channel
        return found

    def _lone(self, channel: Channel) -> Record | Refusal:
        """Return a channel that no service names: an activity of its own, if nobody names it."""
        if channel.services:
            return _refused(faults.SERVICES_ABSENT, channel.where, "services", channel)
        service = activities.channel_as_service(channel, self.known)
        return self._activity(service, [channel], [])

    def _activity(
        self, service: Service, channels: list[Channel], remarks: list[Sentence]
    ) -> Record | Refusal:
        """Return the record of one service, kept by the first organisation that is known."""
        named = service.organisations
        keeper = next((name for name in named if self._is_known(name)), "")
        if not keeper and not named:
            return _refused(faults.NO_ORGANISATION, service.where, "organizations", service)
        if not keeper:
            fault = Sentence(faults.ORGANISATION_ABSENT, {"id": named[0]})
            return _refused(fault, service.where, "organizations", service)
        if len(named) > 1:
            remarks = [*remarks, Sentence(faults.MORE_ORGANISATIONS, {"count": len(named)})]
        record = activities.service_record(service, self._here(keeper), channels, self.known)
        return replace(record, remarks=(*remarks, *record.remarks))


def _without_business_id(record: Record) -> Record:
    """Return the record without a business id that an organisation before it has: a branch's."""
    remark = Sentence(faults.BUSINESS_ID_TWICE, {"value": str(record.values["business_id"])})
    values = {**record.values, "business_id": ""}
    return replace(record, values=values, remarks=(*record.remarks, remark))


def _refused(fault: str | Sentence, where: Where, name: str, told: Service | Channel) -> Refusal:
    sentence = fault if isinstance(fault, Sentence) else Sentence(fault)
    label = next(iter(told.names.values()))
    return Refusal(sentence, where, name, activities.KIND, told.source_id, label)
