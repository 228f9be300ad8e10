"""All addresses and, before them, those of the demonstration."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from kumaja.config import urls
from kumaja.demo.urls import PAGES

urlpatterns = [
    *i18n_patterns(path("", include((PAGES["demo"], "demo")))),
    *urls.urlpatterns,
]

handler500 = urls.handler500
