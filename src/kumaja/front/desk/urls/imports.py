"""Addresses of what is brought in."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import imports, previews

IMPORTS = [
    at(pgettext_lazy("address", "coordination/imports/"), imports.imports),
    at(pgettext_lazy("address", "coordination/imports/new/"), imports.import_create),
    at(pgettext_lazy("address", "coordination/imports/<slug:code>/"), imports.import_sheet),
    at(
        pgettext_lazy("address", "coordination/imports/<slug:code>/columns/"),
        imports.import_columns,
    ),
    at(pgettext_lazy("address", "coordination/imports/<slug:code>/row/"), previews.import_row),
    at(
        pgettext_lazy("address", "coordination/imports/<slug:code>/keep-ours/"),
        imports.import_keep_ours,
    ),
    at(pgettext_lazy("address", "coordination/imports/<slug:code>/apply/"), imports.import_apply),
    at(pgettext_lazy("address", "coordination/imports/<slug:code>/undo/"), imports.import_undo),
    at(pgettext_lazy("address", "coordination/imports/<slug:code>/drop/"), imports.import_drop),
]
