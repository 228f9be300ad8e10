from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from kumaja.foundation.language.domain.recipe import Recipe
from kumaja.foundation.language.domain.words import words_in
from kumaja.foundation.language.engine import installed
from kumaja.foundation.language.engine.concepts import (
    FORMAT,
    Concepts,
    Floats,
    PackUnreadable,
    as_bytes,
    nearness,
)
from kumaja.foundation.language.engine.corpus import CorpusUnreadable
from kumaja.foundation.language.engine.installed import installed_concepts, open_pack
from kumaja.foundation.language.engine.training import train

RECIPE = Recipe(dimensions=4, rarest=1)
CARING, DEBT, SINGING = "http://c.example/care", "http://c.example/debt", "http://c.example/song"
TEXTS = {
    "fi": {
        CARING: ["vanhan äidin hoivaaminen kotona", "hoiva ja läheinen", "äiti ja hoiva"],
        DEBT: ["velka ja maksuhäiriö", "laskut maksamatta, velka kasvaa", "velka ja ulosotto"],
        SINGING: ["kuoro laulaa", "laulu ja sävel", "laulu soi, kuoro seisoo"],
    },
    "sv": {
        CARING: ["omsorg om mamma hemma", "omsorg och närstående", "mamma behöver omsorg"],
        DEBT: ["skuld och räkning", "obetald skuld växer", "räkning, skuld, utmätning"],
        SINGING: ["körsång och ton", "kör sjunger körsång", "körsång, ton och glädje"],
    },
    "en": {
        CARING: ["caring at home for mother", "caring and kin", "mother needs caring"],
        DEBT: ["unpaid debt and bills", "debt grows", "bills, debt, enforcement"],
        SINGING: ["choir and melody", "melody, choir and joy", "choir sings melody"],
    },
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for language, concepts in TEXTS.items():
        lines = [f"{text}\t<{uri}>\n" for uri, texts in concepts.items() for text in texts]
        (folder / f"own-{language}.tsv").write_text("".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def pack(corpus: Path) -> Path:
    file = corpus.with_name("pack.npz")
    train(corpus, file, recipe=RECIPE, tell=lambda _said: None)
    return file


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    installed_concepts.cache_clear()
    yield monkeypatch
    installed_concepts.cache_clear()


def name(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(settings.ENVIRONMENT, "concepts", str(file))


def meaning(concepts: Concepts, text: str, language: str) -> Floats:
    found = concepts.vector(words_in(text), language)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "text", "nearest"),
    [
        ("fi", "äiti tarvitsee hoivaa", 0),
        ("fi", "velka", 1),
        ("sv", "mamma", 0),
        ("sv", "obetald räkning", 1),
        ("en", "unpaid bills", 1),
        ("en", "melody", 2),
    ],
)
def test_a_query_is_nearest_to_what_means_the_same_in_each_language(
    pack: Path, language: str, text: str, nearest: int
) -> None:
    concepts = Concepts(pack)
    told = {
        "fi": ["hoiva", "ulosotto", "kuoro"],
        "sv": ["omsorg", "skuld", "körsång"],
        "en": ["caring", "debt", "choir"],
    }
    for other, documents in told.items():
        matrix = np.array([meaning(concepts, document, other) for document in documents])
        near = nearness(meaning(concepts, text, language), matrix)
        assert int(near.argmax()) == nearest
        assert near[nearest] > 0.8
        assert sorted(near)[-2] < 0.5


def test_unknown_words_and_languages_mean_nothing(pack: Path) -> None:
    concepts = Concepts(pack)

    assert concepts.vector(["xylofagi"], "fi") is None
    assert concepts.vector([], "en") is None
    assert concepts.vector(["velka"], "de") is None


def test_a_stop_word_means_nothing_though_the_pack_has_it(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack.npz", words=b"niin\nharvinain")
    concepts = Concepts(tmp_path / "pack.npz")

    assert concepts.vector(["niin"], "fi") is None
    assert concepts.vector(["harvinainen"], "fi") is not None


def test_a_frequent_word_weighs_less_than_a_rare_one(tmp_path: Path) -> None:
    file = tmp_path / "pack.npz"
    write_pack(file, shares=[0.1, 0.00001])
    concepts = Concepts(file)
    rare = meaning(concepts, "harvinainen", "fi")

    assert nearness(meaning(concepts, "yleinen harvinainen", "fi"), rare[None])[0] > 0.99


def test_training_twice_gives_the_same_bytes_and_tells_how_far_it_is(
    corpus: Path, pack: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    train(corpus, tmp_path / "again.npz", recipe=RECIPE, tell=said.append)

    assert (tmp_path / "again.npz").read_bytes() == pack.read_bytes()
    assert "3 of 3 files read" in said
    assert "decomposition: round 1 of 2" in said


def test_vectors_survive_being_kept_as_bytes() -> None:
    vectors = np.random.default_rng(3).standard_normal((50, 160)).astype(np.float32)
    rows, scales = as_bytes(vectors)

    assert np.abs(rows * scales[:, None] - vectors).max() <= np.abs(vectors).max() / 254 + 1e-6


def test_a_pack_of_another_format_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path / "newer.npz", kind=FORMAT + 1)
    (tmp_path / "torn.npz").write_bytes(b"PK\x03\x04 torn")

    with pytest.raises(PackUnreadable, match="format 2"):
        Concepts(tmp_path / "newer.npz")
    with pytest.raises(PackUnreadable):
        Concepts(tmp_path / "torn.npz")


def test_no_pack_is_named_and_none_is_used(named: pytest.MonkeyPatch) -> None:
    named.setattr(settings.ENVIRONMENT, "concepts", "")

    assert installed_concepts() is None


def test_a_named_pack_is_read_once(named: pytest.MonkeyPatch, pack: Path) -> None:
    name(named, pack)

    assert installed_concepts() is not None
    assert installed_concepts() is installed_concepts()


def test_a_missing_or_foreign_pack_is_told_and_the_search_goes_on(
    named: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for file, reason in (("absent", "can't be read"), ("torn", "train_concepts")):
        installed_concepts.cache_clear()
        (tmp_path / "torn").write_bytes(b"no pack")
        name(named, tmp_path / file)
        with caplog.at_level(logging.WARNING):
            assert installed_concepts() is None
        assert reason in caplog.text
        caplog.clear()


def test_without_numpy_the_operator_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, pack: Path
) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda _name: None)

    with pytest.raises(installed.PackUnusable, match=r"kumaja\[concepts\]"):
        open_pack(pack)


def test_a_pack_of_dictionary_words_is_refused_where_words_are_only_cut(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack.npz", analysers="libvoikko-4.3 snowball-3 snowball-3")

    with pytest.raises(installed.PackUnusable, match="was made with libvoikko"):
        open_pack(tmp_path / "pack.npz")


def test_the_command_writes_a_pack_or_says_why_not(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no …-fi"):
        call_command("train_concepts", str(tmp_path))
    with pytest.raises(CommandError, match="3 times"):
        (tmp_path / "one-fi.tsv").write_text("yksi\t<http://c.example/1>\n", "utf-8")
        call_command("train_concepts", str(tmp_path), pack=tmp_path / "none.npz")
    assert not (tmp_path / "none.npz").exists()

    call_command("train_concepts", str(corpus), pack=tmp_path / "made.npz", dimensions=3)

    assert Concepts(tmp_path / "made.npz").dimensions == 3


def test_nothing_is_learnt_from_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable):
        train(tmp_path / "absent", tmp_path / "pack.npz", recipe=RECIPE, tell=print)


def write_pack(
    file: Path,
    *,
    kind: int = FORMAT,
    shares: tuple[float, ...] | list[float] = (0.1, 0.1),
    analysers: str = "snowball-1 snowball-1 snowball-1",
    words: bytes = b"ylein\nharvinain",
) -> None:
    rows, scales = as_bytes(np.eye(2, dtype=np.float32))
    np.savez(
        file,
        format=np.array(kind),
        analysers=np.array(analysers),
        languages=np.array(["fi"]),
        sizes=np.array([2]),
        words=np.frombuffer(words, np.uint8),
        shares=np.array(shares, np.float32),
        scales=scales,
        vectors=rows,
    )
