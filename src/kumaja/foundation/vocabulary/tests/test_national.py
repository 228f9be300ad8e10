"""The national vocabularies through the stages of an import."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.imports.actions import apply_run, read_and_report, undo_run
from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.models import ImportRun
from kumaja.foundation.vocabulary.actions import NationalTerms, change_term
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.tests.test_loading import entry, file_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
PARENT, CHILD = entry("P4"), entry("P4.10", "P4")


def report(folder: Path, *entries: object, now: datetime = NOW) -> ImportRun:
    (folder / "ServiceClasses.json").write_bytes(file_of(*entries))
    return read_and_report(mapping=NationalTerms(), path=folder, region=None, actor=None, now=now)


def bring(folder: Path, *entries: object, now: datetime = NOW) -> ImportRun:
    run = report(folder, *entries, now=now)
    return apply_run(run=run, mapping=NationalTerms(), actor=None, now=now)


def verdicts(run: ImportRun) -> dict[str, int]:
    return dict(Counter(run.rows.values_list("verdict", flat=True)))


def test_a_report_writes_no_term_and_tells_what_was_refused(tmp_path: Path) -> None:
    run = report(tmp_path, CHILD, entry("P9", Id=None), PARENT)

    assert verdicts(run) == {"new": 2, "refused": 1}
    assert not Term.objects.filter(code="P4").exists()


def test_terms_are_written_with_their_parents_and_meanings(tmp_path: Path) -> None:
    bring(tmp_path, CHILD, PARENT)

    term = Term.objects.get(code="P4.10")
    assert term.parent is not None
    assert term.parent.code == "P4"
    assert term.means.filter(code="money-is-short").exists()


def test_twice_the_same_changes_nothing(tmp_path: Path) -> None:
    bring(tmp_path, CHILD, PARENT)

    assert verdicts(bring(tmp_path, CHILD, PARENT, now=LATER)) == {"same": 2}


def test_what_people_reworded_is_left_to_them(tmp_path: Path) -> None:
    bring(tmp_path, PARENT)
    words = Trilingual("Oma sana", "Eget ord")
    term = Term.objects.get(code="P4")
    change_term(term=term, label=words, note=Trilingual(), words={}, actor=None, now=LATER)

    changed = PARENT | {"Label": {"Fi": "Uusi nimi"}}
    assert verdicts(bring(tmp_path, changed, now=LATER)) == {"conflict": 1}
    assert Term.objects.get(code="P4").name == words


def test_undoing_gives_back_what_was_and_retires_what_is_new(tmp_path: Path) -> None:
    bring(tmp_path, PARENT)
    run = bring(tmp_path, PARENT | {"Label": {"Fi": "Uusi nimi"}}, CHILD, now=LATER)
    assert Term.objects.get(code="P4").name_fi == "Uusi nimi"

    undo_run(run=run, mapping=NationalTerms(), actor=None, now=LATER + timedelta(hours=1))

    assert Term.objects.get(code="P4").name_fi == "Luokka P4"
    assert Term.objects.get(code="P4.10").is_retired
    later = LATER + timedelta(hours=2)
    assert verdicts(bring(tmp_path, PARENT, CHILD, now=later)) == {"same": 1, "new": 1}
    assert not Term.objects.get(code="P4.10").is_retired


@pytest.mark.parametrize("content", [b"", b"{}", json.dumps([PARENT]).encode("utf-16")])
def test_a_broken_file_reports_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "LifeEvents.json").write_bytes(content)

    for path in (tmp_path, tmp_path / "LifeEvents.json", tmp_path / "missing.json"):
        with pytest.raises(BrokenFile):
            read_and_report(mapping=NationalTerms(), path=path, region=None, actor=None, now=NOW)
    assert not ImportRun.objects.exists()


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="no JSON file"):
        read_and_report(mapping=NationalTerms(), path=tmp_path, region=None, actor=None, now=NOW)
