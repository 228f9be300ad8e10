from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.domain.wording import timing_text

THURSDAY = date(2026, 11, 26)


def timing(rule: str) -> Timing:
    return Timing(rule, THURSDAY, None, time(13), time(15))


@pytest.mark.parametrize(
    ("rule", "language", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "fi", "Torstaisin klo 13–15"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "fi", "Maanantaisin ja keskiviikkoisin klo 13–15"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "sv", "Varannan vecka, tisdagar kl. 13–15"),
        ("FREQ=MONTHLY;BYDAY=1TU", "fi", "Kuukauden ensimmäinen tiistai klo 13–15"),
        ("FREQ=MONTHLY;BYDAY=-1WE", "en", "Last Wednesday of the month 13:00–15:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "fi", "Arkisin klo 13–15"),
        ("FREQ=WEEKLY", "fi", "Torstaisin klo 13–15"),
        ("", "fi", "to 26.11.2026 klo 13–15"),
    ],
)
def test_a_schedule_reads_as_people_say_it(rule: str, language: str, words: str) -> None:
    assert timing_text(timing(rule), language) == words


@given(st.text(max_size=60), st.sampled_from(["fi", "sv", "en"]))
def test_a_rule_without_words_still_gives_the_hours(rule: str, language: str) -> None:
    assert timing_text(timing(f"FREQ=YEARLY;X={rule.replace(';', '')}"), language)
