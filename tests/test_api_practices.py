"""Good practices and gaps in the interface: what the pages show, in the same order and filters."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.gaps.tests.factories import a_group, a_region, a_structure, an_association
from kumaja.network.practices.actions.practices import share_practice
from kumaja.network.practices.tests.factories import a_practice, a_proposal, a_use
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/practices"


@pytest.fixture
def visitor() -> Client:
    """A system without a key, in a region."""
    a_region()
    return Client()


def test_practices_are_listed_page_by_page_and_narrowed(visitor: Client) -> None:
    for number in range(3):
        a_practice(f"Tapa {number}", terms=("caregiving",))
    a_practice("Muu tapa", terms=("memory",))
    a_proposal()
    first = visitor.get(LIST, {"limit": 2, "theme": "caregiving"}).json()
    assert [row["name"]["fi"] for row in first["items"]] == ["Tapa 0", "Tapa 1"]
    assert first["items"][0]["terms"] == {"theme": ["caregiving"]}
    rest = visitor.get(LIST, {"theme": "caregiving", "after": first["after"]}).json()
    assert ([row["name"]["fi"] for row in rest["items"]], rest["after"]) == (["Tapa 2"], "")
    wrong = visitor.get(LIST, {"theme": "!"})
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "application/problem+json")


def test_a_practice_tells_its_versions_and_uses_and_a_proposal_is_not_there(
    visitor: Client,
) -> None:
    own = OrganisationFactory.create(name_fi="Tuoja ry")
    practice = a_practice(organisation=own)
    a_use(practice, OrganisationFactory.create(name_fi="Kokeilija ry"))
    told = visitor.get(f"{LIST}/{practice.code}").json()
    assert (told["organisation"], told["shared"]) == (own.code, False)
    assert [(row["number"], row["made_by"]) for row in told["versions"]] == [(1, "Tuoja ry")]
    (use,) = told["uses"]
    assert (use["who"][0]["fi"], use["state"]) == ("Kokeilija ry", "in_use")
    assert visitor.get(f"{LIST}/{a_proposal().code}").status_code == 404


def test_another_regions_practice_is_told_once_it_is_shared(visitor: Client) -> None:
    practice = a_practice("Kaukana", region=RegionFactory.create(slug="muualla"))
    path = f"/uusimaa{LIST}"
    assert visitor.get(path).json()["items"] == []
    share_practice(practice=practice, is_shared=True, actor=None, now=NOON)
    (row,) = visitor.get(path).json()["items"]
    assert (row["region"], row["shared"]) == ("muualla", True)


def test_the_same_filter_makes_the_csv(visitor: Client) -> None:
    a_practice("=1+1", terms=("caregiving",))
    a_practice("Muu", terms=("memory",))
    answer = visitor.get(f"{LIST}.csv", {"theme": "caregiving"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("code;name_fi;") and len(lines) == 2
    assert "'=1+1" in lines[1]


def test_gaps_are_had_as_csv_with_what_is_taken_on(visitor: Client) -> None:
    own = an_association("Oma ry", "Mäntsälä")
    a_group(own, "Mäntsälä", "caring-for-someone")
    a_structure(own)
    answer = visitor.get("/api/v1/gaps.csv", {"term": "caring-for-someone"})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    named = [dict(zip(rows[0].split(";"), row.split(";"), strict=True)) for row in rows[1:]]
    taken = {row["municipality_fi"]: (row["nearest_fi"], row["taken_on"]) for row in named}
    assert taken == {
        "Helsinki": ("Mäntsälä", "no"), "Pornainen": ("Mäntsälä", "yes"),
        "Tuusula": ("Mäntsälä", "no"),
    }  # fmt: skip
    assert visitor.get("/api/v1/gaps.csv", {"about": "nothing"}).status_code == 400
