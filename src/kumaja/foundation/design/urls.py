"""Addresses of the style guide."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.foundation.design import views

PAGES = {"design": [path(pgettext_lazy("address", "design/"), views.guide, name="guide")]}
