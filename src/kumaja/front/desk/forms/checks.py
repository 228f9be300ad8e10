"""What a record's name and numbers must be, said in plain sentences."""

from __future__ import annotations

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.language.domain.keys import match_key
from kumaja.network.registry.domain.business_ids import has_form, normal_business_id
from kumaja.network.registry.models import Organisation

_REGISTER_NUMBER = re.compile(r"\d[\d. ]*")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})


def checked_business_id(typed: str, own: Organisation) -> str | None:
    """Return the id as it is kept; raises ValidationError for what cannot be one."""
    if not typed:
        return None
    if not has_form(typed):
        raise forms.ValidationError(
            _("A business id has seven digits, a dash and a check digit, for example 1234567-1.")
        )
    found = normal_business_id(typed)
    if found is None:
        raise forms.ValidationError(
            _("The business id does not match its check digit. Check the number.")
        )
    if Organisation.objects.exclude(pk=own.pk).filter(business_id=found).exists():
        raise forms.ValidationError(
            _("Another organisation already has this business id. Tell the coordination.")
        )
    return found


def checked_register_number(typed: str, stored: str) -> str:
    """Return the number as it is kept; raises ValidationError for words and for a business id."""
    plain = unicodedata.normalize("NFKC", typed)
    if not plain or typed == stored:
        return typed
    if normal_business_id(plain) and "-" in plain:
        raise forms.ValidationError(_("This is a business id. Write it in the field above."))
    if not _REGISTER_NUMBER.fullmatch(plain):
        raise forms.ValidationError(
            _("A register number has digits and dots, for example 123.456.")
        )
    return plain


def checked_name(typed: str, stored: str) -> str:
    """Return the name; raises ValidationError when nobody could read it or find it."""
    if not typed or typed == stored:
        return typed
    if not match_key(typed):
        raise forms.ValidationError(_("Write the name in letters."))
    if sign := _foreign_sign(typed):
        raise forms.ValidationError(
            _("“%(sign)s” looks like another letter but is not. Write the word anew."),
            params={"sign": sign},
        )
    return typed


def require_own_name(names: list[str], own: Organisation) -> None:
    """Refuse a name that another organisation of the service already has."""
    keys = {match_key(name) for name in names if name} - _keys_of(own)
    others = Organisation.objects.current().exclude(pk=own.pk)
    if keys and others.filter(match_key__in=keys).exists():
        raise forms.ValidationError(
            _("Another organisation already has this name. Add what sets yours apart, or tell the"
              " coordination.")
        )  # fmt: skip


def _keys_of(own: Organisation) -> set[str]:
    return {match_key(name) for name in (own.name_fi, own.name_sv, own.name_en) if name}


def _foreign_sign(text: str) -> str:
    """Return the first letter that stands in a word of another script, where the two look alike."""
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", text))
    for word in words:
        scripts = [_script(letter) for letter in word]
        main = max(sorted(set(scripts)), key=scripts.count)
        for letter, script in zip(word, scripts, strict=True):
            if script != main and {script, main} <= _ALIKE:
                return letter
    return ""


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
