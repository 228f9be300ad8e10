"""The pages of an echo: the notice by its link, the thread, the decision behind it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Notice, Reopening, Verdict
from kumaja.voice.echo.queries.owed import count_open
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.echo.tests.rows import (
    AFTER,
    Heard,
    a_change,
    a_heard_view,
    an_answer,
    told,
    weighed,
)
from kumaja.voice.matters.actions.decisions import record_decision

_FORM = {"outcome": "not_met", "why": "Ovi on kiinni.", "listened": "no", "knew_enough": ""}


@pytest.fixture
def heard(region: Region) -> Heard:
    found = a_heard_view(region)
    values = {"decided_on": AFTER.date(), "result_fi": "Huoneet saa.", "reasons_fi": "Pyydettiin.",
              "title_fi": "Iltakäyttö"}  # fmt: skip
    record_decision(owner=found.owner, values=values, actor="test", now=AFTER)
    taken = an_answer(PointState.TAKEN, change=a_change(found.owner))
    weighed(found.owner, found.points[:1], answer=taken)
    weighed(found.owner, found.points[1:])
    return found


@pytest.fixture
def link(client: Client, heard: Heard) -> str:
    """Tell the view by mail and return the address to which the mail's link leads."""
    told(heard.view)
    page = client.get(Mail.objects.get().link, follow=True)
    assert page.status_code == 200
    return str(page.request["PATH_INFO"])


def test_a_notice_opens_by_its_link_and_shows_words_state_reason_and_change(
    client: Client, heard: Heard, link: str
) -> None:
    html = client.get(link).content.decode()

    for words in (
        heard.points[0].text, "Otettiin huomioon", "sen ilma on huono",
        "lisätty: </span> ja illalla</ins>", "Ennen",
    ):  # fmt: skip
        assert words in html


def test_opening_a_notice_changes_nothing(client: Client, link: str) -> None:
    token = link.rstrip("/").rpartition("/")[2]
    for name in ("notice", "notice_read", "notice_reopen", "notice_pass_on"):
        with override("fi"):
            client.get(reverse(f"echo:{name}", args=[token]))

    assert Notice.objects.get().opened_at is None
    assert not Verdict.objects.exists()


def test_a_verdict_by_the_link_is_taken_once(client: Client, link: str) -> None:
    first = client.post(link, _FORM)
    client.post(link, _FORM | {"outcome": "met"})

    assert first.status_code == 302
    assert [row.outcome for row in Verdict.objects.all()] == ["not_met"]
    assert Notice.objects.get().opened_at is not None
    assert "Ovi on kiinni." in client.get(link).content.decode()


def test_a_verdict_without_an_outcome_keeps_what_was_typed(client: Client, link: str) -> None:
    page = client.post(link, _FORM | {"outcome": ""})

    assert page.status_code == 200
    assert "Ovi on kiinni." in page.content.decode()
    assert not Verdict.objects.exists()


def test_after_the_verdict_points_are_opened_again_once(
    client: Client, heard: Heard, link: str
) -> None:
    with override("fi"):
        again = reverse("echo:notice_reopen", args=[link.rstrip("/").rpartition("/")[2]])
    sent = {"points": [heard.points[0].code], "reason": "Ovi on yhä kiinni."}
    client.post(again, sent)
    assert not Reopening.objects.exists()  # the verdict comes first

    client.post(link, _FORM)
    client.post(again, sent)
    client.post(again, sent | {"points": [heard.points[1].code]})

    assert Reopening.objects.get().reason == "Ovi on yhä kiinni."
    assert count_open(heard.matter) == 1


def test_a_revoked_or_unknown_link_shows_nothing(client: Client, link: str) -> None:
    Link.objects.update(revoked_at=AFTER)
    assert client.get(link).status_code == 410
    assert client.get(link.replace(link.rstrip("/")[-6:], "xxxxxx")).status_code == 404


def _url(client: Client, view: Contribution) -> str:
    """Return the address of a thread as the region's own pages give it."""
    with override("fi"):
        return thread_url(view)


def test_a_thread_tells_the_whole_way(client: Client, heard: Heard, link: str) -> None:
    client.post(link, _FORM)
    html = client.get(_url(client, heard.view)).content.decode()

    for words in (heard.view.number, heard.points[1].text, "Huoneet saa.", "Ovi on kiinni."):
        assert words in html
    assert (
        heard.points[0].text in client.get(_url(client, heard.view) + "?view=text").content.decode()
    )


def test_a_number_said_aloud_leads_to_a_public_echo_only(
    client: Client, region: Region, heard: Heard
) -> None:
    assert client.get(f"/k/{heard.view.number}").status_code == 302
    private = a_heard_view(region, "Vain viranomaiselle.", visibility=Seen.BODY)

    assert client.get(f"/k/{private.view.number}").status_code == 404
    assert client.get(_url(client, private.view)).status_code == 404
    assert "Vain viranomaiselle." not in client.get(_list(client)).content.decode()


def _list(client: Client) -> str:
    with override("fi"):
        return reverse("echo:list")


def test_what_was_withdrawn_keeps_its_entry_without_its_text(client: Client, heard: Heard) -> None:
    words = heard.points[0].text
    withdraw_contribution(contribution=heard.view, reason="", actor="test", now=AFTER)
    page = client.get(_url(client, heard.view))

    assert page.status_code == 200
    assert words not in page.content.decode()


def test_a_decision_names_who_moved_it(client: Client, heard: Heard, link: str) -> None:
    del link
    with override("fi"):
        address = heard.matter.decisions.get().get_absolute_url()
    html = client.get(address).content.decode()

    assert heard.points[0].text in html
    assert _url(client, heard.view) in html
    assert "Ei otettu huomioon" in html


def test_the_ring_of_the_list_is_drawn_as_far_as_the_echo_came(
    client: Client, heard: Heard, link: str
) -> None:
    del link  # answered, decided and told
    a_heard_view(heard.matter.region, "Tämä odottaa vielä.")
    html = client.get(_list(client)).content.decode()
    rings = [part.partition("</svg>")[0] for part in html.split('class="k-glyph"')[1:]]

    assert sorted(ring.count("data-reached") for ring in rings) == [1, 4]
