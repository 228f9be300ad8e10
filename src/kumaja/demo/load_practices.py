"""Loads good practices and gaps that were taken on, through the same actions as people use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kumaja.demo.content import Entry, entries, texts
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.actions import MissingHere, Owners, take_on_gap, tell_outcome
from kumaja.help.gaps.domain.structures import StructureState
from kumaja.network.networks.models import Network
from kumaja.network.practices.actions.practices import (
    amend_practice,
    propose_practice,
    share_practice,
    write_practice,
)
from kumaja.network.practices.actions.uses import Experience, Users, tell_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import TEXTS, Practice
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

_ROUND = 37  # days within which all were asked how it goes


@dataclass(frozen=True, slots=True)
class Whole:
    """The ground, and all who may bring, use or take on."""

    ground: Ground
    everyone: Mapping[str, Organisation]
    networks: Mapping[str, Network]

    def ago(self, entry: Entry, key: str) -> datetime:
        """Return the moment so many days before the loading."""
        return self.ground.now - timedelta(days=entry[key])

    def users(self, entry: Entry) -> Users:
        """Return who an entry names: an organisation, a network, a municipality."""
        return Users(
            organisation=self.everyone.get(entry.get("organisation", "")),
            network=self.networks.get(entry.get("network", "")),
            municipality=self.ground.municipalities.get(entry.get("municipality", "")),
        )


def load_practices(
    ground: Ground, everyone: Mapping[str, Organisation], networks: Mapping[str, Network]
) -> None:
    """Load the practices with versions and uses, a proposal that waits, and gaps taken on."""
    whole = Whole(ground, everyone, networks)
    for entry in entries("practices", "practice"):
        _load_practice(whole, entry)
    for entry in entries("practices", "proposal"):
        propose_practice(
            region=ground.region, organisation=everyone[entry["organisation"]], actor=ACTOR,
            values=texts(entry, *TEXTS), terms=_terms(ground, entry),
            now=whole.ago(entry, "proposed_days"),
        )  # fmt: skip
    for entry in entries("practices", "structure"):
        _load_structure(whole, entry)


def _load_practice(whole: Whole, entry: Entry) -> None:
    users = whole.users(entry)
    practice = write_practice(
        region=whole.ground.region, actor=ACTOR, terms=_terms(whole.ground, entry),
        now=whole.ago(entry, "written_days"),
        values=texts(entry, *TEXTS) | {
            "organisation": users.organisation, "network": users.network,
            "municipality": users.municipality,
        },
    )  # fmt: skip
    if entry.get("shared"):
        practice = share_practice(
            practice=practice, is_shared=True, actor=ACTOR, now=whole.ago(entry, "written_days")
        )
    for version in entry.get("version", []):
        practice = amend_practice(
            practice=practice, changed=_text(version, "changed"), actor=ACTOR,
            values={name: value for name, value in texts(version, *TEXTS).items() if value},
            now=whole.ago(version, "days_ago"),
        )  # fmt: skip
    for use in entry.get("use", []):
        _load_use(whole, practice, use)


def _load_use(whole: Whole, practice: Practice, entry: Entry) -> None:
    now = whole.ago(entry, "since_days")
    told = Experience(UseState(entry["state"]), day_of(now), _text(entry, "learnt"))
    tell_use(
        practice=practice, region=whole.ground.region, users=whole.users(entry), experience=told,
        actor=ACTOR, now=whole.ground.now - timedelta(days=entry["since_days"] % _ROUND + 2),
    )  # fmt: skip


def _load_structure(whole: Whole, entry: Entry) -> None:
    ground, begun = whole.ground, whole.ago(entry, "since_days")
    term = ground.terms[Scheme(entry["list"]), entry["term"]]
    owners = [whole.everyone[key] for key in entry.get("owners", [])]
    structure = take_on_gap(
        region=ground.region, owners=Owners(owners, whole.networks.get(entry.get("network", ""))),
        gap=MissingHere(ground.municipalities[entry["municipality"]], term),
        agreed=_text(entry, "agreed"), since_on=day_of(begun), actor=ACTOR, now=begun,
    )  # fmt: skip
    if "state" in entry:
        tell_outcome(
            structure=structure, state=StructureState(entry["state"]), actor=ACTOR,
            outcome=_text(entry, "outcome"), now=whole.ago(entry, "told_days"),
        )  # fmt: skip


def _terms(ground: Ground, entry: Entry) -> list[Term]:
    return ground.words(
        entry, themes="theme", target_groups="target_group", situations="life_situation"
    )


def _text(entry: Entry, name: str) -> Trilingual:
    return Trilingual(*(entry.get(f"{name}_{language}", "") for language in ("fi", "sv", "en")))
