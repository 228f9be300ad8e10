"""Django's settings, made from the environment of one installation."""

from __future__ import annotations

from typing import Any

from kumaja.config.cache import ALIAS, caches
from kumaja.config.databases import postgresql, sqlite, sqlite_cache
from kumaja.config.environment import Environment
from kumaja.config.mail import mail_domain, mail_settings, mailbox_url
from kumaja.config.rooms import ROOMS
from kumaja.config.secrets import ledger_key, secret_key
from kumaja.config.security import authorities, security, strong_sign_ins
from kumaja.foundation.design.engine.assets import STATIC

ENVIRONMENT = Environment()
DATA = ENVIRONMENT.data.resolve()
SECRET_KEY = secret_key(DATA, ENVIRONMENT.secret_key.get_secret_value())
LEDGER_KEY = ledger_key(DATA, ENVIRONMENT.ledger_key.get_secret_value())
LEDGER_FORMER_KEYS = ENVIRONMENT.ledger_former_keys
DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.hosts
PUBLIC_URL = ENVIRONMENT.public_url.rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before the packages, so that the rooms' templates and words go before theirs.
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kumaja.foundation.regions.middleware.RegionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kumaja.foundation.accounts.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kumaja.network.registry.middleware.SecondFactorMiddleware",
]
ROOT_URLCONF = "kumaja.config.urls"
WSGI_APPLICATION = "kumaja.config.wsgi.application"
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "kumaja.front.home.gates.shell",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "kumaja.foundation.design.templatetags.design",
                "kumaja.foundation.design.templatetags.forms",
                "kumaja.foundation.design.templatetags.dates",
                "kumaja.foundation.design.templatetags.reading",
            ],
            "context_processors": CONTEXT_PROCESSORS,
        },
    }
]

DATABASES = {
    "default": postgresql(ENVIRONMENT.database_url, pool=ENVIRONMENT.database_pool)
    if ENVIRONMENT.database_url
    else sqlite(DATA / "kumaja.sqlite3")
}
if not ENVIRONMENT.cache_url:
    DATABASES[ALIAS] = (
        DATABASES["default"] | {"TEST": {"MIRROR": "default"}}
        if ENVIRONMENT.database_url
        else sqlite_cache(DATA / "cache.sqlite3")
    )
DATABASE_ROUTERS = ["kumaja.config.cache.CacheRouter"]
CACHES = caches(ENVIRONMENT.cache_url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SIGN_IN_LOG_DAYS = 365
SOCIALACCOUNT_PROVIDERS = authorities(ENVIRONMENT.oidc)
STRONG_SIGN_INS = strong_sign_ins(ENVIRONMENT.oidc)
globals().update(security(ENVIRONMENT))

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# Built files are committed, hashed and compressed; nothing is collected at start.
STATIC_URL = "/static/"
STATIC_ROOT = STATIC
STATICFILES_FINDERS: list[str] = []
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.[0-9a-f]{12}\.[a-z0-9]+$"
COTTON_ISOLATE_BY_DEFAULT = True
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
TEST_RUNNER = "django.test.runner.DiscoverRunner"

API_LIMITS = {
    "read": ENVIRONMENT.api_reads,
    "search": ENVIRONMENT.api_searches,
    "export": ENVIRONMENT.api_exports,
    "write": ENVIRONMENT.api_writes,
}

DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_sender
MAIL_IS_KEPT = not ENVIRONMENT.mail_url
globals().update(mail_settings(ENVIRONMENT.mail_url))
MAIL_IN_DOMAIN = mail_domain(ENVIRONMENT.mail_in_domain)
IMAP_URL = mailbox_url(ENVIRONMENT.imap_url.get_secret_value())

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Refused requests are the visitor's affair; what breaks on our side is the operator's.
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
