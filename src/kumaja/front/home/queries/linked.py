"""The site as machines read it: whose it is, and how it is searched (schema.org/WebSite)."""

from __future__ import annotations

from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.front.profiles.domain.linked import Data, told, whole


def site_data(region: Region, language: str, site: str) -> Data:
    """Return the region's site with its search: a search engine may offer its field at once."""
    home = site + reverse("home:front")
    target = f"{site}{reverse('search:results')}?q={{search_term_string}}"
    search = told("SearchAction", target=told("EntryPoint", urlTemplate=target))
    search["query-input"] = "required name=search_term_string"
    name = f"Kumaja, {region.name.in_language(language).value}"
    return whole(
        told("WebSite", name=name, url=home, inLanguage=language, potentialAction=search),
        f"{home}#site",
    )
