"""Forms tie help and errors to their controls and keep what was typed."""

from __future__ import annotations

import re
from datetime import date

from kumaja.foundation.design.forms import AnswerSample, SampleForm
from kumaja.foundation.design.tests.cotton import drawn

SENT = {
    "told": "",
    "mail": "<script>x</script>@",
    "happened_on": "31.2.2026",
    "municipality": "858",
}


def test_a_failed_form_counts_its_errors_and_leads_to_each_field() -> None:
    form = SampleForm(SENT)
    html = drawn('<c-page title="Viesti" :form="form"><c-form :form="form" /></c-page>', form=form)

    targets = re.findall(r'<li><a href="#([^"]+)"', html)
    assert "<title>Virhe: Viesti" in html
    assert f"Tarkista {sum(len(e) for e in form.errors.values())} kohtaa" in html
    assert "data-error-summary autofocus" in html
    assert targets == ["id_told", "id_mail", "id_happened_on", "id_speaker_0"]
    assert all(f'id="{target}"' in html for target in targets)


def test_help_and_error_are_tied_to_the_control() -> None:
    html = drawn('<c-form :form="form" />', form=SampleForm(SENT))

    told = re.search(r"<textarea[^>]*>", html)
    assert told
    assert 'aria-describedby="id_told-help id_told-error"' in told[0]
    assert 'aria-invalid="true"' in told[0]
    assert 'id="id_told-help"' in html
    assert 'id="id_told-error"' in html


def test_help_that_the_page_gives_is_tied_too() -> None:
    html = drawn(
        '<c-field :field="form.municipality" help="Voit jättää auki." />', form=SampleForm()
    )

    assert re.search(r'<select[^>]*aria-describedby="id_municipality-help"', html)
    assert '<p class="k-help" id="id_municipality-help">Voit jättää auki.</p>' in html


def test_what_was_typed_is_kept_and_escaped() -> None:
    html = drawn('<c-form :form="form" />', form=SampleForm(SENT))

    assert 'value="31.2.2026"' in html
    assert "&lt;script&gt;" in html
    assert "<script>x" not in html


def test_a_day_has_the_browsers_own_picker() -> None:
    html = drawn(
        '<c-form :form="form" />', form=SampleForm(initial={"happened_on": date(2026, 11, 21)})
    )

    assert re.search(r'<input type="date"[^>]*value="2026-11-21"', html)


def test_each_form_that_is_posted_carries_a_new_key() -> None:
    form = SampleForm()
    keys = [
        re.findall(
            r'name="form_key" value="([0-9a-f-]{36})"', drawn('<c-form :form="f" />', f=form)
        )
        for _ in range(2)
    ]

    assert len(keys[0]) == 1
    assert keys[0] != keys[1]
    assert "form_key" not in drawn('<c-form :form="f" method="get" />', f=form)


def test_fields_that_may_stay_empty_say_so() -> None:
    html = drawn('<c-field :field="form.mail" /><c-field :field="form.told" />', form=SampleForm())

    assert html.count("(vapaaehtoinen)") == 1


def test_choices_by_state_are_radios_with_their_symbols_and_errors() -> None:
    html = drawn('<c-state-choices :field="form.state" />', form=AnswerSample({"state": ""}))

    assert html.count('type="radio"') == html.count("<svg") - 1 == html.count('aria-invalid="true"')
    assert 'data-keys="choices"' in html
    assert 'aria-describedby="id_state-error"' in html
    assert "Ei otettu huomioon" in html
