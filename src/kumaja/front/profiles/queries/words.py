"""The words of languages and facts on these pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.engine.reader import once_a_language
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.queries.names import language_names
from kumaja.help.directory.domain.kinds import Fact

# Facts that hold on the phone and on the net too.
ANYWHERE = frozenset({Fact.SIGN_LANGUAGE, Fact.EASY_LANGUAGE})


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """What a record tells on access or conditions: what is so, what is not, what is not known."""

    so: tuple[str, ...]
    not_so: tuple[str, ...]
    unknown: tuple[str, ...]


def languages_in_words(codes: Iterable[str]) -> str:
    """Return languages as a list in words; a code without a name stands as it is."""
    names = language_names()
    return ", ".join(names.get(code, code) for code in codes)


def listed(terms: Iterable[Term], language: str) -> tuple[Text, ...]:
    """Return terms as they stand in a row of words: only the first with a capital letter."""
    names = [term.name.in_language(language) for term in terms]
    return (*names[:1], *(_within(name) for name in names[1:]))


def _within(name: Text) -> Text:
    """Return a name as it stands within a row; English keeps its capitals (Swedish speakers)."""
    if name.language == "en" or name.value[1:2].isupper():
        return name
    return Text(name.value[:1].lower() + name.value[1:], name.language)


def access_told(facts: Mapping[str, bool], *, is_placeless: bool) -> ToldFacts:
    """Return the access facts of an activity from the facts that are known; none is left out.

    Of what is held in no place, what a place would have is not asked.
    """
    names = _access_names()
    asked = ANYWHERE if is_placeless else frozenset(names)
    return ToldFacts(
        tuple(name for fact, name in names.items() if facts.get(fact) is True),
        tuple(name for fact, name in names.items() if facts.get(fact) is False),
        tuple(name for fact, name in names.items() if fact not in facts and fact in asked),
    )


def conditions_told(facts: Mapping[str, bool]) -> ToldFacts:
    """Return what coming asks of a person, in sentences, from the facts that are known."""
    names = _condition_names()
    return ToldFacts(
        tuple(words[0] for fact, words in names.items() if facts.get(fact) is True),
        tuple(words[1] for fact, words in names.items() if facts.get(fact) is False),
        tuple(words[2] for fact, words in names.items() if fact not in facts),
    )


@once_a_language
def _access_names() -> Mapping[Fact, str]:
    """Return each access fact as a thing that a place has or lacks."""
    return {
        Fact.STEP_FREE: pgettext("access", "step-free way in"),
        Fact.ACCESSIBLE_TOILET: pgettext("access", "accessible toilet"),
        Fact.INDUCTION_LOOP: pgettext("access", "induction loop"),
        Fact.SIGN_LANGUAGE: pgettext("access", "sign language interpreting"),
        Fact.QUIET_SPACE: pgettext("access", "quiet space"),
        Fact.PERSONAL_ASSISTANT: pgettext("access", "room for a personal assistant"),
        Fact.ASSISTANCE_DOG: pgettext("access", "room for an assistance dog"),
        Fact.ACCESSIBLE_PARKING: pgettext("access", "accessible parking"),
        Fact.PUBLIC_TRANSPORT: pgettext("access", "public transport"),
        Fact.EASY_LANGUAGE: pgettext("access", "easy language"),
        Fact.FRAGRANCE_FREE: pgettext("access", "fragrance-free space"),
    }


@once_a_language
def _condition_names() -> Mapping[Fact, tuple[str, str, str]]:
    """Return each condition: when it is asked, when it is not, and its name."""
    return {
        Fact.MEMBERSHIP: (
            gettext("You need to be a member."),
            gettext("You needn't be a member."),
            pgettext("condition", "membership"),
        ),
        Fact.REFERRAL: (
            gettext("You need a referral."),
            gettext("You need no referral."),
            pgettext("condition", "referral"),
        ),
        Fact.REGISTRATION: (
            gettext("Register beforehand."),
            gettext("You needn't register."),
            pgettext("condition", "registration"),
        ),
        Fact.DIAGNOSIS: (
            gettext("You need a diagnosis."),
            gettext("You need no diagnosis."),
            pgettext("condition", "diagnosis"),
        ),
    }
