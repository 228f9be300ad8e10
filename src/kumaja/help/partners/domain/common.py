"""Words that officials' sentences are made of, whatever they are about."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    """Return the words of a list that is easier to read as text."""
    return frozenset(text.split())


COMMON: Final = {
    "fi": _words(
        """
        suunnitella suunnitelma suunnittelu yhteinen etsiä hakea haluta tarvita kumppani yhdistys
        järjestö mukaan kaupunki kunta alue asiakas palvelu ihminen uusi oma kanssa kertoa toimija
        kehittää kehittäjäryhmä koulutus tilaisuus
        """
    ),
    "sv": _words("planera söka vilja behöva förening kommun service ny egen grupp"),
    "en": _words("plan look need partner association municipality service new own"),
}
