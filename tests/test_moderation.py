"""A hidden text is met nowhere, its entry stays; coordination decides, and another on appeals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.config.access import united
from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.foundation.outbox.models import Mail
from kumaja.front.search.actions import rebuild_index
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.voice.contributions.actions.hiding import Reason, hide_text
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.actions.reporting import Reported, report_text
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.domain.rules import Ground
from kumaja.voice.contributions.models import Contribution, Hiding, Report
from kumaja.voice.echo.actions.weighing import weigh
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.tests.rows import an_answer
from kumaja.voice.matters.models import Decision
from tests.promises.pages import urls
from tests.promises.test_canary import unpacked
from tests.walk.visitors import signed_in
from tests.walk.world import NOW, OTHER_HOST, World, person

pytestmark = pytest.mark.django_db
TOKEN = "Zzpiilossazz"
REASON = Reason(Ground.CLIENT, "Nimi.")
OPEN = frozenset({Audience.EVERYONE})


@pytest.fixture
def view(world: World) -> Contribution:
    """Let a resident say what is answered, decided on, and declared alike with another's."""
    text = f"{TOKEN} hakee apua."
    said = record_contribution(
        region=world.region, matter=world.matter, actor="test", now=NOW,
        speaker=Speaker(name="Aino"),
        view=View(body=text, language="fi", points=[SaidPoint(text)], answer_by=AnswerBy.MAIL,
                  answer_to="aino@koti.example"),
    )  # fmt: skip
    other = Contribution.objects.filter(matter=world.matter).order_by("pk")[0].points.all()[0]
    declare_position(
        matter=world.matter, text=text, language="fi", points=[said.points.get(), other],
        declared_by="Aino", actor="test", now=NOW,
    )  # fmt: skip
    weigh(
        points=list(said.points.all()), owner=world.matter.owners.get(),
        answer=an_answer(PointState.NOT_TAKEN), actor="test", now=NOW,
    )  # fmt: skip
    decision = Decision.objects.get(matter=world.matter)
    decision.points.create(point=said.points.get())
    return said


@pytest.fixture
def keeper(world: World) -> User:
    return world.people["coordinator"]


def open_pages(world: World, view: Contribution) -> Iterator[str]:
    """Yield every address that anyone may open, in two languages, and the text's own."""
    for language in ("fi", "sv"):
        yield from (url for _name, url in urls(world, audiences=OPEN, language=language))
    own = thread_url(view)
    yield from (own, f"{own}?view=text", f"{own}?view=drawing", f"/k/{view.number}")
    matter = world.matter.get_absolute_url()
    yield from (f"{matter}?lens={lens}" for lens in ("members", "municipality", "group"))
    yield from (f"/fi/haku/?q={TOKEN}", f"/api/v1/search?q={TOKEN}")


def met(world: World, view: Contribution, client: Client) -> set[str]:
    """Return the addresses where the text is met by anyone."""
    rebuild_index(now=NOW)
    asked = {"?q=", "suggest"}  # these repeat the question
    return {
        url
        for url in open_pages(world, view)
        if TOKEN in read(client, url).replace(f"q={TOKEN}", "") and not any(a in url for a in asked)
    }


def read(client: Client, url: str) -> str:
    answer = client.get(url, follow=True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return (unpacked(content) if content.startswith(b"PK") else content).decode("utf-8", "replace")


def test_a_hidden_text_is_met_on_no_public_address_and_comes_back(
    world: World, view: Contribution, keeper: User, client: Client
) -> None:
    before = met(world, view, client)
    assert {thread_url(view), world.matter.get_absolute_url()} <= before
    assert any("/paatokset/" in url for url in before)

    hiding = hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)
    assert met(world, view, client) == set()
    entry = client.get(f"/k/{view.number}", follow=True)
    assert entry.status_code == 200
    assert "Tämä teksti on piilotettu: joku voisi tunnistua" in entry.content.decode()
    assert "Aino" not in entry.content.decode()

    other = person("other coordinator", RoleKind.COORDINATOR, region=world.region)
    own = client.get(Mail.objects.latest("pk").link, follow=True).request["PATH_INFO"]
    client.post(own, {"text": "Nimi on oma.", "form_key": "a"})
    ruled = signed_in(other).post(
        reverse("desk:reported_text_act", args=[view.code, "rule"]),
        {"is_restored": "yes", "reason": "Nimi on oma.", "form_key": "a"},
    )
    assert ruled.status_code == 302
    hiding.refresh_from_db()
    assert (hiding.ruling, hiding.ruled_by) == ("restored", other)
    assert thread_url(view) in met(world, view, client)


def test_the_writer_appeals_by_the_link_and_opening_it_changes_nothing(
    world: World, view: Contribution, keeper: User, client: Client
) -> None:
    hide_text(contribution=view, reason=REASON, actor=keeper, now=NOW)
    link = Mail.objects.latest("pk").link
    page = client.get(link, follow=True)
    url = page.request["PATH_INFO"]
    assert (TOKEN in page.content.decode(), page.status_code) == (True, 200)
    assert Hiding.objects.get().appealed_at is None
    assert client.post(url, {"text": "", "form_key": "a"}).status_code == 200
    assert client.post(url, {"text": "Nimi on oma.", "form_key": "b"}).status_code == 302
    assert Hiding.objects.get().appeal == "Nimi on oma."
    client.post(url, {"text": "Toisen kerran.", "form_key": "c"})
    assert Hiding.objects.get().appeal == "Nimi on oma."
    assert client.get(url.replace(url.rstrip("/").split("/")[-1], "x" * 22)).status_code == 404


