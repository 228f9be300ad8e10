"""What every answer says to the browser, and what no answer may say or do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.accounts.actions import make_sign_in_link
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.front.desk.actions import invite
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Role
from tests.promises.pages import url_of, urls
from tests.walk.visitors import SIGNED_OUT, signed_in
from tests.walk.world import NOW, World
from tools.house import ROOT

pytestmark = pytest.mark.django_db
FRAMED = "/fi/upota/"  # pages of allowed sites may show it
ACTING = {"desk:erase", "account_logout", "openid_connect_login", "openid_connect_callback"}
# What a page may name of elsewhere: links that one follows, never what a browser fetches by itself.
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed|object|use|image)\b[^>]*"""
    r"""(?:src|href|data|srcset)\s*=\s*["'](?P<a>[^"']*)|<link\b(?![^>]*rel="(?:canonical|alternate)")[^>]*href\s*=\s*["'](?P<b>[^"']*)""",
    re.IGNORECASE,
)
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|\son\w+\s*=|\sstyle\s*=|<style|javascript:", re.IGNORECASE
)


def is_data(script: str) -> bool:
    kinds = ("application/json", "application/ld+json")
    return any(f'type="{kind}"' in script for kind in kinds) or 'type="speculationrules"' in script


def faults_of(answer: object, url: str) -> list[str]:
    """Return what is missing from the headers of an answer, or wrong in its text."""
    header = dict(answer.items())  # type: ignore[attr-defined]
    policy = header.get("Content-Security-Policy", "")
    closed = policy.startswith("default-src 'none';")  # nothing at all: what is framed elsewhere
    is_framed = url == FRAMED and closed and "; frame-ancestors 'self'" in policy
    is_alone = header.get("X-Frame-Options") == "DENY" and "frame-ancestors 'none'" in policy
    wanted = {
        "nosniff": header.get("X-Content-Type-Options") == "nosniff",
        "referrer": header.get("Referrer-Policy") in {"same-origin", "no-referrer"},
        "frames": is_framed or is_alone,
        "policy": closed or "default-src 'self'" in policy,
        "unsafe": "unsafe" not in policy and "*" not in policy,
        "base": "base-uri 'none'" in policy and (closed or "object-src 'none'" in policy),
        "opener": header.get("Cross-Origin-Opener-Policy") == "same-origin",
    }
    found = [name for name, is_so in wanted.items() if not is_so]
    if header.get("Content-Type", "").startswith("text/html"):
        text = answer.content.decode()  # type: ignore[attr-defined]
        fetched = [match["a"] or match["b"] or "" for match in FETCHED.finditer(text)]
        found += [f"fetches {one}" for one in fetched if re.match(r"(https?:)?//", one)]
        found += [one for one in INLINE.findall(text) if not is_data(one)]
    return [f"{url}: {name}" for name in found]


@pytest.mark.parametrize("who", [SIGNED_OUT, "spokesperson", "administrator"])
def test_every_page_is_guarded(found_world: World, who: str) -> None:
    client = signed_in(found_world.people.get(who))
    found = []
    for name, url in urls(found_world):
        if name not in ACTING:
            found += faults_of(client.get(url), url)
    assert found == []


@pytest.mark.parametrize("path", ["/fi/nosuch/", "/fi/toiminta/x-nosuchcode/", "/static/no.css"])
def test_pages_of_errors_are_guarded_too(world: World, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    assert faults_of(answer, path) == []


def test_cookies_are_closed_to_scripts_and_other_sites(world: World) -> None:
    client = Client()
    client.post(url_of(world, "account_login"), {"email": "a@walk.example"})
    client.get(url_of(world, "home:feedback"))
    assert {"session", "csrf"} <= client.cookies.keys()
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] in {"Lax", "Strict"}, name


def test_pages_of_a_person_are_kept_by_no_cache(world: World) -> None:
    client = signed_in(world.people["spokesperson"])
    for name in ("desk:my_page", "desk:take_out", "accounts:settings", "desk:people"):
        told = client.get(url_of(world, name))["Cache-Control"]
        assert "no-store" in told or "private" in told, name


IN_HTTPS = """
import json, django
django.setup()
from django.test import Client
from django.urls import reverse
client = Client(headers={"host": "localhost"})
found = []
for path in ("/fi/", "/fi/kirjaudu/", "/fi/palaute/"):
    answer = client.get(path, secure=True)
    found.append([answer.status_code, answer.headers.get("Strict-Transport-Security", "")])
cookies = {n: [bool(c["secure"]), c["path"], c["domain"]] for n, c in client.cookies.items()}
print(json.dumps([found, cookies]))
"""


