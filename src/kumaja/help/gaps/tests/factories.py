"""Associations with words, groups in places and gaps that are taken on, for tests."""

from __future__ import annotations

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.help.gaps.actions import MissingHere, Owners, take_on_gap
from kumaja.help.gaps.models import SharedStructure
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

PLACES = {"Tuusula": "858", "Pornainen": "611", "Mäntsälä": "505", "Helsinki": "091"}


def a_region() -> Region:
    """Return a region of four municipalities."""
    region = RegionFactory.create()
    region.municipalities.set(Municipality.objects.filter(code__in=PLACES.values()))
    return region


def place(name: str) -> Municipality:
    """Return a municipality of the region."""
    return Municipality.objects.get(code=PLACES[name])


def an_association(name: str, home: str, *terms: str, **more: object) -> Organisation:
    """Add an association with its words."""
    own: Organisation = OrganisationFactory.create(name_fi=name, domicile=place(home), **more)
    own.areas.set([place(home)])
    own.terms.set(Term.objects.filter(code__in=terms, scheme__in=("theme", "target_group")))
    return own


def a_group(own: Organisation, home: str, *situations: str, **more: object) -> Activity:
    """Add a running group of the association."""
    region = own.memberships.get().region
    row: Activity = ActivityFactory.create(organisation=own, region=region, kind="group", **more)
    row.areas.set([place(home)] if home else [])
    row.terms.set(Term.objects.filter(scheme="life_situation", code__in=situations))
    return row


def a_structure(
    own: Organisation, home: str = "Pornainen", term: str = "caring-for-someone"
) -> SharedStructure:
    """Let an association take a gap on."""
    return take_on_gap(
        region=own.memberships.get().region, owners=Owners([own]),
        gap=MissingHere(place(home), Term.objects.get(scheme="life_situation", code=term)),
        agreed=Trilingual(fi="Ryhmä alkaa keväällä."), since_on=TODAY, actor=None, now=NOON,
    )  # fmt: skip