def test_coordination_reads_hides_and_does_not_rule_on_its_own(
    world: World, view: Contribution, keeper: User
) -> None:
    report_text(
        contribution=view, reported=Reported(Ground.CLIENT, "Kuka?", "l@koti.example", who="a"),
        now=NOW,
    )  # fmt: skip
    desk = signed_in(keeper)
    listed = desk.get(reverse("desk:reported_texts_list")).content.decode()
    assert view.number in listed
    own = reverse("desk:reported_text", args=[view.code])
    page = desk.get(own).content.decode()
    assert "Kuka?" in page
    assert "l@koti.example" not in page
    hide = reverse("desk:reported_text_act", args=[view.code, "hide"])
    bad = desk.post(hide, {"ground": "unlawful", "facts": "Uhkaa.", "form_key": "a"})
    assert (bad.status_code, Hiding.objects.count()) == (200, 0)
    done = desk.post(hide, {"ground": "client", "facts": "Nimi.", "form_key": "b"})
    assert (done.status_code, Hiding.objects.count()) == (302, 1)
    assert TOKEN in desk.get(own).content.decode()

    enter = reverse("desk:reported_text_act", args=[view.code, "appeal"])
    desk.post(enter, {"text": "Soitti: nimi on oma.", "form_key": "c"})
    rule = reverse("desk:reported_text_act", args=[view.code, "rule"])
    assert desk.get(rule).status_code == 404
    desk.post(rule, {"is_restored": "no", "reason": "Ei.", "form_key": "d"})
    assert Hiding.objects.get().ruling == ""


def test_each_act_that_is_sent_twice_leaves_one_row(
    world: World, view: Contribution, keeper: User, client: Client
) -> None:
    def twice(who: Client, url: str, **form: str) -> None:
        first, again = (who.post(url, form | {"form_key": "one"}) for _press in range(2))
        assert (first.status_code, again.status_code) == (302, 302)
        assert first["Location"] == again["Location"]

    other = person("one who rules", RoleKind.COORDINATOR, region=world.region)
    act = {name: reverse("desk:reported_text_act", args=[view.code, name])
           for name in ("hide", "appeal", "rule")}  # fmt: skip
    twice(
        client, reverse("contributions:report", args=[view.code]), ground="client",
        words="Nimi näkyy.",
    )  # fmt: skip
    twice(signed_in(keeper), act["hide"], ground="client", facts="Nimi.")
    twice(signed_in(keeper), act["appeal"], text="Soitti: nimi on oma.")
    twice(signed_in(other), act["rule"], is_restored="no", reason="Ei ole oma.")

    assert (Report.objects.filter(contribution=view).count(), Hiding.objects.count()) == (1, 1)
    assert Mail.objects.filter(body__contains="Ei ole oma.").count() == 1


def test_the_log_goes_out_without_who_reported_and_without_formulas(
    world: World, view: Contribution, keeper: User
) -> None:
    sent = Reported(Ground.CLIENT, "=Ilmoittaja", "l@koti.example", who="account x")
    report_text(contribution=view, reported=sent, now=NOW)
    law = Reason(Ground.UNLAWFUL, "Uhkaa.", '=HYPERLINK("http://x")')
    hide_text(contribution=view, reason=law, actor=keeper, now=NOW)
    for kind in ("csv", "xlsx"):
        table = read(signed_in(keeper), f"{reverse('desk:moderation_log')}?format={kind}")
        assert view.number in table
        for word in ("Ilmoittaja", "l@koti.example", TOKEN, ",=HYPERLINK"):
            assert word not in table
    assert signed_in(world.people["editor"]).get(reverse("desk:moderation_log")).status_code == 403


def test_one_region_knows_nothing_of_anothers(world: World, view: Contribution) -> None:
    report_text(contribution=view, reported=Reported(Ground.CLIENT, "Kuka?"), now=NOW)
    elsewhere = person("keeper elsewhere", RoleKind.COORDINATOR, region=world.other)
    desk = signed_in(elsewhere)
    there = {"headers": {"host": OTHER_HOST}}
    assert (
        view.number not in desk.get(reverse("desk:reported_texts_list"), **there).content.decode()
    )
    for act in ("hide", "leave"):
        url = reverse("desk:reported_text_act", args=[view.code, act])
        assert desk.post(url, {"ground": "client", "facts": "x"}, **there).status_code == 404
    assert desk.get(reverse("desk:reported_text", args=[view.code]), **there).status_code == 404
    assert desk.get(reverse("desk:reported_text", args=[view.code])).status_code == 403
    assert Report.objects.filter(contribution=view, outcome="waiting").count() == 1
    assert not Hiding.objects.exists()


def test_every_address_of_it_has_its_audience() -> None:
    table = united()
    assert table["contributions:report"] == table["contributions:ground_rules"] == Audience.EVERYONE
    assert table["contributions:hidden"] == Audience.HOLDER_OF_LINK
