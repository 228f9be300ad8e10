"""Whatever is typed in an address: a clear answer in time, and nothing of it as code."""

from __future__ import annotations

import re
import time

import pytest
from django.test import Client

from tests.promises.pages import READS, url_of, urls
from tests.walk.visitors import signed_in
from tests.walk.world import World

pytestmark = pytest.mark.django_db

SECONDS = 2.0
SCRIPT = "<script>alert(1)</script>"
# Stands before each harmful sign; long, so that no form's random token holds it by chance.
MARK = "ZQzkanarialintu"
# Each as it stands in an address, percent-encoded.
WORST = {
    "100 kB": "muisti%20" * 11_000,
    "one word of 100 kB": "a" * 100_000,
    "hyphens": "-".join(["pitka" * 5] * 51),
    "NUL": "a%00b",
    "emoji": "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7",
    "right to left": "%E2%80%AEabc%E2%80%AC%E2%81%A7",
    "a and two dots": "a%CC%88iti",
    "surrogate": "%ED%A0%80%ED%B0%80",
    "broken UTF-8": "%FF%FE%C3%28",
    "broken escape": "%ZZ%u0041%",
    "negative": "-1",
    "huge": "9" * 40,
    "digits of another script": "%D9%A3",
    "exponent": "1e400",
    "not a number": "NaN",
    "unknown": "nosuchthing",
    "SQL": "%27%20OR%201=1;%20DROP%20TABLE%20accounts_user--%25_",
    "HTML": f"{MARK}%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "attribute": f"{MARK}%27%20onmouseover=%27alert(1)",
    "template": f"{MARK}%7B%7B7*7%7D%7D%7B%25%20debug%20%25%7D",
    "javascript": "javascript:alert(1)",
    "line": "a%0D%0ASet-Cookie:%20x=1",
    "query words": "AND%20OR%20NOT%20(%20%22%20*%20~%20:%20%5B%20TO%20%5D%20%5E9",
    "format": "%25s%25(x)s%7B0%7D",
    "date": "99999-99-99T99:99Z%7C1",
}
HARM = re.compile(
    rf"{MARK}\"|{MARK}'|<script>alert|<img src=x|{MARK}49|href=\"javascript:", re.IGNORECASE
)


def asked(client: Client, url: str) -> list[str]:
    """Return what is wrong with the answer to an address."""
    begun = time.process_time()  # of the processor, not of the clock on the wall: others work too
    answer = client.get(url)
    taken = time.process_time() - begun
    wrong = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    wrong += [f"{taken:.1f} s"] if taken > SECONDS else []
    if answer.get("Content-Type", "").startswith("text/html"):
        text = answer.content.decode()
        wrong += [f"reflected {match[0]}" for match in HARM.finditer(text)]
    wrong += ["a cookie was set"] if "x" in answer.cookies else []
    return [f"{url[:90]}: {one}" for one in wrong]


def client_for(world: World, name: str) -> Client:
    who = "administrator" if name.startswith(("desk:admin", "home:gap")) else None
    who = "coordinator" if name in {"home:feedback_list", "desk:embedding"} else who
    return signed_in(world.people[who] if who else None)


@pytest.fixture
def quiet_client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", sorted(READS))
def test_every_parameter_takes_anything(found_world: World, name: str) -> None:
    client = client_for(found_world, name)
    client.raise_request_exception = False
    url, found = url_of(found_world, name), []
    for value in WORST.values():
        for parameter in READS[name]:
            found += asked(client, f"{url}?{parameter}={value}")
    assert found == []


def test_parameters_that_nobody_reads_are_left_alone(
    found_world: World, quiet_client: Client
) -> None:
    found = []
    for _name, url in urls(found_world):
        for key in ("NUL", "HTML", "broken UTF-8"):
            found += asked(quiet_client, f"{url}?{WORST[key]}={WORST[key]}&x[]=1&&=&page=-1")
    assert found == []


PLACES = (
    "/{}", "/{}/fi/", "/keski/{}/", "/fi/{}/", "/fi/haku/{}/", "/fi/yhdistykset/{}/",
    "/fi/toiminta/{}/", "/fi/kunnat/{}/", "/fi/tilanteet/{}/", "/fi/oppaat/{}/", "/l/{}",
    "/fi/kutsu/{}/", "/fi/kirjaudu/linkki/{}/", "/fi/palaute/{}/", "/api/v1/activities/{}",
    "/api/v1/organisations/{}", "/oidc/{}/login/", "/static/{}", "/static/../{}",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_part_of_an_address_takes_anything(
    found_world: World, quiet_client: Client, place: str
) -> None:
    found = []
    for key, value in WORST.items():
        short = value[:4000] if key in {"100 kB", "one word of 100 kB"} else value
        found += asked(quiet_client, place.format(short.replace("?", "")))
    assert found == []


@pytest.mark.parametrize("language", ["xx", "fi;q=abc", "*", "a" * 5000, "sv\x00", "%FF"])
def test_headers_take_anything(found_world: World, quiet_client: Client, language: str) -> None:
    headers = {
        "accept-language": language, "referer": "http://[::1", "if-none-match": "x" * 3000,
        "hx-request": "true", "hx-current-url": "javascript:", "cookie": "session=%00; csrf=<b>",
        "user-agent": "\x00" + "Ä" * 3000, "x-forwarded-for": "1.2.3.4, <b>",
    }  # fmt: skip
    for path in ("/", "/fi/", "/fi/haku/?q=a", "/fi/palaute/", "/api/v1/activities"):
        assert quiet_client.get(path, headers=headers).status_code < 500, path
