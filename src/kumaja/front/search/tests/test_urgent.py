"""Help that must not wait: above the results, without an index, with a way out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.front.search.queries import get_urgent, list_urgent
from kumaja.front.search.tests.rows import a_place_and_time, a_region, an_activity, indexed
from kumaja.help.directory.models import CrisisContact, CrisisTrigger

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, 11 in Helsinki
BOX = "Jos joku on vaarassa, soita 112.</h2>"
EXIT = "data-quick-exit"


def page(client: Client, path: str = "/fi/haku/", status: int = 200, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_box_stands_above_all_results_and_the_way_out_before_the_header(
    client: Client,
) -> None:
    an_activity("Kerho")
    indexed()

    found = page(client, q="mieheni lyö minua kerhossa")

    marks = ['class="k-skip"', EXIT, "<header", 'type="search"', BOX, 'href="tel:112"', "<h1"]
    places = [found.index(mark) for mark in marks]
    assert places == sorted(places)
    assert found.index('href="tel:112"') < found.index('href="tel:080005005"')
    assert "Kerho</a>" in found


def test_a_search_lands_on_the_box_and_on_the_results_when_there_is_none(client: Client) -> None:
    an_activity("Mies kerho")
    indexed()

    urgent = page(client, q="mies lyö")
    assert '<h2 id="results" tabindex="-1" data-focus-after-swap>' in urgent
    assert urgent.count('id="results"') == 1
    plain = page(client, q="mies")
    assert '<h1 id="results"' in plain
    assert BOX not in plain
    assert EXIT not in plain


def test_a_line_tells_its_hours_its_languages_and_when_it_was_checked(client: Client) -> None:
    indexed()
    CrisisContact.objects.filter(key="nollalinja").update(checked_on=date(2026, 10, 5))

    found = page(client, q="mies lyö")

    assert "aina, maksuton · suomi, ruotsi, englanti · tarkistettu 5.10.2026" in found
    assert "tarkistettu 20.11.2026" in found


def test_words_are_read_in_every_language_and_answered_in_the_reader_s(client: Client) -> None:
    indexed()

    assert "Om någon är i fara, ring 112." in page(client, "/sv/sok/", q="mies lyö")
    assert BOX in page(client, q="min man slår mig")
    assert BOX in page(client, q="my husband hits me")


def test_the_pages_of_two_life_situations_show_it_without_any_word(client: Client) -> None:
    an_activity("Kerho")
    indexed()

    violence = page(client, "/fi/elamantilanteet/violence-at-home/")
    assert violence.index(EXIT) < violence.index("<header") < violence.index(BOX)
    assert "080 005 005" in violence
    assert "09 2525 0111" in page(client, "/fi/elamantilanteet/lost-hope/")
    assert "080 005 005" in page(client, situation="violence-at-home")
    assert BOX not in page(client, "/fi/elamantilanteet/lonely/")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/fi/haku/", {"q": "haluan kuolla"}),
        ("/fi/tule-mukaan/", {"q": "haluan kuolla"}),
        ("/fi/elamantilanteet/lost-hope/", {}),
    ],
)
def test_the_numbers_need_no_index(client: Client, path: str, query: dict[str, str]) -> None:
    a_region()

    silent = page(client, path, status=503, **query)

    assert silent.index(EXIT) < silent.index("<header") < silent.index(BOX)
    assert "09 2525 0111" in silent
    assert BOX not in page(client, status=503, q="kerho")


def test_a_closed_line_says_so(client: Client) -> None:
    spans = [{"days": [0], "from": "09:00", "until": "10:00"}]
    CrisisContact.objects.filter(key="nollalinja").update(is_always=False, opening=spans)

    lines = get_urgent("mies lyö", (), "fi", NOW)

    assert [(line.number, line.is_closed) for line in lines] == [
        ("112", False),
        ("080 005 005", True),
    ]


def test_a_closed_line_is_told_on_the_page(client: Client) -> None:
    spans = [{"days": [], "from": "09:00", "until": "10:00"}]
    CrisisContact.objects.filter(key="nollalinja").update(is_always=False, opening=spans)
    indexed()

    assert "Nyt suljettu." in page(client, q="mies lyö")
    assert "Nyt suljettu." in page(client, "/fi/apua-heti/")


def test_help_now_lists_every_line_with_its_own_day(client: Client) -> None:
    a_region()
    CrisisContact.objects.filter(key="substance-use").update(checked_on=date(2026, 9, 1))
    CrisisContact.objects.filter(key="kristelefonen").update(is_retired=True)

    found = page(client, "/fi/apua-heti/")

    assert len(list_urgent("fi", NOW)) == 8
    assert found.count('href="tel:') >= 8
    assert "09 2525 0112" not in found
    assert "tarkistettu 1.9.2026" in found
    assert "tarkistettu 20.11.2026" in found


def test_a_line_without_known_hours_says_that(client: Client) -> None:
    a_region()
    unknown = {"hours_fi": "", "hours_sv": "", "hours_en": ""}
    CrisisContact.objects.filter(key="substance-use").update(**unknown)

    assert "Aukioloaika ei ole tiedossa." in page(client, "/fi/apua-heti/")


def test_statements_stay_within_eight_with_the_box_whatever_the_rows(client: Client) -> None:
    def statements(count: int) -> int:
        for number in range(count):
            a_place_and_time(an_activity(f"Kerho {number}"))
            CrisisTrigger.objects.create(
                topic="violence", language="fi", text=f"sana {count} {number}",
                match_key=f"sana {count} {number}",
            )  # fmt: skip
        indexed()
        client.get("/fi/haku/", {"q": "mieheni lyö kerho"})
        with CaptureQueriesContext(connection) as caught:
            assert BOX in client.get("/fi/haku/", {"q": "mieheni lyö kerho"}).content.decode()
        return len(caught)

    assert statements(2) == statements(18) <= 8
