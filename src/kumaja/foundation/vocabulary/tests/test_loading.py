"""Loading our vocabularies and importing the national ones."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import ShippedList
from kumaja.foundation.vocabulary.actions import change_term, import_terms, load_vocabulary
from kumaja.foundation.vocabulary.domain.records import TermRecord, parents_first
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.engine.ptv_terms import UnreadableVocabulary, read_terms
from kumaja.foundation.vocabulary.models import Synonym, Term
from kumaja.foundation.vocabulary.queries import terms_meant_by, terms_of

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
LIST = "http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/"


def entry(notation: str, parent: str = "", **more: object) -> dict[str, object]:
    return {
        "Id": LIST + notation,
        "Notation": notation,
        "ConceptType": "ptvserclass",
        "BroaderUris": [LIST + parent] if parent else None,
        "Label": {"Fi": f"Luokka {notation}", "Sv": f"Klass {notation}", "En": ""},
        "Notes": {"Fi": "Selitys", "Sv": "", "En": ""},
        "OldUri": f"http://urn.fi/URN:NBN:fi:au:ptvl:{notation}",
        **more,
    }


def file_of(*entries: object) -> bytes:
    return json.dumps(entries).encode("utf-8-sig")


@pytest.mark.django_db
class TestLoading:
    def test_a_second_time_nothing_happens(self) -> None:
        load_vocabulary(now=NOW)

        assert load_vocabulary(now=NOW) is False
        assert terms_of(Scheme.LIFE_SITUATION).count() == 51

    def test_a_newer_list_changes_terms_in_place_and_leaves_reworded_ones(self) -> None:
        load_vocabulary(now=NOW)
        count, words = Term.objects.count(), Synonym.objects.count()
        lonely, grief = (Term.objects.get(code=code) for code in ("lonely", "grief"))
        reworded = Trilingual("Kaipaan seuraa", "Jag saknar sällskap", "I miss company")
        change_term(
            term=lonely, label=reworded, note=Trilingual(), words={"fi": ["seura"]},
            actor="test", now=NOW,
        )  # fmt: skip
        Term.objects.filter(pk=grief.pk).update(name_fi="vanha")
        ShippedList.objects.update(checksum="older")

        assert load_vocabulary(now=NOW) is True

        assert Term.objects.count() == count
        assert Synonym.objects.count() < words
        assert Term.objects.get(pk=grief.pk).name_fi == "Läheiseni kuoli"
        assert Term.objects.get(pk=lonely.pk).name == reworded
        assert [word.text for word in lonely.synonyms.all()] == ["seura"]


@pytest.mark.django_db
class TestImporting:
    def test_a_tree_is_read_whatever_its_order_and_means_our_terms(self) -> None:
        load_vocabulary(now=NOW)
        read = read_terms(file_of(entry("P4.10", "P4"), entry("P4")))
        import_terms(records=read.terms, actor="test", now=NOW)

        term = Term.objects.get(code="P4.10")
        assert term.parent is not None
        assert term.parent.code == "P4"
        assert term.name == Trilingual("Luokka P4.10", "Klass P4.10")
        assert term.old_codes == ["http://urn.fi/URN:NBN:fi:au:ptvl:P4.10"]
        assert set(term.means.values_list("code", flat=True)) == {
            "money-is-short",
            "debt-and-livelihood",
        }

    def test_twice_the_same_changes_nothing(self) -> None:
        read = read_terms(file_of(entry("P4"), entry("P4.10", "P4")))
        for _ in range(2):
            import_terms(records=read.terms, actor="test", now=NOW)
        states = list(Term.objects.order_by("pk").values())
        import_terms(records=read.terms, actor="test", now=NOW)

        assert list(Term.objects.order_by("pk").values()) == states

    def test_the_command_writes_only_when_told_to(self, tmp_path: Path) -> None:
        file, said = tmp_path / "ServiceClasses.json", StringIO()
        file.write_bytes(file_of(entry("P4"), entry("P5", Id=None)))

        call_command("import_terms", str(file), stdout=said)
        assert not Term.objects.filter(code="P4").exists()
        assert "refused: record 2 P5: The address is missing" in said.getvalue()

        call_command("import_terms", str(file), "--apply", stdout=said)
        assert Term.objects.filter(code="P4").exists()

    def test_a_broken_file_imports_nothing(self, tmp_path: Path) -> None:
        good, bad = tmp_path / "good.json", tmp_path / "bad.json"
        good.write_bytes(file_of(entry("P4")))
        bad.write_bytes(file_of(entry("P5"))[:-9])

        with pytest.raises(CommandError, match=r"bad\.json: The file is not JSON"):
            call_command("import_terms", str(good), str(bad), "--apply")
        assert not Term.objects.filter(code="P4").exists()

    def test_national_codes_are_understood_in_each_of_their_forms(self) -> None:
        load_vocabulary(now=NOW)
        forms = ["P4.10", f"{LIST}P4.10", "http://urn.fi/URN:NBN:fi:au:ptvl:v1033"]

        for form in forms:
            assert {term.code for term in terms_meant_by([form])} == {
                "money-is-short",
                "debt-and-livelihood",
            }
        assert terms_meant_by(["P999", "", "KR2"]) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"{}", "a list"),
        ("ä".encode("latin-1"), "UTF-8"),
        (b"[" * 99999, "JSON"),
    ],
)
def test_what_is_no_vocabulary_is_refused_in_plain_words(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableVocabulary, match=says):
        read_terms(content)


@pytest.mark.parametrize(
    "bad",
    [
        5, None, {}, entry(""), entry("P" * 81), entry("P4", ConceptType="x"), entry("P4", Id=None),
        entry("P4", Label={"Fi": "x" * 201}), entry("P4", Label=None), entry("P4", Label={"Fi": 7}),
    ],
)  # fmt: skip
def test_one_bad_record_never_stops_the_rest(bad: object) -> None:
    read = read_terms(file_of(entry("P1"), bad, entry("P2")))

    assert [row.code for row in read.terms] == ["P1", "P2"]
    assert [row.place for row in read.refused] == [2]
    assert read.refused[0].reason


def test_a_notation_is_read_once() -> None:
    read = read_terms(file_of(entry("P7.12", Id=None), entry("P7.12"), entry("P7.12")))

    assert [row.place for row in read.refused] == [1, 3]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), min_size=1))
def test_every_record_is_written_once_and_after_its_parent(parents: dict[str, str]) -> None:
    rows = [
        TermRecord(Scheme.THEME, code, Trilingual(code), parent=parent)
        for code, parent in parents.items()
    ]
    layers = parents_first(rows)

    assert sorted(row.code for layer in layers for row in layer) == sorted(parents)
    for number, layer in enumerate(layers[:-1]):
        before = {row.code for each in layers[:number] for row in each}
        assert all(row.parent in before or row.parent not in parents for row in layer)
