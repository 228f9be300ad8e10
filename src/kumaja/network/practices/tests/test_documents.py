"""What the index holds of practices, and which lists the filter narrows."""

from __future__ import annotations

import pytest

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.practices.actions.practices import archive_practice, share_practice
from kumaja.network.practices.documents import documents, touched_by
from kumaja.network.practices.forms import PracticeFilterForm
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.tests.factories import a_practice, a_proposal, a_use
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_the_index_holds_published_practices_and_shared_ones_everywhere() -> None:
    own = OrganisationFactory.create(name_fi="Tuoja ry")
    practice = a_practice(organisation=own, terms=("caregiving", "lonely"))
    a_proposal()
    RegionFactory.create(slug="muualla")
    (document,) = documents(None, now=NOON)
    assert (document.key, list(document.regions)) == (practice.code, [practice.region.slug])
    assert (document.organisation.fi, list(document.themes)) == ("Tuoja ry", ["caregiving"])
    assert not document.life_situations and "hyvä käytäntö" in document.words.fi
    share_practice(practice=practice, is_shared=True, actor=None, now=NOON)
    (document,) = documents([practice.code], now=NOON)
    assert set(document.regions) == {practice.region.slug, "muualla"}
    archive_practice(practice=practice, reason="Vanha.", actor=None, now=NOON)
    assert not list(documents([practice.code], now=NOON))


def test_what_a_document_shows_touches_it() -> None:
    own = OrganisationFactory.create()
    practice = a_practice(organisation=own, terms=("caregiving",))
    assert touched_by("registry.Organisation", own.code) == [practice.code]
    assert touched_by("vocabulary.Term", "theme:caregiving") == [practice.code]
    assert touched_by("directory.Activity", own.code) == []


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"Täällä", "Tuolla"}),
        ({"theme": "caregiving"}, {"Täällä"}),
        ({"situation": "lonely"}, {"Tuolla"}),
        ({"municipality": "434"}, {"Täällä"}),
        ({"municipality": "tuusula"}, {"Tuolla"}),
        ({"theme": "nothing-such"}, set()),
        ({"municipality": "tuusula", "theme": "caregiving"}, set()),
    ],
)
def test_the_filter_narrows_by_words_and_by_where_it_came_from_or_is_used(
    asked: dict[str, str], names: set[str]
) -> None:
    places = {row.code: row for row in Municipality.objects.filter(code__in=("434", "858"))}
    a_practice("Täällä", terms=("caregiving",), municipality=places["434"])
    there = a_practice("Tuolla", terms=("lonely",))
    a_use(there, municipality=places["858"])
    form = PracticeFilterForm(asked)
    assert form.is_valid()
    assert {row.name_fi for row in form.apply(visible_in(there.region))} == names
