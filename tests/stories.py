"""What the loaded demonstration must tell of its stories, with its figures."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import Network
from kumaja.network.practices.models import Practice
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.echo.models import DecisionActivity, Notice, Verdict
from kumaja.voice.echo.queries.loops import owed_points, unanswered
from kumaja.voice.echo.queries.owed import open_points
from kumaja.voice.echo.queries.voices import all_voices, own_voice, thread_address
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import Matter
from kumaja.voice.observations.models import Observation
from kumaja.voice.relay.models import Relay
from tests.clicks import clicked, page

# Of each story: the matter, its views, its points, and those that wait for an answer.
FIGURES: Final = (
    ("Kokoontumistilat yhdistyksille", 11, 27, 0),
    ("Avustusten periaatteet", 18, 52, 31),
    ("Osallisuusohjelma", 15, 38, 9),
    ("Selkeä viesti erityisryhmille", 5, 11, 4),
    ("Kohtaamispaikat", 9, 20, 2),
)
CLOSED_DAYS_AGO: Final = 103


def figures_are_as_told(now: datetime) -> None:
    """Hold the stories to their figures: counted, and as every page counts them."""
    region = Region.objects.get(slug="uusimaa")
    for title, views, points, waiting in FIGURES:
        matter = Matter.objects.get(title_fi=title)
        open_here = unanswered(owed_points(region, now).on(matter)).count()
        told = (
            matter.contributions.count(),
            Point.objects.standing().on(matter).count(),
            open_here,
        )
        assert (title, *told) == (title, views, points, waiting)
    assert open_points(region, now) == sum(row[-1] for row in FIGURES) == 46
    _the_room_is_judged_and_the_grants_wait(now)


def _the_room_is_judged_and_the_grants_wait(now: datetime) -> None:
    room = Matter.objects.get(title_fi="Kokoontumistilat yhdistyksille")
    judged = Verdict.objects.filter(notice__contribution__matter=room)
    outcomes = Counter(judged.values_list("outcome", flat=True))
    assert outcomes == {"met": 8, "partly": 2, "not_met": 1}
    words = Observation.objects.following(room)
    said = sorted(words.values_list("contribution__said_at", flat=True))
    assert len(said) == 5
    assert (said[-1] - said[0]).days <= 21
    grants = Matter.objects.get(title_fi="Avustusten periaatteet")
    heard = grants.stages.get(kind=StageKind.HEARING)
    assert (day_of(now) - day_of(heard.ends_at)).days == CLOSED_DAYS_AGO


def every_municipality_and_kind_has_spoken() -> None:
    """Hold the other voices to their breadth."""
    spoke = Organisation.objects.filter(
        pk__in=Contribution.objects.exclude(organisation=None).values("organisation")
    )
    kinds = set(OrganisationKind) - {OrganisationKind.PUBLIC_BODY}
    assert set(spoke.values_list("kind", flat=True)) == kinds
    silent = Municipality.objects.filter(regions__slug="uusimaa").exclude(organisations__in=spoke)
    assert not silent.exists()


def members_were_asked_first() -> None:
    """Hold the relay of the hearing that is open to what it asked and got."""
    relay = Relay.objects.get(organisation__name_fi="Koivukylän Kuulo ry")
    assert (str(relay.matter), relay.members, relay.answered) == ("Asiakasohjaus", 140, 12)
    assert relay.answers.count() == relay.answered
    assert relay.summary


def the_new_room_is_three_clicks_away_and_back() -> None:
    """Click from the pages of the story to the club's new place, and from there back to them."""
    client = Client(HTTP_HOST="localhost")
    matter = Matter.objects.get(title_fi="Kokoontumistilat yhdistyksille")
    club = DecisionActivity.objects.get(decision__matter=matter).activity
    network = Network.objects.get(name_fi="Jokelan kehittämisverkosto")
    own = matter.contributions.get(organisation=club.organisation)
    theirs = matter.contributions.get(network=network)
    decision, association = matter.decisions.get(), club.organisation
    with override("fi"):
        pages = [each.get_absolute_url() for each in (matter, network, association, decision)]
        there = club.get_absolute_url()
    ways = ((own.code, club.code), (theirs.code, club.code), (own.code, club.code), (club.code,))
    for start, way in zip(pages, ways, strict=True):
        assert "Jokelan kirjasto, kerhotila, ovi pihalta" in clicked(client, start, *way)
    clicked(client, "/fi/", own.code, club.code)
    for back in ((own.code,), (decision.code, matter.code), (association.code, network.code)):
        clicked(client, there, *back)
    clicked(client, there, decision.code, theirs.code)
    _thread_is_three_clicks_from_town_and_practice(client, matter, own)


def _thread_is_three_clicks_from_town_and_practice(
    client: Client, matter: Matter, own: Contribution
) -> None:
    """Click from the town and from the practice to the thread, and from it back to the town."""
    practice = Practice.objects.get(name_fi="Avain yhdistykselle")
    tuusula = Municipality.objects.get(name_fi="Tuusula")
    assert own.organisation is not None
    with override("fi"):
        town = reverse("places:municipality", args=[tuusula.slug])
        key, thread = practice.get_absolute_url(), reverse("echo:thread", args=[own.code])
    clicked(client, town, f"asiat/?municipality={tuusula.slug}", matter.code, own.code)
    clicked(client, key, own.organisation.code, own.code)
    clicked(client, thread, own.organisation.code, tuusula.slug)


def echoes_open_by_their_links() -> None:
    """Open the mailed echoes, one in each language, as those who spoke open them."""
    client = Client(HTTP_HOST="localhost")
    mails = list(Mail.objects.filter(kind="echo.notice"))
    assert {mail.language for mail in mails} == {"fi", "sv", "en"}
    for mail in mails:
        number = Notice.objects.get(mail=mail).number
        assert number in page(client, urlsplit(mail.link).path)


def every_voice_leads_somewhere() -> None:
    """Open what each row of a list of voices leads to, also of words from the field."""
    client = Client(HTTP_HOST="localhost")
    with override("fi"):
        address = thread_address()
        rows = [own_voice(row, address) for row in all_voices(Contribution.objects.all())]
    words = [voice for voice in rows if voice.standing is not None and voice.url]
    assert len(words) > 5
    seen = {voice.url for voice in words} | {voice.url for voice in rows[:20] if voice.url}
    wrong = {url for url in seen if client.get(url, follow=True).status_code != 200}
    assert wrong == set()
