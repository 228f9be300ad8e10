"""Addresses of the front page and of the service's own pages."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.front.home.views import catalogue, feedback, front, gaps, own, pages, plain, sitemap

_ACCESSIBILITY = pgettext_lazy("address", "accessibility/")
_PRIVACY = pgettext_lazy("address", "privacy/")
_PROCESSING = pgettext_lazy("address", "privacy/record-of-processing/")
_GROUND_RULES = pgettext_lazy("address", "ground-rules/")
_ABOUT = pgettext_lazy("address", "about/")
_OPEN_DATA = pgettext_lazy("address", "open-data/")
_GUIDES = pgettext_lazy("address", "guides/")
_GUIDE = pgettext_lazy("address", "guides/<slug:slug>/")
_FEEDBACK = pgettext_lazy("address", "feedback/")
_RECEIPT = pgettext_lazy("address", "feedback/<slug:code>/")
_ANSWERS = pgettext_lazy("address", "administration/feedback/")
_ANSWER = pgettext_lazy("address", "administration/feedback/<slug:code>/")
_GAPS = pgettext_lazy("address", "administration/accessibility/")
_GAP_CLOSE = pgettext_lazy("address", "administration/accessibility/<slug:code>/mended/")
_MY_PAGE = pgettext_lazy("address", "my-page/")
_TAKE_OUT = pgettext_lazy("address", "my-page/download/")
_ERASE = pgettext_lazy("address", "my-page/erase/")

PAGES = {
    "home": [
        path("", front.front, name="front"),
        path(_ACCESSIBILITY, pages.accessibility, name="accessibility"),
        path(_PRIVACY, pages.privacy, name="privacy"),
        path(_PROCESSING, pages.processing, name="processing"),
        path(_ABOUT, pages.about, name="about"),
        path(_OPEN_DATA, pages.open_data, name="open_data"),
        path(_GUIDES, pages.guides, name="guides"),
        path(_GUIDE, pages.guide, name="guide"),
        path(_FEEDBACK, feedback.feedback, name="feedback"),
        path(_RECEIPT, feedback.feedback_receipt, name="feedback_receipt"),
        path(_ANSWERS, feedback.feedback_list, name="feedback_list"),
        path(_ANSWER, feedback.feedback_answer, name="feedback_answer"),
        path(_GAPS, gaps.gaps, name="gaps"),
        path(_GAP_CLOSE, gaps.gap_close, name="gap_close"),
    ],
    # The rules of what is said are a page of the room that holds it, with what all years came to.
    "contributions": [path(_GROUND_RULES, pages.ground_rules, name="ground_rules")],
    # One's own page is a page of the desk, composed of what all rooms keep.
    "desk": [
        path(_MY_PAGE, own.my_page, name="my_page"),
        path(_TAKE_OUT, own.take_out, name="take_out"),
        path(_ERASE, own.erase, name="erase"),
    ],
}
PLAIN = [
    path("", plain.root, name="root"),
    path(".well-known/security.txt", plain.security_txt, name="security_txt"),
    path("robots.txt", sitemap.robots_txt, name="robots_txt"),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:part>-<int:number>.xml", sitemap.sitemap_part, name="sitemap_part"),
    path("feeds/catalog.jsonld", catalogue.catalogue_json, name="catalogue_json"),
    path("feeds/catalog.ttl", catalogue.catalogue_turtle, name="catalogue_turtle"),
    path("favicon.ico", plain.favicon, name="favicon"),
]
