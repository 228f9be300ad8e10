"""An export of our own, imported where it was made: nothing comes of it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.imports.models import ImportRow
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.interchange.tests.packages import OLD, write
from kumaja.network.registry.actions.records import join_region
from kumaja.network.registry.models import MasterSystem, Organisation
from kumaja.network.registry.queries.adoptable import adoptable_of
from kumaja.network.registry.tests.factories import OrganisationFactory
from tests.test_export_hsds import a_region, files_in, kumaja

pytestmark = pytest.mark.django_db


def rows_here() -> list[list[dict[str, object]]]:
    return [list(table.objects.order_by("pk").values()) for table in (Organisation, Activity)]


@pytest.mark.parametrize("form", ["", "json"])
def test_an_export_that_comes_back_changes_nothing(tmp_path: Path, form: str) -> None:
    region = a_region()
    umbrella = OrganisationFactory.create(name_fi="Katto ry", kind="umbrella", region=region)
    branch = OrganisationFactory.create(name_fi="Haara ry", umbrella=umbrella)
    join_region(organisation=branch, region=region, since_on=date(2026, 1, 1))
    kumaja("import", "hsds", str(write(tmp_path / "old", **OLD)), "--apply")
    kumaja("export", "hsds", str(tmp_path / "one"))
    before, acts = rows_here(), AuditRow.objects.exclude(object_label="imports.ImportRun").count()

    code, told = kumaja("import", "hsds", str(tmp_path / "one" / form), "--apply")

    assert (code, "refused" in told, "conflict" in told, "new" in told) == (0, False, False, False)
    assert rows_here() == before
    assert AuditRow.objects.exclude(object_label="imports.ImportRun").count() == acts
    assert not MasterSystem.objects.exists()
    kumaja("export", "hsds", str(tmp_path / "two"))
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_our_own_older_word_is_not_offered_to_us(tmp_path: Path) -> None:
    a_region()
    kumaja("export", "hsds", str(tmp_path / "one"))
    row = Organisation.objects.get(name_fi="Äidit ry")
    Organisation.objects.filter(pk=row.pk).update(description_sv="Nyare", checked_at=None)
    row.refresh_from_db()

    kumaja("import", "hsds", str(tmp_path / "one"), "--apply")

    assert ImportRow.objects.filter(object_key=row.code).exists()
    assert adoptable_of(row) == []
    row.refresh_from_db()
    assert row.description_sv == "Nyare"


def test_what_was_hidden_since_is_not_emptied_by_a_package_that_comes_back(tmp_path: Path) -> None:
    a_region()
    one, two = str(uuid4()), str(uuid4())
    rows = deepcopy(OLD)
    rows["organizations"][0] |= {"id": one, "description": "Kuvaus"}
    for row in (row for table in rows.values() for row in table):
        row.update({"organization_id": one} if "organization_id" in row else {})
        row.update({"service_id": two} if "service_id" in row else {})
    rows["services"][0]["id"] = two
    kumaja("import", "hsds", str(write(tmp_path / "old", **rows)), "--apply")
    organisation = Organisation.objects.get(source_id=one)
    assert organisation.description.in_language("fi").value == "Kuvaus"
    Organisation.objects.filter(pk=organisation.pk).update(
        field_visibility={"description": "network"}
    )
    Activity.objects.filter(source_id=two).update(is_address_secret=True)
    before = rows_here()
    streets = list(Channel.objects.order_by("pk").values())
    assert any(row["street"] for row in streets)

    kumaja("export", "hsds", str(tmp_path / "one"))
    kumaja("import", "hsds", str(tmp_path / "one"), "--apply")

    assert rows_here() == before
    assert list(Channel.objects.order_by("pk").values()) == streets
