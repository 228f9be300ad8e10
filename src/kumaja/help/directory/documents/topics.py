"""What people speak of, as the index hears it: a life situation or another topic in one language.

All that is said of a topic stands together: a word that is said of few topics tells much, one that
is said of all tells nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.index.domain.saying import TOPICS, Saying, topic_key
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.queries import terms_with_words, words_of
from kumaja.help.directory.models import Expression, Voice

LABEL = TOPICS
_WORDS = 10
_FIRST = 10_000  # words that are told of a life situation itself come before its expressions'


@dataclass(slots=True)
class _Topic:
    """What is said of a topic, and the words of its records."""

    term: str = ""
    said: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)


Topics = dict[tuple[str, str], _Topic]  # by language, and the life situation or the words


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Saying]:
    """Yield the topics with these keys (`fi lonely`), all of them when None."""
    del now
    topics: Topics = defaultdict(_Topic)
    _add_voices(topics)
    _add_situations(topics)
    _add_expressions(topics)
    for (language, name), topic in topics.items():
        key = topic_key(language, name)
        if keys is None or key in keys:
            words = _words_of(topics, language, name)
            text = "\n".join([*topic.said, *topic.words])
            terms = (topic.term,) if topic.term else ()
            yield Saying(LABEL, key, language, text, terms, words)


def _words_of(topics: Topics, language: str, name: str) -> tuple[str, ...]:
    """Return the words of a topic's records, the surest first.

    Finnish ones stand between the words of other languages: most records are in Finnish alone.
    """
    lists = [topics[language, name].words.most_common(_WORDS)]
    if language != "fi":
        lists.append(_finnish(topics, language, name).words.most_common(_WORDS))
    mixed = (found[0] for row in zip_longest(*lists) for found in row if found)
    return tuple(dict.fromkeys(mixed))[:_WORDS]


def _finnish(topics: Topics, language: str, name: str) -> _Topic:
    """Return the Finnish topic: of the same life situation, else with most words in common."""
    if topics[language, name].term:
        return topics.get(("fi", name), _Topic())
    words = topics[language, name].words
    finnish = [topic for (code, _name), topic in topics.items() if code == "fi" and not topic.term]
    nearest = max(finnish, key=lambda topic: len(words & topic.words), default=_Topic())
    return nearest if words & nearest.words else _Topic()


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the topics in which something changed that is said of them."""
    if label == "directory.Voice":
        voices = Voice.objects.filter(code=key).values_list("language", "term__code", "words")
        return [
            topic_key(each, code or words)
            for language, code, words in voices
            for each in _changed_with(language)
        ]
    if label == "directory.Expression":
        rows = Expression.objects.filter(code=key, terms__scheme=Scheme.LIFE_SITUATION)
        told = rows.values_list("language", "terms__code")
        return [
            topic_key(each, code) for language, code in told for each in _changed_with(language)
        ]
    scheme, _, code = key.partition(":")
    if label == "vocabulary.Term" and scheme == Scheme.LIFE_SITUATION:
        return [topic_key(language, code) for language in LANGUAGES]
    return ()


def _changed_with(language: str) -> Collection[str]:
    """Return the languages whose topics show words of a language: Finnish ones stand in all."""
    return LANGUAGES if language == "fi" else (language,)


def _add_voices(topics: Topics) -> None:
    rows = Voice.objects.filter(is_retired=False).order_by("pk")
    for language, code, words, text in rows.values_list("language", "term__code", "words", "text"):
        topic = topics[language, code or words]
        topic.said.append(text)
        if code:
            topic.words.update({word: _FIRST // (n + 1) for n, word in enumerate(split(words))})
        else:
            topic.words.update(dict.fromkeys(split(words), 1))


def _add_situations(topics: Topics) -> None:
    """Add what life situations are called, and their other words."""
    for term in terms_with_words(Scheme.LIFE_SITUATION):
        for language in LANGUAGES:
            topic = topics[language, term.code]
            topic.term = str(term)
            named = (term.name.exactly(language), term.note.exactly(language))
            topic.said += [*filter(None, named), *words_of(term, language)]


def _add_expressions(topics: Topics) -> None:
    """Add expressions to the life situations and the topics that they lead to."""
    by_word: dict[tuple[str, str], list[_Topic]] = defaultdict(list)
    for (language, _name), topic in topics.items():
        for word in topic.words if not topic.term else ():
            by_word[language, match_key(word)].append(topic)
    rows = Expression.objects.filter(is_retired=False).order_by("pk")
    situations = _situations_of_expressions()
    for pk, language, told, text in rows.values_list("pk", "language", "words", "text"):
        words = split(told)
        for code in situations.get(pk, ()):
            topic = topics[language, code]
            topic.said.append(text)
            topic.words.update(words)
        near = (topic for word in words for topic in by_word[language, match_key(word)])
        for topic in {id(each): each for each in near}.values():
            topic.said.append(text)


def _situations_of_expressions() -> dict[int, list[str]]:
    """Return the codes of the life situations that each expression leads to, by its key.

    Plain values: as rows of models they took most of a second, and a change shows within two.
    """
    found: dict[int, list[str]] = defaultdict(list)
    links = Expression.terms.through.objects.filter(term__scheme=Scheme.LIFE_SITUATION)
    for pk, code in links.order_by("pk").values_list("expression_id", "term__code"):
        found[pk].append(code)
    return found


def split(words: str) -> list[str]:
    """Return words that stand with commas between."""
    return [word for word in (each.strip() for each in words.split(",")) if word]
