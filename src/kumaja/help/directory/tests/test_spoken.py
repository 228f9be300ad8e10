"""The words people use are loaded once, and coordinators' own changes stay."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from kumaja.foundation.index.models import Change
from kumaja.foundation.places.models import ShippedList
from kumaja.foundation.vocabulary.actions import load_vocabulary
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.spoken import LIST_NAME, load_spoken_words
from kumaja.help.directory.documents import expressions, topics
from kumaja.help.directory.domain.spoken import SaidExpression, merged
from kumaja.help.directory.engine.spoken import shipped_expressions, shipped_voices
from kumaja.help.directory.models import Expression, Voice

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LEAST = {"fi": 1500, "sv": 500, "en": 300}
MOST_WORDS = 5


def _reload() -> None:
    ShippedList.objects.filter(name=LIST_NAME).update(checksum="another")
    load_spoken_words(now=NOW + timedelta(days=1))


@pytest.fixture
def loaded(db: None) -> None:
    """The vocabulary and the words people use."""
    load_vocabulary(now=NOW)
    load_spoken_words(now=NOW)


def test_there_are_enough_expressions_in_each_language() -> None:
    counts = Counter(language for language, _key in merged(shipped_expressions()))

    assert {language: counts[language] >= least for language, least in LEAST.items()} == {
        "fi": True,
        "sv": True,
        "en": True,
    }


def test_each_expression_leads_somewhere_and_is_short() -> None:
    for row in shipped_expressions():
        assert row.terms or row.words, row.text
        assert len(row.text.split()) <= MOST_WORDS, row.text
        assert all(row.key), row.text


@pytest.mark.django_db
def test_all_that_is_led_to_is_a_term() -> None:
    load_vocabulary(now=NOW)
    terms = {str(term) for term in Term.objects.current()}
    told = {name for row in shipped_expressions() for name in row.terms}
    situations = {f"life_situation:{row.situation}" for row in shipped_voices() if row.situation}

    assert told - terms == set()
    assert situations - terms == set()


@pytest.mark.django_db
def test_each_life_situation_has_voices_in_each_language() -> None:
    load_vocabulary(now=NOW)
    said = Counter((row.language, row.situation) for row in shipped_voices())
    codes = Term.objects.of(Scheme.LIFE_SITUATION).current().values_list("code", flat=True)

    assert all(said[language, code] >= 5 for code in codes for language in LEAST)


def test_told_twice_an_expression_leads_to_both() -> None:
    first = SaidExpression("fi", "Kela", ("theme:a",), ("etuudet",))
    (both,) = merged([first, SaidExpression("fi", "kela", ("theme:b",), ("kela",))]).values()

    assert both == SaidExpression("fi", "Kela", ("theme:a", "theme:b"), ("etuudet", "kela"))


@pytest.mark.usefixtures("loaded")
def test_loading_again_changes_nothing() -> None:
    before = Expression.objects.count(), Voice.objects.count(), Change.objects.count()

    assert load_spoken_words(now=NOW) is False
    assert (Expression.objects.count(), Voice.objects.count(), Change.objects.count()) == before


@pytest.mark.usefixtures("loaded")
def test_a_new_version_changes_what_ships_and_leaves_what_was_changed_here() -> None:
    changed, retired, plain = Expression.objects.order_by("pk")[:3]
    Expression.objects.filter(pk=changed.pk).update(words="omat sanat", edited_at=NOW)
    Expression.objects.filter(pk=retired.pk).update(is_retired=True)
    Expression.objects.filter(pk=plain.pk).update(words="vanhat sanat")
    Expression.objects.create(language="fi", text="ei tule mukana", match_key="x", is_shipped=True)
    own = Expression.objects.create(language="fi", text="oma", match_key="oma")

    _reload()

    assert Expression.objects.get(pk=changed.pk).words == "omat sanat"
    assert Expression.objects.get(pk=retired.pk).is_retired
    assert Expression.objects.get(pk=plain.pk).words == plain.words
    assert not Expression.objects.filter(match_key="x").exists()
    assert Expression.objects.filter(pk=own.pk).exists()


@pytest.mark.usefixtures("loaded")
def test_the_index_hears_what_is_in_use() -> None:
    row = Expression.objects.get(language="fi", match_key="en jaksa")

    (heard,) = expressions.documents([row.code], now=NOW)
    assert (heard.text, "life_situation:exhausted" in heard.terms) == ("en jaksa", True)

    Expression.objects.filter(pk=row.pk).update(is_retired=True)
    assert list(expressions.documents([row.code], now=NOW)) == []


@pytest.mark.usefixtures("loaded")
def test_a_changed_voice_makes_its_topic_anew() -> None:
    voice = Voice.objects.filter(language="fi", term__code="lonely").first()
    assert voice is not None

    keys = topics.touched_by("directory.Voice", voice.code)
    (topic,) = topics.documents(["fi lonely"], now=NOW)

    assert set(keys) == {"fi lonely", "sv lonely", "en lonely"}
    assert voice.text in topic.text
    assert topic.terms == ("life_situation:lonely",)
    assert topic.words


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_finnish_words_of_records_stand_in_topics_of_all_languages() -> None:
    finnish, swedish = topics.documents(["fi grief", "sv grief"], now=NOW)

    assert finnish.words[0] == "sururyhmä"
    assert swedish.words[:2] == ("sorggrupp", "sururyhmä")


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_a_new_version_changes_the_words_of_what_people_say() -> None:
    row = Voice.objects.filter(term=None).order_by("pk")[0]
    words = row.words
    Voice.objects.filter(pk=row.pk).update(words="vanha nimi")

    _reload()

    row.refresh_from_db()
    assert row.words == words
