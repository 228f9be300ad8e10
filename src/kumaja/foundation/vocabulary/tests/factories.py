"""Terms for tests; those of the shipped vocabularies are there already."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Synonym, Term


class TermFactory(DjangoModelFactory[Term]):
    """A term of a test's own; with the code of a shipped one, that one."""

    class Meta:
        model = Term
        django_get_or_create = ("scheme", "code")

    scheme = Scheme.THEME
    code = factory.Sequence(lambda number: f"test-{number}")
    name_fi = factory.LazyAttribute(lambda row: row.code)


class SynonymFactory(DjangoModelFactory[Synonym]):
    """Another word for a term."""

    class Meta:
        model = Synonym

    term = factory.SubFactory(TermFactory)
    language = "fi"
    text = "sana"
