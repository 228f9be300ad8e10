"""Practices and their uses, for tests."""

from __future__ import annotations

from typing import Any

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.practices.actions.practices import propose_practice, write_practice
from kumaja.network.practices.actions.uses import Experience, Users, tell_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory


def fi(text: str) -> Trilingual:
    """Return a text in Finnish."""
    return Trilingual(fi=text)


def a_practice(
    name: str = "Avain yhdistykselle",
    *,
    region: Region | None = None,
    terms: tuple[str, ...] = ("village-and-neighbourhood",),
    **more: Any,  # noqa: ANN401 - columns
) -> Practice:
    """Write a practice as coordination does."""
    values = {"name_fi": name, "description_fi": "Avain saadaan puhelimella."} | more
    return write_practice(
        region=region or RegionFactory.create(), values=values, actor=None, now=NOON,
        terms=Term.objects.filter(code__in=terms),
    )  # fmt: skip


def a_proposal(organisation: Organisation | None = None, name: str = "Ehdotus") -> Practice:
    """Propose a practice for an organisation."""
    own = organisation or OrganisationFactory.create()
    return propose_practice(
        region=RegionFactory.create(), organisation=own, terms=(), actor=None, now=NOON,
        values={"name_fi": name, "description_fi": "Näin me teemme."},
    )  # fmt: skip


def a_use(
    practice: Practice,
    organisation: Organisation | None = None,
    state: UseState = UseState.IN_USE,
    **more: Any,  # noqa: ANN401 - network, municipality
) -> PracticeUse:
    """Tell that somebody uses the practice."""
    users = Users(organisation=organisation, **more)
    if not (organisation or more):
        users = Users(organisation=OrganisationFactory.create())
    return tell_use(
        practice=practice, region=practice.region, users=users, actor=None, now=NOON,
        experience=Experience(state, TODAY, fi("Hyvin meni.")),
    )  # fmt: skip
