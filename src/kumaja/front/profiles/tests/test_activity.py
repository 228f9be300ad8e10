"""An activity's page: one way in, facts told or told to be unknown, states, SQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kumaja.front.profiles.tests.rows import (
    NOW,
    a_fact,
    a_phone,
    a_place,
    a_region,
    a_time,
    an_activity,
    an_organisation,
)
from kumaja.help.directory.models import Activity

pytestmark = pytest.mark.django_db


def read(visitor: Client, activity: Activity, language: str = "fi") -> str:
    folder = {"fi": "toiminta", "sv": "verksamhet", "en": "activities"}[language]
    answer = visitor.get(f"/{language}/{folder}/{activity.address}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_comes_straight_away_and_sees_the_next_time(visitor: Client) -> None:
    activity = an_activity(checked_at=NOW, checked_by="Vierellä Jokelassa ry")
    a_place(activity)
    a_time(activity)
    page = read(visitor, activity)
    assert "Voit tulla suoraan paikalle." in page
    assert "to 26.11. klo 13–15" in page
    assert "Torstaisin klo 13–15" in page
    assert "Kerhotila</" in page or "Kerhotila," in page
    assert page.count('data-variant="primary"') == 1
    assert "openstreetmap.org/search?query=Koulutie+2" in page
    assert "Tarkistettu 21.11.2026, Vierellä Jokelassa ry." in page


def test_an_unknown_fact_stands_as_unknown(visitor: Client) -> None:
    activity = an_activity()
    a_place(activity)
    a_fact(activity, "step_free", is_so=True)
    a_fact(activity, "quiet_space", is_so=False)
    a_fact(activity, "referral", is_so=False)
    page = read(visitor, activity)
    assert "On: esteetön sisäänpääsy" in page
    assert "Ei ole: hiljainen tila" in page
    assert "Ei tiedossa: esteetön WC, induktiosilmukka" in page
    assert "Lähetettä ei tarvita." in page
    assert "Ei tiedossa: jäsenyys" in page


def test_a_full_group_is_called(visitor: Client) -> None:
    activity = an_activity(is_full=True)
    a_place(activity)
    a_phone(activity)
    page = read(visitor, activity)
    assert "Ryhmä on nyt täynnä. Jonoon pääset soittamalla." in page
    assert 'href="tel:0190000123" data-variant="primary"' in page


def test_a_break_says_until_when(visitor: Client) -> None:
    activity = an_activity(paused_until=date(2027, 1, 7))
    a_time(activity)
    page = read(visitor, activity)
    assert "Tauolla. Jatkuu to 7.1.2027." in page
    assert "to 7.1.2027 klo 13–15" in page


def test_what_ended_leads_to_three_that_are_alike(visitor: Client) -> None:
    for number in range(4):
        an_activity(f"Kerho {number}")
    page = read(visitor, an_activity(ended_on=date(2026, 6, 30)))
    assert "Tämä toiminta päättyi 30.6.2026." in page
    assert "Tässä kolme samanlaista." in page
    assert "Näin pääset mukaan" not in page


def test_a_past_event_says_that_it_has_been(visitor: Client) -> None:
    activity = an_activity(kind="one_off")
    a_time(activity, rule="", first_on=date(2026, 8, 5))
    page = read(visitor, activity)
    assert "Tämä on jo ollut." in page
    assert "ke 5.8.2026 klo 13–15" in page


def test_a_stale_record_warns(visitor: Client) -> None:
    activity = an_activity(checked_at=NOW - timedelta(days=430))
    a_phone(activity)
    page = read(visitor, activity)
    assert "Tietoja ei ole tarkistettu 14 kuukauteen. Soita ennen kuin lähdet." in page


def test_a_secret_address_is_nowhere_on_the_page(visitor: Client) -> None:
    activity = an_activity(is_address_secret=True)
    a_place(activity, name_fi="Turvakoti", street="Salakuja 1")
    a_phone(activity)
    page = read(visitor, activity)
    assert "Osoite on salainen. Soita, niin kerromme, minne tulla." in page
    assert "Salakuja" not in page
    assert "Turvakoti" not in page


def test_an_archived_activity_is_gone_and_names_who_goes_on(visitor: Client) -> None:
    successor = an_activity("Uusi kerho")
    activity = an_activity(archived_at=NOW, archive_reason="Kerho muutti.", successor=successor)
    answer = visitor.get(f"/fi/toiminta/{activity.address}/")
    assert answer.status_code == 410
    assert "Kerho muutti." in answer.content.decode()
    assert successor.get_absolute_url() in answer.content.decode()


def test_a_wrong_slug_leads_to_the_right_one(visitor: Client) -> None:
    activity = an_activity()
    answer = visitor.get(f"/fi/toiminta/jotain-muuta-{activity.code}/")
    assert (answer.status_code, answer["location"]) == (301, f"/fi/toiminta/{activity.address}/")


def test_a_text_in_another_language_carries_it(visitor: Client) -> None:
    activity = an_activity(name_fi="", name_sv="Torsdagsklubben", summary_sv="Vi dricker kaffe.")
    page = read(visitor, activity)
    assert '<span lang="sv">Torsdagsklubben</span>' in page
    assert '<span lang="sv">Vi dricker kaffe.</span>' in page
    assert "Teksti on vain ruotsiksi." in page


def test_easy_language_is_finnish_in_every_language(visitor: Client) -> None:
    activity = an_activity(summary_easy="Voit tulla juttelemaan.")
    assert "Lue selkokielellä" in read(visitor, activity)
    assert "Läs på lätt finska" in read(visitor, activity, "sv")
    assert 'lang="fi"' in read(visitor, activity, "sv").split("Läs på lätt finska")[1]


def test_the_page_takes_at_most_eight_statements(
    visitor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    activity = an_activity(terms=("caring-for-someone", "carers", "lonely"))
    with django_assert_max_num_queries(8):
        read(visitor, activity)
    organisation = an_organisation("Muu ry")
    for number in range(20):
        an_activity(f"Kerho {number}", organisation=organisation)
        a_place(activity, name_fi=f"Tila {number}")
        a_time(activity)
    a_phone(activity)
    a_fact(activity, "step_free", is_so=True)
    with django_assert_max_num_queries(8):
        read(visitor, activity)


def test_what_ended_and_goes_on_elsewhere_takes_no_more(
    visitor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    successor = an_activity("Uusi kerho")
    activity = an_activity(ended_on=date(2026, 6, 30), successor=successor)
    with django_assert_max_num_queries(8):
        assert successor.get_absolute_url() in read(visitor, activity)


def test_what_is_alike_is_near_or_everywhere_and_of_the_region(visitor: Client) -> None:
    activity = an_activity("Oma", terms=("caring-for-someone", "lonely"))
    alike = {
        "Zumba": an_activity("Zumba", terms=("caring-for-someone", "lonely")),
        "Yksi": an_activity("Yksi"),
        "Laaja": an_activity("Laaja", areas=(), is_region_wide=True),
    }
    an_activity("Kaukana", areas=("Helsinki",))
    an_activity("Muuta", terms=("grief",))
    an_activity("Loppunut", ended_on=date(2026, 6, 30))
    an_activity("Poistettu", archived_at=NOW)
    elsewhere = an_activity("Savossa", terms=("caring-for-someone", "lonely"))
    Activity.objects.filter(pk=elsewhere.pk).update(region=a_region("savo"))
    page = visitor.get(f"/uusimaa/fi/toiminta/{activity.address}/", follow=True).content.decode()
    section = page.split('id="similar"')[1]
    found = [name for name in alike if alike[name].address in section]
    assert found == sorted(found, key=lambda name: section.index(alike[name].address))
    assert found == ["Zumba", "Yksi", "Laaja"]
    for other in ("Oma", "Kaukana", "Muuta", "Loppunut", "Poistettu", "Savossa"):
        assert f">{other}</a>" not in section
