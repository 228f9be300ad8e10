"""Addresses of the style guide."""

from __future__ import annotations

from django.urls import path

from kumaja.foundation.design import views

PAGES = {"design": [path("design/", views.guide, name="guide")]}
