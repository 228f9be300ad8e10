"""Addresses of mailed links that confirm and end subscriptions."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from kumaja.foundation.subscriptions import views

PAGES = {
    "subscriptions": [
        path(
            pgettext_lazy("address", "subscriptions/confirm/<str:token>/"),
            views.confirm,
            name="confirm",
        ),
        path(
            pgettext_lazy("address", "subscriptions/end/<str:token>/"),
            views.unsubscribe,
            name="unsubscribe",
        ),
    ]
}
