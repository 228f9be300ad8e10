"""The room `directory`."""

from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Activities and how to take part."""

    name = "kumaja.help.directory"
    label = "directory"
