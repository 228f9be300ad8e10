"""A record that was merged: its source goes on with the one it was merged into."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOW
from kumaja.foundation.imports.actions import apply_run, read_and_report
from kumaja.foundation.imports.models import ImportRun
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.actions import HsdsMapping, PtvMapping
from kumaja.help.interchange.tests.packages import OLD, write
from kumaja.help.interchange.tests.steps import EARLY, Ptv, changed, counts
from kumaja.network.registry.actions.merging import merge_organisations, undo_merge
from kumaja.network.registry.models import DuplicatePair, Merge, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def merged(ptv: Ptv, gone: Organisation, kept: Organisation) -> Merge:
    """Merge as people do."""
    first, second = sorted((gone, kept), key=lambda row: row.pk)
    pair = DuplicatePair.objects.create(first=first, second=second, score=60, found_at=NOW)
    ptv.now += timedelta(hours=1)
    return merge_organisations(
        pair=pair, kept=kept, taken=(), region=ptv.region, actor="a person", now=ptv.now
    )


def a_keeper() -> Organisation:
    """Return an organisation of PTV that offers something."""
    offered = Activity.objects.filter(source="ptv").order_by("pk")
    return offered.select_related("organisation")[0].organisation


def standing_names() -> set[str]:
    return {str(row) for row in Organisation.objects.filter(archived_at=None)}


def test_ptv_goes_on_with_the_heir_and_with_the_first_after_undoing(tmp_path: Path) -> None:
    ptv = Ptv()
    ptv.bring(EARLY)
    gone, own = a_keeper(), OrganisationFactory.create(name_fi="Oma ry", region=ptv.region)
    offered = set(gone.activities.values_list("code", flat=True))
    before, names = Organisation.objects.count(), standing_names()
    merge = merged(ptv, gone, own)
    name = Activity.objects.filter(organisation=own).order_by("pk")[0].name_fi
    newer = changed(tmp_path, EARLY, name, chargeType="Chargeable")

    run = ptv.bring(newer)

    assert Organisation.objects.count() == before
    assert gone.source_id in set(run.rows.values_list("source_id", flat=True))
    assert set(run.rows.filter(source_id=gone.source_id).values_list("object_key")) == {(own.code,)}
    assert "activity conflict" not in counts(run)
    assert set(own.activities.values_list("code", flat=True)) == offered
    assert "Oma ry" in standing_names()
    undo_merge(merge=merge, actor="a person", now=ptv.now)
    again = ptv.bring(newer)
    key = again.rows.get(source_id=gone.source_id, kind="organisation").object_key
    assert (key, standing_names()) == (gone.code, names)
    assert set(gone.activities.values_list("code", flat=True)) == offered
    assert not {"activity conflict", "organisation conflict", "organisation new"} & set(
        counts(again)
    )


def test_two_records_of_ptv_that_are_one_stay_one() -> None:
    ptv = Ptv()
    ptv.bring(EARLY)
    kept = a_keeper()
    gone = Organisation.objects.filter(source="ptv", umbrella=None).exclude(pk=kept.pk)[0]
    before = Organisation.objects.count()
    merged(ptv, gone, kept)

    run = ptv.bring(EARLY)

    assert Organisation.objects.count() == before
    assert "activity conflict" not in counts(run)
    kept.refresh_from_db()
    assert str(kept) in standing_names()
    assert str(gone) not in standing_names()


def test_a_merge_between_report_and_writing_leads_new_rows_to_the_heir() -> None:
    ptv = Ptv()
    ptv.bring(EARLY)
    gone, own = a_keeper(), OrganisationFactory.create(name_fi="Oma ry", region=ptv.region)
    row = gone.activities.filter(source="ptv").order_by("pk")[0]
    name = row.name_fi
    row.delete()
    run = ptv.report(EARLY)
    merged(ptv, gone, own)

    apply_run(run=run, mapping=PtvMapping(NOW.date()), actor="import ptv", now=ptv.now)

    assert Activity.objects.get(name_fi=name).organisation == own


def brought(ptv: Ptv, folder: Path) -> ImportRun:
    ptv.now += timedelta(hours=1)
    run = read_and_report(
        mapping=HsdsMapping(NOW.date()), path=folder, region=ptv.region, actor=None, now=ptv.now
    )
    return apply_run(run=run, mapping=HsdsMapping(NOW.date()), actor="import hsds", now=ptv.now)


def test_hsds_goes_on_with_the_heir_and_with_the_first_after_undoing(tmp_path: Path) -> None:
    ptv, folder = Ptv(), write(tmp_path, **OLD)
    brought(ptv, folder)
    gone = Organisation.objects.get(source="hsds")
    own = OrganisationFactory.create(name_fi="Oma ry", region=ptv.region)
    merge = merged(ptv, gone, own)

    run = brought(ptv, folder)

    assert Organisation.objects.count() == 2
    assert run.rows.get(kind="organisation", verdict__gt="").object_key == own.code
    assert counts(run)["activity same"] == 1
    assert Activity.objects.get().organisation == own
    undo_merge(merge=merge, actor="a person", now=ptv.now)
    assert counts(brought(ptv, folder))["organisation same"] == 1
    assert Activity.objects.get().organisation == gone
