"""Services of PTV, with their channels, as records of our activities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json, Record
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, PriceKind, WayIn
from kumaja.help.interchange.domain.contact import (
    first_of,
    mail_in,
    page_in,
    phone_in,
    point_of,
    postal_code_in,
)
from kumaja.help.interchange.domain.faults import ADDRESS_WRONG, MUNICIPALITY_UNKNOWN
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.organisations import names_of, summary_columns, text_columns
from kumaja.help.interchange.domain.ptv import Channel, Service
from kumaja.help.interchange.domain.reading import Texts
from kumaja.help.interchange.domain.wording import cut, markdown, one_line

KIND = "activity"
_FREE = frozenset({"free", "freeofcharge"})
_PAID = frozenset({"chargeable", "charged"})
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_LONGEST_SUMMARY, _LONGEST_NOTE, _LONGEST_STREET, _LONGEST_PAGE = 600, 300, 200, 500
_INSTRUCTIONS = {"fi": "Näin toimit", "sv": "Gör så här", "en": "What to do"}
_ACCESS = {"fi": "Esteettömyys", "sv": "Tillgänglighet", "en": "Accessibility"}


def service_record(
    told: Service, organisation: str, channels: Sequence[Channel], known: Known
) -> Record:
    """Return the activity that a service is: offered by one organisation, by these channels."""
    areas, remarks = known.areas(told.areas)
    rows = [_channel(each, known) for each in channels]
    kept = [row for row, _ in rows if row is not None]
    remarks += [remark for _, unread in rows for remark in unread]
    remarks += [remark for each in channels for remark in each.remarks]
    descriptions = _descriptions(told, channels)
    values: dict[str, Json] = {
        "organisation": organisation,
        **names_of(told.names),
        "kind": ActivityKind.SUPPORT.value,
        **summary_columns(told.summaries, told.descriptions, _LONGEST_SUMMARY),
        **{f"description_{name}": descriptions.get(name, "") for name in LANGUAGES},
        **{f"words_{name}": _joined(told.words.get(name, ())) for name in LANGUAGES},
        **text_columns("eligibility", told.requirements),
        "price_kind": _price(told.charge).value,
        **{
            f"price_note_{name}": one_line(told.charge_notes.get(name, ""), _LONGEST_NOTE)
            for name in LANGUAGES
        },
        "languages": _languages(told.languages),
        "areas": list[Json](areas),
        "is_region_wide": told.is_nationwide or not areas,
        "is_remote": _is_remote(kept),
        "way_in": _way_in(kept).value,
        "terms": list[Json](known.meant(told.terms)),
        "channels": list[Json](kept),
    }
    label = next(iter(told.names.values()))
    return Record(KIND, told.source_id, label, values, told.where, _each_once(remarks))


def channel_as_service(told: Channel, known: Known) -> Service:
    """Return a channel that no service names as a service of its own."""
    areas = told.areas or tuple(code for code in [known.municipality_of(told.address)] if code)
    return Service(
        where=told.where,
        source_id=f"channel-{told.source_id}",
        names=told.names,
        organisations=(told.organisation,) if told.organisation else (),
        summaries=told.summaries,
        descriptions=told.descriptions,
        languages=told.languages,
        areas=areas,
        is_nationwide=told.is_nationwide,
        terms=told.terms,
        words=told.words,
    )


def _each_once(remarks: Iterable[Sentence]) -> tuple[Sentence, ...]:
    return tuple({str((each.text, dict(each.details))): each for each in remarks}.values())


def _price(told: str) -> PriceKind:
    kind = told.casefold()
    if kind in _FREE:
        return PriceKind.FREE
    return PriceKind.PAID if kind in _PAID else PriceKind.UNKNOWN


def _languages(told: Iterable[str]) -> list[Json]:
    codes = (code.strip().lower() for code in told)
    return list(dict.fromkeys(code for code in codes if _LANGUAGE.fullmatch(code)))


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(one_line(word, 100) for word in words))


def _descriptions(told: Service, channels: Sequence[Channel]) -> Texts:
    """Return the long texts: description, what to do, and what the places tell of access.

    Only in languages in which the service speaks: sentences on a door alone tell of no service.
    """
    found: Texts = {}
    for language in told.names | told.descriptions:
        parts = [markdown(told.descriptions.get(language, ""))]
        if instruction := markdown(told.instructions.get(language, "")):
            parts.append(f"### {_INSTRUCTIONS[language]}\n\n{instruction}")
        access = [_access(each, language) for each in channels if each.accessibility.get(language)]
        if access:
            parts.append("\n\n".join([f"### {_ACCESS[language]}", *access]))
        found[language] = "\n\n".join(part for part in parts if part)
    return found


def _access(channel: Channel, language: str) -> str:
    name = next(
        (channel.names[each] for each in (language, *LANGUAGES) if each in channel.names), ""
    )
    told = markdown(channel.accessibility[language])
    return f"**{one_line(name, 200)}**\n\n{told}" if name else told


def _channel(told: Channel, known: Known) -> tuple[dict[str, Json] | None, list[Sentence]]:
    """Return a channel's values, or None when nothing of it would reach anyone."""
    point, remarks = point_of(told.address)
    phone, unread_phone = first_of(told.phones, phone_in)
    email, unread_mail = first_of(told.emails, mail_in)
    url, unread_page = first_of(told.websites, lambda text: page_in(text, _LONGEST_PAGE))
    remarks += unread_phone + unread_mail + unread_page
    kind = _kind(told.kind, phone=phone, url=url)
    if kind is None:
        return None, [
            *remarks,
            Sentence(ADDRESS_WRONG, {"value": next(iter(told.names.values()))[:100]}),
        ]
    municipality = known.municipality_of(told.address)
    if told.address.municipality and not municipality:
        remarks.append(Sentence(MUNICIPALITY_UNKNOWN, {"value": told.address.municipality[:100]}))
    streets = told.address.streets
    street = next((streets[name] for name in LANGUAGES if name in streets), "")
    return {
        "kind": kind.value,
        "source_id": told.source_id,
        **names_of(told.names),
        "street": cut(street, _LONGEST_STREET),
        "postal_code": postal_code_in(told.address.postal_code),
        "municipality": municipality,
        **point,
        "phone": phone,
        "url": url,
        "email": email,
        "hours": [dict(hours.as_json) for hours in told.hours],
    }, remarks


def _kind(told: str, *, phone: str, url: str) -> ChannelKind | None:
    if told == "place":
        return ChannelKind.PLACE
    if told == "phone":
        return ChannelKind.PHONE if phone else None
    return ChannelKind.ONLINE if url else None


def _kinds(channels: Sequence[dict[str, Json]]) -> set[Json]:
    return {str(channel["kind"]) for channel in channels}


def _is_remote(channels: Sequence[dict[str, Json]]) -> bool:
    """Test whether one takes part from afar: by phone or on the net, and nowhere else."""
    kinds = _kinds(channels)
    return bool(kinds) and ChannelKind.PLACE.value not in kinds


def _way_in(channels: Sequence[dict[str, Json]]) -> WayIn:
    kinds = _kinds(channels)
    if ChannelKind.PLACE.value in kinds:
        return WayIn.COME
    if ChannelKind.ONLINE.value in kinds and ChannelKind.PHONE.value not in kinds:
        return WayIn.WRITE
    return WayIn.CALL
