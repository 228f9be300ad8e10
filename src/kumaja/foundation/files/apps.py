"""The room `files`."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads; safe CSV and XLSX."""

    name = "kumaja.foundation.files"
    label = "files"
