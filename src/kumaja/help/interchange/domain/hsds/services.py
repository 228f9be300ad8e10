"""Services of a package as records of our activities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.records import Json, Record
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.language.domain.keys import match_key
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, PriceKind, WayIn
from kumaja.help.interchange.domain.activities import KIND
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.attributes import (
    Attributes,
    Own,
    first,
    is_true,
    own_texts,
)
from kumaja.help.interchange.domain.hsds.channels import ChannelReader, Values
from kumaja.help.interchange.domain.hsds.clock import day_in
from kumaja.help.interchange.domain.hsds.descriptions import description_of
from kumaja.help.interchange.domain.hsds.languages import code_of
from kumaja.help.interchange.domain.hsds.profile import ACTIVITY
from kumaja.help.interchange.domain.hsds.rows import Row, Tables
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.organisations import summary_columns
from kumaja.help.interchange.domain.wording import markdown, one_line

_LONGEST_NAME, _LONGEST_SUMMARY, _LONGEST_NOTE, _OLDEST = 200, 600, 300, 120
_FREE = re.compile(
    r"(?:free(?: of charge)?|no (?:cost|fees?|charge)|none|maksuton|ilmainen|avgiftsfri(?:tt)?|"
    r"gratis|0)\b[\s.]*(?:to (?:everyone|all)\.?)?",
    re.IGNORECASE,
)
ENDED = frozenset({"inactive", "defunct", "closed", "suspended"})
_EUROS = frozenset({"", "eur", "€", "euro", "euros"})
_DEAREST, _CENT = Decimal(999_999), Decimal("0.01")


class ServiceReader:
    """Reads services from tables that are tied."""

    def __init__(self, tables: Tables, attributes: Attributes, known: Known, language: str) -> None:
        self.tables, self.attributes, self.known = tables, attributes, known
        self.language = language
        self.channels = ChannelReader(tables, attributes, known, language)

    def record(self, row: Row, keeper: str) -> Record:
        """Return the record of a service that has a name, kept by an organisation."""
        own = self.attributes.own(row)
        values = self._own(row, own) if own else self._told(row)
        aside = not own and bool(values[f"words_{self.language}"])
        label = next(str(values[f"name_{name}"]) for name in LANGUAGES if values[f"name_{name}"])
        remarks = (Sentence(faults.TERM_ASIDE),) if aside else ()
        kept = {"organisation": keeper} | values | self._ages(row)
        return Record(KIND, row.id, label, kept, row.where, remarks)

    def _own(self, row: Row, own: Own) -> dict[str, Json]:
        codes = set(self.known.municipalities.values())
        facts = (fact.partition("=") for fact in own.get("facts", ()))
        plain = ("summary_easy", "kind", "price_kind", "way_in")
        told = {code for code, _ in self.attributes.terms(row)}
        return {
            **own_texts(ACTIVITY, row, own),
            **{name: first(own, name) for name in plain},
            **{name: first(own, name) or None for name in ("price", "paused_until", "ended_on")},
            **{
                name: is_true(own, name)
                for name in ("is_region_wide", "is_remote", "is_full", "is_address_secret")
            },
            "languages": list[Json](own.get("languages", [])),
            "areas": list[Json](sorted(codes & set(own.get("areas", [])))),
            "facts": {fact: answer == "true" for fact, _, answer in facts},
            "terms": list[Json](sorted(told & self.known.our_terms)),
            "channels": list[Json](self.channels.own(row)),
        }

    def _told(self, row: Row) -> dict[str, Json]:
        channels, words = self.channels.told(row)
        terms, aside = self._terms(row)
        areas = self._areas(row, channels)
        text = row.text("description", "short_desc")
        long = description_of(self.tables, row, words, self.language)
        name = one_line(row.text("name", "alternate_name"), _LONGEST_NAME)
        aside += [part for part in row.text("keywords").split(",") if part.strip()]
        return {
            **self._texts("name", name),
            "kind": ActivityKind.SUPPORT.value,
            **summary_columns({}, {self.language: text} if text else {}, _LONGEST_SUMMARY),
            **self._texts("description", long),
            **self._texts("words", ", ".join(dict.fromkeys(one_line(each, 100) for each in aside))),
            **self._texts("eligibility", self._eligibility(row)),
            **self._price(row),
            "languages": self._languages(row),
            "areas": list[Json](areas),
            "is_region_wide": not areas,
            "is_remote": _is_remote(channels),
            "way_in": _way_in(channels).value,
            "ended_on": self._ended_on(row),
            "terms": list[Json](terms),
            "channels": list[Json](channels),
        }

    def _ended_on(self, row: Row) -> str | None:
        """Return since when it is not active: the day that stands here, is told, or is today."""
        status = row.text("status").lower()
        if status not in ENDED:
            return None
        self.tables.notes.add(row.where, "status", faults.NOT_ACTIVE, state=status)
        told = day_in(row.text("last_modified", "assured_date"))
        return self.known.ended.get(row.id) or (told.isoformat() if told else self.known.day)

    def _texts(self, name: str, text: str) -> dict[str, Json]:
        return {f"{name}_{each}": text if each == self.language else "" for each in LANGUAGES}

    def _terms(self, row: Row) -> tuple[list[str], list[str]]:
        """Return the terms of ours that its terms mean, and the names of those that mean none."""
        found: set[str] = set()
        aside: list[str] = []
        for code, name in self.attributes.terms(row):
            known = self.known.terms
            meant = known.get(code) or known.get(name) or self.known.labels.get(match_key(name), ())
            found |= set(meant) | ({code} & self.known.our_terms)
            if not meant and code not in self.known.our_terms and (name or code):
                aside.append(name or code)
        return sorted(found), aside

    def _areas(self, row: Row, channels: Iterable[Values]) -> list[str]:
        """Return the municipalities that it serves: those it names, else those where it is."""
        names = [each.text("name") for each in self.tables.of("service_area", "service_id", row.id)]
        names += row.text("service_areas").split(",")
        named = {code for name in names if (code := self.known.municipality(name.strip()))}
        return sorted(
            named or {str(each["municipality"]) for each in channels if each.get("municipality")}
        )

    def _eligibility(self, row: Row) -> str:
        rows = self.tables.of("eligibility", "service_id", row.id)
        parts = [row.text("eligibility_description", "audience")]
        parts += [each.text("eligibility") for each in rows]
        return "\n\n".join(dict.fromkeys(markdown(part) for part in parts if part))

    def _languages(self, row: Row) -> list[Json]:
        rows = self.tables.of("language", "service_id", row.id)
        told = [(each.text("code", "name"), each.where) for each in rows]
        told += [(part, row.where) for part in row.text("languages").split(",") if part.strip()]
        codes = []
        for text, where in told:
            if code := code_of(text):
                codes.append(code)
            elif text:
                self.tables.notes.add(where, "language", faults.NO_LANGUAGE)
        return list[Json](dict.fromkeys(codes or [self.language]))

    def _ages(self, row: Row) -> dict[str, Json]:
        found: dict[str, int | None] = {}
        rows = [row, *self.tables.of("eligibility", "service_id", row.id)]
        for column, name in (("minimum_age", "age_from"), ("maximum_age", "age_to")):
            ages = (self._age(each, column) for each in rows)
            found[name] = next((age for age in ages if age is not None), None)
        lowest, highest = found["age_from"], found["age_to"]
        if lowest is not None and highest is not None and lowest > highest:
            self.tables.notes.add(row.where, "minimum_age", faults.AGES_REVERSED)
            return {"age_from": None, "age_to": None}
        return {**found}

    def _age(self, row: Row, column: str) -> int | None:
        told = row.text(column)
        if not told:
            return None
        try:
            age = int(Decimal(told.replace(",", ".")))
        except (InvalidOperation, ValueError, OverflowError):
            age = -1
        if not 0 <= age <= _OLDEST:
            self.tables.notes.add(row.where, column, faults.NO_AGE)
            return None
        return age

    def _price(self, row: Row) -> dict[str, Json]:
        """Return what it costs: an amount when there is one in euros, and what is told of it."""
        words = [row.text("fees_description", "fees")]
        amounts: list[Decimal] = []
        is_in_euros = True
        for option in self.tables.of("cost_option", "service_id", row.id):
            amount, currency = self._amount(option), option.text("currency").lower()
            is_in_euros = is_in_euros and currency in _EUROS
            if amount is not None:
                amounts.append(amount)
            told = (
                option.text(name) for name in ("option", "amount", "currency", "amount_description")
            )
            words.append(" ".join(part for part in told if part))
        note = one_line("; ".join(dict.fromkeys(each for each in words if each)), _LONGEST_NOTE)
        paid = [amount for amount in amounts if amount >= _CENT]
        kind = PriceKind.PAID if paid else PriceKind.UNKNOWN
        if not paid and (amounts or _FREE.fullmatch(words[0])):
            kind = PriceKind.FREE
        is_one = len(amounts) == 1 and paid and is_in_euros
        price = str(paid[0].quantize(_CENT)) if is_one else None
        return {"price_kind": kind.value, "price": price, **self._texts("price_note", note)}

    def _amount(self, option: Row) -> Decimal | None:
        told = option.text("amount").replace(",", ".").replace(" ", "").strip("€$£")
        if not told:
            return None
        try:
            amount = Decimal(told)
        except InvalidOperation:
            amount = Decimal(-1)
        if not (amount.is_finite() and 0 <= amount <= _DEAREST):
            self.tables.notes.add(option.where, "amount", faults.NO_AMOUNT)
            return None
        return amount


def _kinds(channels: Iterable[Values]) -> set[Json]:
    return {each["kind"] for each in channels if "kind" in each}


def _is_remote(channels: Iterable[Values]) -> bool:
    kinds = _kinds(channels)
    return bool(kinds) and ChannelKind.PLACE.value not in kinds


def _way_in(channels: Iterable[Values]) -> WayIn:
    kinds = _kinds(channels)
    if ChannelKind.PLACE.value in kinds:
        return WayIn.COME
    if ChannelKind.PHONE.value in kinds:
        return WayIn.CALL
    return WayIn.WRITE if kinds else WayIn.COME
