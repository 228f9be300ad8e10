"""Django's own commands during development: `python manage.py makemigrations`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kumaja.config.settings")
    execute_from_command_line(sys.argv)
