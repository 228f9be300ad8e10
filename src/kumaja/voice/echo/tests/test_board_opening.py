"""A region may begin with its board for the network only, and says since when all see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.echo.actions.board import PublicAlready, open_board
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view, weighed
from kumaja.voice.matters.tests.rows import DAY


def statuses(client: Client) -> set[int]:
    """Return what each address of the board answers."""
    with override("fi"):
        board, rows = reverse("echo:open_loops"), reverse("echo:waiting_points")
    paths = (board, f"{board}?by=matter", f"{board}?table=csv", rows)
    return {client.get(path).status_code for path in paths}


def test_each_address_of_the_board_is_the_networks_first(region: Region, client: Client) -> None:
    a_heard_view(region)
    assert statuses(client) == {200}
    open_board(region=region, public_on=None, actor="test", now=AFTER)

    assert statuses(client) == {403}
    assert "odottaa vastausta." not in client.get("/fi/").content.decode()
    member = a_person(RoleKind.EDITOR, organisation=an_association(region))
    client.force_login(member)
    assert statuses(client) == {200}
    with override("fi"):
        assert "Vain verkosto näkee" in client.get(reverse("echo:open_loops")).content.decode()


def test_from_its_day_everyone_sees_it_and_since_when(region: Region, client: Client) -> None:
    a_heard_view(region)
    today = timezone.localdate()
    open_board(region=region, public_on=today, actor="test", now=AFTER)
    assert statuses(client) == {200}
    with override("fi"):
        page = client.get(reverse("echo:open_loops")).content.decode()
    assert "Julkinen " in page
    BoardOpening.objects.update(public_on=today + timedelta(days=1))
    assert statuses(client) == {403}


def test_what_was_public_is_not_taken_back(region: Region) -> None:
    heard = a_heard_view(region)
    row = open_board(region=region, public_on=AFTER.date(), actor="test", now=AFTER - DAY)
    with pytest.raises(PublicAlready):
        open_board(region=region, public_on=None, actor="test", now=AFTER)
    row.refresh_from_db()
    assert row.public_on == AFTER.date()

    row.delete()
    weighed(heard.owner, heard.points)
    with pytest.raises(PublicAlready):
        open_board(region=region, public_on=None, actor="test", now=AFTER)
    assert not BoardOpening.objects.exists()
