"""The pages of the small world by their names, and what they read from an address."""

from __future__ import annotations

from collections.abc import Iterator

from django.test import Client
from django.urls import reverse
from django.utils import translation

from kumaja.config.access import united
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.front.search.domain.wanted import PARAMETERS
from tests.walk.addresses import addresses
from tests.walk.visitors import arguments
from tests.walk.world import World

# What each page reads from its address; a parameter that is missing here is not tried.
SEARCH = ("q", *PARAMETERS.values(), "sort", "page", "untold", "format")
READS = {
    "search:results": SEARCH,
    "search:life_situation": ("q", "municipality", "page"),  # read by the same function
    "search:join_in": ("municipality", "sort", "untold"),
    "search:suggest": ("q",),
    "registry:list": ("q", "municipality", "theme", "kind", "page", "letter", "format"),
    "registry:public_bodies": ("q", "kind", "page"),
    "networks:list": ("municipality",),
    "places:municipality": ("q", "theme", "page"),
    "places:municipalities": ("q", "sort"),
    "account_login": ("email", "next"),
    "api:search": ("q", "limit", "after", "municipality", "kind", "theme", "page"),
    "api:list_activities": ("limit", "after", "municipality", "kind", "theme", "organisation"),
    "api:list_organisations": ("limit", "after", "municipality", "kind", "theme"),
    "api:list_networks": ("limit", "after", "municipality", "kind"),
    "api:list_memberships": ("limit", "after", "network", "organisation"),
    "api:list_public_bodies": ("limit", "after"),
    "api:list_matters": ("limit", "after", "municipality", "body", "theme", "state"),
    "api:matters_csv": ("municipality", "body", "theme", "state"),
    "api:list_decisions": ("limit", "after", "municipality", "body", "theme", "matter"),
    "api:decisions_csv": ("municipality", "body", "theme", "matter"),
    "api:list_contributions": ("limit", "after"),
    "api:open_loops": ("by",),
    "hsds:list_services": (
        "page",
        "per_page",
        "search",
        "modified_after",
        "organization_id",
        "taxonomy_id",
        "full",
    ),
    "hsds:list_service_at_locations": ("page", "search", "modified_after", "organization_id"),
    "hsds:list_organizations": ("page", "search", "taxonomy_term_id", "full_service"),
    "hsds:list_taxonomy_terms": ("page", "search", "taxonomy_id", "parent_id"),
    "api:activities_csv": ("municipality", "kind", "organisation"),
    "api:organisations_csv": ("municipality", "kind"),
    "api:networks_csv": ("municipality", "kind"),
    "search:frame": ("municipality", "situation", "rows", "search"),
    "activities_feed": ("municipality", "kind", "theme", "organisation", "remote"),
    "organisations_feed": ("municipality", "kind", "theme"),
    "networks_feed": ("municipality", "kind"),
    "calendar_feed": ("municipality", "body", "theme"),
    "matters_feed": ("municipality", "body", "theme", "state"),
    "decisions_feed": ("municipality", "body", "theme", "matter"),
    "calendar_ical": ("municipality", "body", "theme"),
    "matters:follow": ("municipality", "body", "theme"),
    "desk:embedding": ("municipality", "situation", "rows", "search", "language"),
    "desk:admin_users": ("q",),
    "desk:admin_terms": ("list",),
    "desk:admin_log": ("who", "verb", "label", "since", "until", "from"),
    "desk:words": ("q", "language", "term", "state", "page"),
    "desk:word_create": ("missed",),
    "desk:missed": ("list", "page"),
    "desk:voices_of": ("page",),
    "desk:crisis_triggers": ("topic", "page"),
    "home:feedback_list": ("page",),
    "upkeep:report_activity": ("part",),
    "upkeep:report_organisation": ("part",),
    "desk:field_words": ("page",),
    "desk:told_words": ("page",),
    "desk:said": ("page",),
    "observations:mine": ("page",),
    "observations:tell": ("as", "about"),
    "desk:upkeep": ("page",),
    "desk:returned": ("page",),
    "desk:incoming": ("page",),
    "desk:unreachable": ("page",),
    "desk:unchecked": ("page",),
}


def url_of(world: World, name: str, *, foreign: bool = False, language: str = "fi") -> str:
    """Return the address of a page of the small world."""
    with translation.override(language):
        row = next(each for each in addresses(language) if each.name == name)
        given = arguments(world, name, row.arguments, foreign=foreign)
        return reverse(name, kwargs=given)


def urls(
    world: World, *, audiences: frozenset[Audience] | None = None, language: str = "fi"
) -> Iterator[tuple[str, str]]:
    """Yield name and address of each page that is for one of the audiences."""
    table = united()
    seen = set()
    with translation.override(language):
        for row in addresses(language):
            if row.name in seen or (audiences and table[row.name] not in audiences):
                continue
            seen.add(row.name)
            given = arguments(world, row.name, row.arguments, foreign=False)
            yield row.name, reverse(row.name, kwargs=given)


def body_of(client: Client, url: str, **options: object) -> str:
    """Return the text of an answer, streamed or not, whatever its status."""
    answer = client.get(url, **options)  # type: ignore[arg-type]
    parts = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return parts.decode("utf-8", "replace")
