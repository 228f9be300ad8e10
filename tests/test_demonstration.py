"""The invented region: as large and as varied as it is told to be, and always the same."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Q

from kumaja.cli.main import main
from kumaja.demo.folder import MARK, fingerprint, note_built, prepared
from kumaja.demo.load import load_region
from kumaja.demo.people import TOLD, people, user_of
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.partners.domain.kinds import Answer, RequestState
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.keeping.log import rows_against_log
from kumaja.network.networks.domain.kinds import GoalState, NetworkKind, OfferState, TaskKind
from kumaja.network.networks.models import GoalReport, Network
from kumaja.network.practices.models import Practice
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import (
    ApiKey,
    DuplicatePair,
    JoiningRequest,
    MasterSystem,
    Organisation,
)
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.models import Matter
from tests import stories

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
ASSOCIATIONS, PUBLIC_BODIES, ACTIVITIES = 216, 31, 600
WAITING_PAIRS, WAITING_REQUESTS = 4, 3
CAST = (
    "Vierellä Jokelassa ry", "Mäntsälän Muistipolku ry", "Lovisa Grannstöd rf",
    "Sivukylien Ääni ry", "Selkeästi Yhdessä ry", "Koivukylän Kuulo ry", "Hangon Majakka ry",
    "Uudet Juuret ry", "Länsiväylän Perheet ry", "Porvoon Toinen Askel ry",
)  # fmt: skip
INVENTED_DOMAINS = ("@example.org", "@example.fi", ".example", ".invalid")


def _addresses() -> list[tuple[str, str]]:
    rows = Organisation.objects.values_list("code", "name_fi")
    return sorted([*rows, *Activity.objects.values_list("code", "name_fi")])


@pytest.mark.django_db
def test_the_region_is_as_large_and_varied_as_told() -> None:
    load_region(now=NOW)

    bodies = Organisation.objects.filter(kind=OrganisationKind.PUBLIC_BODY)
    assert bodies.count() == PUBLIC_BODIES
    names = Organisation.objects.exclude(kind=OrganisationKind.PUBLIC_BODY)
    assert names.count() == ASSOCIATIONS
    assert names.filter(Q(name_fi__in=CAST) | Q(name_sv__in=CAST)).count() == len(CAST)
    offered = Activity.objects.all()
    assert abs(offered.count() - ACTIVITIES) <= ACTIVITIES // 20
    assert offered.exclude(description_sv="").count() >= offered.count() // 5 - 5
    assert offered.exclude(description_en="").count() >= offered.count() // 10 - 5
    assert offered.exclude(summary_easy="").count() >= offered.count() // 10 - 5
    told = list(offered.exclude(description_fi="").values_list("description_fi", flat=True))
    assert len(set(told)) == len(told) > ACTIVITIES * 3 // 4
    master = MasterSystem.objects.get()
    assert (str(master.organisation), master.source) == ("Viittova Kulma ry", "ptv")
    assert str(ApiKey.objects.get().organisation) == "Vierellä Jokelassa ry"
    assert all(region.is_demonstration for region in Region.objects.all())
    assert not Mail.objects.exclude(
        kind__regex=r"^(upkeep|partners|registry|consultations|observations|echo)\."
    ).exists()
    assert DuplicatePair.objects.waiting().count() == WAITING_PAIRS
    assert JoiningRequest.objects.waiting().count() == WAITING_REQUESTS
    assert all(mail.to.endswith(INVENTED_DOMAINS) for mail in Mail.objects.all())
    assert {person.key for person in people()} == set(TOLD)
    assert all(user_of(person.key) for person in people("uusimaa"))
    assert all(person.email.endswith(INVENTED_DOMAINS) for person in people())
    _networks_are_of_all_kinds()
    assert set(PartnerRequest.objects.values_list("state", flat=True)) == set(RequestState)
    assert set(PartnerInvitation.objects.values_list("state", flat=True)) == set(Answer)
    _the_key_follows_from_what_was_said()
    stories.figures_are_as_told(NOW)
    stories.every_municipality_and_kind_has_spoken()
    stories.members_were_asked_first()
    stories.the_new_room_is_three_clicks_away_and_back()
    stories.every_voice_leads_somewhere()
    stories.echoes_open_by_their_links()
    assert [*rows_against_log(), *ledger_faults()] == []


def _the_key_follows_from_what_was_said() -> None:
    """Hold the good practice and the club's new room to the days of the story that they end."""
    matter = Matter.objects.get(title_fi="Kokoontumistilat yhdistyksille")
    decided_on = matter.decisions.get().decided_on
    heard = matter.stages.get(kind=StageKind.HEARING)
    practice = Practice.objects.get(name_fi="Avain yhdistykselle")
    assert heard.ends_at < practice.created_at
    assert decided_on <= min(practice.uses.values_list("since_on", flat=True))
    club = Activity.objects.get(
        name_fi="Torstaikerho", organisation__name_fi="Vierellä Jokelassa ry"
    )
    assert all(row.first_on > decided_on for row in club.schedules.all())


def _networks_are_of_all_kinds() -> None:
    """Hold the networks to what is told of them, and Lohjan seutu to its story."""
    assert set(Network.objects.values_list("kind", flat=True)) == set(NetworkKind)
    assert Network.objects.filter(ends_on__lte=NOW.date()).exists()
    lohja = Network.objects.get(name_fi="Lohjan seudun järjestöverkosto")
    task = lohja.tasks.get(kind=TaskKind.COORDINATION)
    offer = task.offers.get(state=OfferState.WAITING)
    assert offer.parties.filter(agreed_at__isnull=False).count() == 3
    assert not task.holdings.filter(until_on__isnull=True).exists()
    assert GoalReport.objects.values("state").distinct().count() == len(GoalState)


@pytest.mark.django_db
def test_the_region_is_always_the_same() -> None:
    found = []
    for _ in range(2):
        with transaction.atomic():
            load_region(now=NOW)
            found.append(_addresses())
            transaction.set_rollback(True)

    assert found[0] == found[1]


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        with pytest.raises(SystemExit, match=f"Port {taken} can't be used"):
            main(["demo", "--data", str(folder), "--port", taken])
    assert not folder.exists()


def test_a_folder_is_kept_while_it_fits_and_set_aside_when_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    assert prepared(folder, fresh=False)
    (folder / "kumaja.sqlite3").write_text("mine")
    note_built(folder)
    assert (folder / MARK).read_text() == fingerprint()
    assert not prepared(folder, fresh=False)

    (folder / MARK).write_text("of an older version")
    assert prepared(folder, fresh=False)
    assert not list(folder.iterdir())
    (aside,) = [other for other in tmp_path.iterdir() if other != folder]
    assert (aside / "kumaja.sqlite3").read_text() == "mine"
    assert str(aside) in capsys.readouterr().out


def test_a_folder_with_something_else_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(SystemExit, match="holds something else"):
        prepared(tmp_path, fresh=True)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
