"""The form that the style guide shows: every kind of field."""

from __future__ import annotations

from django import forms


class SampleForm(forms.Form):
    """A word from the field, with a field of each kind."""

    told = forms.CharField(
        label="Mitä on tapahtunut tai muuttunut?",
        help_text="Älä kirjoita nimiä tai tietoja, joista jonkun tunnistaa.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Kerro, mitä on tapahtunut."},
    )
    mail = forms.EmailField(
        label="Sähköposti vastausta varten", required=False, help_text="Emme näytä tätä muille."
    )
    municipality = forms.ChoiceField(
        label="Missä?", choices=[("", "Valitse kunta"), ("858", "Tuusula"), ("611", "Pornainen")]
    )
    happened_on = forms.DateField(label="Milloin?", required=False)
    speaker = forms.ChoiceField(
        label="Kuka kertoo?",
        choices=[("association", "Vierellä Jokelassa ry"), ("person", "Minä itse")],
        widget=forms.RadioSelect,
        error_messages={"required": "Valitse, kuka kertoo."},
    )
    whom = forms.MultipleChoiceField(
        label="Ketä se koskee?",
        choices=[("carers", "omaishoitajia"), ("memory", "muistisairaita"), ("youth", "nuoria")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_public = forms.BooleanField(label="Viestin saa näyttää verkostolle", required=False)


class AnswerSample(forms.Form):
    """An answer by the states of a point, and where the point belongs when it is elsewhere."""

    state = forms.ChoiceField(
        label="Vastaus",
        choices=[
            ("taken", "Otettiin huomioon"),
            ("not_taken", "Ei otettu huomioon"),
            ("out_of_remit", "Kuuluu toisaalle"),
        ],
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label="Minne se kuuluu?", required=False)
