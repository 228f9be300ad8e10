"""Settings of the demonstration: one machine, no HTTPS, no mail leaves, roles to try."""

from __future__ import annotations

from kumaja.config.settings import *  # noqa: F403
from kumaja.config.settings import CONTEXT_PROCESSORS, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "kumaja.demo"]
ROOT_URLCONF = "kumaja.config.demo_urls"
CONTEXT_PROCESSORS.append("kumaja.demo.gates.demonstration")
MAIL_IS_KEPT = True
MAIL_IN_DOMAIN = "vastaus.example"
IMAP_URL = ""
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
ALLOWED_HOSTS = [".localhost", "127.0.0.1"]  # each region has a name beneath localhost
