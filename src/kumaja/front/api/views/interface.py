"""The interfaces: the rooms' own at /api/v1/, and HSDS at /hsds/."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.urls import include, path
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from kumaja.foundation.regions.api import router as regions
from kumaja.front.api.gates.keys import KeyAuth
from kumaja.front.api.gates.limits import limited
from kumaja.front.api.gates.problems import problem, tell_problems
from kumaja.front.api.views.description import Interface
from kumaja.front.desk.api import ROUTERS as OWN
from kumaja.front.search.api import router as search
from kumaja.help.directory.api import router as directory
from kumaja.help.gaps.api import router as gaps
from kumaja.help.interchange.api import ROUTERS as HSDS
from kumaja.network.networks.api import ROUTERS as NETWORKS
from kumaja.network.practices.api import router as practices
from kumaja.network.registry.api import router as registry
from kumaja.voice.echo.api import router as echo
from kumaja.voice.matters.api import router as matters

DESCRIPTION = """What is public in this region: associations, what they offer, what is decided.

Lists come in pages: give `after` from one page to get the next. Answers carry an `ETag`; ask again
with `If-None-Match` and get 304 when nothing has changed. What is wrong is told as
`application/problem+json`. `RateLimit` tells how much may still be asked."""
HSDS_DESCRIPTION = """What is public in this region, by the Human Services Data Specification 3.1.

Three languages and fields of our own are in `attributes`, by the profile at `/hsds/profile`. Ids
are those of the package that `kumaja export hsds` writes."""
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TAGS = {
    "search": "Search in one's own words.",
    "activities": "What associations offer.",
    "organisations": "Associations, communities and public bodies.",
    "networks": "Networks, and who is in them.",
    "public bodies": "Municipalities, wellbeing services counties, other authorities.",
    "practices": "Good practices, and who has tried them.",
    "gaps": "What is told of in one municipality and not in another.",
    "matters": "What is being prepared: stages, promises, who owes the answer.",
    "contributions": "What was said to everyone, point by point, and what became of it.",
    "decisions": "What was decided, and why.",
    "open loops": "What waits for an answer, and for how long.",
    "region": "The region itself, and whether its network is at work.",
    "municipalities": "The region's municipalities.",
    "own": "What an organisation's own system writes, with a key that it made on its desk.",
}
HSDS_TAGS = {
    "about": "What this API is.",
    "services": "Activities.",
    "organizations": "Associations, communities and public bodies.",
    "taxonomies": "Vocabularies and their terms.",
    "service_at_locations": "Activities at their places.",
}


def _extra(tags: dict[str, str]) -> dict[str, Any]:
    told = [{"name": name, "description": words} for name, words in tags.items()]
    return {"info": {"license": LICENCE}, "tags": told}


interface = Interface(
    title="Kumaja", version="1", description=DESCRIPTION, docs_url=None,
    openapi_url="openapi.json", urls_namespace="api", openapi_extra=_extra(TAGS),
)  # fmt: skip
hsds = Interface(
    title="Kumaja: HSDS", version="3.1", description=HSDS_DESCRIPTION, docs_url=None,
    openapi_url="openapi.json", urls_namespace="hsds", openapi_extra=_extra(HSDS_TAGS),
)  # fmt: skip
for router in (search, directory, registry, *NETWORKS, practices, gaps, matters, echo, regions):
    interface.add_router("", router)
for router in OWN:
    interface.add_router("", router, auth=KeyAuth())
for router in HSDS:
    hsds.add_router("", router)
for each in (interface, hsds):
    tell_problems(each)


@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer a mistyped address as a problem: a program reads no page."""
    del request, rest
    return problem(404, "There is no such address.")


def patterns_of(told: Interface) -> Any:  # noqa: ANN401 - what Django's `include` returns
    """Return the addresses, each answering 304 to who has it already; open as each declares."""
    patterns, name, namespace = told.urls
    conditional = decorator_from_middleware(ConditionalGetMiddleware)
    patterns = [*patterns, path("<path:rest>", nothing, name="nothing")]
    for pattern in patterns:
        view: Any = pattern.callback
        pattern.callback = login_not_required(limited(conditional(view)))
    return include((patterns, name), namespace)
