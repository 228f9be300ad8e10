from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from kumaja.foundation.language.engine.concepts import Integers
from kumaja.foundation.language.engine.corpus import (
    CorpusUnreadable,
    Labelled,
    corpus_files,
    texts_of,
)
from kumaja.foundation.language.engine.counting import (
    LABEL_WEIGHT,
    Counts,
    Numbers,
    by_base_form,
    count_words,
)
from kumaja.foundation.language.engine.decomposition import Sparse, decomposed
from kumaja.foundation.language.engine.training import information

URI = "http://c.example/p1"


def test_one_concept_a_file_gives_its_label_and_its_texts(tmp_path: Path) -> None:
    file = tmp_path / "p1-sv.txt"
    file.write_text(f"{URI} omsorg\nAtt vårda\nEn bok\n", "utf-8")

    assert [(text.text.strip(), text.is_label) for text in texts_of(file)] == [
        ("omsorg", True),
        ("Att vårda", False),
        ("En bok", False),
    ]
    assert {text.language for text in texts_of(file)} == {"sv"}
    assert {text.concepts for text in texts_of(file)} == {(URI,)}


def test_a_table_gives_all_concepts_of_a_text_packed_or_not(tmp_path: Path) -> None:
    line = "Hoiva\tja velka\t<http://a.example> http://b.example\nilman käsitettä\n\t<x>\n"
    plain, packed = tmp_path / "a-fi.tsv", tmp_path / "a-fi-02.tsv.gz"
    plain.write_text(line, "utf-8")
    packed.write_bytes(gzip.compress(line.encode()))
    wanted = [Labelled("fi", "Hoiva\tja velka", ("http://a.example", "http://b.example"))]

    assert list(texts_of(plain)) == wanted
    assert list(texts_of(packed)) == wanted


def test_labels_are_read_and_other_languages_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "labels.tsv"
    file.write_text(f"<{URI}>\ten\tcare\n{URI}\tde\tPflege\n{URI}\tfi\n", "utf-8")

    assert list(texts_of(file)) == [Labelled("en", "care", (URI,), is_label=True)]


def test_only_files_of_a_corpus_are_taken_in_a_lasting_order(tmp_path: Path) -> None:
    for name in ("b-fi.tsv", "a-sv.txt", "c-de.tsv", "README.md", "labels.tsv"):
        (tmp_path / name).touch()

    assert [file.name for file in corpus_files(tmp_path)] == ["a-sv.txt", "b-fi.tsv", "labels.tsv"]
    assert corpus_files(tmp_path / "b-fi.tsv") == [tmp_path / "b-fi.tsv"]


def test_a_torn_file_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a-fi.tsv.gz"
    file.write_bytes(gzip.compress(b"teksti\t<x>\n")[:-6])

    with pytest.raises(CorpusUnreadable, match=r"a-fi\.tsv\.gz"):
        list(texts_of(file))


def test_words_are_counted_by_their_base_forms_and_labels_weigh_more() -> None:
    counts, concepts = {"fi": Counts()}, Numbers()
    texts = [
        Labelled("fi", "Kissat ja kissan 2024", ("a", "b")),
        Labelled("fi", "kissa", ("b",), is_label=True),
    ]
    count_words(texts, concepts, counts)
    words, pairs = by_base_form(counts["fi"], "fi", rarest=1, tell=lambda _said: None)

    assert words == ["kis"]
    assert pairs.tolist() == [[0, 0, 2], [0, 1, 2 + LABEL_WEIGHT]]


def test_rare_words_are_left_out() -> None:
    counts = {"en": Counts()}
    count_words([Labelled("en", "cat cat cat dog", ("a",))], Numbers(), counts)
    words, pairs = by_base_form(counts["en"], "en", rarest=3, tell=lambda _said: None)

    assert (words, pairs.tolist()) == (["cat"], [[0, 0, 3]])


def test_a_pair_weighs_by_how_much_more_often_it_is_met_than_by_chance() -> None:
    only_here, everywhere, twice = [0, 0, 8], [1, 0, 4], [1, 1, 4]
    told, chance, rare = information(np.array([only_here, everywhere, twice]), 2, 2)

    assert chance == 0
    assert 0 < told < rare


def test_the_decomposition_finds_the_strongest_directions() -> None:
    chance = np.random.default_rng(2)
    low = chance.standard_normal((40, 3)) @ chance.standard_normal((3, 25))
    low[np.abs(low) < 0.4] = 0
    exact = np.linalg.svd(low, compute_uv=False)
    left, values = decomposed(sparse(low), 5, rounds=4, seed=1, tell=lambda _said: None)

    assert np.allclose(values, exact[:5], rtol=1e-3)
    assert np.allclose(left.T @ left, np.eye(5), atol=1e-4)
    assert np.allclose(np.linalg.norm(left.T @ low, axis=1), exact[:5], rtol=1e-3)


def test_a_small_matrix_gets_as_many_dimensions_as_it_has() -> None:
    left, values = decomposed(sparse(np.eye(3)), 160, rounds=1, seed=1, tell=lambda _said: None)

    assert (left.shape, values.tolist()) == ((3, 3), pytest.approx([1, 1, 1]))


def sparse(dense: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Sparse:
    rows, columns = np.nonzero(dense)
    places: tuple[Integers, Integers] = (rows.astype(np.int64), columns.astype(np.int64))
    height, width = dense.shape
    return Sparse(*places, dense[rows, columns].astype(np.float32), (height, width))
