"""Ääni ja kaiku: all that an association has said, for its own people alone."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.matters.tests.rows import a_matter
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.tests.rows import a_word


def at(organisation: Organisation) -> str:
    return reverse("desk:said", args=[organisation.address])


def test_all_that_was_said_stands_with_how_far_it_came(
    browser: Browser, region: Region, own: Organisation, editor: User
) -> None:
    now = timezone.now()
    matter = a_matter(region)
    views = [a_view(region, matter=matter, organisation=own, now=now) for _ in range(7)]
    word = a_word(region, organisation=own, now=now)
    Observation.objects.filter(pk=word.pk).update(state="told", read_at=now)
    word.contribution.published_at = now
    word.contribution.save(update_fields=["published_at"])

    page = browser(editor).get(at(own)).content.decode()

    assert all(f"/kaiku/{view.code}/" in page for view in views)
    assert "Sanottu 8 · vastattu 1 · odottaa 7" in page


def test_what_not_everyone_may_read_leads_nowhere(
    browser: Browser, region: Region, own: Organisation, editor: User
) -> None:
    view = a_view(region, organisation=own, visibility=Seen.BODY, now=timezone.now())

    page = browser(editor).get(at(own)).content.decode()

    assert view.number in page
    assert view.code not in page


def test_it_is_nobody_elses(
    browser: Browser, region: Region, own: Organisation, other: Organisation, editor: User
) -> None:
    mine = a_view(region, organisation=own, now=timezone.now())
    theirs = a_view(region, organisation=other, now=timezone.now())
    client = browser(editor)

    assert client.get(at(other)).status_code == 403
    page = client.get(at(own)).content.decode()
    assert mine.number in page
    assert theirs.number not in page


def test_who_has_said_nothing_is_told_where_to_begin(
    browser: Browser, own: Organisation, editor: User
) -> None:
    page = browser(editor).get(at(own)).content.decode()

    assert "Yhdistyksemme ei ole vielä sanonut mitään." in page
