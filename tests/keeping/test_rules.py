"""Every rule is asked by query: what the database let in, or a fault of the disk, is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from pytest_django.fixtures import Settings

from kumaja.foundation.audit.actions import record
from kumaja.foundation.files.actions import store_file
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.engine import store
from kumaja.foundation.places.models import Locality, Municipality
from kumaja.foundation.vocabulary.models import Synonym, Term
from kumaja.keeping.checking import broken_uploads, check_installation
from kumaja.keeping.constraints import broken_rules, doubled
from kumaja.keeping.log import rows_against_log
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from tests.keeping.made import CONTENT, NOW

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="SQLite lets it in"
)


@contextmanager
def planted(statement: str) -> Iterator[list[str]]:
    """Change rows behind the rules' back, yield what is found, and take it back."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(statement)
        yield list(broken_rules(using="default"))
        transaction.set_rollback(True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_what_ships_keeps_every_rule() -> None:
    OrganisationFactory.create()
    assert check_installation(io.StringIO()) == []


def test_a_reference_to_nothing_is_found() -> None:
    with planted("UPDATE places_locality SET municipality_id = 999999 WHERE id = "
                 "(SELECT min(id) FROM places_locality)") as found:  # fmt: skip
        assert any("places.Locality: 1 row point by municipality_id" in each for each in found)


@on_sqlite
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("valid_until = 1, valid_from = 2", "break the rule municipality_begins_first"),
        ("population = -5", "break the rule population"),
        ("name_fi = printf('%0300d', 1)", "with too much in name_fi"),
        ("valid_from = 70000", "with too much in valid_from"),
    ],
)
def test_what_sqlite_would_hold_and_no_rule_allows_is_found(change: str, told: str) -> None:
    lowest = "id = (SELECT min(id) FROM places_municipality)"
    with planted(f"UPDATE places_municipality SET {change} WHERE {lowest}") as found:  # noqa: S608
        assert [each for each in found if each == f"places.Municipality: 1 row {told}."]


def test_what_stands_twice_is_found_though_an_index_should_forbid_it() -> None:
    """The query alone: with its index in place no row can be planted."""
    term = Term.objects.order_by("pk")[0]
    for text in ("a", "b"):
        Synonym.objects.create(term=term, language="fi", text=text)
    assert not doubled(Synonym, ["term", "language", "text"], Q(), using="default")
    assert doubled(Synonym, ["term", "language"], Q(text__in=["a", "b"]), using="default") == 1
    assert not doubled(Municipality, ["successor"], Q(successor=None), using="default")
    assert not doubled(Locality, ["id"], Q(), using="default")


def test_a_row_that_is_otherwise_than_the_log_says_is_found() -> None:
    row = OrganisationFactory.create(name_fi="Uusi ry")
    record("test", "corrected", row, now=NOW, after={"name_fi": "Vanha ry", "founded_year": 1})
    record("test", "corrected", row, now=NOW, after={"name_fi": "Uusi ry", "tasks": [1]})
    assert list(rows_against_log()) == [
        f"registry.Organisation {row.code}: the log says otherwise of founded_year."
    ]
    Organisation.objects.filter(pk=row.pk).update(founded_year=1)
    assert list(rows_against_log()) == []
    record("test", "checked", row, now=NOW, after={"created_at": row.created_at.isoformat()})
    record("test", "removed", OrganisationFactory.build(), now=NOW, before={"name_fi": "a"})
    assert list(rows_against_log()) == []


def test_an_uploaded_file_that_is_gone_or_changed_is_found(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DATA = tmp_path
    file = store_file(content=CONTENT, name="a.pdf", allowed=[FileKind.PDF], actor=None, now=NOW)
    assert list(broken_uploads()) == []
    store.path_of(file.code).write_bytes(CONTENT[:-1])
    assert list(broken_uploads()) == [f"The uploaded file {file.code} is not as it was sent."]
    store.drop(file.code)
    assert list(broken_uploads()) == [f"The uploaded file {file.code} is not on the disk."]
