"""The table of gaps, the page of one, and those alike elsewhere."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.tests.rows import NOW, a_region, an_activity, an_organisation
from kumaja.front.profiles.tests.test_practices import read
from kumaja.help.gaps.actions import MissingHere, Owners, take_on_gap
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db
LIST = "/fi/aukot/"
GAP = f"{LIST}pornainen/situation/caring-for-someone/"


def take_on(own: Organisation, code: str = "caring-for-someone") -> None:
    gap = MissingHere(Municipality.objects.get(code="611"), Term.objects.get(code=code))
    take_on_gap(
        region=a_region(), gap=gap, owners=Owners([own]), since_on=NOW.date(), actor=None,
        agreed=Trilingual(fi="Ensimmäinen kerta helmikuussa."), now=NOW,
    )  # fmt: skip


def test_the_table_names_each_municipality_that_lacks_something(visitor: Client) -> None:
    an_activity("Ryhmä", areas=("Tuusula", "Helsinki"))
    page = read(visitor, LIST).partition("<main")[2]
    row = page.partition("Hoidan läheistäni</a>")[2].partition("</tr>")[0]
    assert "/fi/aukot/pornainen/situation/caring-for-someone/" in row
    assert "Mäntsälä" in row and "Tuusula" not in row
    assert "Vaikka tästä puuttuu, jotain voi silti olla" in page
    assert "Useimmin puuttuu: Läheiselläni on muistisairaus. Omaa ryhmää ei ole 4 kunnassa." in page


def test_narrowed_it_tells_each_gap_in_words(visitor: Client) -> None:
    an_activity("Mäntsälän ryhmä", areas=("Mäntsälä",))
    for number in range(2):
        an_activity(f"Etäryhmä {number}", areas=(), is_remote=True)
    page = read(visitor, f"{LIST}?term=caring-for-someone&municipality=pornainen")
    assert "1 aukko" in page and "Pornaisissa ei ole omaishoitajien ryhmää." in page
    assert "Lähin on Mäntsälässä, ja kaksi toimii etänä." in page
    assert "gaps.csv?term=caring-for-someone&amp;municipality=pornainen" in page
    by_theme = read(visitor, f"{LIST}?about=theme&term=caregiving")
    assert "Pornaisissa ei ole ryhmää: Omaishoito" in by_theme
    assert read(visitor, f"{LIST}?about=nothing&term=%00")


def test_a_gap_says_who_would_know_how_and_what_has_worked(visitor: Client) -> None:
    own = an_organisation("Muistipolku ry", areas=("Mäntsälä",))
    an_activity("Ryhmä", areas=("Mäntsälä",), organisation=own)
    page = read(visitor, GAP).partition("<main")[2]
    assert "Pornaisissa ei ole omaishoitajien ryhmää." in page
    assert "Oma ryhmä on 1 kunnassa. Kuntia on 4." in page
    assert "ota-hoitaaksesi" in page
    assert page.index("Nämä tietäisivät, miten") < page.index("Muistipolku ry")
    assert "Mäntsälä · noin 18 kilometrin päässä" in page


def test_what_is_taken_on_says_who_and_cannot_be_taken_again(visitor: Client) -> None:
    take_on(an_organisation("Vierellä ry"))
    page = read(visitor, GAP)
    assert page.index("Kuka on ottanut tämän hoitaakseen") < page.index("Vierellä ry")
    assert "Ensimmäinen kerta helmikuussa." in page and "ota-hoitaaksesi" not in page
    assert "Joku on ottanut tämän hoitaakseen." in read(visitor, "/fi/kunnat/pornainen/")
    assert "Otettu hoidettavaksi" in read(visitor, f"{LIST}?municipality=pornainen")


def test_what_is_no_gap_says_so_and_what_is_nothing_is_not_found(visitor: Client) -> None:
    an_activity("Oma ryhmä", areas=("Pornainen",))
    assert "Täällä on jo ryhmä." in read(visitor, GAP)
    for path in ("pornainen/situation/nothing/", "utsjoki/situation/grief/", "pornainen/x/grief/"):
        assert visitor.get(f"{LIST}{path}").status_code == 404


def test_an_associations_page_names_those_alike_elsewhere_and_why(visitor: Client) -> None:
    own = an_organisation("Oma ry")
    other = an_organisation("Samanlainen ry", areas=("Mäntsälä",))
    near = an_organisation("Naapuri ry")
    for row in (own, other, near):
        row.terms.set(Term.objects.filter(code__in=("carers", "people-with-memory-illness")))
    page = read(visitor, own.get_absolute_url()).partition("<main")[2]
    assert page.index("Samanlaisia muualla") < page.index("Samanlainen ry")
    assert "Yhteistä: " in page and "omaishoitajat" in page
    assert "Naapuri ry" not in page


def test_statements_do_not_grow_with_rows(visitor: Client) -> None:
    counts = []
    for many in (2, 20):
        for number in range(many):
            an_activity(f"Ryhmä {many} {number}", areas=("Mäntsälä",))
        paths = (LIST, f"{LIST}?term=grief", GAP)
        for path in paths:
            with CaptureQueriesContext(connection) as asked:
                read(visitor, path)
            counts.append(len(asked))
    assert counts[:3] == counts[3:]
