"""The list of good practices and the page of one; what organisations' and networks' pages tell."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.tests.rows import NOW, a_region, an_organisation
from kumaja.front.profiles.tests.test_network import a_network
from kumaja.network.practices.actions.practices import (
    amend_practice,
    archive_practice,
    propose_practice,
    share_practice,
    write_practice,
)
from kumaja.network.practices.actions.uses import Experience, Users, tell_use
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice

pytestmark = pytest.mark.django_db
LIST = "/fi/hyvat-kaytannot/"


def a_practice(name: str = "Avain yhdistykselle", **more: object) -> Practice:
    region = more.pop("region", None) or a_region()
    values = {
        "name_fi": name, "description_fi": "Avain puhelimella.", "needs_fi": "Yksi ihminen.",
        "origin_fi": "Jokelassa keksittiin.",
    } | more  # fmt: skip
    terms = Term.objects.filter(code__in=("caregiving", "lonely"))
    return write_practice(region=region, values=values, terms=terms, actor=None, now=NOW)  # type: ignore[arg-type]


def use(practice: Practice, words: str = "Toimi heti.", **users: object) -> None:
    told = Experience(UseState.IN_USE, NOW.date(), Trilingual(fi=words))
    tell_use(
        practice=practice, region=a_region(), users=Users(**users), experience=told, actor=None,  # type: ignore[arg-type]
        now=NOW,
    )  # fmt: skip


def read(visitor: Client, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_tells_all_in_its_order(visitor: Client) -> None:
    own, place = an_organisation(), Municipality.objects.get(code="434")
    practice = a_practice(organisation=own)
    amend_practice(
        practice=practice, values={"needs_fi": "Kaksi ihmistä."}, actor=None, now=NOW,
        changed=Trilingual(fi="Yksi ei riittänyt."),
    )  # fmt: skip
    use(practice, municipality=place)
    page = read(visitor, practice.get_absolute_url()).partition("<main")[2]
    told = (
        "Avain yhdistykselle", "Me kokeilimme tätä", "Kysy, miten se tehdään",
        "Avain puhelimella.", "Mistä se tuli", "Jokelassa keksittiin.", "Mitä se vaatii",
        "Kaksi ihmistä.", "Kuka on kokeillut (1)", "Loviisa", "Toimi heti.", "Käytössä",
        "Versiot", "Versio 2", "Yksi ei riittänyt.", "Koordinaatio", "Versio 1<",
        "Näin versio 1 kuului", "Yksi ihminen.", "Kenen se on",
    )  # fmt: skip
    places = [page.index(words) for words in told]
    assert places == sorted(places)


def test_a_wrong_name_leads_on_a_proposal_is_unknown_and_what_is_gone_says_why(
    visitor: Client,
) -> None:
    practice = a_practice()
    wrong = visitor.get(f"{LIST}vaara-nimi-{practice.code}/")
    assert (wrong.status_code, wrong["Location"]) == (301, practice.get_absolute_url())
    proposal = propose_practice(
        region=a_region(), organisation=an_organisation(), values={"name_fi": "Ehdotus"},
        terms=(), actor=None, now=NOW,
    )  # fmt: skip
    assert visitor.get(proposal.get_absolute_url()).status_code == 404
    assert "Ehdotus" not in read(visitor, LIST)
    archive_practice(practice=practice, reason="Kirjattu kahdesti.", actor=None, now=NOW)
    gone = visitor.get(practice.get_absolute_url())
    assert gone.status_code == 410 and "Kirjattu kahdesti." in gone.content.decode()


def test_another_regions_practice_is_known_once_it_is_shared_and_names_its_region(
    visitor: Client,
) -> None:
    a_region()
    practice = a_practice("Kaukana keksitty", region=a_region("pohjanmaa"))
    path = practice.get_absolute_url()
    address = path.removeprefix("/pohjanmaa") if path.startswith("/pohjanmaa") else path
    visitor.defaults["HTTP_HOST"] = "localhost"
    here = f"/uusimaa{address}"
    assert visitor.get(here).status_code == 404
    assert "Kaukana keksitty" not in read(visitor, f"/uusimaa{LIST}")
    share_practice(practice=practice, is_shared=True, actor=None, now=NOW)
    assert "Tämä käytäntö tulee toiselta alueelta: pohjanmaa." in read(visitor, here)
    page = read(visitor, f"/uusimaa{LIST}")
    assert page.index("Muilta alueilta") < page.index("Kaukana keksitty")


def test_the_list_is_narrowed_and_never_refuses(visitor: Client) -> None:
    a_practice("Tuusulassa tehty", municipality=Municipality.objects.get(code="858"))
    a_practice("Muualla tehty")
    assert "2 hyvää käytäntöä" in read(visitor, LIST)
    narrowed = read(visitor, f"{LIST}?municipality=tuusula&theme=caregiving")
    assert "1 hyvä käytäntö" in narrowed and "Muualla tehty" not in narrowed
    assert "practices.csv?theme=caregiving&amp;municipality=tuusula" in narrowed
    assert "Mikään käytäntö ei sovi." in read(visitor, f"{LIST}?municipality=mantsala")
    assert "2 hyvää käytäntöä" in read(visitor, f"{LIST}?theme=nothing")
    assert "2 hyvää käytäntöä" in read(visitor, f"{LIST}?theme=%00!&municipality=<script>")


def test_who_brought_and_who_uses_tell_it_on_their_own_pages(visitor: Client) -> None:
    own, network = an_organisation(), a_network()
    a_practice("Oma tapa", organisation=own)
    practice = a_practice("Muiden tapa")
    use(practice, organisation=own)
    use(practice, network=network)
    page = read(visitor, own.get_absolute_url())
    assert page.index("heidän tuomansa") < page.index("Muiden tapa") < page.index("Käytössä")
    page = read(visitor, network.get_absolute_url())
    assert "Muiden tapa" in page and "Oma tapa" not in page


def test_statements_do_not_grow_with_rows(visitor: Client) -> None:
    counts = []
    practice = a_practice()
    for many in (2, 20):
        for number in range(many):
            use(practice, organisation=an_organisation(f"Jäsen {many} {number} ry"))
            one = a_practice(f"Tapa {many} {number}")
            use(one, organisation=an_organisation(f"Muu {many} {number} ry"))
        for path in (LIST, practice.get_absolute_url()):
            with CaptureQueriesContext(connection) as asked:
                read(visitor, path)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 8
