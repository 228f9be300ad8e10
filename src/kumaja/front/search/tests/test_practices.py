"""Good practices are found beside activities, and are no help for a situation."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.queries import find
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, indexed
from kumaja.network.practices.actions.practices import archive_practice, write_practice

pytestmark = pytest.mark.django_db


def test_a_practice_is_found_by_its_words_with_what_it_is(client: Client) -> None:
    texts = {"name_fi": "Silmukka laukussa", "summary_fi": "Kuuluuko takariviin?"}
    practice = write_practice(
        region=a_region(), values=texts, terms=Term.objects.filter(code="hearing-fades"),
        actor=None, now=NOW,
    )  # fmt: skip
    an_activity("Kuulokahvila")
    indexed()
    page = client.get("/fi/haku/?q=silmukka").content.decode()
    assert practice.get_absolute_url() in page and "Hyvä käytäntö" in page
    archive_practice(practice=practice, reason="Vanha.", actor=None, now=NOW)
    assert not find(a_region(), "silmukka", moment=NOW).rows
    page = client.get("/fi/elamantilanteet/hearing-fades/").content.decode()
    assert "Silmukka" not in page
