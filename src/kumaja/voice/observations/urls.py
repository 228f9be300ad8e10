"""Addresses of words from the field."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.voice.observations.views import own, telling

PAGES = {
    "observations": [
        path(pgettext_lazy("address", "tell-what-you-see/"), telling.tell, name="tell"),
        path(
            pgettext_lazy("address", "tell-what-you-see/arrived/<slug:code>/"),
            telling.arrived,
            name="arrived",
        ),
        path(pgettext_lazy("address", "tell-what-you-see/mine/"), own.mine, name="mine"),
        path(pgettext_lazy("address", "tell-what-you-see/link/<str:token>/"), own.own, name="own"),
    ]
}
