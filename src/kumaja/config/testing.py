"""Settings under which the tests run: a data folder of their own, SQLite unless told otherwise."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("KUMAJA_DATA", tempfile.mkdtemp(prefix="kumaja-test-"))
os.environ.setdefault("KUMAJA_HTTPS", "false")
os.environ.setdefault("KUMAJA_HOSTS", '["localhost", "127.0.0.1", "testserver", "uusimaa.example"]')
os.environ.setdefault("KUMAJA_ANALYSER", "snowball")
# Nothing is remembered between tests; those of rate limits bring a cache of their own.
os.environ.setdefault("KUMAJA_CACHE_URL", "dummy:")

from kumaja.config.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
