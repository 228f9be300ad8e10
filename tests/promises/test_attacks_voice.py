"""Whatever is said, answered or decided stays words: no page runs it, no mail is led astray."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.outbox.models import Mail
from kumaja.voice.consultations.actions.asking import answer_question, ask_question
from kumaja.voice.consultations.actions.texts import Text
from kumaja.voice.consultations.actions.versions import publish_version
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.telling import Bringing, tell_one
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict
from kumaja.voice.echo.actions.weighing import Answer, record_change, weigh
from kumaja.voice.echo.domain.states import PointState, ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.page import thread_url
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.models import Decision, Matter
from kumaja.voice.matters.tests.rows import a_body
from tests.promises.test_bad_input import MARK
from tests.walk.visitors import signed_in
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BY = {"actor": "test"}
TRICKS = ("{0.__class__}", "%(x)s", "{{7*7}}")
EVIL = f'{MARK}"><script>alert(1)</script><img src=x onerror=alert(1)> {" ".join(TRICKS)}'
# A quotation mark within prose is a quotation mark; what closes a tag or opens one runs.
RUNS = re.compile(rf"{MARK}\">|<script>alert|<img src=x|{MARK}49|href=\"javascript:", re.IGNORECASE)
TEXTS = {"title_fi": EVIL[:190], "title_sv": EVIL[:190]}


@pytest.fixture
def said(world: World) -> Contribution:
    """Somebody says evil words in a hearing; every answer to them holds evil words too."""
    begun = NOW - 60 * DAY
    body = a_body(world.region, "Kunta")
    hearing = a_consultation(world.region, body, starts_at=begun, days=40)
    _fill(hearing)
    view = a_view(
        world.region, matter=hearing.matter, stage=hearing.stage, points=(EVIL, f"Toinen {EVIL}"),
        organisation=world.own, now=begun, answer_by=AnswerBy.MAIL, answer_to="a@kumaja.example",
    )  # fmt: skip
    declare_position(
        matter=hearing.matter, text=EVIL, language="fi", points=list(view.points.all()),
        declared_by=EVIL[:100], now=NOW, **BY,
    )  # fmt: skip
    _answer(view)
    return view


def _fill(hearing: Consultation) -> None:
    """Write into the matter and its hearing wherever one can."""
    Matter.objects.filter(pk=hearing.matter_id).update(
        title_fi=EVIL[:190],
        summary_fi=EVIL,
        can_change_fi=EVIL,
        cannot_change_fi=EVIL,
        easy_fi=EVIL,
    )
    hearing.refresh_from_db()
    asked = ask_question(
        consultation=hearing, text=EVIL, language="fi", name=EVIL[:100],
        now=hearing.opened_at + DAY, **BY,
    )  # fmt: skip
    answer_question(
        asked=asked, answer={"answer_fi": EVIL}, owner=hearing.matter.owners.get(),
        now=hearing.opened_at + DAY, **BY,
    )  # fmt: skip
    text = Text(TEXTS, [{"text_fi": EVIL, "text_sv": EVIL}, {"text_fi": "2 §", "text_sv": "2 §"}])
    publish_version(consultation=hearing, text=text, now=hearing.opened_at + 2 * DAY, **BY)


def _answer(view: Contribution) -> None:
    owner = view.matter.owners.select_related("matter", "organisation", "network").get()  # type: ignore[union-attr]
    changed = {"heading_fi": EVIL[:100], "old_fi": EVIL, "new_fi": f"{EVIL} uusi"}
    change = record_change(owner=owner, values=changed, now=NOW, **BY)
    answer = Answer(PointState.TAKEN_IN_PART, reason=EVIL, language="fi", change=change)
    weigh(points=list(view.points.all()), owner=owner, answer=answer, now=NOW, **BY)
    decided = {"decided_on": NOW.date(), "result_fi": EVIL, "reasons_fi": EVIL, **TEXTS}
    record_decision(owner=owner, values=decided, now=NOW, **BY)
    notice = tell_one(contribution=view, bringing=Bringing(ToldBy.MAIL), now=NOW, **BY)
    judged = Judgement(VerdictKind.PARTLY, EVIL)
    give_verdict(notice=notice, judgement=judged, language="fi", now=NOW, **BY)


def pages(view: Contribution) -> Iterator[str]:
    """Yield every page that shows what was said, answered or decided."""
    matter, decision = (
        Matter.objects.get(pk=view.matter_id),
        Decision.objects.get(matter=view.matter_id),
    )
    for name in ("matters:detail", "values:audit", "matters:annex", "consultations:text"):
        yield reverse(name, args=[matter.address])
    for name in (
        "matters:list",
        "matters:calendar",
        "echo:list",
        "echo:open_loops",
        "echo:waiting_points",
        "home:front",
    ):
        yield reverse(name)
    yield decision.get_absolute_url()
    yield from (f"{thread_url(view)}?nakyma={view_}" for view_ in ("piirros", "aikajana", "teksti"))
    yield reverse("contributions:report", args=[view.code])


def test_no_page_runs_what_was_said(said: Contribution, world: World) -> None:
    client = Client()
    found = []
    for url in pages(said):
        answer = client.get(url)
        assert answer.status_code == 200, url
        found += [f"{url}: {each[0]}" for each in RUNS.finditer(answer.content.decode())]
    official = signed_in(world.people["coordinator"])
    for name in ("echo:desk", "echo:tell", "echo:annex"):
        url = reverse(name, args=[Matter.objects.get(pk=said.matter_id).address])
        words = official.get(url).content.decode()
        found += [f"{url}: {each[0]}" for each in RUNS.finditer(words)]
    assert found == []


def test_the_words_stand_on_the_page_and_in_the_mail_as_they_were_said(said: Contribution) -> None:
    words = Client().get(thread_url(said)).content.decode()
    mail = Mail.objects.get(pk=Notice.objects.get().mail_id)

    for part in TRICKS:
        assert part in words
        assert part in mail.body
    assert "<script>alert(1)</script>" in mail.body  # plain text: nothing to escape
    assert "\n" not in mail.subject


def test_no_title_leads_a_mail_astray(world: World) -> None:
    """A line break in a title never becomes a header of its own."""
    hearing = a_consultation(
        world.region, a_body(world.region, "Kunta"), starts_at=NOW - 60 * DAY, days=40
    )
    Matter.objects.filter(pk=hearing.matter_id).update(
        title_fi="Tilat\r\nBcc: kaikki@kumaja.example"
    )
    view = a_view(
        world.region, matter=Matter.objects.get(pk=hearing.matter_id), stage=hearing.stage,
        now=NOW - 59 * DAY, answer_by=AnswerBy.MAIL, answer_to="a@kumaja.example",
    )  # fmt: skip
    _answer(view)

    mail = Mail.objects.get(pk=Notice.objects.get().mail_id)

    assert not {"\r", "\n"} & set(mail.subject)


def test_whoever_asks_for_a_link_learns_nothing_of_others(world: World) -> None:
    hearing = a_consultation(
        world.region, a_body(world.region, "Kunta"), starts_at=NOW - DAY, days=40
    )
    Matter.objects.filter(pk=hearing.matter_id).update(residents_may_speak=True)
    url = reverse(
        "consultations:say_ask_link", args=[Matter.objects.get(pk=hearing.matter_id).address]
    )
    known = world.people["resident"].email

    answers = [
        Client().post(url, {"email": email}, follow=True)
        for email in (known, "outo@kumaja.example")
    ]

    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert known not in answers[0].content.decode()


def test_nobodys_mailbox_is_filled_with_links(world: World) -> None:
    hearing = a_consultation(
        world.region, a_body(world.region, "Kunta"), starts_at=NOW - DAY, days=40
    )
    Matter.objects.filter(pk=hearing.matter_id).update(residents_may_speak=True)
    url = reverse(
        "consultations:say_ask_link", args=[Matter.objects.get(pk=hearing.matter_id).address]
    )

    for _ in range(40):
        Client().post(url, {"email": "kohde@kumaja.example"})

    assert 0 < Mail.objects.filter(to="kohde@kumaja.example").count() <= 10
