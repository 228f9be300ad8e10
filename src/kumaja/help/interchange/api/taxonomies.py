"""Taxonomies: our profile and our vocabularies, with their terms."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.gates import region_of
from kumaja.help.interchange.api.answering import list_answer, one_or_404
from kumaja.help.interchange.api.shapes import (
    STREAM,
    Paging,
    TaxonomyPage,
    TaxonomyTermPage,
    TaxonomyTermParameters,
    TaxonomyTermTold,
    TaxonomyTold,
)
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.queries.vocabulary import taxonomies_told, terms_told

router = Router(tags=["taxonomies"])


@router.get("/taxonomies", response=TaxonomyPage, url_name="list_taxonomies", openapi_extra=STREAM)
def list_taxonomies(request: HttpRequest, asked: Query[Paging]) -> HttpResponseBase:
    """List the vocabularies: our profile first."""
    region_of(request)
    return list_answer(_searched(taxonomies_told(), asked.search), asked)


@router.get("/taxonomies/{id}", response=TaxonomyTold, url_name="get_taxonomy")
def get_taxonomy(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - HSDS's own name
    """Return one vocabulary."""
    region_of(request)
    return one_or_404([each for each in taxonomies_told() if each["id"] == id], "taxonomy")


@router.get(
    "/taxonomy_terms", response=TaxonomyTermPage, url_name="list_taxonomy_terms",
    openapi_extra=STREAM,
)  # fmt: skip
def list_taxonomy_terms(
    request: HttpRequest, asked: Query[TaxonomyTermParameters]
) -> HttpResponseBase:
    """List the terms of the vocabularies in their order."""
    region_of(request)
    entries = _searched(terms_told(), asked.search)
    for name in ("taxonomy_id", "parent_id"):
        if wanted := getattr(asked, name):
            entries = [each for each in entries if each.get(name) == wanted]
    return list_answer(entries, asked)


@router.get("/taxonomy_terms/{id}", response=TaxonomyTermTold, url_name="get_taxonomy_term")
def get_taxonomy_term(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Return one term."""
    region_of(request)
    return one_or_404([each for each in terms_told() if each["id"] == id], "term")


def _searched(entries: list[Entry], text: str) -> list[Entry]:
    wanted = match_key(text)
    return [each for each in entries if wanted in match_key(str(each["name"]))]
