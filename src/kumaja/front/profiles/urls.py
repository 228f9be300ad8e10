"""Addresses of the composed pages, each named by the room that owns the thing."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.front.profiles.views import (
    calendar,
    frames,
    gaps,
    lists,
    matters,
    networks,
    pages,
    practices,
    requests,
)

PAGES = {
    "search": [path(pgettext_lazy("address", "embed/"), frames.frame, name="frame")],
    "registry": [
        path(pgettext_lazy("address", "associations/"), lists.organisations, name="list"),
        path(pgettext_lazy("address", "associations/add/"), requests.join, name="join"),
        path(
            pgettext_lazy("address", "associations/add/sent/"),
            requests.request_sent,
            name="request_sent",
        ),
        path(
            pgettext_lazy("address", "associations/<slug:address>/act/"), requests.act, name="act"
        ),
        path(
            pgettext_lazy("address", "requests/<str:token>/"), requests.own_request, name="request"
        ),
        path(
            pgettext_lazy("address", "associations/<slug:address>/"),
            pages.organisation,
            name="detail",
        ),
        path(pgettext_lazy("address", "public-bodies/"), lists.public_bodies, name="public_bodies"),
        path(
            pgettext_lazy("address", "public-bodies/<slug:address>/"),
            pages.organisation,
            name="public_body",
        ),
    ],
    "networks": [
        path(pgettext_lazy("address", "networks/"), networks.network_list, name="list"),
        path(pgettext_lazy("address", "networks/<slug:address>/"), networks.network, name="detail"),
        path(
            pgettext_lazy("address", "who-does-what/"), networks.who_does_what, name="who_does_what"
        ),
    ],
    "practices": [
        path(pgettext_lazy("address", "good-practices/"), practices.practice_list, name="list"),
        path(
            pgettext_lazy("address", "good-practices/<slug:address>/"),
            practices.practice,
            name="detail",
        ),
    ],
    "gaps": [
        path(pgettext_lazy("address", "gaps/"), gaps.gap_list, name="list"),
        path(
            pgettext_lazy("address", "gaps/<slug:slug>/<slug:about>/<slug:code>/"),
            gaps.gap,
            name="gap",
        ),
    ],
    "matters": [
        path(pgettext_lazy("address", "decision-calendar/"), calendar.calendar, name="calendar"),
        path(pgettext_lazy("address", "matters/"), matters.matter_list, name="list"),
        path(pgettext_lazy("address", "matters/<slug:address>/"), matters.matter, name="detail"),
        path(
            pgettext_lazy("address", "matters/<slug:address>/municipality/<slug:slug>/"),
            matters.pack,
            name="pack",
        ),
    ],
    "directory": [
        path(pgettext_lazy("address", "activities/<slug:address>/"), pages.activity, name="detail"),
    ],
    "places": [
        path(
            pgettext_lazy("address", "municipalities/"), lists.municipalities, name="municipalities"
        ),
        path(
            pgettext_lazy("address", "municipalities/<slug:slug>/"),
            pages.municipality,
            name="municipality",
        ),
    ],
}