def test_with_https_cookies_are_bound_and_hsts_is_told(tmp_path: Path) -> None:
    where = {
        "KUMAJA_DATA": str(tmp_path), "KUMAJA_HTTPS": "true", "KUMAJA_DATABASE_URL": "",
        "KUMAJA_HOSTS": '["localhost"]', "KUMAJA_CACHE_URL": "dummy:",
        "DJANGO_SETTINGS_MODULE": "kumaja.config.settings", "PYTHONPATH": str(ROOT / "src"),
    }  # fmt: skip
    env, python = os.environ | where, sys.executable
    subprocess.run([python, "-m", "django", "migrate", "-v0"], env=env, check=True, cwd=tmp_path)
    run = subprocess.run(
        [python, "-c", IN_HTTPS], env=env, check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    answers, cookies = json.loads(run.stdout.splitlines()[-1])
    for status, told in answers:
        assert status == 200
        assert int(re.findall(r"max-age=(\d+)", told)[0]) >= 31_536_000
    assert cookies
    for name, (is_secure, path, domain) in cookies.items():
        assert name.startswith("__Host-"), name
        assert (is_secure, path, domain) == (True, "/", ""), name


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:x@evil"])
def test_a_host_that_is_not_ours_is_refused(world: World, host: str) -> None:
    client = Client(raise_request_exception=False, headers={"host": host})
    mails = Mail.objects.count()
    try:
        status = client.get(url_of(world, "home:front")).status_code
    except DisallowedHost:
        status = 400
    assert status == 400
    assert client.post(url_of(world, "account_login"), {"email": "a@b.fi"}).status_code == 400
    assert Mail.objects.count() == mails


def test_no_mail_takes_its_link_from_the_host_that_asked(world: World) -> None:
    client = signed_in(world.people["spokesperson"])
    client.post(
        url_of(world, "desk:people"),
        {"email": "new@walk.example", "kind": "editor", "last_on": "2027-01-01", "form_key": "x"},
        headers={"host": "uusimaa.example", "x-forwarded-host": "evil.example"},
    )
    client.post(
        url_of(world, "account_login"), {"email": "b@walk.example"},
        headers={"x-forwarded-host": "evil.example"},
    )  # fmt: skip
    for mail in Mail.objects.all():
        assert "evil" not in mail.body + mail.subject + mail.link
        for address in re.findall(r"https?://\S+", mail.body + " " + mail.link):
            assert address.startswith(settings.PUBLIC_URL), address


EVIL = (
    "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "///evil",
    "http:evil.example", "javascript:alert(1)", "/%09/evil.example", "https:///evil.example",
    "\thttps://evil.example", "//testserver@evil.example", "ht\ntps://evil.example",
)  # fmt: skip


@pytest.mark.parametrize("target", EVIL)
def test_nobody_is_led_away(world: World, target: str) -> None:
    client = signed_in(world.people["resident"])
    for where in (
        client.get(url_of(world, "account_login"), {"next": target}),
        client.post(f"{url_of(world, 'account_login')}?next={quote(target)}"),
        _entered_by_code(target),
    ):
        assert not leads_away(where.get("Location", "")), (target, where["Location"])
    for path in ("//evil.example/fi/", "/keski//evil.example", "/keski/%2F%2Fevil.example/"):
        told = Client().get(path, headers={"host": "testserver"}).get("Location", "")
        assert not leads_away(told), (path, told)


def leads_away(location: str) -> bool:
    """Test whether a browser would leave this site: it drops tabs and takes \\ for /."""
    seen = re.sub(r"[\t\r\n]", "", location).strip().replace("\\", "/")
    parts = urlsplit(seen)
    return bool(parts.scheme) or seen.startswith("//") or parts.netloc not in {"", "testserver"}


def _entered_by_code(target: str) -> HttpResponse:
    """Sign in by a mailed code, asked for on a page that was opened with that address."""
    client, mail = Client(), "led@walk.example"
    Mail.objects.filter(to=mail).delete()
    client.post(f"/fi/kirjaudu/?next={quote(target)}", {"email": mail, "next": target})
    code = Mail.objects.get(to=mail).subject.rpartition(" ")[2]
    answer = client.post("/fi/kirjaudu/koodi/", {"code": code, "next": target})
    assert answer.status_code == 302
    return answer


def test_opening_a_mailed_link_changes_nothing(world: World) -> None:
    invite(
        organisation=world.own, region=world.region, kind=RoleKind.EDITOR, email="c@walk.example",
        last_on=None, actor=world.people["spokesperson"], now=NOW.replace(year=2100),
    )  # fmt: skip
    links = [Mail.objects.get(to="c@walk.example").link.removeprefix(settings.PUBLIC_URL)]
    links.append(
        f"/l/{make_sign_in_link(user=world.people['resident'], now=NOW.replace(year=2100))}"
    )
    before = (AuditRow.objects.count(), Role.objects.count(), User.objects.count())
    for link in links:
        for _ in range(2):
            client = Client()
            answer = client.get(link, follow=True)
            assert answer.status_code == 200
            client.head(link, follow=True)
            assert "_auth_user_id" not in client.session
    assert before == (AuditRow.objects.count(), Role.objects.count(), User.objects.count())
    assert not Link.objects.filter(spent_at__isnull=False).exists()


def test_nobody_learns_who_has_an_account(world: World) -> None:
    def asked(mail: str) -> tuple[int, str, int, str]:
        client = Client()
        with CaptureQueriesContext(connection) as seen:
            answer = client.post(url_of(world, "account_login"), {"email": mail})
        page = client.get(answer["Location"])
        text = re.sub(r'(value="|hx-headers=)[^>]*', "", page.content.decode())
        text = re.sub(
            r"[A-Za-z0-9]{22,}", "", text.replace(quote(mail), "MAIL").replace(mail, "MAIL")
        )
        return answer.status_code, answer["Location"], len(seen), text

    known, unknown = asked("editor@walk.example"), asked("nobody@walk.example")
    assert known[:3] == unknown[:3]
    assert "".join(unified_diff(known[3].splitlines(), unknown[3].splitlines(), n=0)) == ""
